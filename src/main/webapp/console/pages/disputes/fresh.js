// How newer rows come into a list that somebody looks at.

/** Whether somebody points at a row, stands on one, has chosen one, or marks a text in it. */
export function areRowsInUse() {
  const rows = document.querySelector('table.list tbody');
  if (!rows) return false;
  const selection = getSelection();
  if (rows.querySelector(':checked')) return true;
  return rows.matches(':hover, :focus-within') || (!selection.isCollapsed && selection.containsNode(rows, true));
}

/** Returns the rows, each as new as it can be, at their places. */
export function inPlace(rows, newer) {
  const known = new Map(newer.map((row) => [row.id, row]));
  return rows.map((row) => known.get(row.id) ?? row);
}

/** Returns the number of rows that came, or went, or 1 if they only moved; 0 if all are at their places. */
export function moves(rows, newer) {
  const ids = new Set(rows.map((row) => row.id));
  const common = newer.filter((row) => ids.has(row.id)).length;
  const isSame = rows.length === newer.length && rows.every((row, i) => row.id === newer[i].id);
  return isSame ? 0 : Math.max(newer.length - common, rows.length - common, 1);
}

export const differ = (rows, newer) =>
  moves(rows, newer) > 0 || rows.some((row, i) => row.updatedAt !== newer[i].updatedAt || row.unread !== newer[i].unread);
