// The merchants of this installation, for operators.
import { focusRow } from '../lib/keys.js';
import { drawn, html, nothing } from '../lib/page.js';
import { go, href } from '../lib/route.js';
import { Slice, table } from '../lib/slice.js';
import { t } from '../lib/texts.js';
import { STATES, statePill } from './operator/states.js';

const OPTIONS = { api: 'operator/merchants', filters: ['state', 'name'], size: 25 };
const TABS = ['', ...Object.keys(STATES)];

let at = null;

export const title = () => t('merchants');

export async function arrive(route) {
  const rows = at?.rows ?? null;
  at = Object.assign(new Slice(route, OPTIONS), { rows });
  await drawn();
  // What was typed before gives way to the address
  document.querySelector('form.filters')?.reset();
  await at.load();
}

const change = (changes) => go(['merchants'], { ...at.filter, ...changes });

export const keys = () => ({
  j: { text: t('key.nextRow'), act: () => focusRow(1) },
  k: { text: t('key.previousRow'), act: () => focusRow(-1) },
  ...at?.keys(),
});

const tabName = (state) => (state ? t(`merchant.state.${state}`) : t('queue.all'));

export function view() {
  const { name = '', state = '' } = at.filter;
  const search = (event) => {
    event.preventDefault();
    change({ name: new FormData(event.target).get('name').trim() });
  };
  return html`<div class="head">
      <h1>${t('merchants')}</h1>
      <a class="button" href=${href(['merchants', 'new'])}>${t('merchants.new')}</a>
    </div>
    <nav class="tabs" aria-label=${t('merchants.states')}>
      ${TABS.map(
        (one) =>
          html`<a href=${href(['merchants'], { ...at.filter, state: one })} aria-current=${one === state ? 'page' : nothing}
            >${tabName(one)}</a
          >`,
      )}
    </nav>
    <form class="filters by-name" role="search" @submit=${search}>
      <label class="search"
        ><span class="hidden">${t('merchants.search')}</span>
        <input
          id="search"
          type="search"
          name="name"
          maxlength="100"
          placeholder=${t('merchants.search')}
          value=${name}
          aria-keyshortcuts="/"
      /></label>
      <button>${t('search')}</button>
      ${name ? html`<button type="button" class="plain" @click=${() => change({ name: null })}>${t('clear')}</button>` : nothing}
    </form>
    ${at.view(list, html`<p class="empty">${t('merchants.none')}</p>`)}`;
}

const list = (rows) =>
  table(
    'merchants',
    at,
    [
      ['name', t('field.name')],
      ['number', t('number')],
      ['country', t('country')],
      ['state', t('merchants.state')],
    ],
    rows.map(row),
  );

function row({ id, name, countryCode, state }) {
  const to = href(['merchants', id]);
  const open = (event) => {
    // The whole row is a target for the mouse; a text may still be selected
    if (!event.target.closest('a') && !getSelection().toString()) location.hash = to;
  };
  return html`<tr role="row" @click=${open}>
    <td role="cell" class="name"><a class="open" href=${to}>${name}</a></td>
    <td role="cell" class="number">${id}</td>
    <td role="cell" class="country">${countryCode}</td>
    <td role="cell" class="state">${statePill(state)}</td>
  </tr>`;
}
