// Creating a merchant, as a draft.
import { API, call } from '../lib/api.js';
import { draftOf, dropDraft, keepDraft } from '../lib/drafts.js';
import { field, refusal } from '../lib/field.js';
import { draw, drawn, html, say } from '../lib/page.js';
import { go, href } from '../lib/route.js';
import { t } from '../lib/texts.js';
import { EMPTY, NAMES, merchantFields, wire } from './operator/merchant-fields.js';

const DRAFT = 'merchant';

let at = null;

export const title = () => t('merchants.new');

export function arrive() {
  at = { form: draftOf(DRAFT, { id: '', ...EMPTY, key: null }), problem: null, busy: false };
  draw();
}

function change(changes) {
  Object.assign(at.form, { key: null, ...changes });
  keepDraft(DRAFT, at.form);
  draw();
}

/** Returns the request, without the members that are not filled in. */
function request() {
  const members = NAMES.map((name) => [name, wire(name, at.form[name])]);
  return { id: at.form.id.trim(), ...Object.fromEntries(members.filter(([, value]) => value?.length)) };
}

async function submit(event) {
  event.preventDefault();
  if (at.busy) return;
  change({ key: at.form.key ?? crypto.randomUUID() });
  at.busy = true;
  try {
    const answer = await call(`${API}/operator/merchants`, { method: 'POST', key: at.form.key, body: request() });
    const { id, name } = await answer.json();
    dropDraft(DRAFT);
    say(t('merchants.created', { name }));
    go(['merchants', id]);
  } catch (problem) {
    if (problem.isFinal) at.form.key = null;
    Object.assign(at, { problem, busy: false });
    await drawn();
    document.querySelector('main [aria-invalid=true]')?.focus();
  }
}

export function view() {
  const { form, problem, busy } = at;
  return html`<p class="back"><a href=${href(['merchants'])}>← ${t('merchants')}</a></p>
    <h1>${t('merchants.new')}</h1>
    <p class="soft">${t('merchants.new.what')}</p>
    <form class="card narrow merchant-data" @submit=${submit} novalidate>
      ${refusal(problem)}
      <div class="pair">
        ${field({ name: 'id', value: form.id, problem, inputmode: 'numeric', hint: t('merchant.id.hint'), change })}
      </div>
      ${merchantFields({ form, problem, change })}
      <div class="row end"><button class="primary" ?disabled=${busy}>${t('merchants.create')}</button></div>
    </form>`;
}
