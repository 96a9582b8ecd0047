// Search, filters, order and export of the list.
import { draw, html, nothing } from '../../lib/page.js';
import { learn, t } from '../../lib/texts.js';

const SORTS = ['Deadline', 'CreatedAt', 'UpdatedAt', 'DisputeAmount', 'StatusId', 'TicketNumber'];
const STATUSES = ['1', '2', '3', '4', '5', '6'];
/** Filters of the address; those without a field come from other pages. */
export const FILTERS = [
  ...['q', 'query', 'customer', 'status', 'reason', 'source', 'startDate', 'endDate'],
  ...['assignee', 'priority', 'tag', 'overdue', 'orderId', 'customerId', 'currency', 'amountFrom', 'amountTo'],
  ...['dueBefore', 'dueFrom', 'dueTo', 'updatedFrom', 'updatedTo'],
];

let unfolded = false;
/** The module that shows filters of the address, once there are some. */
let shown = null;
/** The modules of the menus, once somebody has opened them. */
let views = null;
let exports = null;

/** Learns to show the filters of an address. */
export async function learnFilters(query) {
  if (!FILTERS.some((name) => query[name])) return;
  try {
    [shown] = await Promise.all([import('./chips.js'), learn('views')]);
  } catch {
    // The list itself tells of a lost connection
  }
}

/**
 * @param {any} at what is shown
 * @param {(changes: Record<string, string | null>) => void} change the address
 */
export function filters(at, change) {
  const { query, queue, sortBy } = at;
  const search = (event) => {
    event.preventDefault();
    const text = new FormData(event.target).get('query').trim();
    // A search looks in all disputes: who searches does not know the status
    const none = { q: null, query: null, customer: null };
    change({ queue: 'all', ...none, [kindOf(text)]: text });
  };
  const day = (name) =>
    html`<label
      >${t(`filter.${name}`)}<input
        type="date"
        value=${query[name] ?? ''}
        @change=${(event) => change({ [name]: event.target.value })}
    /></label>`;
  return html`<form class="filters ${unfolded ? 'unfolded' : ''}" role="search" @submit=${search}>
    <label class="search"
      ><span class="hidden">${t('search')}</span>
      <input
        id="search"
        type="search"
        name="query"
        maxlength="100"
        placeholder=${t('search.what')}
        value=${query.q ?? query.query ?? query.customer ?? ''}
        aria-keyshortcuts="/"
    /></label>
    <button type="button" class="unfold" aria-expanded=${String(unfolded)} @click=${unfold}>${t('filters')}</button>
    ${queue === 'all' ? status(query, change) : nothing} ${day('startDate')}${day('endDate')}
    <label
      >${t('sort')}<select @change=${(event) => change({ sortBy: event.target.value, sortMethod: null })}>
        ${SORTS.map((key) => html`<option value=${key} ?selected=${key === sortBy}>${t(`sort.${key}`)}</option>`)}
      </select></label
    >
    ${viewMenu(at)} ${exportMenu(at)}
  </form>`;
}

/** Numbers are found by any part, an e-mail address as a whole, and all else by its words. */
const kindOf = (text) => (text.includes('@') ? 'customer' : /\d/.test(text) ? 'query' : 'q');

const status = (query, change) =>
  html`<label
    >${t('status')}<select @change=${(event) => change({ status: event.target.value })}>
      <option value="">${t('any')}</option>
      ${STATUSES.map((id) => html`<option value=${id} ?selected=${id === query.status}>${t(`status.${id}`)}</option>`)}
    </select></label
  >`;

const viewMenu = (at) =>
  html`<details class="menu view-menu" @toggle=${(event) => event.target.open && readViews(at.merchant)}>
    <summary>${t('views')}</summary>
    <div class="sheet">${views?.sheet(at) ?? nothing}</div>
  </details>`;

async function readViews(merchant) {
  views ??= await import('./views.js');
  await views.read(merchant);
}

const exportMenu = (at) =>
  html`<details class="menu export" @toggle=${(event) => event.target.open && readExports()}>
    <summary>${t('export')}</summary>
    <div class="sheet">${exports?.sheet(at) ?? nothing}</div>
  </details>`;

async function readExports() {
  [exports] = await Promise.all([import('./export.js'), learn('views')]);
  draw();
}

function unfold() {
  unfolded = !unfolded;
  draw();
}

/** Each filter as a button that removes it. */
export const chips = (at, change) => shown?.chips(at, change) ?? nothing;
