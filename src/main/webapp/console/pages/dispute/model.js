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
  if (at?.id !== id) at = { merchant, id, base: `${API}/${merchant}/disputes/${id}`, sending: [], turn: 0, busy: 0 };
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

/**
 * Loads the dispute, and shows it before its story. Of several loads at once only the last one counts: the answers of
 * another one may be older.
 */
export async function load() {
  const mine = at;
  const turn = ++mine.turn;
  const take = (read) => {
    if (turn === mine.turn) Object.assign(mine, read);
    draw();
  };
  mine.busy++;
  try {
    const answer = await call(mine.base);
    const dispute = await answer.json();
    take({ tag: answer.headers.get('ETag'), dispute });
    take({ ...(await storyOf(mine, dispute)), problem: null });
    if (turn !== mine.turn) return;
    if (!mine.similar) loadSimilar(mine);
    markRead(mine);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    take({ problem });
  } finally {
    mine.busy--;
  }
}

/** Performs an action on the dispute. What the log tells of it is no news, but is loaded by the caller. */
export async function act(address, options) {
  const mine = at;
  mine.busy++;
  try {
    return await json(address, { method: 'POST', ...options });
  } finally {
    mine.busy--;
  }
}

async function storyOf(mine, dispute) {
  const { base, merchant } = mine;
  const customer = dispute.customer?.customerId;
  const [timeline, comments, forms, order, sameCustomer] = await Promise.all([
    all(`${base}/timeline?pageSize=100`),
    all(`${base}/comments?pageSize=100`),
    hasRole('merchant') ? json(`${base}/actions`) : [],
    mine.order ?? orderOf(merchant, dispute.orderId),
    customer ? json(`${API}/${merchant}/disputes?customer=${customer}&pageSize=${OTHERS + 1}`) : [],
  ]);
  const others = sameCustomer.filter((other) => other.id !== mine.id).slice(0, OTHERS);
  return { timeline, comments, forms, order, others };
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
  // The own action and its loading come first: the next reading of events looks again
  if (mine.busy) return;
  // The version of an event is its place in the story: the own last action is there already
  if (!timeline || (isWhole(mine) && heard <= timeline.at(-1).position)) return;
  mine.heard = 0;
  try {
    const answer = await call(mine.base, { unless: mine.tag });
    const isKnown = answer.status === 304 || answer.headers.get('ETag') === mine.tag;
    if (mine !== at || (isKnown && isWhole(mine))) return;
    if (!mine.busy) await load();
    if (mine.busy || mine.problem) mine.heard = Math.max(mine.heard, heard);
    else tellUpdate(t('dispute.changed'));
  } catch {
    // The next reading of events comes soon
    mine.heard = Math.max(mine.heard, heard);
  }
}

/** Whether the caller may perform an action that the customer does not notice. */
export const may = (action) => Boolean(at.forms?.some((form) => form.action === action));

/** Returns the address of an allowed action, or undefined. */
export const can = (action) => at?.dispute?.actions[action];
