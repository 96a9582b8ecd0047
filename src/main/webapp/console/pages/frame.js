// What surrounds each page: the bar, notices, and the list of keys.
import { hasRole, tokenFor } from '../lib/api.js';
import { icon } from '../lib/icons.js';
import { dismiss, draw, html, nothing, openDialog, state, style } from '../lib/page.js';
import { go, href } from '../lib/route.js';
import { keep, setting } from '../lib/settings.js';
import { learn, t } from '../lib/texts.js';
import { PAGES, pageOf, pathOf } from './routes.js';

export const isReadable = ({ roles, inDemo = [] }) =>
  roles.some(hasRole) || (inDemo.some(hasRole) && roles.some(tokenFor));

/** Returns the merchant of the address, else the last one that was looked at. */
export function merchantOf() {
  const ids = state.me.merchants.map((merchant) => String(merchant.id));
  const wanted = [state.route?.path[0], setting('merchant')].find((id) => ids.includes(id));
  return wanted ?? ids[0];
}

const inBar = () => PAGES.filter((page) => page.nav && isReadable(page));

export function everywhere() {
  const search = { text: t('key.search'), act: () => document.getElementById('search')?.focus() };
  const pages = inBar().map((page) => [page.key, { text: t(page.nav), act: () => go(pathOf(page, merchantOf())) }]);
  return { ...Object.fromEntries(pages), '/': search, '?': { text: t('keys'), act: showKeys } };
}

export function frame(module, shown) {
  const page = pageOf(state.route);
  const isHere = (one) => one.name === shown || one.name === page?.under;
  return html` <button class="skip" @click=${() => document.getElementById('main').focus()}>${t('skip')}</button>
    <header class="bar">
      <a class="brand" href="#/"><span class="mark" aria-hidden="true">R</span><b>Redress</b></a>
      <nav aria-label=${t('pages')}>
        ${inBar().map(
          (one) =>
            html`<a href=${href(pathOf(one, merchantOf()))} aria-current=${isHere(one) ? 'page' : nothing}
              >${t(one.nav)}</a
            >`,
        )}
      </nav>
      ${merchants()}
      <button class="plain keys-button" @click=${showKeys} aria-keyshortcuts="?">${t('keys')}</button>
      ${person()}
    </header>
    ${notices()}
    <main id="main" tabindex="-1">${module && page ? module.view() : nothing}</main>
    ${state.keysShown?.() ?? nothing}`;
}

function merchants() {
  const all = state.me.merchants;
  if (all.length < 2) return html`<span class="tenant">${all[0]?.name}</span>`;
  const here = merchantOf();
  return html`<label class="tenant"
    ><span class="hidden">${t('merchant')}</span>
    <select @change=${(event) => changeMerchant(event.target.value)}>
      ${all.map(
        (merchant) =>
          html`<option value=${merchant.id} ?selected=${String(merchant.id) === here}>${merchant.name}</option>`,
      )}
    </select></label
  >`;
}

function changeMerchant(id) {
  keep('merchant', id);
  const page = pageOf(state.route);
  const target = page?.path.includes(':id') ? PAGES.find((one) => one.name === page.under) : page;
  go(pathOf(target ?? PAGES[0], id));
  // A page of no shop stays, and the bar leads to the other shop
  draw();
}

/** The sheet of the person, once somebody has opened it. */
let sheet = null;

async function readSheet({ target }) {
  if (!target.open) return;
  const [loaded] = await Promise.all([import('./person.js'), learn('person')]);
  sheet = loaded.sheet;
  draw();
}

function person() {
  const { name } = state.me;
  return html`<details class="menu person" @toggle=${readSheet}>
    <summary><span class="initial" aria-hidden="true">${[...name][0]}</span><span class="name">${name}</span></summary>
    <div class="sheet">${sheet?.() ?? nothing}</div>
  </details>`;
}

export function notices() {
  const { notice, offline } = state;
  return html` ${offline ? html`<div class="notice problem" role="alert"><p>${t('offline')}</p></div>` : nothing}
  ${
    notice
      ? html`<div class="notice ${notice.kind}">
          <p>${notice.text}</p>
          <button class="plain" @click=${dismiss} aria-label=${t('dismiss')}>${icon('cross')}</button>
        </div>`
      : nothing
  }`;
}

async function showKeys() {
  const [keys] = await Promise.all([import('./keys.js'), learn('more'), style('details')]);
  state.keysShown = keys.keysDialog;
  openDialog();
}

// Menus close by a click beside them and by Escape, as menus of desktops do
addEventListener('click', ({ target }) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(target)) menu.open = false;
});
addEventListener('keydown', ({ key, target }) => {
  const menu = key === 'Escape' && target.closest?.('details.menu[open]');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});
