// Time limits of a shop. A limit is a number and a unit here, and ISO 8601 on the wire.
import { hasRole } from '../../lib/api.js';
import { html } from '../../lib/page.js';
import { t } from '../../lib/texts.js';

const ISO = {
  days: (number) => `P${number}D`,
  hours: (number) => `PT${number}H`,
  minutes: (number) => `PT${number}M`,
};
const MINUTES_OF_HOUR = 60;
const LIMITS = ['answer', 'escalation', 'information', 'decision', 'appeal'];
const LEAD = 'reminderLead';

export const termsTexts = { save: 'terms.save', saved: 'terms.saved', changed: 'terms.changed' };

/** Keeps the text of the wire for a limit that is not changed: it may have seconds. */
function limit(text) {
  const days = /^P(\d+)D$/.exec(text);
  if (days) return { text, number: days[1], unit: 'days' };
  const [, hours = 0, minutes = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?/.exec(text);
  return Number(minutes)
    ? { text, number: hours * MINUTES_OF_HOUR + Number(minutes), unit: 'minutes' }
    : { text, number: hours, unit: 'hours' };
}

const mapped = (terms, change) => Object.fromEntries([...LIMITS, LEAD].map((name) => [name, change(terms[name])]));

export const termsOf = (answer) => mapped(answer, limit);

export const termsBody = (terms) => mapped(terms, ({ text, number, unit }) => text ?? ISO[unit](number));

export function termsForm(section) {
  return html`<form class="card" @submit=${section.save} novalidate aria-labelledby="terms">
    <h2 id="terms">${t('terms')}</h2>
    <p class="soft">${t('terms.what')}</p>
    ${section.trouble()}
    <fieldset class="stack" ?disabled=${!hasRole('merchant')}>
      ${LIMITS.map((name) => row(section, name, ['days', 'hours', 'minutes']))} ${row(section, LEAD, ['hours', 'minutes'])}
      ${section.buttons()}
    </fieldset>
  </form>`;
}

function row(section, name, units) {
  const { number, unit } = section.value[name];
  const set = (changes) => section.change({ [name]: { number, unit, ...changes } });
  return html`<div class="field" role="group" aria-labelledby="term-${name}">
    <span id="term-${name}">${t(`terms.${name}`)}</span>
    <div class="row">
      <input
        inputmode="numeric"
        size="5"
        maxlength="7"
        aria-labelledby="term-${name}"
        aria-invalid=${section.invalid(name)}
        .value=${number}
        @input=${(event) => set({ number: event.target.value.trim() })}
      />
      <select aria-label=${t('terms.unit')} @change=${(event) => set({ unit: event.target.value })}>
        ${units.map((one) => html`<option value=${one} ?selected=${one === unit}>${t(`terms.unit.${one}`)}</option>`)}
      </select>
    </div>
    ${section.wrong(name)}
  </div>`;
}
