// The list of keys, and their switch.
import { areKeysOn, boundKeys, switchKeys } from '../lib/keys.js';
import { draw, html, state } from '../lib/page.js';
import { t } from '../lib/texts.js';

const close = () => {
  state.keysShown = null;
  draw();
};

export function keysDialog() {
  return html`<dialog class="modal keys" aria-labelledby="keys" @close=${close}>
    <h2 id="keys">${t('keys')}</h2>
    <dl>
      ${boundKeys().map(
        ([key, { text }]) =>
          html`<div>
            <dt>${key.split(' ').map((one) => html`<kbd>${one}</kbd> `)}</dt>
            <dd>${text}</dd>
          </div>`,
      )}
    </dl>
    <label class="check"
      ><input
        type="checkbox"
        ?checked=${areKeysOn()}
        @change=${(event) => switchKeys(event.target.checked)}
      />${t('keys.on')}</label
    >
    <form method="dialog"><button class="primary">${t('close')}</button></form>
  </dialog>`;
}
