// A command that is executed on several disputes: its progress, and its result for each of them.
import { API, Problem, call, json } from '../lib/api.js';
import { exactly, number } from '../lib/format.js';
import { announce, draw, html, nothing, say } from '../lib/page.js';
import { href } from '../lib/route.js';
import { token } from '../lib/session.js';
import { table } from '../lib/slice.js';
import { all } from '../lib/slices.js';
import { t } from '../lib/texts.js';
import { lastList } from './disputes/neighbours.js';
import { link, said } from './jobs/results.js';
import { COUNTS, hasEnded, nameOf, notDone, state } from './jobs/states.js';

const READ_EVERY_MS = 1000;
/** Rows that come with each press of the button for more. */
const STEP = 25;

/** @type {any} */
let at = null;

export const title = () => (at.job ? nameOf(at.job) : t('jobs'));

export async function arrive({ path: [merchant, , id], query }) {
  if (at?.id !== id) at = { merchant, id, base: `${API}/${merchant}/jobs/${id}` };
  Object.assign(at, { query, shown: STEP, isLeft: false });
  await read();
}

export function leave() {
  at.isLeft = true;
  clearTimeout(at.timer);
}

/** Reads the job until it has ended, then its results. */
async function read() {
  const mine = at;
  clearTimeout(mine.timer);
  try {
    const job = await json(mine.base);
    if (hasEnded(job) && !mine.results) mine.results = await all(`${mine.base}/results?pageSize=100`);
    if (hasEnded(job) && mine.job && !hasEnded(mine.job)) announce(t(`job.ended.${job.state}`, { done: number(job.counts.done) }));
    Object.assign(mine, { job, problem: null });
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    mine.problem = problem;
  }
  draw();
  if (mine === at && !mine.isLeft && mine.job && !hasEnded(mine.job)) mine.timer = setTimeout(readAgain, READ_EVERY_MS);
}

const readAgain = () => token() && read();

async function cancel() {
  try {
    await call(`${at.base}/actions/cancel`, { method: 'POST', key: crypto.randomUUID() });
    await read();
  } catch (problem) {
    say(problem.message, 'problem');
  }
}

export const keys = () => ({
  u: { text: t('key.back'), act: () => (location.hash = listAddress()) },
  r: { text: t('key.reload'), act: read },
});

const listAddress = () => lastList() ?? href([at.merchant, 'disputes']);

export function view() {
  const { merchant, job, problem } = at;
  return html`<div class="crumbs">
      <a href=${listAddress()}>← ${t('disputes')}</a> <a href=${href([merchant, 'jobs'])}>${t('jobs')}</a>
    </div>
    ${
      problem
        ? html`<div class="notice problem" role="alert">
            <p>${problem.message}</p>
            <button @click=${read}>${t('again')}</button>
          </div>`
        : nothing
    }
    ${job ? [head(job), progress(job), results(job)] : problem ? nothing : html`<p class="wait">${t('loading')}</p>`}`;
}

const head = (job) =>
  html`<div class="head">
    <div>
      <h1>${nameOf(job)}</h1>
      <p class="soft">
        ${state(job)} <span lang="">${job.createdBy.name}</span>,
        <time datetime=${job.createdAt}>${exactly(job.createdAt)}</time>
      </p>
      ${job.more ? html`<p class="soft">${t('job.more', { disputes: number(job.disputes) })}</p>` : nothing}
    </div>
    ${hasEnded(job) ? nothing : html`<button @click=${cancel}>${t('job.cancel')}</button>`}
  </div>`;

function progress(job) {
  const tile = (name) =>
    html`<div class="tile">
      <dt>${t(`count.${name}`)}</dt>
      <dd class="value">${number(job.counts[name])}</dd>
    </div>`;
  const left = job.counts.waiting;
  return html`${hasEnded(job) ? nothing : html`<progress max=${job.disputes} value=${job.disputes - left} aria-label=${t('job.progress')}></progress>`}
    <dl class="tiles counts">${COUNTS.filter((name) => name === 'done' || job.counts[name]).map(tile)}</dl>`;
}

function results(job) {
  if (!at.results) return nothing;
  const missed = at.results.filter(({ outcome }) => outcome !== 'DONE');
  const isAll = at.query.results === 'all' || !missed.length;
  const rows = isAll ? at.results : missed;
  const tab = (name, n, isHere, query) =>
    html`<a href=${href([at.merchant, 'jobs', at.id], query)} aria-current=${isHere ? 'page' : nothing}
      >${name} <span class="count">${number(n)}</span></a
    >`;
  const heads = [
    ['ticket', t('ticket')],
    ['result', t('result')],
  ];
  return html`${
    notDone(job)
      ? html`<nav class="tabs" aria-label=${t('results')}>
          ${tab(t('results.missed'), missed.length, !isAll, {})}${tab(t('queue.all'), at.results.length, isAll, { results: 'all' })}
        </nav>`
      : nothing
  }
  ${table('results', { loading: false }, heads, rows.slice(0, at.shown).map(row))}
  ${rows.length > at.shown ? html`<p class="more"><button @click=${more}>${t('results.more', { n: rows.length - at.shown })}</button></p>` : nothing}`;
}

const row = (result) =>
  html`<tr role="row">
    <td role="cell" class="ticket">${link(at.merchant, result)}</td>
    <td role="cell" class="result">${said(result)}</td>
  </tr>`;

function more() {
  at.shown += STEP;
  draw();
}
