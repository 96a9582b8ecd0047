// The dispute of the conversation, as the shop sees it, live.
import { API, call, json, tokenFor } from '../../lib/api.js';
import { customerName, deadline, pill, ticket } from '../../lib/dispute-parts.js';
import { draw, html, nothing } from '../../lib/page.js';
import { href } from '../../lib/route.js';
import { all } from '../../lib/slices.js';
import { t } from '../../lib/texts.js';
import { story } from '../dispute/story.js';
import { complaintNumbers, merchantOfChat } from './talk.js';

const WATCHED_EVERY_MS = 3000;

/** @type {{dispute: any, tag: string, timeline: any[], comments: any[]} | null} */
let beside = null;
let watch = null;

const reader = () => ['merchant', 'viewer'].find(tokenFor);

export function begin() {
  clearInterval(watch);
  watch = setInterval(
    () => !document.hidden && beside && follow(beside.dispute.id).catch(() => undefined),
    WATCHED_EVERY_MS,
  );
}

export const end = () => clearInterval(watch);

/** Finds the dispute that a turn is about. */
export async function find(turn) {
  if (!reader()) return;
  for (const number of complaintNumbers(turn)) {
    const rows = await json(`${API}/${merchantOfChat()}/disputes?query=${encodeURIComponent(number)}`, {
      as: reader(),
    });
    const found = rows.find((dispute) => String(dispute.ticketNumber) === number);
    if (found) return follow(found.id);
  }
}

async function follow(id) {
  const as = reader();
  const base = `${API}/${merchantOfChat()}/disputes/${id}`;
  const known = beside?.dispute.id === id ? beside.tag : undefined;
  const answer = await call(base, { as, unless: known });
  if (answer.status === 304 || answer.headers.get('ETag') === known) return;
  const [timeline, comments] = await Promise.all([all(`${base}/timeline`, { as }), all(`${base}/comments`, { as })]);
  beside = { dispute: await answer.json(), tag: answer.headers.get('ETag'), timeline, comments };
  draw();
}

export function besideView() {
  if (!reader()) return nothing;
  return html`<section class="card beside" aria-labelledby="beside">
    <h2 id="beside">${t('chat.beside')}</h2>
    ${beside ? shown() : html`<p class="soft">${t('chat.beside.none')}</p>`}
  </section>`;
}

function shown() {
  const { dispute } = beside;
  return html`<p class="row">
      <a href=${href([String(merchantOfChat()), 'disputes', dispute.id])}
        ><b>${ticket(dispute)}</b> ${customerName(dispute)}</a
      >
      ${pill(dispute.complaintStatus)}
    </p>
    <p>${dispute.dueAt ? deadline(dispute) : nothing}</p>
    <div aria-live="polite">${story(beside)}</div>`;
}
