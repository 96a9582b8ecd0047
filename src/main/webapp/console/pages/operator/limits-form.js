// The limits of a merchant as fields. A limit of bytes is a number and a unit here; an empty field is no limit.
import { SIZES } from '../../lib/measures.js';
import { html } from '../../lib/page.js';
import { t } from '../../lib/texts.js';

const UNITS = Object.fromEntries([...SIZES, ['B', 1]]);
const NAMES = ['requestsPerSecond', 'disputesPerDay', 'attachmentBytes'];

export const limitsTexts = { save: 'limits.save', saved: 'limits.saved', changed: 'limits.changed' };

/** Returns the largest unit of which the bytes are a multiple. */
const unitOf = (bytes) => Object.keys(UNITS).find((unit) => bytes % UNITS[unit] === 0);

export function limitsOf(answer) {
  const unit = answer.attachmentBytes ? unitOf(answer.attachmentBytes) : 'GiB';
  const entered = NAMES.map((name) => [name, String(answer[name] ?? '')]);
  const bytes = answer.attachmentBytes ? String(answer.attachmentBytes / UNITS[unit]) : '';
  return { ...Object.fromEntries(entered), attachmentBytes: bytes, unit };
}

/** Returns the body of the PUT. The server names the rule of what is no number. */
export function limitsBody({ unit, ...entered }) {
  const { attachmentBytes: bytes } = entered;
  const members = NAMES.map((name) => [name, entered[name].trim() || null]);
  const isNumber = /^\d+$/.test(bytes.trim());
  return { ...Object.fromEntries(members), ...(isNumber && { attachmentBytes: Number(bytes) * UNITS[unit] }) };
}

/** @param {import('../settings/section.js').Section} section */
export const limitsForm = (section, save, isClosed) =>
  html`<form class="card" @submit=${save} novalidate aria-labelledby="limits">
    <h2 id="limits">${t('limits')}</h2>
    <p class="soft">${t('limits.what')}</p>
    ${section.trouble()}
    <fieldset class="stack" ?disabled=${isClosed}>${NAMES.map((name) => row(section, name))} ${section.buttons(!isClosed)}</fieldset>
  </form>`;

function row(section, name) {
  const id = `field-${name}`;
  return html`<div class="field">
    <label for=${id}>${t(`limit.${name}`)}</label>
    <div class="row">
      <input
        id=${id}
        inputmode="numeric"
        autocomplete="off"
        maxlength="16"
        placeholder=${t('limits.none')}
        aria-invalid=${section.invalid(name)}
        aria-describedby=${`${id}-says`}
        .value=${section.value[name]}
        @input=${(event) => section.change({ [name]: event.target.value })}
      />${name === 'attachmentBytes' ? units(section) : ''}
    </div>
    <p id=${`${id}-says`} class="soft">${t(`limits.hint.${name}`)}</p>
    ${section.wrong(name)}
  </div>`;
}

const units = (section) =>
  html`<select aria-label=${t('limits.unit')} @change=${(event) => section.change({ unit: event.target.value })}>
    ${Object.keys(UNITS).map(
      (unit) => html`<option value=${unit} ?selected=${unit === section.value.unit}>${unit === 'B' ? t('limits.bytes') : unit}</option>`,
    )}
  </select>`;
