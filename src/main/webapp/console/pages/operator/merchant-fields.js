// The data of a merchant as fields of a form. Lists of names are lines of a text there.
import { field } from '../../lib/field.js';
import { html, nothing, state } from '../../lib/page.js';
import { language, t } from '../../lib/texts.js';

const LISTS = ['ssoNames', 'chatClients'];
export const NAMES = ['name', 'email', 'countryCode', 'timeZone', 'currency', 'languages', ...LISTS];
export const EMPTY = { ...Object.fromEntries(NAMES.map((name) => [name, ''])), languages: [] };

/** Returns the values of the form for a merchant. */
export const valuesOf = (merchant) =>
  Object.fromEntries(
    NAMES.map((name) => [name, LISTS.includes(name) ? merchant[name].join('\n') : (merchant[name] ?? EMPTY[name])]),
  );

/** Returns the members of the form that differ from other values. */
export const differences = (form, values) => NAMES.filter((name) => String(form[name]) !== String(values[name]));

/** Returns a value of the form as JSON; null for an empty text. */
export function wire(name, value) {
  if (name === 'languages') return value;
  if (!LISTS.includes(name)) return value.trim() || null;
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Returns a value of the form in words. */
export const inWords = (value) => [value].flat().join(', ').replaceAll('\n', ', ') || '–';

/**
 * @param {{form: any, problem: import('../../lib/api.js').Problem | null, isFixed?: boolean,
 *   change: (changes: any) => void}} options isFixed: whether the country cannot be changed any more
 */
export function merchantFields({ form, problem, isFixed = false, change }) {
  const text = (name, options) => field({ name, value: form[name], problem, change, ...options });
  return html`<div class="pair">
      ${text('name')}${text('email', { inputmode: 'email' })}
      <fieldset ?disabled=${isFixed}>
        ${text('countryCode', { hint: t(isFixed ? 'merchant.country.fixed' : 'merchant.country.hint') })}
      </fieldset>
      ${text('timeZone', { known: Intl.supportedValuesOf('timeZone') })}
      ${text('currency', { known: Intl.supportedValuesOf('currency'), hint: t('merchant.currency.hint') })}
      ${languages(form.languages, problem, change)}
    </div>
    <div class="pair">
      ${text('ssoNames', { rows: 3, hint: t('merchant.ssoNames.hint') })}
      ${text('chatClients', { rows: 3, hint: t('merchant.chatClients.hint') })}
    </div>`;
}

function languages(chosen, problem, change) {
  const rule = problem?.ruleOf?.('languages');
  const toggle = (one) => (event) =>
    change({ languages: event.target.checked ? [...chosen, one] : chosen.filter((it) => it !== one) });
  return html`<fieldset class="field" aria-describedby="languages-says">
    <legend class="soft">${t('field.languages')}</legend>
    <div class="row">
      ${state.config.languages.map(
        (one, i) =>
          html`<label class="check"
            ><input
              id=${i ? nothing : 'field-languages'}
              type="checkbox"
              aria-invalid=${rule ? 'true' : nothing}
              .checked=${chosen.includes(one)}
              @change=${toggle(one)}
            />${new Intl.DisplayNames(language, { type: 'language' }).of(one)}</label
          >`,
      )}
    </div>
    <p id="languages-says" class="wrong">${rule ? t('field.rule', { rule }) : nothing}</p>
  </fieldset>`;
}
