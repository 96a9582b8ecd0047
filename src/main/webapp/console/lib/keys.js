// Single keys, as in mail programs: never while somebody types, never with Ctrl, Alt or Meta, and they can be switched off
// (WCAG 2.1.4).
import { keep, setting } from './settings.js';

/** @typedef {Record<string, {text: string, act: () => void}>} Keys such as {'g d': {text: 'Disputes', act}} */

const SEQUENCE_MS = 1500;
let bound = {};
let first = null;

export const areKeysOn = () => setting('keys', 'on') === 'on';
export const switchKeys = (on) => keep('keys', on ? 'on' : 'off');

/** @param {Keys} keys of the page, which replace those of the page before */
export function bind(keys) {
  bound = keys;
}

export const boundKeys = () => Object.entries(bound);

/** Moves the focus in a list, whose rows have a link a.open. */
export function focusRow(step) {
  const rows = [...document.querySelectorAll('a.open')];
  const now = rows.indexOf(document.activeElement.closest('tr')?.querySelector('a.open'));
  rows[Math.max(0, Math.min(rows.length - 1, now + step))]?.focus();
}

export const press = (selector) => () => document.querySelector(selector)?.click();

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !areKeysOn()) return;
  if (event.target.closest('input:not([type=checkbox], [type=radio]), textarea, select, dialog')) return;
  const key = first ? `${first} ${event.key}` : event.key;
  first = null;
  if (bound[key]) {
    event.preventDefault();
    bound[key].act();
  } else if (Object.keys(bound).some((one) => one.startsWith(`${event.key} `))) {
    first = event.key;
    setTimeout(() => (first = null), SEQUENCE_MS);
  }
});
