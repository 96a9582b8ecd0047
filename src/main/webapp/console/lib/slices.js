import { call, links } from './api.js';

/** Reads all slices of an append-only list. */
export async function all(path, options) {
  const rows = [];
  for (let next = path; next;) {
    const answer = await call(next, options);
    rows.push(...(await answer.json()));
    next = links(answer).next;
  }
  return rows;
}
