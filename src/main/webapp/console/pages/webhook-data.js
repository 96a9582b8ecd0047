// The data of a webhook, and their change. What a colleague has changed is never overwritten unseen.
import { API, json } from '../lib/api.js';
import { refusal } from '../lib/field.js';
import { draw, drawn, html, nothing, say } from '../lib/page.js';
import { href } from '../lib/route.js';
import { t } from '../lib/texts.js';
import { body, differences, valuesOf, webhookFields } from './webhooks/fields.js';
import { nameOf, webhookHead, withoutWebhook } from './webhooks/head.js';
import { CHANGED, WebhookRecord } from './webhooks/record.js';

let at = null;

export const title = () => (at.record.webhook ? nameOf(at.record.webhook) : t('webhook'));

export async function arrive({ path: [merchant, , id] }) {
  const mine = { record: new WebhookRecord(merchant, id), types: [], form: null, problem: null };
  at = mine;
  draw();
  const [types] = await Promise.all([json(`${API}/event-types`).catch(() => []), mine.record.load()]);
  Object.assign(mine, { types });
  reset(mine);
}

export const keys = () => ({
  u: { text: t('key.back'), act: () => (location.hash = href([at.record.merchant, 'webhooks'])) },
});

function change(changes) {
  Object.assign(at.form, changes);
  draw();
}

function reset(mine) {
  const { webhook } = mine.record;
  Object.assign(mine, { form: webhook && valuesOf(webhook), problem: null });
  draw();
}

const undo = () => reset(at);

const changed = () => differences(at.form, valuesOf(at.record.webhook));

async function save(event) {
  event.preventDefault();
  const mine = at;
  const { record } = mine;
  const names = changed();
  if (record.busy || !names.length) return;
  const sent = { ...mine.form };
  // What is changed here and not saved stays in the form; the rest is as new as it can be
  const keep = (kept) => {
    const values = Object.fromEntries(kept.map((name) => [name, mine.form[name]]));
    Object.assign(mine.form, valuesOf(record.webhook), values);
  };
  const later = () => differences(mine.form, sent);
  try {
    await record.change('', { method: 'PATCH', body: body(sent, names) });
    keep(later());
    mine.problem = null;
    say(t('webhook.saved'));
  } catch (problem) {
    keep([...names, ...later()]);
    mine.problem = problem;
    await drawn();
    document.querySelector('main [aria-invalid=true]')?.focus();
  }
}

export function view() {
  const { record, form, types, problem } = at;
  if (!form) return withoutWebhook(record);
  const isChanged = changed().length > 0;
  return html`${webhookHead(record, 'data')}
    <form class="card narrow" @submit=${save} novalidate aria-labelledby="data">
      <h2 id="data">${t('webhook.page.data')}</h2>
      ${problem?.status === CHANGED ? html`<div class="notice problem" role="alert"><p>${t('webhook.changed')}</p></div>` : refusal(problem)}
      ${webhookFields({ form, types, problem, change })}
      <div class="row end">
        ${isChanged ? html`<button type="button" @click=${undo}>${t('settings.undo')}</button>` : nothing}
        <button class="primary" ?disabled=${record.busy || !isChanged}>${t('save')}</button>
      </div>
    </form>`;
}
