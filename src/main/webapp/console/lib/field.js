// A field with its name, its hint, and the rule that its value violates.
import { html, nothing } from './page.js';
import { t } from './texts.js';

/**
 * @param {{name: string, value: string, problem: import('./api.js').Problem | null, label?: string, rows?: number,
 *   hint?: string, type?: string, inputmode?: string, known?: string[], change: (changes: Record<string, string>) => void}} options
 *   rows: of a text with several lines; known: values to choose from
 */
export function field({ name, value, problem, label = t(`field.${name}`), rows, hint, type, inputmode, known, change }) {
  const rule = problem?.ruleOf?.(name) ?? problem?.ruleOf?.(`customer.${name}`);
  const id = `field-${name}`;
  const input = (event) => change({ [name]: event.target.value });
  const invalid = rule ? 'true' : nothing;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${
      rows
        ? html`<textarea
            id=${id}
            rows=${rows}
            maxlength="10000"
            .value=${value}
            @input=${input}
            aria-invalid=${invalid}
            aria-describedby=${`${id}-says`}
          ></textarea>`
        : html`<input
            id=${id}
            type=${type ?? nothing}
            inputmode=${inputmode ?? nothing}
            autocomplete="off"
            list=${known ? `${id}-known` : nothing}
            .value=${value}
            @input=${input}
            aria-invalid=${invalid}
            aria-describedby=${`${id}-says`}
          />`
    }
    ${known ? html`<datalist id=${`${id}-known`}>${known.map((one) => html`<option value=${one}></option>`)}</datalist>` : nothing}
    <p id=${`${id}-says`} class=${rule ? 'wrong' : 'soft'}>${rule ? t('field.rule', { rule }) : (hint ?? nothing)}</p>
  </div>`;
}

/** Tells why a form was refused; the rules stand at their fields. */
export const refusal = (problem) =>
  problem
    ? html`<div class="notice problem" role="alert">
        <p>${problem.body?.violations ? t('fields.wrong') : problem.message}</p>
      </div>`
    : nothing;
