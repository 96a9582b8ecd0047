// The dialog that links a dispute with another one, merges it into that one, or splits it from it.
import { API, json } from '../../lib/api.js';
import { customerName, deadline, pill, ticket } from '../../lib/dispute-parts.js';
import { field } from '../../lib/field.js';
import { ago, exactly } from '../../lib/format.js';
import { draw, drawn, html, nothing, openDialog, say } from '../../lib/page.js';
import { parameters } from '../../lib/route.js';
import { t } from '../../lib/texts.js';
import { act, at, load, may } from './model.js';

const KINDS = ['RELATED', 'DUPLICATE_OF', 'HAS_DUPLICATE', 'MERGE'];
const CONFLICT = 412;
const TYPED_MS = 300;

/** What is being prepared, or null. */
let acting = null;

const start = (values) => {
  acting = { kind: 'RELATED', number: '', other: null, busy: false, problem: null, key: null, ...values };
  openDialog();
};

/** Begins with the number of another dispute, and the kind of a link with it, as far as they are known. */
export function beginRelation({ ticketNumber = '', kind = KINDS[0] } = {}) {
  start({ number: String(ticketNumber), kind });
  find();
}

export const beginSplit = (into) => start({ kind: 'SPLIT', other: into });

export function endRelation() {
  clearTimeout(acting?.timer);
  acting = null;
  draw();
}

function change(changes) {
  Object.assign(acting, { problem: null, key: null, ...changes });
  draw();
}

function type({ number }) {
  clearTimeout(acting.timer);
  change({ number, other: null });
  acting.timer = setTimeout(find, TYPED_MS);
}

/** Reads the dispute with the number, so that everybody sees which one it is. */
async function find() {
  const mine = acting;
  const number = mine?.number.trim().replace(/^#/, '');
  if (!/^\d+$/.test(number ?? '')) return;
  try {
    const rows = await json(`${API}/${at.merchant}/disputes?${parameters({ query: number, pageSize: 100 })}`);
    if (mine.number.trim().replace(/^#/, '') !== number) return;
    mine.other = rows.find((row) => String(row.ticketNumber) === number && row.id !== at.id) ?? { isMissing: true };
  } catch (problem) {
    mine.problem = problem;
  }
  draw();
}

export function relateDialog() {
  if (!acting) return nothing;
  const { kind, busy, problem } = acting;
  const isSplit = kind === 'SPLIT';
  const button = isSplit ? 'split' : kind === 'MERGE' ? 'merge' : 'link';
  const stay = (event) => busy && event.preventDefault();
  return html`<dialog class="modal act relate" aria-labelledby="relating" @cancel=${stay} @close=${endRelation}>
    <form @submit=${submit} novalidate>
      <h2 id="relating">${t(isSplit ? 'split' : 'relating')} · ${ticket(at.dispute)}</h2>
      ${problem && !rule(problem) ? html`<div class="notice problem" role="alert"><p>${problem.status === CONFLICT ? t('triage.changed') : problem.message}</p></div>` : nothing}
      ${isSplit ? html`<p>${t('split.effect', { other: ticket(acting.other) })}</p>` : [number(), kinds(), effect()]}
      <div class="row end">
        <button type="button" ?disabled=${busy} @click=${(event) => event.target.closest('dialog').close()}>${t('cancel')}</button>
        <button class="primary" ?disabled=${busy}>${t(button)}</button>
      </div>
    </form>
  </dialog>`;
}

const rule = (problem) => problem?.ruleOf('into') ?? problem?.ruleOf('other');

function number() {
  const { number: value, other, problem } = acting;
  return html`${field({ name: 'other', value, label: t('relate.number'), inputmode: 'numeric', problem: { ruleOf: () => rule(problem) }, change: ({ other: typed }) => type({ number: typed }) })}
    <div role="status">
      ${!other ? nothing : other.isMissing ? html`<p class="wrong">${t('relate.missing')}</p>` : html`<p class="row"><b lang="">${customerName(other)}</b> ${pill(other.complaintStatus)} ${other.dueAt ? deadline(other) : nothing}</p><p class="soft" lang="">${other.description}</p>`}
    </div>`;
}

const kinds = () =>
  html`<fieldset class="field outcomes">
    <legend>${t('relate.how', { ticket: ticket(at.dispute) })}</legend>
    ${KINDS.filter((kind) => kind !== 'MERGE' || may('merge')).map(
      (kind) =>
        html`<label class="check"
          ><input
            type="radio"
            name="kind"
            value=${kind}
            .checked=${kind === acting.kind}
            @change=${() => change({ kind })}
          />${t(`relate.${kind}`)}</label
        >`,
    )}
  </fieldset>`;

/** Says what a merge does, before it is done. */
function effect() {
  const { kind, other } = acting;
  if (kind !== 'MERGE' || !other || other.isMissing) return nothing;
  const names = { ticket: ticket(at.dispute), other: ticket(other) };
  return html`<ul class="effects">
    <li>${t('merge.closes', names)}</li>
    <li>${t('merge.stays', names)}</li>
    <li>${t('merge.chat', names)}</li>
    <li>${due(other, names)}</li>
  </ul>`;
}

/** Of two deadlines for the same status, the earlier one counts. */
function due(other, names) {
  const { dueAt, complaintStatus } = at.dispute;
  const isSame = complaintStatus.id === other.complaintStatus.id;
  const isEarlier = isSame && dueAt && (!other.dueAt || Date.parse(dueAt) < Date.parse(other.dueAt));
  const counts = isEarlier ? dueAt : other.dueAt;
  if (!counts) return t('merge.noDeadline', names);
  return t(isEarlier ? 'merge.earlier' : 'merge.deadline', { ...names, in: ago(counts), at: exactly(counts) });
}

function request({ kind, number: typed, other }) {
  if (kind === 'SPLIT') return ['split', {}];
  const named = other?.id ?? typed.trim().replace(/^#/, '');
  if (kind === 'MERGE') return ['merge', { into: named }];
  return ['link', { other: named, kind }];
}

async function submit(event) {
  event.preventDefault();
  const mine = acting;
  if (mine.busy) return;
  mine.key ??= crypto.randomUUID();
  Object.assign(mine, { busy: true, problem: null });
  draw();
  const name = ticket(at.dispute);
  try {
    const [action, body] = request(mine);
    await act(`${at.base}/actions/${action}`, { tag: at.tag, key: mine.key, body });
    document.querySelector('dialog.relate')?.close();
    at.similar = null;
    say(t(`related.done.${action}`, { ticket: name }));
    await load();
  } catch (problem) {
    if (problem.isFinal) mine.key = null;
    // The page was left, and with it the dialog
    if (acting !== mine) return say(`${name}: ${problem.message}`, 'problem');
    if (problem.status === CONFLICT) await load();
    Object.assign(mine, { problem, busy: false });
    await drawn();
    document.querySelector('dialog.relate [aria-invalid=true]')?.focus();
  }
}
