// The last commands for several disputes.
import { API, json } from '../lib/api.js';
import { ago, exactly, number } from '../lib/format.js';
import { focusRow } from '../lib/keys.js';
import { draw, html, nothing } from '../lib/page.js';
import { href } from '../lib/route.js';
import { table } from '../lib/slice.js';
import { t } from '../lib/texts.js';
import { lastList } from './disputes/neighbours.js';
import { nameOf, notDone, state } from './jobs/states.js';

/** @type {any} */
let at = null;

export const title = () => t('jobs');

export async function arrive({ path: [merchant] }) {
  at = { merchant, jobs: at?.merchant === merchant ? at.jobs : null };
  await read();
}

async function read() {
  const mine = at;
  try {
    mine.jobs = await json(`${API}/${mine.merchant}/jobs`);
    mine.problem = null;
  } catch (problem) {
    mine.problem = problem;
  }
  draw();
}

export const keys = () => ({
  j: { text: t('key.nextRow'), act: () => focusRow(1) },
  k: { text: t('key.previousRow'), act: () => focusRow(-1) },
  u: { text: t('key.back'), act: () => (location.hash = listAddress()) },
  r: { text: t('key.reload'), act: read },
});

const listAddress = () => lastList() ?? href([at.merchant, 'disputes']);

export function view() {
  const { jobs, problem } = at;
  return html`<div class="crumbs"><a href=${listAddress()}>← ${t('disputes')}</a></div>
    <div class="head"><h1>${t('jobs')}</h1></div>
    ${
      problem
        ? html`<div class="notice problem" role="alert">
            <p>${problem.message}</p>
            <button @click=${read}>${t('again')}</button>
          </div>`
        : nothing
    }
    ${jobs ? (jobs.length ? list(jobs) : html`<p class="empty">${t('jobs.none')}</p>`) : problem ? nothing : html`<p class="wait">${t('loading')}</p>`}`;
}

function list(jobs) {
  const heads = [
    ['ticket', t('job')],
    ['state', t('status')],
    ['result', t('result')],
    ['by', t('job.by')],
    ['when', t('job.at')],
  ];
  return table('jobs', { loading: false }, heads, jobs.map(row));
}

function row(job) {
  const to = href([at.merchant, 'jobs', job.id]);
  const open = (event) => {
    if (!event.target.closest('a') && !getSelection().toString()) location.hash = to;
  };
  const missed = notDone(job);
  return html`<tr role="row" @click=${open}>
    <td role="cell" class="ticket"><a class="open" href=${to}>${nameOf(job)}</a></td>
    <td role="cell" class="state">${state(job)}</td>
    <td role="cell" class="result">
      ${t('jobs.done', { done: number(job.counts.done) })}${missed ? html`, <b class="bad">${t('jobs.missed', { missed: number(missed) })}</b>` : nothing}
    </td>
    <td role="cell" class="by" lang="">${job.createdBy.name}</td>
    <td role="cell" class="when"><time datetime=${job.createdAt} title=${exactly(job.createdAt)}>${ago(job.createdAt)}</time></td>
  </tr>`;
}
