// The data of a webhook as fields of a form.
import { field } from '../../lib/field.js';
import { html, nothing } from '../../lib/page.js';
import { t } from '../../lib/texts.js';

/** Choices with their values, the default first. */
const CHOICES = { payload: ['THIN', 'FULL'], format: ['STANDARD', 'CLOUDEVENTS'], ordering: ['NONE', 'SUBJECT'] };
const NAMES = ['url', 'description', 'types', ...Object.keys(CHOICES)];

const defaults = Object.fromEntries(Object.entries(CHOICES).map(([name, [first]]) => [name, first]));
export const EMPTY = { url: '', description: '', types: [], ...defaults };

/** Returns the values of the form for a webhook. */
export const valuesOf = (webhook) => Object.fromEntries(NAMES.map((name) => [name, webhook[name] ?? EMPTY[name]]));

const spelled = (value) => [value].flat().toSorted().join();

/** Returns the members of the form that differ from other values. */
export const differences = (form, values) => NAMES.filter((name) => spelled(form[name]) !== spelled(values[name]));

/** Returns members of the form as JSON; null for an empty text, which stands for the default. */
export const body = (form, names = NAMES) =>
  Object.fromEntries(names.map((name) => [name, typeof form[name] === 'string' ? form[name].trim() || null : form[name]]));

/**
 * @param {{form: any, types: {type: string, description: string}[], problem: import('../../lib/api.js').Problem | null,
 *   change: (changes: any) => void}} options types: those of the server
 */
export function webhookFields({ form, types, problem, change }) {
  const text = (name, options) =>
    field({ name, value: form[name], problem, change, label: t(`webhook.${name}`), ...options });
  return html`${text('url', { inputmode: 'url', hint: t('webhook.url.hint') })}
    ${text('description', { hint: t('webhook.description.hint') })} ${typeFields(form.types, types, problem, change)}
    ${Object.keys(CHOICES).map((name) => choice(name, form[name], problem, change))}`;
}

function typeFields(chosen, types, problem, change) {
  const rule = problem?.body?.violations?.find(({ field: name }) => name.startsWith('types'))?.rule;
  const toggle = (type) => (event) =>
    change({ types: event.target.checked ? [...chosen, type] : chosen.filter((one) => one !== type) });
  return html`<fieldset class="field types" aria-describedby="types-says">
    <legend>${t('webhook.types')}</legend>
    <p id="types-says" class=${rule ? 'wrong' : 'soft'}>${rule ? t('field.rule', { rule }) : t('webhook.types.hint')}</p>
    <div class="type-list">
      ${types.map(
        ({ type, description }) =>
          html`<label class="check"
            ><input
              type="checkbox"
              aria-invalid=${rule ? 'true' : nothing}
              .checked=${chosen.includes(type)}
              @change=${toggle(type)}
            /><span><code>${type}</code><span class="soft" lang="en">${description}</span></span></label
          >`,
      )}
    </div>
  </fieldset>`;
}

function choice(name, chosen, problem, change) {
  const rule = problem?.ruleOf?.(name);
  return html`<fieldset class="field outcomes" aria-describedby="wrong-${name}">
    <legend>${t(`webhook.${name}`)}</legend>
    ${CHOICES[name].map(
      (one) =>
        html`<label class="check"
          ><input
            type="radio"
            name=${name}
            value=${one}
            .checked=${one === chosen}
            aria-invalid=${rule ? 'true' : nothing}
            @change=${() => change({ [name]: one })}
          /><span>${t(`webhook.${name}.${one}`)} <span class="soft">${t(`webhook.${name}.${one}.what`)}</span></span></label
        >`,
    )}
    <p class="wrong" id="wrong-${name}">${rule ? t('field.rule', { rule }) : nothing}</p>
  </fieldset>`;
}
