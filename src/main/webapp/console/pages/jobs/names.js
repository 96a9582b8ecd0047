// The numbers of disputes that are known by their ids alone: results of a job name no more.
import { API, json } from '../../lib/api.js';
import { ticket } from '../../lib/dispute-parts.js';
import { draw } from '../../lib/page.js';

const AT_ONCE = 4;

/** Numbers by id; null while one is being read, '' if there is none. */
const known = new Map();
const waiting = [];
let reading = 0;

/** Takes over the numbers of disputes that have been read anyway. */
export function knowTickets(disputes) {
  for (const dispute of disputes) known.set(dispute.id, ticket(dispute));
}

/** Returns the number of a dispute, or the start of its id until it is there; then the page is drawn again. */
export function ticketOf(merchant, id) {
  if (!known.has(id)) {
    known.set(id, null);
    waiting.push(`${API}/${merchant}/disputes/${id}`);
    readNext();
  }
  return known.get(id) || `${id.slice(0, 8)}…`;
}

async function readNext() {
  if (reading >= AT_ONCE || !waiting.length) return;
  reading++;
  const address = waiting.shift();
  try {
    knowTickets([await json(address)]);
  } catch {
    known.set(address.split('/').pop(), '');
  }
  reading--;
  draw();
  readNext();
}
