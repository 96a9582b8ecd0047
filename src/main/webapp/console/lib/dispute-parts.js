// How a dispute's status, deadline and customer look, on all pages.
import { API, json } from './api.js';
import { ago, exactly } from './format.js';
import { draw, html } from './page.js';
import { language, t } from './texts.js';

/** Statuses by their id: the class of their colour and shape. */
export const STATUS = { 1: 'shop', 2: 'customer', 3: 'review', 4: 'resolved', 5: 'closed', 6: 'cancelled' };
export const OPEN = [1, 2, 3];

export const statusName = ({ id }) => t(`status.${id}`);
export const pill = (status) => html`<span class="pill ${STATUS[status.id]}">${statusName(status)}</span>`;

/** Names of reasons by merchant and language: disputes have the English ones. */
const reasons = new Map();

export function reasonName(merchant, { id, name }) {
  if (language === 'en') return name;
  const key = `${merchant} ${language}`;
  if (!reasons.has(key)) {
    reasons.set(key, {});
    json(`${API}/${merchant}/reasons`).then(
      (rows) => {
        reasons.set(key, Object.fromEntries(rows.map((reason) => [reason.id, reason.name])));
        draw();
      },
      () => reasons.delete(key),
    );
  }
  return reasons.get(key)[id] ?? name;
}

export const customerName = ({ customer, source }) => customer?.name ?? t('customerOf', { source });

export const ticket = (dispute) => `#${dispute.ticketNumber}`;

const SOON_MS = 24 * 60 * 60 * 1000;

export function urgency({ dueAt, complaintStatus }) {
  if (!dueAt || !OPEN.includes(complaintStatus.id)) return '';
  const left = Date.parse(dueAt) - Date.now();
  if (left < 0) return 'late';
  return left < SOON_MS ? 'soon' : '';
}

/** Returns the deadline in words; its exact time stands beside it, with the zone. */
export function deadline(dispute) {
  const { dueAt, complaintStatus } = dispute;
  if (!dueAt) return html`<span class="soft" aria-label=${t('due.none')}>–</span>`;
  const key = OPEN.includes(complaintStatus.id) ? 'due' : 'due.appeal';
  return html`<span class="due ${urgency(dispute)}">${t(key, { in: ago(dueAt) })}</span>
    <time class="exact" datetime=${dueAt}>${exactly(dueAt)}</time>`;
}
