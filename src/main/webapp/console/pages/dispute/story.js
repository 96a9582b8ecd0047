// What happened and what was said, in one line of time.
import { pill } from '../../lib/dispute-parts.js';
import { ago, exactly, money } from '../../lib/format.js';
import { icon } from '../../lib/icons.js';
import { withNames } from '../../lib/mentions.js';
import { html, nothing } from '../../lib/page.js';
import { href } from '../../lib/route.js';
import { hasText, t } from '../../lib/texts.js';
import { repeat } from '../../vendor/lit-html/directives/repeat.js';

/** Signs of the readers of a text. */
export const SIGNS = { INTERNAL: 'lock', MERCHANT: 'shop', CUSTOMER: 'chat' };

/** Returns the entries of the timeline with their texts and files. */
export function entries({ dispute, timeline, comments }) {
  const texts = new Map((comments ?? []).map((comment) => [comment.id, comment]));
  const files = new Map(dispute.attachments.map((file) => [file.id, file]));
  const opening = { position: 1, action: 'open', actor: 'CUSTOMER', source: dispute.source, at: dispute.createdAt };
  return (timeline ?? [opening]).map((entry) => {
    const comment = texts.get(entry.reference);
    const isOpening = entry.position === 1;
    return {
      ...entry,
      file: files.get(entry.reference),
      text: isOpening ? dispute.description : comment && withNames(comment.text, comment.mentions),
      readers: isOpening ? 'CUSTOMER' : comment?.visibility,
    };
  });
}

export const story = (at) =>
  html`<ol class="story">
    ${repeat(
      entries(at),
      (entry) => entry.position,
      (entry) => item(entry, at.dispute),
    )}
  </ol>`;

/** Returns one entry; also used to show what a colleague did meanwhile. */
export function item(entry, dispute) {
  const { actor, text, readers, file } = entry;
  const side = text ? `says ${readers.toLowerCase()}-reads` : 'does';
  return html`<li class="by-${actor.toLowerCase()} ${side}">
    <p class="who">
      <b>${nameOf(entry, dispute)}</b> ${did(entry, dispute)}
      ${changesStatus(entry) ? pill(entry.statusAfter) : nothing}
      ${['API', 'CLOCK'].includes(entry.source) ? nothing : html`<span class="tag">${entry.source}</span>`}
      <time datetime=${entry.at} title=${exactly(entry.at)}>${ago(entry.at)}</time>
    </p>
    ${text ? html`<div class="text" lang="">${text}</div>` : nothing}
    ${text && actor !== 'CUSTOMER' && entry.action !== 'open' ? html`<p class="readers">${icon(SIGNS[readers])} ${t(`readers.${readers}`)}</p>` : nothing}
    ${file ? html`<p class="file" lang="">${icon('clip')} ${file.originalFileName}</p>` : nothing}
  </li>`;
}

const changesStatus = ({ statusBefore, statusAfter }) => statusBefore && statusBefore.id !== statusAfter.id;

function nameOf({ actor, actorName }, dispute) {
  if (actorName) return actorName;
  return actor === 'CUSTOMER' ? (dispute.customer?.name ?? t('actor.CUSTOMER')) : t(`actor.${actor}`);
}

function did({ action, detail, amount, reference }, dispute) {
  // A later version of the server may know other actions
  const words = hasText(`did.${action}`) ? t(`did.${action}`) : action;
  if (['assign', 'unassign', 'prioritize'].includes(action)) return `${words}: ${detail}`;
  if (['merge', 'split', 'link', 'unlink'].includes(action)) {
    return html`${words} <a href=${href([dispute.clientId, 'disputes', reference])}>#${detail.split(' ').pop()}</a>`;
  }
  if (action !== 'decide' || !detail) return words;
  return `${words}: ${t(`outcome.${detail}`)}${amount ? `, ${money(amount, dispute.currency)}` : ''}`;
}
