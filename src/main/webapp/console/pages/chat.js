// The chat simulator: it speaks to the API as a chat platform does, and shows what the user sees.
import { tokenFor } from '../lib/api.js';
import { draw, html, nothing } from '../lib/page.js';
import { LANGUAGES, t } from '../lib/texts.js';
import { repeat } from '../vendor/lit-html/directives/repeat.js';
import { begin, besideView, end, find } from './chat/beside.js';
import { envelopes } from './chat/envelopes.js';
import { messages } from './chat/messages.js';
import { CATEGORIES, CHANNELS, INTENTS, PRESETS, TYPES } from './chat/presets.js';
import { chosen, form, say, talk } from './chat/talk.js';

export const title = () => t('chat');
export const arrive = begin;
export const leave = end;

export const keys = () => ({ c: { text: t('chat.send'), act: () => document.getElementById('chat-send')?.focus() } });

function change(changes) {
  Object.assign(form, changes);
  draw();
}

async function answered(turn) {
  const sent = await turn;
  const [number] =
    sent.reply?.response?.responseMessages
      ?.flatMap(({ containerResponse }) => containerResponse?.attributes ?? [])
      .filter(({ name }) => name === 'complaintId')
      .map(({ value }) => value) ?? [];
  // The next question is most often about the complaint that was just raised
  if (number) change({ complaintId: number });
  // Without a token for staff there is no dispute beside the chat, and the chat goes on
  await find(sent).catch(() => undefined);
}

function submit(event) {
  event.preventDefault();
  const about = INTENTS[form.intent].fields.map((field) => form[field]).find(Boolean);
  answered(
    say(
      INTENTS[form.intent].fields.includes('words') && form.words
        ? form.words
        : `${t(`chat.intent.${form.intent}`)} ${about ?? ''}`,
    ),
  );
}

export function view() {
  if (!tokenFor('chatbot'))
    return html`<h1>${t('chat')}</h1>
      <p class="empty">${t('chat.role')}</p>`;
  return html`<div class="head">
      <h1>${t('chat')}</h1>
      ${presets()}
    </div>
    <div class="simulator">
      ${asking()}${phone()}
      <div class="stack">${besideView()}${envelopes(answered)}</div>
    </div>`;
}

const presets = () =>
  html`<div class="row presets" role="group" aria-label=${t('chat.presets')}>
    ${Object.keys(PRESETS).map(
      (name) =>
        html`<button class="plain" @click=${() => change({ type: '', words: '', category: '', ...PRESETS[name] })}>
          ${t(`chat.preset.${name}`)}
        </button>`,
    )}
  </div>`;

function asking() {
  const input = (name) =>
    html`<label class="field"
      ><span>${t(`chat.${name}`)}</span
      ><input .value=${form[name]} @input=${(event) => change({ [name]: event.target.value })}
    /></label>`;
  const select = (name, options) =>
    html`<label class="field"
      ><span>${t(`chat.${name}`)}</span
      ><select @change=${(event) => change({ [name]: event.target.value })}>
        ${options.map(
          ([value, text]) => html`<option value=${value} .selected=${value === form[name]}>${text}</option>`,
        )}
      </select></label
    >`;
  const needs = (field) => INTENTS[form.intent].fields.includes(field);
  return html`<form class="card asking" @submit=${submit}>
    <h2>${t('chat.who')}</h2>
    <div class="pair">
      ${select('channel', Object.entries(CHANNELS))}${input('uid')}${input('first')}${input('last')}
      ${select('language', Object.entries(LANGUAGES))}${select(
        'type',
        TYPES.map((type) => [type, t(`chat.type.${type || 'default'}`)]),
      )}
    </div>
    <h2>${t('chat.what')}</h2>
    ${select(
      'intent',
      Object.keys(INTENTS).map((intent) => [intent, t(`chat.intent.${intent}`)]),
    )}
    ${needs('orderId') ? input('orderId') : nothing}${needs('complaintId') ? input('complaintId') : nothing}
    ${needs('words') ? html`<label class="field"><span>${t('chat.words')}</span><textarea rows="3" maxlength="10000" .value=${form.words} @input=${(event) => change({ words: event.target.value })}></textarea></label>` : nothing}
    ${
      needs('category')
        ? select(
            'category',
            CATEGORIES.map((one) => [one, t(`chat.category.${one || 'default'}`)]),
          )
        : nothing
    }
    <button id="chat-send" class="primary">${t('chat.send')}</button>
  </form>`;
}

const phone = () =>
  html`<section class="phone ${form.channel.toLowerCase()}" aria-labelledby="phone">
    <h2 id="phone">${CHANNELS[form.channel]} <span>${form.first || form.uid}</span></h2>
    <ol class="turns" aria-live="polite" tabindex="0" aria-label=${t('chat.talk')}>
      ${talk.length ? repeat(talk, (turn) => turn, turnView) : html`<li class="soft">${t('chat.empty')}</li>`}
    </ol>
  </section>`;

function turnView(turn) {
  const show = () => {
    chosen.turn = turn;
    draw();
  };
  return html`<li class="mine"><p class="bubble">${turn.text}</p></li>
    <li class="theirs">
      ${turn.reply?.response ? messages(turn.reply) : html`<p class="bubble ${turn.failure ? 'wrong' : ''}">${turn.failure ?? '…'}</p>`}
      <button class="plain" aria-pressed=${String(turn === chosen.turn)} @click=${show}>${t('chat.showRaw')}</button>
    </li>`;
}
