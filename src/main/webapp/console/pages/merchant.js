// A merchant as operators see it: its state, what it lacks, and its data.
import { refusal } from '../lib/field.js';
import { exactly } from '../lib/format.js';
import { html, nothing } from '../lib/page.js';
import { href } from '../lib/route.js';
import { hasText, t } from '../lib/texts.js';
import { actionDialog, begin, end } from './operator/merchant-action.js';
import { differences, inWords, merchantFields, valuesOf } from './operator/merchant-fields.js';
import { merchantHead, withoutMerchant } from './operator/merchant-head.js';
import { MerchantRecord } from './operator/merchant-record.js';
import { ACTIONS, statePill } from './operator/states.js';

const CHANGED = 412;

let at = null;

export const title = () => at.merchant?.name ?? t('merchants');

export async function arrive({ path: [, id] }) {
  at = new MerchantRecord(id);
  end();
  await at.load();
}

export const keys = () => ({
  u: { text: t('key.back'), act: () => (location.hash = href(['merchants'])) },
  r: { text: t('key.reload'), act: () => at.load() },
});

export function view() {
  const { merchant, problem } = at;
  if (!merchant) return withoutMerchant(problem);
  const actions = html`<div class="row" role="group" aria-label=${t('actions')}>
    ${ACTIONS[merchant.state].filter((action) => action !== 'activate').map(button)}
  </div>`;
  return html`${merchantHead(merchant, 'data', actions)} ${standing(merchant)} ${merchant.state === 'DRAFT' ? onboarding(merchant) : nothing} ${data(merchant)}
    ${actionDialog(newer)}`;
}

const button = (action) =>
  html`<button class=${action === 'activate' ? 'primary' : ''} @click=${() => begin(at, action)}>
    ${t(`merchant.act.${action}`)}
  </button>`;

const standing = ({ state, stateAt, stateReason, erasureAt }) =>
  html`<p class="row standing">
    ${statePill(state)}
    ${stateAt ? html`<span>${t('merchant.since')} <time datetime=${stateAt}>${exactly(stateAt)}</time></span>` : nothing}
    ${stateReason ? html`<q lang="">${stateReason}</q>` : nothing}
    ${erasureAt ? html`<span>${t('merchant.erasure', { time: exactly(erasureAt) })}</span>` : nothing}
  </p>`;

/** A newer server may require other things. */
const fieldName = (field) => (hasText(`field.${field}`) ? t(`field.${field}`) : field);

function onboarding({ requirements }) {
  const show = (field) => () => document.getElementById(`field-${field}`)?.focus();
  const supply = ({ field, method, href: address }) =>
    field in at.form
      ? html`<button type="button" @click=${show(field)}>${t('onboarding.supply')}<span class="hidden"> ${fieldName(field)}</span></button>`
      : html`<code>${method} ${address}</code>`;
  return html`<section class="card onboarding" aria-labelledby="onboarding">
    <h2 id="onboarding">${t('onboarding')}</h2>
    ${
      requirements.length
        ? html`<p>${t('onboarding.missing')}</p>
            <ul>
              ${requirements.map((one) => html`<li class="row"><b>${fieldName(one.field)}</b> ${supply(one)}</li>`)}
            </ul>`
        : html`<p>${t('onboarding.complete')}</p>
            <div class="row">${button('activate')}</div>`
    }
  </section>`;
}

function data(merchant) {
  const { form, problem, changed, busy } = at;
  return html`<form class="card narrow merchant-data" @submit=${at.save} novalidate aria-labelledby="data">
    <h2 id="data">${t('merchant.data')}</h2>
    ${problem?.status === CHANGED ? newer(at) : refusal(problem)}
    <fieldset class="stack" ?disabled=${merchant.state === 'CLOSED'}>
      ${merchantFields({ form, problem, isFixed: merchant.state !== 'DRAFT', change: at.change })}
      <div class="row end">
        ${changed.length ? html`<button type="button" @click=${at.undo}>${t('settings.undo')}</button>` : nothing}
        <button class="primary" ?disabled=${busy || !changed.length}>${t('save')}</button>
      </div>
    </fieldset>
  </form>`;
}

/** Shows what a colleague has changed since the merchant was read. */
function newer({ before, merchant }) {
  const values = valuesOf(merchant);
  return html`<div class="notice problem newer" role="alert">
    <p><b>${t('merchant.changed')}</b> ${t('merchant.changed.kept')}</p>
    <dl class="facts">
      ${
        before && before.state !== merchant.state
          ? html`<div>
              <dt>${t('merchants.state')}</dt>
              <dd>${statePill(merchant.state)} ${merchant.stateReason}</dd>
            </div>`
          : nothing
      }
      ${differences(values, valuesOf(before ?? merchant)).map(
        (name) =>
          html`<div>
            <dt>${fieldName(name)}</dt>
            <dd>${inWords(values[name])}</dd>
          </div>`,
      )}
    </dl>
  </div>`;
}
