// The dialog of an action on a merchant: what will happen, and the operator's reason.
import { draftOf, dropDraft, keepDraft } from '../../lib/drafts.js';
import { field, refusal } from '../../lib/field.js';
import { draw, drawn, html, nothing, openDialog, say } from '../../lib/page.js';
import { t } from '../../lib/texts.js';
import { ACTIONS } from './states.js';

const CHANGED = 412;

/** The action that is being prepared, or null. */
let acting = null;

/** @param {import('./merchant-record.js').MerchantRecord} record */
export function begin(record, action) {
  const draftName = `merchant.${record.merchant.id}.${action}`;
  acting = { record, action, draftName, problem: null, ...draftOf(draftName, { reason: '', key: null }) };
  openDialog();
}

export function end() {
  acting = null;
  draw();
}

function change(changes) {
  Object.assign(acting, { key: null, problem: null, ...changes });
  const { draftName, reason, key } = acting;
  keepDraft(draftName, { reason, key });
  draw();
}

export function actionDialog(newer) {
  if (!acting) return nothing;
  const { record, action, problem, reason } = acting;
  const isPossible = ACTIONS[record.merchant.state].includes(action);
  const stay = (event) => record.busy && event.preventDefault();
  return html`<dialog class="modal" aria-labelledby="acting" aria-describedby="effect" @cancel=${stay} @close=${end}>
    <form @submit=${submit} novalidate>
      <h2 id="acting">${t(`merchant.act.${action}`)} · ${record.merchant.name}</h2>
      <p id="effect">${t(`merchant.effect.${action}`)}</p>
      ${problem?.status === CHANGED ? newer(record) : refusal(problem)}
      ${field({ name: 'reason', value: reason, problem, rows: 3, hint: t('merchant.reason.hint'), change })}
      <div class="row end">
        <button type="button" ?disabled=${record.busy} @click=${(event) => event.target.closest('dialog').close()}>${t('cancel')}</button>
        ${
          isPossible
            ? html`<button class=${action === 'close' ? 'danger' : 'primary'} ?disabled=${record.busy}>
                ${t(problem?.status === CHANGED ? 'sendAgain' : `merchant.act.${action}`)}
              </button>`
            : nothing
        }
      </div>
    </form>
  </dialog>`;
}

async function submit(event) {
  event.preventDefault();
  const mine = acting;
  const { record, action, draftName, reason } = mine;
  if (record.busy) return;
  change({ key: mine.key ?? crypto.randomUUID() });
  // The page may be left, and with it the dialog, before there is an answer
  const isLeft = () => acting !== mine;
  try {
    await record.send(`/actions/${action}`, { method: 'POST', key: mine.key, body: { reason } });
    dropDraft(draftName);
    if (!isLeft()) document.querySelector('dialog.modal')?.close();
    say(t(`merchant.done.${action}`, { name: record.merchant.name }));
  } catch (problem) {
    if (problem.isFinal) mine.key = null;
    if (isLeft()) return say(`${record.merchant.name}: ${problem.message}`, 'problem');
    mine.problem = problem;
    await drawn();
    document.querySelector('dialog [aria-invalid=true]')?.focus();
  }
}
