import { API, call, hasRole, json, links } from '../lib/api.js';
import { endOfDay, number, startOfDay } from '../lib/format.js';
import { focusRow, press } from '../lib/keys.js';
import { announce, draw, drawn, html, nothing } from '../lib/page.js';
import { go, href, parameters } from '../lib/route.js';
import { t } from '../lib/texts.js';
import { FILTERS, chips, filters } from './disputes/filters.js';
import { remember } from './disputes/neighbours.js';
import { NAMES, QUEUES, count, queueOf, tabs } from './disputes/queues.js';
import { table } from './disputes/table.js';

const PAGE_SIZE = 25;
const WATCHED_EVERY_MS = 30_000;
/** Sort keys that begin with the smallest. */
const ASCENDING = ['Deadline', 'StatusId'];

let at = null;
let watch = null;
const totals = new Map();

export const title = () => t(`queue.${at.queue}`);

export async function arrive({ path, query }) {
  const [merchant] = path;
  const queue = queueOf(query);
  const sortBy = query.sortBy ?? (queue === 'all' ? 'CreatedAt' : 'Deadline');
  const sortMethod = query.sortMethod ?? (ASCENDING.includes(sortBy) ? 'asc' : 'desc');
  const rows = at?.merchant === merchant && at.queue === queue ? at.rows : null;
  at = { merchant, query, queue, sortBy, sortMethod, rows, links: {}, changed: 0, loading: true, problem: null };
  at.asked = parameters({
    ...QUEUES[queue],
    ...(queue === 'all' && { status: query.status }),
    query: query.query,
    customer: query.customer,
    reason: query.reason,
    source: query.source,
    startDate: query.startDate && startOfDay(query.startDate),
    endDate: query.endDate && endOfDay(query.endDate),
    sortBy,
    sortMethod,
  });
  await drawn();
  // What was typed or chosen before gives way to the address
  document.querySelector('form.filters')?.reset();
  clearInterval(watch);
  watch = setInterval(look, WATCHED_EVERY_MS);
  await load();
}

export function leave() {
  clearInterval(watch);
}

async function load() {
  const mine = at;
  mine.loading = true;
  draw();
  const { cursor } = mine.query;
  const filter = `${mine.merchant}?${mine.asked}`;
  // Counting is expensive: once for each filter, and again with each reload of its first page
  const page = parameters({ pageSize: PAGE_SIZE, cursor, count: cursor && totals.has(filter) ? null : true });
  try {
    const answer = await call(`${API}/${mine.merchant}/disputes?${mine.asked}&${page}`);
    const total = answer.headers.get('X-Total-Count');
    if (total !== null) totals.set(filter, Number(total));
    Object.assign(mine, { rows: await answer.json(), links: links(answer), total: totals.get(filter), problem: null });
    Object.assign(mine, { seen: new Date().toISOString(), changed: 0 });
    remember(
      location.hash,
      mine.rows.map((dispute) => dispute.id),
    );
    announce(range(mine));
  } catch (problem) {
    mine.problem = problem;
  }
  mine.loading = false;
  draw();
  count(mine.merchant).catch(() => undefined);
}

/** Tells that others have changed something, and moves nothing under the pointer. */
async function look() {
  if (document.hidden || !at.rows) return;
  const mine = at;
  try {
    const newest = new URLSearchParams(mine.asked);
    newest.set('sortBy', 'UpdatedAt');
    newest.set('sortMethod', 'desc');
    const rows = await json(`${API}/${mine.merchant}/disputes?${newest}`);
    const known = new Map(mine.rows.map((row) => [row.id, row.updatedAt]));
    mine.changed = rows.filter((row) => row.updatedAt > (known.get(row.id) ?? mine.seen)).length;
    draw();
  } catch {
    // The next look comes soon; a lost line is told by the frame
  }
}

/** Changes the address; a new filter or order starts at the first page. */
function change(changes) {
  go([at.merchant, 'disputes'], { ...at.query, queue: at.queue, cursor: null, from: null, ...changes });
}

function sort(key) {
  const method = at.sortBy === key ? (at.sortMethod === 'asc' ? 'desc' : 'asc') : null;
  change({ sortBy: key, sortMethod: method });
}

export function keys() {
  const queues = NAMES.map((name, i) => [
    i + 1,
    { text: t(`queue.${name}`), act: () => go([at.merchant, 'disputes'], { queue: name }) },
  ]);
  return {
    j: { text: t('key.nextRow'), act: () => focusRow(1) },
    k: { text: t('key.previousRow'), act: () => focusRow(-1) },
    n: { text: t('key.nextPage'), act: press('a[rel=next]') },
    p: { text: t('key.previousPage'), act: press('a[rel=prev]') },
    r: { text: t('key.reload'), act: load },
    ...Object.fromEntries(queues),
  };
}

export function view() {
  if (!at) return nothing;
  const { merchant, rows, problem, changed } = at;
  return html` <div class="head">
      <h1>${t('disputes')}</h1>
      ${hasRole('merchant') ? html`<a class="button" href=${href([merchant, 'open'])}>${t('open')}</a>` : nothing}
    </div>
    ${tabs(merchant, at.queue)} ${filters(at, change)} ${chips(at, change)}
    ${changed ? html`<button class="fresh" @click=${load}>${t('changed', { n: changed })}</button>` : nothing}
    ${
      problem
        ? html`<div class="notice problem" role="alert">
            <p>${problem.message}</p>
            <button @click=${load}>${t('again')}</button>
          </div>`
        : nothing
    }
    ${rows ? (rows.length ? [table(at, sort), foot()] : empty()) : problem ? nothing : html`<p class="wait">${t('loading')}</p>`}`;
}

function range({ rows, query, total }) {
  const first = Number(query.from ?? 1);
  return t('range', {
    first: number(first),
    last: number(first + rows.length - 1),
    total: total === undefined ? '…' : number(total),
  });
}

function foot() {
  const first = Number(at.query.from ?? 1);
  const step = (rel, by, text) => {
    if (!at.links[rel]) return html`<a class="button" role="link" aria-disabled="true">${text}</a>`;
    const { searchParams } = new URL(at.links[rel], location.href);
    const to = { ...at.query, queue: at.queue, cursor: searchParams.get('cursor'), from: Math.max(1, first + by) };
    return html`<a class="button" rel=${rel} href=${href([at.merchant, 'disputes'], to)}>${text}</a>`;
  };
  return html`<footer class="paging">
    <p>${range(at)}</p>
    ${step('prev', -PAGE_SIZE, t('previous'))}${step('next', PAGE_SIZE, t('next'))}
  </footer>`;
}

function empty() {
  const filtered = FILTERS.some((name) => at.query[name]);
  return html`<div class="empty">
    <p>${t(filtered ? 'nothing' : `nothing.${at.queue}`)}</p>
    ${at.queue === 'all' ? nothing : html`<a class="button" href=${href([at.merchant, 'disputes'], { queue: 'all' })}>${t('queue.all')}</a>`}
  </div>`;
}
