// The people of a shop, read once somebody looks for one.
import { API, json } from './api.js';
import { draw, say } from './page.js';

let staff = { merchant: null, people: [] };

export async function readStaff(merchant) {
  try {
    await knownStaff(merchant);
    draw();
  } catch (problem) {
    say(problem.message, 'problem');
  }
}

/**
 * Returns the people, after reading them if nobody has looked for one yet.
 *
 * @throws {import('./api.js').Problem}
 */
export async function knownStaff(merchant) {
  if (staff.merchant !== merchant) staff = { merchant, people: await json(`${API}/${merchant}/staff`) };
  return staff.people;
}

export const staffOf = (merchant) => (staff.merchant === merchant ? staff.people : []);
