// Periods of the statistics, in UTC as the server counts them.
import { date, number } from '../../lib/format.js';
import { t } from '../../lib/texts.js';

export const PERIODS = ['month', 'week', 'day'];
/** More columns cannot be told apart; the table has them all. */
const MOST = 120;

/** Returns the start of the period after the one that starts at a date. */
function next(from, by) {
  const at = new Date(`${from}T00:00:00Z`);
  if (by === 'month') at.setUTCMonth(at.getUTCMonth() + 1);
  else at.setUTCDate(at.getUTCDate() + (by === 'week' ? 7 : 1));
  return at.toISOString().slice(0, 10);
}

/** Adds the periods without disputes, which the server leaves out; a gap in time is then a gap in the chart. */
export function filled(byPeriod, by) {
  const known = new Map(byPeriod.map((period) => [period.from, period]));
  const periods = [];
  const last = byPeriod.at(-1)?.from;
  for (let from = byPeriod[0]?.from; from && from <= last; from = next(from, by)) {
    periods.push(known.get(from) ?? { from, count: 0, amounts: [] });
  }
  return periods.slice(-MOST);
}

/** Returns the name of a period, short enough for the axis. */
export function label(from, by) {
  return date(from, by === 'month' ? { month: 'short', year: '2-digit' } : { day: 'numeric', month: 'short' });
}

export function longName(from, by) {
  if (by === 'month') return date(from, { month: 'long', year: 'numeric' });
  return by === 'week' ? t('weekOf', { day: date(from) }) : date(from);
}

export const titled = ({ from, count }, by) => `${longName(from, by)}: ${number(count)}`;
