// A new secret, which the server tells once. It is never kept as a draft.
import { draw, drawn, html, nothing, say } from '../../lib/page.js';
import { t } from '../../lib/texts.js';

/** @type {{webhook: string, secret: string} | null} */
let told = null;

export async function tellSecret(webhook, secret) {
  told = { webhook, secret };
  await drawn();
  document.getElementById('secret')?.focus();
}

export function forgetSecret() {
  told = null;
  draw();
}

async function copy() {
  try {
    await navigator.clipboard.writeText(told.secret);
    say(t('secret.copied'));
  } catch {
    say(t('secret.notCopied'), 'problem');
  }
}

export const secretCard = (webhook) =>
  told?.webhook === webhook
    ? html`<div class="card secret">
        <h2 id="secret-head">${t('secret')}</h2>
        <p>${t('secret.once')}</p>
        <div class="row">
          <input
            id="secret"
            class="code"
            readonly
            autocomplete="off"
            aria-labelledby="secret-head"
            .value=${told.secret}
            @focus=${(event) => event.target.select()}
          />
          <button type="button" class="primary" @click=${copy}>${t('secret.copy')}</button>
          <button type="button" @click=${forgetSecret}>${t('secret.stored')}</button>
        </div>
      </div>`
    : nothing;
