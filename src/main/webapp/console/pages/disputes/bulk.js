// The bar of the chosen disputes, and the dialog of a command for them: first a trial that changes nothing, then a job.
import { API, json } from '../../lib/api.js';
import { draftOf, dropDraft, keepDraft } from '../../lib/drafts.js';
import { number } from '../../lib/format.js';
import { announce, draw, drawn, html, nothing, openDialog, style } from '../../lib/page.js';
import { go } from '../../lib/route.js';
import { learn, t } from '../../lib/texts.js';
import { knowTickets } from '../jobs/names.js';
import { item } from '../jobs/results.js';
import { NO_VALUES, command, fields, prepare, rulesOf } from './bulk-fields.js';
import { none } from './chosen.js';

/** Results of a trial that are shown. */
const SHOWN = 50;

/** Disputes that a request has room for. */
const LISTED = 1000;

/** The command that is being prepared, or null. */
let acting = null;

/** Loads what the commands need. */
export async function commands() {
  await Promise.all([
    ...['dispute', 'bulk', 'more'].map(learn),
    ...['details', 'dispute', 'forms', 'bulk'].map(style),
  ]);
  return { bar };
}

const numberOf = ({ chosen, total }) => (chosen.isAll ? total : chosen.rows.size);

export function bar(at) {
  const { chosen, total, rows } = at;
  const all = () => {
    chosen.isAll = true;
    for (const row of rows) chosen.rows.set(row.id, row);
    draw();
  };
  const clear = () => {
    at.chosen = none();
    document.getElementById('main').focus({ preventScroll: true });
    draw();
  };
  return html`<section class="chosen" aria-label=${t('bulk')}>
      <b class="grow" role="status">${t('chosen', { n: numberOf(at) })}</b>
      ${chosen.isAll || !(total > chosen.rows.size) ? nothing : html`<button @click=${all}>${t('chosen.all', { n: total })}</button>`}
      <button @click=${clear}>${t('chosen.none')}</button>
      <button class="primary" @click=${() => begin(at)}>${t('bulk.begin')}</button>
    </section>
    ${acting?.at === at ? dialog() : nothing}`;
}

const draftName = ({ merchant }) => `bulk.${merchant}`;

function begin(at) {
  acting = { at, values: draftOf(draftName(at), NO_VALUES), trial: null, problem: null, busy: false, key: null };
  prepare(at.merchant);
  openDialog();
}

function end() {
  acting = null;
  draw();
}

function change(changes) {
  Object.assign(acting.values, changes);
  Object.assign(acting, { trial: null, problem: null, key: null });
  keepDraft(draftName(acting.at), acting.values);
  draw();
}

function dialog() {
  const { at, values, trial, problem } = acting;
  const cancel = (event) => event.target.closest('dialog').close();
  return html`<dialog class="modal act bulk" aria-labelledby="bulk" @close=${end}>
    <form @submit=${trial ? execute : attempt} novalidate>
      <h2 id="bulk" tabindex="-1">
        ${trial ? `${t(`act.${values.action}`)} · ${t('disputes.n', { n: trial.disputes.length })}` : t('disputes.n', { n: numberOf(at) })}
      </h2>
      ${
        problem
          ? html`<div class="notice problem" role="alert">
              <p>${problem.body?.violations && rulesOf(problem).known ? t('fields.wrong') : problem.message}</p>
            </div>`
          : nothing
      }
      ${trial ? outlook(at.merchant, trial) : fields(at.merchant, values, problem, change)}
      <div class="row end">
        <button type="button" @click=${cancel}>${t('cancel')}</button>
        ${trial ? [back(), doIt(trial)] : html`<button class="primary" ?disabled=${acting.busy}>${t('bulk.try')}</button>`}
      </div>
    </form>
  </dialog>`;
}

const back = () => html`<button type="button" @click=${() => change({})}>${t('bulk.back')}</button>`;

const doIt = ({ counts }) =>
  html`<button class="primary" ?disabled=${acting.busy || !counts.done}>${t('bulk.do', { n: counts.done })}</button>`;

/** Says what the command would do now. */
function outlook(merchant, { counts, disputes, more }) {
  const cannot = disputes.filter(({ outcome }) => outcome !== 'DONE');
  // Back from the dispute, the choice and the command are still there
  const leave = ({ target }) => target.closest('a') && target.closest('dialog').close();
  return html`<div class="outlook">
    <p><b>${t('bulk.can', { n: counts.done })}</b> ${t('bulk.nothingYet')}</p>
    ${more ? html`<p>${t('bulk.more', { disputes: number(disputes.length) })}</p>` : nothing}
    ${
      cannot.length
        ? html`<p id="cannot">${t('bulk.cannot', { n: cannot.length })}</p>
            <ul class="results" aria-labelledby="cannot" @click=${leave}>
              ${cannot.slice(0, SHOWN).map((one) => html`<li>${item(merchant, one)}</li>`)}
            </ul>
            ${cannot.length > SHOWN ? html`<p class="soft">${t('bulk.others', { n: cannot.length - SHOWN })}</p>` : nothing}`
        : nothing
    }
  </div>`;
}

function request() {
  const { at, values, trial } = acting;
  return { command: command(at.merchant, values), ...which(at, trial?.disputes) };
}

function which({ chosen, asked }, tried) {
  if (!chosen.isAll) return { disputes: [...chosen.rows.values()].map(({ id, etag }) => ({ id, etag })) };
  // Not the filter again: meanwhile it may find others, or some that have changed
  if (tried?.length <= LISTED) return { disputes: tried.map(({ disputeId: id, etag }) => ({ id, etag })) };
  return { filter: String(asked), ...(tried && { limit: tried.length }) };
}

const post = (body, key) => json(`${API}/${acting.at.merchant}/disputes:bulk`, { method: 'POST', key, body });

/** Sends the request, and tells why it was refused. */
async function send(work) {
  const mine = acting;
  if (mine.busy) return;
  Object.assign(mine, { busy: true, problem: null });
  draw();
  try {
    await work(mine);
  } catch (problem) {
    if (problem.isFinal) mine.key = null;
    mine.problem = problem;
  }
  mine.busy = false;
  await drawn();
  document.querySelector(mine.problem ? 'dialog.bulk [aria-invalid=true]' : 'dialog.bulk h2')?.focus();
}

function attempt(event) {
  event.preventDefault();
  send(async (mine) => {
    knowTickets(mine.at.chosen.rows.values());
    mine.trial = await post({ ...request(), dryRun: true }, crypto.randomUUID());
    announce(t('bulk.can', { n: mine.trial.counts.done }));
  });
}

function execute(event) {
  event.preventDefault();
  send(async (mine) => {
    // A repetition after a lost answer creates no second job
    mine.key ??= crypto.randomUUID();
    const { id } = await post({ ...request(), dryRun: false }, mine.key);
    document.querySelector('dialog.bulk')?.close();
    dropDraft(draftName(mine.at));
    mine.at.chosen = none();
    go([mine.at.merchant, 'jobs', id]);
  });
}
