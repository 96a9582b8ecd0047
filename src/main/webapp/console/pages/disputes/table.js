import { customerName, deadline, pill, reasonName, ticket } from '../../lib/dispute-parts.js';
import { ago, day, exactly, money } from '../../lib/format.js';
import { icon } from '../../lib/icons.js';
import { html, nothing } from '../../lib/page.js';
import { href } from '../../lib/route.js';
import { t } from '../../lib/texts.js';
import { headBox, rowBox } from './chosen.js';

/** A grid on <tr>, as on phones, would take the meaning of the table away: so the roles are written out. */
export function table(at, sort) {
  const head = (key, text, kind = '') =>
    html`<th scope="col" role="columnheader" class=${kind} aria-sort=${order(at, key)}>
      <button class="plain" @click=${() => sort(key)}>${text}<span aria-hidden="true"></span></button>
    </th>`;
  return html`<table class="list" role="table" aria-label=${t('disputes')} aria-busy=${String(at.loading)}>
    <thead role="rowgroup">
      <tr role="row">
        ${headBox(at)} ${head('TicketNumber', t('ticket'), 'ticket')}
        <th scope="col" role="columnheader" class="about">${t('about')}</th>
        ${head('StatusId', t('status'), 'state')} ${head('DisputeAmount', t('amount'), 'amount')}
        ${head('Deadline', t('deadline'), 'when')} ${head('CreatedAt', t('opened'), 'opened')}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${at.rows.map((dispute) => row(at, dispute))}
    </tbody>
  </table>`;
}

function order({ sortBy, sortMethod }, key) {
  if (sortBy !== key) return nothing;
  return sortMethod === 'asc' ? 'ascending' : 'descending';
}

function row(at, dispute) {
  const { merchant } = at;
  const to = href([merchant, 'disputes', dispute.id]);
  const open = (event) => {
    // The whole row is a target for the mouse; a text may still be selected
    if (!event.target.closest('a, .choice') && !getSelection().toString()) location.hash = to;
  };
  return html`<tr role="row" class=${dispute.unread ? 'unread' : nothing} @click=${open}>
    ${rowBox(at, dispute)}
    <td role="cell" class="ticket">
      <a class="open" href=${to}>${ticket(dispute)}</a>${dispute.unread ? html` <span class="hidden">${t('unread')}</span>` : nothing}
    </td>
    <td role="cell" class="about">
      <span class="line"
        ><b>${customerName(dispute)}</b> <span class="soft">${reasonName(merchant, dispute.reason)}</span></span
      >
      <span class="line said" lang="">${dispute.description}</span>
      ${work(dispute)}
    </td>
    <td role="cell" class="state">${pill(dispute.complaintStatus)} ${files(dispute.attachments.length)}</td>
    <td role="cell" class="amount">${money(dispute.disputeAmount, dispute.currency) || nothing}</td>
    <td role="cell" class="when">${deadline(dispute)}</td>
    <td role="cell" class="opened">
      <time datetime=${dispute.createdAt} title=${exactly(dispute.createdAt)}>${day(dispute.createdAt)}</time>
      <span class="soft">${ago(dispute.createdAt)}</span>
    </td>
  </tr>`;
}

const work = ({ priority, assignee, tags }) => {
  const urgent = ['HIGH', 'URGENT'].includes(priority);
  if (!urgent && !assignee && !tags.length) return nothing;
  return html`<span class="line">
    ${urgent ? html`<span class="tag ${priority}">${t(`priority.${priority}`)}</span>` : nothing}
    ${tags.map((tag) => html`<span class="tag" lang="">${tag}</span> `)}
    ${assignee ? html`<span class="soft assignee" lang="">${assignee.name}</span>` : nothing}
  </span>`;
};

const files = (n) =>
  n
    ? html`<span class="files"
        ><span aria-hidden="true">${icon('clip')} ${n}</span><span class="hidden">${t('files', { n })}</span></span
      >`
    : nothing;
