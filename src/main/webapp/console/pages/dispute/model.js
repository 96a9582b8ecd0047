// The dispute that is shown, and all that belongs to it.
import { API, Problem, call, hasRole, json } from '../../lib/api.js';
import { follow, tellUpdate, unfollow } from '../../lib/live.js';
import { draw } from '../../lib/page.js';
import { all } from '../../lib/slices.js';
import { t } from '../../lib/texts.js';

const OTHERS = 8;

/** @type {any} */
export let at = null;

export async function open(merchant, id) {
  if (at?.id !== id) at = { merchant, id, base: `${API}/${merchant}/disputes/${id}`, sending: [] };
  follow(merchant, hear);
  // Dialogs do not pass this event on to what is around them
  document.addEventListener('close', look, true);
  await load();
  look();
}

export function close() {
  unfollow();
  document.removeEventListener('close', look, true);
}

/** Keeps the newest version that the log tells of: null stands for any. */
function hear(events) {
  const versions = events?.filter(({ subject }) => subject.id === at.id).map((event) => event.subjectVersion ?? Infinity);
  at.heard = Math.max(at.heard ?? 0, ...(versions ?? [Infinity]));
  look();
}

/** Loads the dispute, and shows it before its story. */
export async function load() {
  const mine = at;
  try {
    const answer = await call(mine.base);
    mine.tag = answer.headers.get('ETag');
    mine.dispute = await answer.json();
    draw();
    await loadStory(mine);
    mine.problem = null;
    if (!mine.similar) loadSimilar(mine);
    markRead(mine);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    mine.problem = problem;
  }
  draw();
}

async function loadStory(mine) {
  const { dispute, base, merchant } = mine;
  const customer = dispute.customer?.customerId;
  const [timeline, comments, forms, order, sameCustomer] = await Promise.all([
    all(`${base}/timeline?pageSize=100`),
    all(`${base}/comments?pageSize=100`),
    hasRole('merchant') ? json(`${base}/actions`) : [],
    mine.order ?? orderOf(merchant, dispute.orderId),
    customer ? json(`${API}/${merchant}/disputes?customer=${customer}&pageSize=${OTHERS + 1}`) : [],
  ]);
  const others = sameCustomer.filter((other) => other.id !== mine.id).slice(0, OTHERS);
  Object.assign(mine, { timeline, comments, forms, order, others });
}

/** Tells that the caller has seen the dispute as it is. */
function markRead({ base }) {
  // A dispute that stays marked as unread is no trouble
  if (hasRole('merchant') || hasRole('viewer')) call(`${base}/read`, { method: 'PUT' }).catch(() => undefined);
}

/** Loads what resembles the dispute: the page is complete without it. */
async function loadSimilar(mine) {
  mine.similar = [];
  try {
    mine.similar = await json(`${mine.base}/similar`);
    draw();
  } catch {
    // They are looked for again with the next change
    mine.similar = null;
  }
}

/** Returns the order, or null if there is none any more. */
async function orderOf(merchant, orderId) {
  if (!orderId) return null;
  try {
    return await json(`${API}/${merchant}/orders/${encodeURIComponent(orderId)}`);
  } catch (problem) {
    if (problem.status === 404) return null;
    throw problem;
  }
}

/** Returns whether nothing happened between the reading of the dispute and that of its story, which is the later one. */
const isWhole = ({ dispute, timeline }) => Date.parse(dispute.updatedAt) === Date.parse(timeline.at(-1).at);

/** Takes over the changes of others: the story grows, and a text that is being written stays. */
async function look() {
  // An action refers to the version that its author sees: a new one during its dialog is a conflict, which is shown
  if (document.querySelector('dialog[open]')) return;
  const mine = at;
  const { heard = 0, timeline } = mine;
  // The version of an event is its place in the story: the own last action is there already
  if (!timeline || (isWhole(mine) && heard <= timeline.at(-1).position)) return;
  mine.heard = 0;
  try {
    const answer = await call(mine.base, { unless: mine.tag });
    if (answer.status === 304 || answer.headers.get('ETag') === mine.tag || mine !== at) return;
    await load();
    tellUpdate(t('dispute.changed'));
  } catch {
    // The next reading of events comes soon
    mine.heard = heard;
  }
}

/** Whether the caller may perform an action that the customer does not notice. */
export const may = (action) => Boolean(at.forms?.some((form) => form.action === action));

/** Returns the address of an allowed action, or undefined. */
export const can = (action) => at?.dispute?.actions[action];
