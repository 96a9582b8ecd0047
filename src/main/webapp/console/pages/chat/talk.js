// The conversation: its turns, and how they are sent.
import { API, call } from '../../lib/api.js';
import { drawn, state } from '../../lib/page.js';
import { INTENTS, PRESETS, envelope } from './presets.js';

/**
 * @typedef {{key: string, path: string, sent: string, text: string, status?: number, ms?: number, reply?: any,
 *   failure?: string}} Turn a request of the user, and its reply
 */

/** What the form says; another page does not empty it. */
export const form = { type: '', language: 'en', words: '', category: '', complaintId: '', ...PRESETS.order };

/** @type {Turn[]} */
export const talk = [];

/** The turn whose envelopes are shown. @type {{turn: Turn | null}} */
export const chosen = { turn: null };

const tokenName = 'chatbot';
export const address = (turn) => `${API}/ecom/integrations/${turn.path}`;

/** Says what the form says. */
export function say(text) {
  return send({
    path: INTENTS[form.intent].path,
    sent: JSON.stringify(envelope(form), null, 2),
    text,
    key: crypto.randomUUID(),
  });
}

/** Sends an envelope again: as it was, under its key, so that nothing happens twice; or changed, under a new key. */
export function sendAgain(turn, text) {
  const key = text === turn.sent ? turn.key : crypto.randomUUID();
  return send({ path: turn.path, sent: text, text: turn.text, key });
}

/** @param {Turn} turn */
async function send(turn) {
  talk.push(turn);
  chosen.turn = turn;
  await drawn();
  toEnd();
  const began = performance.now();
  try {
    // As text: a request with a comma too much, as in the documents, is sent as it is
    const answer = await call(address(turn), { method: 'POST', body: turn.sent, key: turn.key, as: tokenName });
    Object.assign(turn, { status: answer.status, reply: await answer.json() });
  } catch (problem) {
    Object.assign(turn, { status: problem.status, reply: problem.body, failure: problem.message });
  }
  turn.ms = Math.round(performance.now() - began);
  await drawn();
  toEnd();
  return turn;
}

function toEnd() {
  const list = document.querySelector('.turns');
  if (!list) return;
  list.scrollTop = list.scrollHeight;
  // On a phone, the conversation is below the form
  if (list.getBoundingClientRect().top > innerHeight) list.scrollIntoView();
}

/** Returns the complaint numbers that a turn may be about, the most certain one first. */
export function complaintNumbers({ sent, reply }) {
  const responses = reply?.response?.responseMessages ?? [];
  const named = responses
    .flatMap(({ containerResponse }) => containerResponse?.attributes ?? [])
    .filter(({ name }) => name === 'complaintId');
  const asked = /"complaintId":\s*"(\w+)"/.exec(sent)?.[1];
  const read = (JSON.stringify(responses).match(/\b\d{5,}\b/g) ?? []).filter((number) => !sent.includes(number));
  return [...named.map(({ value }) => value), asked, ...read].filter(Boolean);
}

export const merchantOfChat = () => state.me.merchants[0]?.id;
