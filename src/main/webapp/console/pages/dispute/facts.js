// What is known about the dispute, its customer and its order.
import { hasRole } from '../../lib/api.js';
import { customerName, reasonName, statusName, ticket } from '../../lib/dispute-parts.js';
import { ago, date, day, exactly, list, money } from '../../lib/format.js';
import { html, nothing } from '../../lib/page.js';
import { href } from '../../lib/route.js';
import { hasText, t } from '../../lib/texts.js';
import { at } from './model.js';

const fact = (name, value) =>
  value
    ? html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`
    : nothing;

export function facts() {
  const d = at.dispute;
  const whole =
    d.amount !== d.disputeAmount ? html` ${t('ofAmount', { amount: money(d.amount, d.currency) })}` : nothing;
  return html`<section class="card">
    <h2>${t('facts')}</h2>
    <dl class="facts">
      ${fact(t('amount.disputed'), d.disputeAmount ? html`<b>${money(d.disputeAmount, d.currency)}</b>${whole}` : null)}
      ${fact(t('reason'), reasonName(at.merchant, d.reason))}
      ${fact(t('opened'), html`<time datetime=${d.createdAt}>${exactly(d.createdAt)}</time>`)}
      ${fact(t('source'), d.source)} ${fact(t('activity'), activity(d))}
    </dl>
  </section>`;
}

const activity = ({ lastActivity: { by, byName, at: time } }) =>
  html`${byName ?? t(`actor.${by}`)}, <time datetime=${time} title=${exactly(time)}>${ago(time)}</time>`;

export function customer() {
  const { customer: person } = at.dispute;
  if (!person) return nothing;
  const identities = person.channelIdentities?.map((one) => html`<span class="tag">${one.channel} ${one.uid}</span> `);
  const country =
    person.countryCode &&
    new Intl.DisplayNames(document.documentElement.lang, { type: 'region' }).of(person.countryCode);
  return html`<section class="card">
    <h2>${t('customer')}</h2>
    <dl class="facts">
      ${fact(t('name'), customerName(at.dispute))}
      ${fact(t('email'), person.email && html`<a href=${`mailto:${person.email}`}>${person.email}</a>`)}
      ${fact(t('country'), country)} ${fact(t('chatsAs'), identities?.length ? identities : null)}
    </dl>
    ${others()}
    ${hasRole('merchant') ? html`<p class="more"><a href=${href([at.merchant, 'customers', person.customerId])}>${t('customer.data')}</a></p>` : nothing}
  </section>`;
}

function others() {
  if (!at.others) return nothing;
  if (!at.others.length) return html`<p class="soft more">${t('others.none')}</p>`;
  return html`<h3>${t('others')}</h3>
    <ul class="others">
      ${at.others.map(
        (one) =>
          html`<li>
            <a href=${href([at.merchant, 'disputes', one.id])}>${ticket(one)}</a>
            <span>${statusName(one.complaintStatus)}</span>
            <time class="soft" datetime=${one.createdAt}>${day(one.createdAt)}</time>
          </li>`,
      )}
    </ul>
    <a href=${href([at.merchant, 'disputes'], { queue: 'all', customer: at.dispute.customer.customerId })}
      >${t('others.all')}</a
    >`;
}

export function order() {
  const { dispute: d, order: o } = at;
  if (!d.orderId && !d.invoiceId) return nothing;
  const status = o && (hasText(`order.${o.status}`) ? t(`order.${o.status}`) : o.status);
  const parcel = [o?.carrier, d.trackingId].filter(Boolean).join(' ');
  return html`<section class="card">
    <h2>${t('order')}</h2>
    <dl class="facts">
      ${fact(t('number'), d.orderNumber ?? d.orderId)} ${fact(t('status'), status)}
      ${fact(t('items'), o?.items?.length ? list(o.items.map((item) => item.title)) : null)}
      ${fact(t('placed'), o?.placedAt && day(o.placedAt))} ${fact(t('total'), o && money(o.amount, o.currency))}
      ${fact(t('tracking'), o?.trackingUrl ? html`<a href=${o.trackingUrl} target="_blank" rel="noopener noreferrer">${parcel}</a>` : parcel)}
      ${fact(t('invoice'), d.invoiceId)} ${fact(t('invoiced'), d.invoicedAt && date(d.invoicedAt.slice(0, 10)))}
    </dl>
  </section>`;
}
