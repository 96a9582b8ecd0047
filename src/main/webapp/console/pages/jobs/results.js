// What a command did to a dispute, or why it did nothing.
import { html, nothing } from '../../lib/page.js';
import { href } from '../../lib/route.js';
import { lacking } from '../../lib/templates.js';
import { t } from '../../lib/texts.js';
import { ticketOf } from './names.js';

/** Statuses by the names that the server's reasons have. */
const STATUSES = {
  'Waiting for shop': 1,
  'Waiting for customer': 2,
  'Under review': 3,
  Resolved: 4,
  Closed: 5,
  Cancelled: 6,
};
const STATUS = /while the dispute is ([A-Za-z ]+);/;

export const link = (merchant, { disputeId }) =>
  html`<a href=${href([merchant, 'disputes', disputeId])}>${ticketOf(merchant, disputeId)}</a>`;

/** Says the outcome, and why a dispute does not allow the command. */
export const said = ({ outcome, reason }) =>
  html`<span class="outcome ${outcome === 'DONE' ? 'good' : 'bad'}">${t(`result.${outcome}`)}</span>
    ${outcome === 'NOT_ALLOWED' && reason ? why(reason) : nothing}`;

function why(reason) {
  const names = lacking(reason);
  if (names) return html`<span class="soft">${t('template.lacks', { names })}</span>`;
  const status = STATUSES[STATUS.exec(reason)?.[1]];
  if (status) return html`<span class="soft">${t('result.while', { status: t(`status.${status}`) })}</span>`;
  return html`<span class="soft" lang="en">${reason}</span>`;
}

export const item = (merchant, result) => html`${link(merchant, result)} ${said(result)}`;
