// Periods of the statistics, in UTC as the server counts them.
import { date, number } from '../../lib/format.js';
import { t } from '../../lib/texts.js';

export const PERIODS = ['month', 'week', 'day'];
/** More columns cannot be told apart. */
const MOST = 120;

/** Returns the last periods, with those without disputes: a gap in time is a gap in the chart. */
export const latest = (byPeriod) => byPeriod.slice(-MOST);

const DAYS = { month: 31, week: 7, day: 1 };
const DAY_MS = 24 * 60 * 60 * 1000;

/** Returns the time since which there are as many periods as are shown. */
export const since = (by, end = Date.now()) => new Date(new Date(end) - (MOST - 1) * DAYS[by] * DAY_MS).toISOString();

/** Returns the name of a period, short enough for the axis. */
export function label(from, by) {
  return date(from, by === 'month' ? { month: 'short', year: '2-digit' } : { day: 'numeric', month: 'short' });
}

export function longName(from, by) {
  if (by === 'month') return date(from, { month: 'long', year: 'numeric' });
  return by === 'week' ? t('weekOf', { day: date(from) }) : date(from);
}

export const titled = ({ from, count }, by) => `${longName(from, by)}: ${number(count)}`;
