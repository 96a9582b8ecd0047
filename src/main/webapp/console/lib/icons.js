// Signs as SVG: unlike emoji, they look the same everywhere, and take the colour of their text.
import { svg } from '../vendor/lit-html/lit-html.js';
import { html } from './page.js';

const SHAPES = {
  clip: svg`<path d="M14 6.5 7.8 12.7a1.8 1.8 0 0 0 2.5 2.5l6-6a3.4 3.4 0 0 0-4.8-4.8l-6.2 6.2a5 5 0 0 0 7.1 7.1L17 13" />`,
  lock: svg`<rect x="4.5" y="9" width="11" height="8" rx="1.5" /><path d="M7 9V6.5a3 3 0 0 1 6 0V9" />`,
  shop: svg`<path d="M4 8.5V16h12V8.5M3 8l1.5-4h11L17 8a2.3 2.3 0 0 1-4.7 0 2.3 2.3 0 0 1-4.6 0A2.3 2.3 0 0 1 3 8ZM8.5 16v-4h3v4" />`,
  chat: svg`<path d="M3.5 5.5a1.5 1.5 0 0 1 1.5-1.5h10a1.5 1.5 0 0 1 1.5 1.5v6A1.5 1.5 0 0 1 15 13H9l-3.5 3v-3H5a1.5 1.5 0 0 1-1.5-1.5Z" />`,
  cross: svg`<path d="m5.5 5.5 9 9m0-9-9 9" />`,
};

/** Returns a sign that stands beside its words: screen readers leave it out. */
export const icon = (name) => drawing(SHAPES[name]);

export const drawing = (shape) =>
  html`<svg class="icon" viewBox="0 0 20 20" width="16" height="16" aria-hidden="true" focusable="false">${shape}</svg>`;
