// The choice of one of the shop's texts, which comes filled for the dispute on the page.
import { API, json } from '../../lib/api.js';
import { draw, html, nothing } from '../../lib/page.js';
import { lacking, templates } from '../../lib/templates.js';
import { t } from '../../lib/texts.js';
import { at } from './model.js';

/** Why the last text was not inserted. */
let trouble = null;

/**
 * @param {string} field the name of the field beside the choice
 * @param {(filled: string) => void} insert gets the text
 */
export function textChoice(field, insert) {
  const kept = templates(at.merchant);
  if (!kept.length) return nothing;
  const choose = (event) => {
    const { value } = event.target;
    event.target.value = '';
    if (value) fill(value, field, insert);
  };
  const isHere = trouble?.id === at.id && trouble.field === field;
  return html`<select aria-label=${t('template.insert')} @change=${choose}>
      <option value="">${t('template.insert')}</option>
      ${kept.map(({ id, name }) => html`<option value=${id} lang="">${name}</option>`)}
    </select>
    ${isHere ? html`<p class="wrong" role="alert">${trouble.text}</p>` : nothing}`;
}

async function fill(textId, field, insert) {
  const { id, merchant } = at;
  trouble = null;
  try {
    const body = { disputeId: id };
    const { text } = await json(`${API}/${merchant}/texts/${textId}/preview`, { method: 'POST', body });
    if (at.id === id) insert(text);
  } catch (problem) {
    const names = lacking(problem.ruleOf?.('textId'));
    trouble = { id, field, text: names ? t('template.lacks', { names }) : problem.message };
  }
  draw();
}

/** Returns a text with another one at its end. */
export const joined = (text, filled) => (text.trim() ? `${text.trimEnd()}\n\n${filled}` : filled);
