// The list that somebody works through, so that a dispute leads to the next one without the way back.
let order = { address: null, ids: [] };

export function remember(address, ids) {
  order = { address, ids };
}

export const lastList = () => order.address;

export function neighbour(id, step) {
  const at = order.ids.indexOf(id);
  return at < 0 ? undefined : order.ids[at + step];
}

/** Returns the place of a dispute in its page of the list, counted from 1, and their number; null for others. */
export function placeOf(id) {
  const at = order.ids.indexOf(id);
  return at < 0 ? null : { n: at + 1, of: order.ids.length };
}
