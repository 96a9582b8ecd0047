// Requests that create or take something: somebody may press twice, or again after a lost answer.
import { call } from './api.js';

/** The keys of requests without a final answer, by what was asked. */
const keys = new Map();
const underWay = new Set();

/**
 * Posts a request, after a lost answer under the same key, so that it is executed once.
 *
 * @returns {Promise<Response | null>} null if the same request is under way
 * @throws {import('./api.js').Problem}
 */
export async function postOnce(path, body) {
  const asked = JSON.stringify([path, body]);
  if (underWay.has(asked)) return null;
  if (!keys.has(asked)) keys.set(asked, crypto.randomUUID());
  underWay.add(asked);
  try {
    const answer = await call(path, { method: 'POST', key: keys.get(asked), body });
    keys.delete(asked);
    return answer;
  } catch (problem) {
    if (problem.isFinal) keys.delete(asked);
    throw problem;
  } finally {
    underWay.delete(asked);
  }
}
