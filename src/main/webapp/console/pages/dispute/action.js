// The dialog of an action: its effect, its fields, and what to do if a colleague was faster.
import { ticket } from '../../lib/dispute-parts.js';
import { draftOf, dropDraft, keepDraft } from '../../lib/drafts.js';
import { money } from '../../lib/format.js';
import { draw, drawn, html, nothing, openDialog, say } from '../../lib/page.js';
import { t } from '../../lib/texts.js';
import { joined, textChoice } from './insert.js';
import { act, at, can, load } from './model.js';
import { entries, item } from './story.js';

const OUTCOMES = ['CUSTOMER', 'PARTIAL', 'MERCHANT', 'WRITE_OFF'];
const EMPTY = { text: '', outcome: '', amount: '', key: null };
const CONFLICT = 412;
const NOT_ALLOWED = 409;

/** The action that is being prepared, or null. */
let acting = null;

export function begin(action) {
  if (!can(action)) return;
  const draftName = `${at.id}.${action}`;
  acting = { action, draftName, busy: false, problem: null, changes: [], ...draftOf(draftName, EMPTY) };
  openDialog();
}

export function endAction() {
  acting = null;
  draw();
}

function change(changes) {
  Object.assign(acting, { key: null, problem: null, ...changes });
  const { draftName, text, outcome, amount, key } = acting;
  keepDraft(draftName, { text, outcome, amount, key });
  draw();
}

const has = (field) => {
  const form = at.forms?.find((one) => one.action === acting.action);
  return { needed: form?.needs.includes(field), known: form?.needs.includes(field) || form?.optional.includes(field) };
};

export function actionDialog() {
  if (!acting) return nothing;
  const { action, busy, problem } = acting;
  const isFinal = action === 'decide' && at.timeline?.some((entry) => entry.action === 'appeal');
  const stay = (event) => busy && event.preventDefault();
  return html`<dialog class="modal act" aria-labelledby="acting" aria-describedby="effect" @cancel=${stay} @close=${endAction}>
    <form @submit=${submit} novalidate>
      <h2 id="acting">${t(`act.${action}`)} · ${ticket(at.dispute)}</h2>
      <p id="effect" class="soft">${t(`act.${action}.${isFinal ? 'effectLast' : 'effect'}`)}</p>
      ${problem ? trouble(problem) : nothing} ${has('outcome').known ? outcomes() : nothing}
      ${has('amount').known && acting.outcome === 'PARTIAL' ? amount() : nothing}
      ${has('text').known ? text() : nothing}
      <div class="row end">
        <button type="button" ?disabled=${busy} @click=${(event) => event.target.closest('dialog').close()}>${t('cancel')}</button>
        ${can(action) ? html`<button class="primary" ?disabled=${busy}>${t(problem?.status === CONFLICT ? 'sendAgain' : `act.${action}`)}</button>` : nothing}
      </div>
    </form>
  </dialog>`;
}

function trouble(problem) {
  if (problem.status !== CONFLICT && problem.status !== NOT_ALLOWED) {
    return html`<div class="notice problem" role="alert">
      <p>${problem.body.violations ? t('fields.wrong') : problem.message} ${t('draft.kept')}</p>
    </div>`;
  }
  return html`<div class="notice problem conflict" role="alert">
    <p><b>${t('conflict')}</b> ${t(can(acting.action) ? 'conflict.again' : 'conflict.over')}</p>
    <ol class="story">
      ${acting.changes.map((entry) => item(entry, at.dispute))}
    </ol>
  </div>`;
}

const ruleOf = (field) => acting.problem?.ruleOf(field);
const invalid = (field) => (ruleOf(field) ? 'true' : nothing);
const wrong = (field) =>
  html`<p class="wrong" id="wrong-${field}">${ruleOf(field) ? t('field.rule', { rule: ruleOf(field) }) : nothing}</p>`;

const outcomes = () =>
  html`<fieldset class="field outcomes" aria-describedby="wrong-outcome">
    <legend>${t('outcome')}</legend>
    ${OUTCOMES.map(
      (one) =>
        html`<label class="check"
          ><input
            type="radio"
            name="outcome"
            value=${one}
            .checked=${one === acting.outcome}
            aria-invalid=${invalid('outcome')}
            @change=${() => change({ outcome: one })}
          />${t(`outcome.${one}`)} <span class="soft">${t(`outcome.${one}.what`)}</span></label
        >`,
    )}${wrong('outcome')}
  </fieldset>`;

const amount = () =>
  html`<div class="field">
    <label for="amount">${t('amount.part', { most: money(at.dispute.disputeAmount, at.dispute.currency) })}</label>
    <input
      id="amount"
      inputmode="decimal"
      autocomplete="off"
      .value=${acting.amount}
      @input=${(event) => change({ amount: event.target.value })}
      aria-invalid=${invalid('amount')}
      aria-describedby="wrong-amount"
    />${wrong('amount')}
  </div>`;

const insert = (filled) => acting && change({ text: joined(acting.text, filled) });

const text = () =>
  html`<div class="field customer-reads">
    ${textChoice('act-text', insert)}
    <label for="act-text">${t('text.customer')}${has('text').needed ? '' : ` (${t('optional')})`}</label>
    <textarea
      id="act-text"
      rows="5"
      maxlength="10000"
      .value=${acting.text}
      @input=${(event) => change({ text: event.target.value })}
      aria-invalid=${invalid('text')}
      aria-describedby="wrong-text"
    ></textarea
    >${wrong('text')}
  </div>`;

function body() {
  const { action, text: words, outcome, amount: part } = acting;
  return {
    ...(words.trim() && { text: words }),
    ...(action === 'decide' && outcome && { outcome }),
    ...(action === 'decide' && outcome === 'PARTIAL' && { amount: part.trim().replace(',', '.') }),
  };
}

async function submit(event) {
  event.preventDefault();
  const mine = acting;
  if (mine.busy) return;
  change({ key: mine.key ?? crypto.randomUUID(), busy: true });
  const seen = at.timeline?.length ?? 0;
  const name = ticket(at.dispute);
  // The page may be left, and with it the dialog, before there is an answer
  const isLeft = () => acting !== mine;
  try {
    await act(can(mine.action), { tag: at.tag, key: mine.key, body: body() });
    dropDraft(mine.draftName);
    if (!isLeft()) document.querySelector('dialog.act')?.close();
    say(t(`act.${mine.action}.done`, { ticket: name }));
    await load();
  } catch (problem) {
    if (problem.isFinal) mine.key = null;
    if (isLeft()) return say(`${name}: ${problem.message} ${t('draft.kept')}`, 'problem');
    if (problem.status === CONFLICT || problem.status === NOT_ALLOWED) {
      await load();
      mine.changes = entries(at).slice(seen);
    }
    Object.assign(mine, { problem, busy: false });
    await drawn();
    document.querySelector('dialog.act [aria-invalid=true]')?.focus();
  }
}
