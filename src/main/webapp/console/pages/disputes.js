import { API, call, hasRole, links } from '../lib/api.js';
import { endOfDay, number, startOfDay } from '../lib/format.js';
import { focusRow, press } from '../lib/keys.js';
import { atMostEvery, follow, tellUpdate, unfollow, updateHint } from '../lib/live.js';
import { announce, draw, drawn, html, nothing } from '../lib/page.js';
import { go, href, parameters } from '../lib/route.js';
import { t } from '../lib/texts.js';
import { chosenBefore, chosenBar, chooseFocused, look } from './disputes/chosen.js';
import { FILTERS, chips, filters, learnFilters } from './disputes/filters.js';
import { areRowsInUse, differ, inPlace, moves } from './disputes/fresh.js';
import { remember } from './disputes/neighbours.js';
import { NAMES, QUEUES, count, queueOf, tabs } from './disputes/queues.js';
import { table } from './disputes/table.js';

const PAGE_SIZE = 25;
const READ_EVERY_MS = 2000;
const COUNTED_EVERY_MS = 10_000;
/** Sort keys that begin with the smallest. */
const ASCENDING = ['Deadline', 'StatusId'];

let at = null;
const totals = new Map();

export const title = () => t(`queue.${at.queue}`);

export async function arrive({ path, query }) {
  const [merchant] = path;
  const queue = queueOf(query);
  const sortBy = query.sortBy ?? (queue === 'all' ? 'CreatedAt' : 'Deadline');
  const sortMethod = query.sortMethod ?? (ASCENDING.includes(sortBy) ? 'asc' : 'desc');
  const rows = at?.merchant === merchant && at.queue === queue ? at.rows : null;
  const before = at;
  at = { merchant, query, queue, sortBy, sortMethod, rows, links: {}, changed: 0, loading: true, problem: null };
  const mine = at;
  mine.address = href(path, query);
  at.queueFilter = QUEUES[queue];
  const { status, startDate, endDate, ...filtered } = Object.fromEntries(FILTERS.map((name) => [name, query[name]]));
  at.asked = parameters({
    ...filtered,
    ...at.queueFilter,
    ...(queue === 'all' && { status }),
    startDate: isDay(startDate) ? startOfDay(startDate) : startDate,
    endDate: isDay(endDate) ? endOfDay(endDate) : endDate,
    sortBy,
    sortMethod,
  });
  at.request = `${API}/${merchant}/disputes?${at.asked}&${parameters({ pageSize: PAGE_SIZE, cursor: query.cursor })}`;
  at.rowsOf = before?.rowsOf;
  if (rows && at.rowsOf === at.request) at.links = before.links;
  at.chosen = chosenBefore(before, at);
  await Promise.all([learnFilters(query), drawn()]);
  // The page that somebody has gone to meanwhile follows the log itself
  if (mine !== at || mine.isLeft) return;
  // What was typed or chosen before gives way to the address
  document.querySelector('form.filters')?.reset();
  follow(merchant, hear);
  await read(takeOver);
}

const isDay = (text) => text?.length === 10;

export function leave() {
  unfollow();
  at.isLeft = true;
}

const load = () => read(show);

/** @param put takes the rows and their links into the list */
async function read(put) {
  const mine = at;
  Object.assign(mine, { loading: true, isOld: false });
  draw();
  const filter = `${mine.merchant}?${mine.asked}`;
  // Counting is expensive: once for each filter, and again with each reload of its first page
  const isCounted = mine.query.cursor && totals.has(filter);
  try {
    const answer = await call(isCounted ? mine.request : `${mine.request}&count=true`);
    const rows = await answer.json();
    // Nobody comes back to rows that nobody has seen
    if (mine !== at || mine.isLeft) return;
    const total = answer.headers.get('X-Total-Count');
    if (total !== null) totals.set(filter, Number(total));
    Object.assign(mine, { total: totals.get(filter), problem: null });
    put(mine, rows, links(answer));
    look(mine);
    announce(range(mine));
  } catch (problem) {
    mine.problem = problem;
  }
  mine.loading = false;
  draw();
  count(mine.merchant).catch(() => undefined);
}

function show(mine, rows, pages) {
  Object.assign(mine, { rows, rowsOf: mine.request, links: pages, changed: 0 });
  remember(
    mine.address,
    rows.map((dispute) => dispute.id),
  );
}

/** Shows newer rows. Rows of the same page that somebody uses stay at their places until the others are asked for. */
function takeOver(mine, rows, pages) {
  const areSame = mine.rows && mine.rowsOf === mine.request;
  if (!areSame || !areRowsInUse()) show(mine, rows, pages);
  else Object.assign(mine, { changed: moves(mine.rows, rows), rows: inPlace(mine.rows, rows) });
}

function hear(events) {
  if (!events || events.length) at.isOld = true;
  if (at.isOld) readAgain();
}

/** Takes over what others have changed. */
const readAgain = atMostEvery(READ_EVERY_MS, async () => {
  const mine = at;
  if (mine.isLeft || mine.loading || !mine.rows) return;
  mine.isOld = false;
  try {
    const answer = await call(mine.request);
    const rows = await answer.json();
    if (mine !== at || mine.isLeft || mine.loading) return;
    if (!differ(mine.rows, rows)) return;
    takeOver(mine, rows, links(answer));
    tellUpdate();
    countAgain();
  } catch {
    // The next reading of events comes soon
    mine.isOld = true;
  }
});

const countAgain = atMostEvery(COUNTED_EVERY_MS, async () => {
  const mine = at;
  if (mine.isLeft) return;
  try {
    const one = parameters({ pageSize: 1, count: true });
    const [answer] = await Promise.all([
      call(`${API}/${mine.merchant}/disputes?${mine.asked}&${one}`),
      count(mine.merchant),
    ]);
    mine.total = Number(answer.headers.get('X-Total-Count'));
    totals.set(`${mine.merchant}?${mine.asked}`, mine.total);
    draw();
  } catch {
    // The next change counts again
  }
});

/** Changes the address; a new filter or order starts at the first page. */
function change(changes) {
  go([at.merchant, 'disputes'], { ...at.query, queue: at.queue, cursor: null, from: null, ...changes });
}

const claim = async () => (await import('./disputes/claim.js')).claim(at);

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
    ...(hasRole('merchant') && { x: { text: t('choose.row'), act: chooseFocused } }),
    ...Object.fromEntries(queues),
  };
}

export function view() {
  if (!at) return nothing;
  const { merchant, rows, problem, changed } = at;
  return html` <div class="head">
      <h1>${t('disputes')}</h1>
      <span class="grow"></span>
      ${changed ? html`<button class="fresh" @click=${load}>${t('changed', { n: changed })}</button>` : updateHint()}
      ${
        hasRole('merchant')
          ? html`<button @click=${claim}>${t('claim')}</button>
              <a class="button" href=${href([merchant, 'open'])}>${t('open')}</a>
              <a class="button plain" href=${href([merchant, 'jobs'])}>${t('jobs')}</a>`
          : nothing
      }
    </div>
    ${tabs(merchant, at.queue)} ${filters(at, change)} ${chips(at, change)}
    ${
      problem
        ? html`<div class="notice problem" role="alert">
            <p>${problem.message}</p>
            <button @click=${load}>${t('again')}</button>
          </div>`
        : nothing
    }
    ${rows ? (rows.length ? [table(at, sort), foot(), chosenBar(at)] : empty()) : problem ? nothing : html`<p class="wait">${t('loading')}</p>`}`;
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
