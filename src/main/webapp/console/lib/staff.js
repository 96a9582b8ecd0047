// The people of a shop, read once somebody looks for one.
import { API, json } from './api.js';
import { draw, say } from './page.js';

let staff = { merchant: null, people: [] };

export async function readStaff(merchant) {
  if (staff.merchant === merchant) return;
  try {
    staff = { merchant, people: await json(`${API}/${merchant}/staff`) };
    draw();
  } catch (problem) {
    say(problem.message, 'problem');
  }
}

export const staffOf = (merchant) => (staff.merchant === merchant ? staff.people : []);
