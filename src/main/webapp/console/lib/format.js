// Money, times and sizes in the language of the page and the zone of the browser.
import { language } from './texts.js';

const formats = new Map();

/** Formats are expensive to make and cheap to use. */
export function format(kind, options) {
  const key = kind.name + language + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new kind(language, options));
  return formats.get(key);
}

export const number = (n) => format(Intl.NumberFormat).format(n);

export function money(amount, currency) {
  if (amount === null || amount === undefined) return '';
  return currency ? format(Intl.NumberFormat, { style: 'currency', currency }).format(amount) : number(amount);
}

const time = (at, options) => (at ? format(Intl.DateTimeFormat, options).format(new Date(at)) : '');

export const day = (at) => time(at, { dateStyle: 'medium' });
export const moment = (at) => time(at, { dateStyle: 'medium', timeStyle: 'short' });
export const exactly = (at) =>
  time(at, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
/** A date without a time, such as 2026-12-24 or 2026-12. */
export const date = (iso, options = { dateStyle: 'medium' }) =>
  time(`${iso}T12:00:00Z`, { ...options, timeZone: 'UTC' });
export const list = (words) => format(Intl.ListFormat).format(words);

export const STEPS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

export function ago(at, now = Date.now()) {
  const seconds = (new Date(at) - now) / 1000;
  const [unit, length] = STEPS.find(([, s]) => Math.abs(seconds) >= s) ?? STEPS.at(-1);
  return format(Intl.RelativeTimeFormat, { numeric: 'auto' }).format(Math.trunc(seconds / length), unit);
}

export const startOfDay = (iso) => new Date(`${iso}T00:00:00`).toISOString();
export const endOfDay = (iso) => new Date(`${iso}T23:59:59.999`).toISOString();
