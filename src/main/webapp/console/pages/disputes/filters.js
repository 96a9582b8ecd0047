// Search, filters, order and export of the list.
import { reasonName } from '../../lib/dispute-parts.js';
import { date } from '../../lib/format.js';
import { icon } from '../../lib/icons.js';
import { draw, html, nothing } from '../../lib/page.js';
import { hasText, learn, t } from '../../lib/texts.js';

const SORTS = ['Deadline', 'CreatedAt', 'UpdatedAt', 'DisputeAmount', 'StatusId', 'TicketNumber'];
const STATUSES = ['1', '2', '3', '4', '5', '6'];
/** Filters of the address; those without a field come from other pages. */
const OF_VIEWS = [
  ...['assignee', 'priority', 'tag', 'overdue', 'orderId', 'customerId', 'currency', 'amountFrom', 'amountTo'],
  ...['dueBefore', 'dueFrom', 'dueTo', 'updatedFrom', 'updatedTo'],
];
export const FILTERS = ['q', 'query', 'customer', 'status', 'reason', 'source', 'startDate', 'endDate', ...OF_VIEWS];

/** Learns how the filters of an address are called. */
export const learnFilters = (query) => OF_VIEWS.some((name) => query[name]) && learn('views');

let unfolded = false;
/** The modules of the menus, once somebody has opened them. */
let views = null;
let exports = null;

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
export function chips({ query, rows }, change) {
  const set = FILTERS.filter((name) => query[name]);
  if (!set.length) return nothing;
  return html`<ul class="chips" aria-label=${t('filters')}>
    ${set.map(
      (name) =>
        html`<li>
          <button @click=${() => change({ [name]: null })}>
            ${hasText(`filter.${name}`) ? t(`filter.${name}`) : name}: ${shown(name, query[name], rows)} ${icon('cross')}<span class="hidden"
              >${t('remove')}</span
            >
          </button>
        </li>`,
    )}
    <li>
      <button class="plain" @click=${() => change(Object.fromEntries(FILTERS.map((name) => [name, null])))}>
        ${t('clear')}
      </button>
    </li>
  </ul>`;
}

function assignee(value, rows) {
  if (['me', 'none'].includes(value)) return t(`filter.${value}`);
  return rows?.find((row) => row.assignee?.id === value)?.assignee.name ?? value;
}

function shown(name, value, rows) {
  if (name === 'reason') return rows?.length ? reasonName(rows[0].clientId, rows[0].reason) : value;
  if (name === 'status') return value.split(',').map((id) => t(`status.${id}`)).join(', ');
  if (name === 'assignee') return assignee(value, rows);
  if (name === 'overdue') return value === 'true' ? '✓' : '–';
  if (name === 'priority') return value.split(',').map((one) => t(`priority.${one}`)).join(', ');
  return name.endsWith('Date') && value.length === 10 ? date(value) : `“${value}”`;
}
