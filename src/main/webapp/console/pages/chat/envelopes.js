// The raw envelopes of a turn, in both directions.
import { draw, html, nothing, say } from '../../lib/page.js';
import { t } from '../../lib/texts.js';
import { address, chosen, sendAgain } from './talk.js';

/** The text that is being edited, and its turn. */
let edited = { turn: null, text: '' };

const textOf = (turn) => (edited.turn === turn ? edited.text : turn.sent);

/** Returns a command for a shell; its token is a variable, since commands are passed on. */
function asCurl(turn) {
  const quoted = (text) => `'${text.replace(/'/g, `'\\''`)}'`;
  return [
    `curl -s ${quoted(location.origin + address(turn))}`,
    '-H "Authorization: Bearer $TOKEN"',
    `-H 'Content-Type: application/json'`,
    `-H ${quoted(`Idempotency-Key: ${turn.key}`)}`,
    `-d ${quoted(textOf(turn))}`,
  ].join(' \\\n  ');
}

async function copy(turn) {
  try {
    await navigator.clipboard.writeText(asCurl(turn));
    say(t('chat.copied'));
  } catch {
    say(t('chat.notCopied'), 'problem');
  }
}

/** @param {(turn: Promise<any>) => void} answered gets the repetition */
export function envelopes(answered) {
  const { turn } = chosen;
  if (!turn)
    return html`<section class="card" aria-labelledby="raw">
      <h2 id="raw">${t('chat.raw')}</h2>
      <p class="soft">${t('chat.raw.none')}</p>
    </section>`;
  const text = textOf(turn);
  const isChanged = text !== turn.sent;
  const edit = (event) => {
    edited = { turn, text: event.target.value };
    draw();
  };
  return html`<section class="card raw" aria-labelledby="raw">
    <h2 id="raw">${t('chat.raw')}</h2>
    <div class="field">
      <label for="asked">${t('chat.asked')} <code>POST ${address(turn)}</code></label>
      <textarea id="asked" rows="14" spellcheck="false" .value=${text} @input=${edit}></textarea>
    </div>
    <div class="row">
      <button @click=${() => answered(sendAgain(turn, text))}>
        ${t(isChanged ? 'chat.sendChanged' : 'chat.sendSame')}
      </button>
      <button @click=${() => copy(turn)}>${t('chat.copy')}</button
      ><span class="soft">${t(isChanged ? 'chat.newKey' : 'chat.sameKey')}</span>
    </div>
    <h3>
      ${t('chat.answered')}
      ${turn.status === undefined ? nothing : html`<code>${turn.status || '–'}</code> <span class="soft">${turn.ms} ms</span>`}
    </h3>
    <pre role="region" tabindex="0" aria-label=${t('chat.answered')}>
${turn.reply ? JSON.stringify(turn.reply, null, 2) : (turn.failure ?? '…')}</pre>
  </section>`;
}
