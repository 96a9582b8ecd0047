// Settings of a shop: its business calendar, its time limits, and the reasons of disputes.
import { API, hasRole } from '../lib/api.js';
import { draw, html, nothing } from '../lib/page.js';
import { t } from '../lib/texts.js';
import { calendarBody, calendarForm, calendarTexts } from './settings/calendar.js';
import { reasonsBody, reasonsForm, reasonsOf, reasonsTexts } from './settings/reasons.js';
import { Section } from './settings/section.js';
import { termsBody, termsForm, termsOf, termsTexts } from './settings/terms.js';

let sections = null;

export const title = () => t('settings');

export async function arrive({ path: [merchant] }) {
  const at = `${API}/${merchant}`;
  sections = {
    calendar: new Section(`${at}/calendar`, calendarTexts, undefined, calendarBody),
    terms: new Section(`${at}/terms`, termsTexts, termsOf, termsBody),
    reasons: new Section(`${at}/reasons`, reasonsTexts, reasonsOf, reasonsBody),
  };
  draw();
  await load();
}

const load = () => Promise.all(Object.values(sections).map((section) => section.load()));

export function view() {
  const { calendar, terms, reasons } = sections;
  const missing = Object.values(sections).filter(({ value }) => !value);
  if (missing.length) {
    const problem = missing.find((section) => section.problem)?.problem;
    return problem
      ? html`<div class="notice problem" role="alert">
          <p>${problem.message}</p>
          <button @click=${load}>${t('again')}</button>
        </div>`
      : html`<p class="wait">${t('loading')}</p>`;
  }
  return html`<h1>${t('settings')}</h1>
    ${hasRole('merchant') ? nothing : html`<p class="soft why">${t('why.settings')}</p>`}
    <div class="groups">${calendarForm(calendar)}${termsForm(terms)}${reasonsForm(reasons)}</div>`;
}
