// Search, filters, order and export of the list.
import { date } from '../../lib/format.js';
import { icon } from '../../lib/icons.js';
import { draw, html, nothing } from '../../lib/page.js';
import { t } from '../../lib/texts.js';
import { exportMenu } from './export.js';

const SORTS = ['Deadline', 'CreatedAt', 'UpdatedAt', 'DisputeAmount', 'StatusId', 'TicketNumber', 'InvoiceId', 'OrderId'];
const STATUSES = ['1', '2', '3', '4', '5', '6'];
const FILTERS = ['query', 'status', 'startDate', 'endDate'];

let unfolded = false;

/**
 * @param {any} at what is shown
 * @param {(changes: Record<string, string | null>) => void} change the address
 */
export function filters(at, change) {
  const { query, queue, sortBy } = at;
  const search = (event) => {
    event.preventDefault();
    // A search looks in all disputes: who searches does not know the status
    change({ queue: 'all', query: new FormData(event.target).get('query').trim() });
  };
  const day = (name) => html`<label>${t(`filter.${name}`)}<input type="date" value=${query[name] ?? ''} @change=${(event) => change({ [name]: event.target.value })}></label>`;
  return html`<form class="filters ${unfolded ? 'unfolded' : ''}" role="search" @submit=${search}>
    <label class="search"><span class="hidden">${t('search')}</span>
      <input id="search" type="search" name="query" maxlength="100" placeholder=${t('search.what')} value=${query.query ?? ''} aria-keyshortcuts="/"></label>
    <button type="button" class="unfold" aria-expanded=${String(unfolded)} @click=${unfold}>${t('filters')}</button>
    ${queue === 'all' ? status(query, change) : nothing}
    ${day('startDate')}${day('endDate')}
    <label>${t('sort')}<select @change=${(event) => change({ sortBy: event.target.value, sortMethod: null })}>${SORTS.map(
      (key) => html`<option value=${key} ?selected=${key === sortBy}>${t(`sort.${key}`)}</option>`,
    )}</select></label>
    ${exportMenu(at)}</form>`;
}

const status = (query, change) => html`<label>${t('status')}<select @change=${(event) => change({ status: event.target.value })}>
  <option value="">${t('any')}</option>${STATUSES.map(
    (id) => html`<option value=${id} ?selected=${id === query.status}>${t(`status.${id}`)}</option>`,
  )}</select></label>`;

function unfold() {
  unfolded = !unfolded;
  draw();
}

/** Each filter as a button that removes it. */
export function chips({ query }, change) {
  const set = FILTERS.filter((name) => query[name]);
  if (!set.length) return nothing;
  return html`<ul class="chips" aria-label=${t('filters')}>${set.map(
    (name) => html`<li><button @click=${() => change({ [name]: null })}>${t(`filter.${name}`)}: ${shown(name, query[name])}
      ${icon('cross')}<span class="hidden">${t('remove')}</span></button></li>`,
  )}<li><button class="plain" @click=${() => change(Object.fromEntries(FILTERS.map((name) => [name, null])))}>${t('clear')}</button></li></ul>`;
}

function shown(name, value) {
  if (name === 'status') return t(`status.${value}`);
  return name === 'query' ? `“${value}”` : date(value);
}
