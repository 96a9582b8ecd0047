// The commands for several disputes, and the fields of each.
import { field } from '../../lib/field.js';
import { html, nothing } from '../../lib/page.js';
import { readStaff, staffOf } from '../../lib/staff.js';
import { templates, written } from '../../lib/templates.js';
import { t } from '../../lib/texts.js';

/** Each command with its fields; a text with a question mark may be left out. */
const COMMANDS = {
  take: [],
  assign: ['assigneeId'],
  unassign: [],
  prioritize: ['priority'],
  tag: ['add', 'remove'],
  comment: ['visibility', 'text'],
  'request-information': ['text'],
  'supply-information': ['text?'],
  // Not in part: no amount suits several disputes
  decide: ['outcome', 'text'],
  appeal: ['text'],
  close: ['text?'],
};
const CHOICES = {
  priority: ['URGENT', 'HIGH', 'NORMAL', 'LOW'],
  visibility: ['INTERNAL', 'MERCHANT', 'CUSTOMER'],
  outcome: ['CUSTOMER', 'MERCHANT', 'WRITE_OFF'],
};

/** It starts with what the customer does not notice. */
export const NO_VALUES = {
  action: 'take',
  assigneeId: '',
  priority: 'HIGH',
  add: '',
  remove: '',
  visibility: 'INTERNAL',
  outcome: '',
  text: '',
  textId: '',
};

/** Reads what the fields offer. */
export function prepare(merchant) {
  readStaff(merchant);
  templates(merchant);
}

const words = (tags) =>
  tags
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);

/** Returns the chosen text of the shop, if there still is one. */
const templateOf = (merchant, { textId }) => templates(merchant).find(({ id }) => id === textId);

/** Returns the command as the API takes it. */
export function command(merchant, { action, ...values }) {
  const body = { action };
  for (const name of COMMANDS[action].map((one) => one.replace('?', ''))) {
    if (name === 'add' || name === 'remove') {
      if (words(values[name]).length) body[name] = words(values[name]);
    } else if (name === 'text' && templateOf(merchant, values)) body.textId = values.textId;
    else if (values[name].trim()) body[name] = values[name];
  }
  return body;
}

/** Returns the rules that a problem names, by the names of the fields here. */
export function rulesOf(problem) {
  const violations = (problem?.body?.violations ?? []).map(({ field: name, rule }) => [
    name.replace(/^command\.|\[\d+\]/g, '').replace('textId', 'text'),
    rule,
  ]);
  const rules = new Map(violations);
  return { ruleOf: (name) => rules.get(name), known: violations.some(([name]) => name in NO_VALUES) };
}

export function fields(merchant, values, problem, change) {
  const rules = rulesOf(problem);
  const options = Object.keys(COMMANDS).map((action) => [action, t(`act.${action}`)]);
  const { action } = values;
  return html`${select('action', t('bulk.what'), values, options, rules, change)}
  ${COMMANDS[action].map((name) => one(name, merchant, values, rules, change))}
  ${COMMANDS[action].some((name) => name.startsWith('text')) && isRead(values) ? html`<p class="soft">${t('bulk.customers')}</p>` : nothing}`;
}

/** Whether the customers read the text. */
const isRead = ({ action, visibility }) => action !== 'comment' || visibility === 'CUSTOMER';

function one(name, merchant, values, rules, change) {
  if (name in CHOICES) {
    const options = CHOICES[name].map((value) => [value, t(`${name}.${value}`)]);
    const empty = values[name] ? [] : [['', t('bulk.choose')]];
    return select(name, t(`bulk.${name}`), values, [...empty, ...options], rules, change);
  }
  if (name === 'assigneeId') {
    const people = staffOf(merchant).map(({ id, name: person }) => [id, person]);
    return select(name, t('assign.to'), values, [['', t('bulk.choose')], ...people], rules, change);
  }
  if (name.startsWith('text')) return text(merchant, values, rules, name === 'text?', change);
  return field({ name, value: values[name], problem: rules, label: t(`bulk.${name}`), hint: t('bulk.tags'), change });
}

function select(name, label, values, options, rules, change) {
  const rule = rules.ruleOf(name);
  return html`<div class="field">
    <label for=${`bulk-${name}`}>${label}</label>
    <select
      id=${`bulk-${name}`}
      aria-invalid=${rule ? 'true' : nothing}
      aria-describedby=${`bulk-${name}-says`}
      @change=${(event) => change({ [name]: event.target.value })}
    >
      ${options.map(([value, shown]) => html`<option value=${value} .selected=${value === values[name]}>${shown}</option>`)}
    </select>
    <p id=${`bulk-${name}-says`} class="wrong">${rule ? t('field.rule', { rule }) : nothing}</p>
  </div>`;
}

/** A text of one's own, or one of the merchant's, which each dispute fills with its own values. */
function text(merchant, values, rules, isOptional, change) {
  const kept = templates(merchant);
  const chosen = templateOf(merchant, values);
  const options = [['', t('template.own')], ...kept.map(({ id, name }) => [id, name])];
  const label = t('bulk.text') + (isOptional ? ` (${t('optional')})` : '');
  return html`${kept.length ? select('textId', t('template'), values, options, { ruleOf: () => undefined }, change) : nothing}
  ${
    chosen
      ? html`<div class="field">
          <blockquote lang="">${written(chosen)}</blockquote>
          <p class="soft">${t('bulk.filled')}</p>
          <p class="wrong">${rules.ruleOf('text') ? t('field.rule', { rule: rules.ruleOf('text') }) : nothing}</p>
        </div>`
      : field({ name: 'text', value: values.text, problem: rules, label, rows: 4, change })
  }`;
}
