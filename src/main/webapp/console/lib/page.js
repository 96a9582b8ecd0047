// The page is a function of the state: code changes the state and asks for a drawing.
import { html, nothing, render, svg } from '../vendor/lit-html/lit-html.js';

export { html, nothing, svg };

export const state = { config: null, me: null, route: null, notice: null, offline: false };

let view = () => nothing;
let asked = false;

export function drawWith(newView) {
  view = newView;
  draw();
}

export function draw() {
  if (asked) return;
  asked = true;
  queueMicrotask(() => {
    asked = false;
    render(view(), document.getElementById('app'));
  });
}

export function drawn() {
  draw();
  return new Promise((done) => queueMicrotask(() => queueMicrotask(done)));
}

export async function openDialog() {
  await drawn();
  const dialog = document.querySelector('dialog.modal');
  if (dialog && !dialog.open) dialog.showModal();
}

const SHOWN_MS = 6000;

/** Tells a result to people who see and to people who listen. A problem stays until it is dismissed. */
export function say(text, kind = 'done') {
  const notice = { text, kind };
  state.notice = notice;
  announce(text);
  draw();
  if (kind === 'done') setTimeout(() => state.notice === notice && dismiss(), SHOWN_MS);
}

export function announce(text) {
  const spoken = document.getElementById('spoken');
  // The same text twice is read twice only if the region was empty in between
  spoken.textContent = '';
  setTimeout(() => (spoken.textContent = text), 50);
}

export function dismiss() {
  state.notice = null;
  draw();
}

/** Adds a style sheet of console/style once, and waits for it, so that no page is shown without its style. */
export function style(name) {
  const id = `style-${name}`;
  if (document.getElementById(id)) return Promise.resolve();
  const link = Object.assign(document.createElement('link'), { id, rel: 'stylesheet', href: `style/${name}.css` });
  return new Promise((done) => {
    link.onload = link.onerror = done;
    document.head.append(link);
  });
}
