// Creating a webhook. Its secret is told on its page, once.
import { API, call, json } from '../lib/api.js';
import { draftOf, dropDraft, keepDraft } from '../lib/drafts.js';
import { refusal } from '../lib/field.js';
import { draw, drawn, html } from '../lib/page.js';
import { go, href } from '../lib/route.js';
import { t } from '../lib/texts.js';
import { EMPTY, body, webhookFields } from './webhooks/fields.js';
import { tellSecret } from './webhooks/secret.js';

let at = null;

export const title = () => t('webhooks.new');

const draftName = () => `webhook.${at.merchant}`;

export async function arrive({ path: [merchant] }) {
  const mine = { merchant, types: [], problem: null, busy: false };
  at = mine;
  mine.form = draftOf(draftName(), { ...EMPTY, key: null });
  draw();
  try {
    mine.types = await json(`${API}/event-types`);
  } catch (problem) {
    mine.problem = problem;
  }
  draw();
}

function change(changes) {
  Object.assign(at.form, { key: null, ...changes });
  keepDraft(draftName(), at.form);
  draw();
}

/** Returns the request, without the members that are not filled in. */
const request = () => Object.fromEntries(Object.entries(body(at.form)).filter(([, value]) => value !== null));

async function submit(event) {
  event.preventDefault();
  const mine = at;
  if (mine.busy) return;
  change({ key: mine.form.key ?? crypto.randomUUID() });
  mine.busy = true;
  try {
    const path = `${API}/${mine.merchant}/webhooks`;
    const answer = await call(path, { method: 'POST', key: mine.form.key, body: request() });
    const { id, secret } = await answer.json();
    dropDraft(draftName());
    go([mine.merchant, 'webhooks', id]);
    await tellSecret(id, secret);
  } catch (problem) {
    if (problem.isFinal) mine.form.key = null;
    Object.assign(mine, { problem, busy: false });
    await drawn();
    document.querySelector('main [aria-invalid=true]')?.focus();
  }
}

export function view() {
  const { merchant, form, types, problem, busy } = at;
  return html`<p class="back"><a href=${href([merchant, 'webhooks'])}>← ${t('webhooks')}</a></p>
    <h1>${t('webhooks.new')}</h1>
    <form class="card narrow" @submit=${submit} novalidate>
      ${refusal(problem)} ${webhookFields({ form, types, problem, change })}
      <div class="row end"><button class="primary" ?disabled=${busy}>${t('webhooks.create')}</button></div>
    </form>`;
}
