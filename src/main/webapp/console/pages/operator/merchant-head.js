// The head of each page of a merchant: its name, and the way to the other pages.
import { html, nothing } from '../../lib/page.js';
import { href } from '../../lib/route.js';
import { t } from '../../lib/texts.js';

const PAGES = { data: [], limits: ['limits'], credentials: ['credentials'] };

/** @param {keyof typeof PAGES} current */
export const merchantHead = ({ id, name }, current, actions = nothing) =>
  html`<p class="back"><a href=${href(['merchants'])}>← ${t('merchants')}</a></p>
    <div class="head merchant-head">
      <h1>${name} <span class="soft">${t('merchant.numbered', { id })}</span></h1>
      ${actions}
    </div>
    <nav class="tabs" aria-label=${t('merchant.pages')}>
      ${Object.entries(PAGES).map(
        ([page, path]) =>
          html`<a href=${href(['merchants', id, ...path])} aria-current=${page === current ? 'page' : nothing}
            >${t(`merchant.page.${page}`)}</a
          >`,
      )}
    </nav>`;
