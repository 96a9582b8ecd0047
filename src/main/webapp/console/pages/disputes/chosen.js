// The disputes that somebody has chosen for a command. They stay while the list updates itself or turns its pages.
import { hasRole } from '../../lib/api.js';
import { ticket } from '../../lib/dispute-parts.js';
import { draw, html, nothing } from '../../lib/page.js';
import { t } from '../../lib/texts.js';

/** @typedef {{rows: Map<string, any>, isAll: boolean}} Chosen rows: by id, as they were when they were chosen */

/** The module of the commands, once somebody has chosen a dispute. */
let bulk = null;
/** The place of the last row that was chosen. */
let last = 0;

export const none = () => ({ rows: new Map(), isAll: false });

const filterOf = ({ merchant, asked }) => {
  const filter = new URLSearchParams(asked);
  filter.delete('sortBy');
  filter.delete('sortMethod');
  return `${merchant}?${filter}`;
};

/** Returns what was chosen in the list before, if it is the same one on another page or in another order. */
export function chosenBefore(before, at) {
  if (!before?.chosen || filterOf(before) !== filterOf(at)) return none();
  if (before.chosen.rows.size) open();
  return before.chosen;
}

/** Takes over the versions of the rows that somebody has asked to see. */
export function look({ chosen, rows }) {
  for (const row of rows) if (chosen.rows.has(row.id)) chosen.rows.set(row.id, row);
}

async function open() {
  const { commands } = await import('./bulk.js');
  bulk = await commands();
  draw();
}

function choose({ chosen, rows }, from, to, on) {
  if (chosen.isAll) for (const row of rows) chosen.rows.set(row.id, row);
  chosen.isAll = false;
  for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (on) chosen.rows.set(row.id, row);
    else chosen.rows.delete(row.id);
  }
  last = to;
  draw();
  open();
}

const isChosen = ({ chosen }, { id }) => chosen.isAll || chosen.rows.has(id);

const box = (name, checked, change, some = false) =>
  html`<label
    ><input type="checkbox" aria-label=${name} .checked=${checked} .indeterminate=${some} @click=${change}
  /></label>`;

export function headBox(at) {
  if (!hasRole('merchant')) return nothing;
  const n = at.rows.filter((row) => isChosen(at, row)).length;
  const all = n === at.rows.length;
  const change = ({ target }) => choose(at, 0, at.rows.length - 1, target.checked);
  return html`<th scope="col" role="columnheader" class="choice">${box(t('choose.page'), all, change, n > 0 && !all)}</th>`;
}

export function rowBox(at, dispute) {
  if (!hasRole('merchant')) return nothing;
  const change = ({ target, shiftKey }) => {
    const i = at.rows.indexOf(dispute);
    choose(at, shiftKey ? last : i, i, target.checked);
  };
  const name = t('choose.this', { ticket: ticket(dispute) });
  return html`<td role="cell" class="choice">${box(name, isChosen(at, dispute), change)}</td>`;
}

export const chooseFocused = () => document.activeElement.closest('tr')?.querySelector('.choice input')?.click();

export const chosenBar = (at) => (bulk && at.chosen.rows.size ? bulk.bar(at) : nothing);
