// Reasons of disputes: the general ones, and a shop's own, which it replaces as a whole.
import { hasRole } from '../../lib/api.js';
import { icon } from '../../lib/icons.js';
import { html, nothing } from '../../lib/page.js';
import { language, t } from '../../lib/texts.js';

const LANGUAGES = ['en', 'de', 'fr', 'es'];

export const reasonsTexts = { save: 'reasons.save', saved: 'reasons.saved', changed: 'reasons.changed' };

export const reasonsOf = (answer) => ({
  general: answer.filter(({ names }) => !names),
  own: answer.filter(({ names }) => names),
});

const filled = (names) => Object.fromEntries(Object.entries(names).filter(([, name]) => name.trim()));

export const reasonsBody = ({ own }) => ({
  reasons: own.map(({ names, code }) => ({ names: filled(names), ...(code && { code }) })),
});

export const reasonsForm = (section) =>
  html`<form class="card" @submit=${section.save} novalidate aria-labelledby="reasons">
    <h2 id="reasons">${t('reasons')}</h2>
    <p class="soft">${t('reasons.what')}</p>
    ${section.trouble()}
    <fieldset class="stack" ?disabled=${!hasRole('merchant')}>${ownReasons(section)} ${section.buttons()}</fieldset>
    <h3>${t('reasons.general')}</h3>
    ${generalTable(section.value.general)}
  </form>`;

function ownReasons(section) {
  const { own } = section.value;
  const replaced = (index, changes) =>
    section.change({ own: own.map((one, i) => (i === index ? { ...one, ...changes } : one)) });
  const add = () => section.change({ own: [...own, { names: {} }] });
  const remove = (index) => () => section.change({ own: own.filter((one, i) => i !== index) });
  return html`${own.map(
    (reason, index) =>
      html`<fieldset class="field">
        <legend class="soft">${reason.id ? t('reasons.own', { id: reason.id }) : t('reasons.new')}</legend>
        <div class="pair">
          ${LANGUAGES.map((one) => nameField(section, `reasons[${index}].names.${one}`, one, reason.names, (names) => replaced(index, { names })))}
          <label class="field"
            ><span>${t('reasons.code')}</span
            ><input
              maxlength="16"
              .value=${reason.code ?? ''}
              aria-invalid=${section.invalid(`reasons[${index}].code`)}
              @input=${(event) => replaced(index, { code: event.target.value.trim() })}
          /></label>
        </div>
        ${section.wrong(`reasons[${index}]`)}
        ${hasRole('merchant') ? html`<button type="button" @click=${remove(index)}>${icon('cross')} ${t('reasons.remove')}</button>` : nothing}
      </fieldset>`,
  )}
  ${hasRole('merchant') ? html`<div class="row"><button type="button" @click=${add}>${t('reasons.add')}</button></div>` : nothing}`;
}

const nameField = (section, field, one, names, change) =>
  html`<label class="field"
    ><span>${new Intl.DisplayNames(language, { type: 'language' }).of(one)}</span
    ><input
      lang=${one}
      .value=${names[one] ?? ''}
      aria-invalid=${section.invalid(field)}
      @input=${(event) => change({ ...names, [one]: event.target.value })}
  /></label>`;

const generalTable = (reasons) =>
  html`<table class="plain-table">
    <thead>
      <tr>
        <th scope="col">${t('number')}</th>
        <th scope="col">${t('reason')}</th>
        <th scope="col">${t('reasons.category')}</th>
        <th scope="col">Riverty</th>
      </tr>
    </thead>
    <tbody>
      ${reasons.map(
        ({ id, name, category, code }) =>
          html`<tr>
            <th scope="row">${id}</th>
            <td>${name}</td>
            <td>${category ?? '–'}</td>
            <td>${code ?? '–'}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
