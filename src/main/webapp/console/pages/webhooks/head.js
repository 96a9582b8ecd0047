// The head of the pages of a webhook, and how it and its deliveries look.
import { exactly } from '../../lib/format.js';
import { html, nothing } from '../../lib/page.js';
import { href } from '../../lib/route.js';
import { t } from '../../lib/texts.js';

/** States with the class of their colour and shape. */
const STATES = { ENABLED: 'resolved', PAUSED: 'cancelled', DISABLED: 'shop' };
export const DELIVERY_STATES = { WAITING: 'review', SENDING: 'customer', DELIVERED: 'resolved', FAILED: 'shop' };

export const statePill = (state) => html`<span class="pill ${STATES[state]}">${t(`webhook.state.${state}`)}</span>`;

export const deliveryPill = (state) =>
  html`<span class="pill ${DELIVERY_STATES[state]}">${t(`delivery.state.${state}`)}</span>`;

/** Returns its description, or its host. */
export const nameOf = ({ url, description }) => description || new URL(url).host;

export const failingSince = ({ failingSince: since }) =>
  since
    ? html`<span class="wrong">${t('webhook.failing')} <time datetime=${since}>${exactly(since)}</time></span>`
    : nothing;

const PAGES = { deliveries: [], data: ['data'] };

/** @param {keyof typeof PAGES} current */
export const webhookHead = ({ merchant, webhook }, current, actions = nothing) =>
  html`<p class="back"><a href=${href([merchant, 'webhooks'])}>← ${t('webhooks')}</a></p>
    <div class="head webhook-head">
      <h1 lang="">${nameOf(webhook)}</h1>
      ${actions}
    </div>
    <p class="row standing">${statePill(webhook.state)} <span class="address">${webhook.url}</span> ${failingSince(webhook)}</p>
    ${webhook.state === 'DISABLED' ? html`<div class="notice problem"><p>${t(`webhook.disabled.${webhook.disabledReason}`)}</p></div>` : nothing}
    <nav class="tabs" aria-label=${t('webhook.pages')}>
      ${Object.entries(PAGES).map(
        ([page, path]) =>
          html`<a
            href=${href([merchant, 'webhooks', webhook.id, ...path])}
            aria-current=${page === current ? 'page' : nothing}
            >${t(`webhook.page.${page}`)}</a
          >`,
      )}
    </nav>`;

/** Returns the page while the webhook is loaded, or if it cannot be. */
export const withoutWebhook = ({ merchant, problem }) =>
  problem
    ? html`<div class="empty">
        <p>${problem.message}</p>
        <a class="button" href=${href([merchant, 'webhooks'])}>${t('webhooks')}</a>
      </div>`
    : html`<p class="wait">${t('loading')}</p>`;
