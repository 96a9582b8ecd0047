// What staff do with a webhook: at once, or after a dialog that tells the effect.
import { field, refusal } from '../../lib/field.js';
import { draw, drawn, html, nothing, openDialog, say } from '../../lib/page.js';
import { go } from '../../lib/route.js';
import { t } from '../../lib/texts.js';
import { nameOf } from './head.js';
import { CHANGED } from './record.js';
import { tellSecret } from './secret.js';

const PAUSE = { ENABLED: 'pause', PAUSED: 'resume', DISABLED: 'enable' };
const CHANGES = {
  pause: ['', { method: 'PATCH', body: { state: 'PAUSED' } }],
  resume: ['', { method: 'PATCH', body: { state: 'ENABLED' } }],
  enable: ['/actions/enable', { method: 'POST' }],
};

/** The action that is being prepared, or null. */
let acting = null;

/** Returns the buttons; `test` sends an example. */
export const actionButtons = (record, test) => {
  const pause = PAUSE[record.webhook.state];
  const button = (action, act) =>
    html`<button ?disabled=${record.busy} @click=${act}>${t(`webhook.act.${action}`)}</button>`;
  return html`<div class="row" role="group" aria-label=${t('actions')}>
    ${button('test', test)} ${button(pause, () => changeState(record, pause))}
    ${['recover', 'rotate-secret', 'delete'].map((action) => button(action, () => begin(record, action)))}
  </div>`;
};

async function changeState(record, action) {
  try {
    await record.change(...CHANGES[action]);
    say(t(`webhook.done.${action}`));
  } catch (problem) {
    say(problem.status === CHANGED ? t('webhook.changed') : problem.message, 'problem');
  }
}

function begin(record, action) {
  acting = { record, action, since: localTime(record.webhook.failingSince), until: '', problem: null, key: null };
  openDialog();
}

export function end() {
  acting = null;
  draw();
}

/** Returns a time as fields for local times have it, in minutes. */
function localTime(at) {
  const date = at ? new Date(at) : new Date();
  date.setMinutes(date.getMinutes() - date.getTimezoneOffset() - (at ? 0 : 24 * 60));
  return date.toISOString().slice(0, 16);
}

const instant = (local) => (local ? new Date(local).toISOString() : undefined);

function change(changes) {
  Object.assign(acting, { key: null, problem: null, ...changes });
  draw();
}

/** @param {() => Promise<void>} sent is called when deliveries were queued */
export function actionDialog(sent) {
  if (!acting) return nothing;
  const { record, action, problem } = acting;
  return html`<dialog class="modal" aria-labelledby="acting" aria-describedby="effect" @close=${end}>
    <form @submit=${(event) => submit(event, sent)} novalidate>
      <h2 id="acting">${t(`webhook.act.${action}`)} · <span lang="">${nameOf(record.webhook)}</span></h2>
      <p id="effect">${t(`webhook.effect.${action}`)}</p>
      ${problem?.status === CHANGED ? html`<p class="wrong" role="alert">${t('webhook.changed')}</p>` : refusal(problem)}
      ${action === 'recover' ? [time('since'), time('until')] : nothing}
      <div class="row end">
        <button type="button" @click=${(event) => event.target.closest('dialog').close()}>${t('cancel')}</button>
        <button class=${action === 'delete' ? 'danger' : 'primary'} ?disabled=${record.busy}>
          ${t(problem?.status === CHANGED ? 'sendAgain' : `webhook.act.${action}`)}
        </button>
      </div>
    </form>
  </dialog>`;
}

const time = (name) =>
  field({
    name,
    type: 'datetime-local',
    value: acting[name],
    problem: acting.problem,
    label: t(`recover.${name}`),
    hint: t(`recover.${name}.hint`),
    change,
  });

const ACTS = {
  async recover({ record, since, until, key }, sent) {
    const body = { since: instant(since), until: instant(until) };
    const { queued } = await record.order('/actions/recover', { key, body });
    close();
    // The list announces itself, and then this is said
    await sent();
    say(t('webhook.recovered', { n: queued }));
  },
  async 'rotate-secret'({ record, key }) {
    const secret = await record.change('/actions/rotate-secret', { method: 'POST', key });
    close();
    await tellSecret(record.id, secret);
  },
  async delete({ record }) {
    await record.delete();
    close();
    say(t('webhook.deleted', { name: nameOf(record.webhook) }));
    go([record.merchant, 'webhooks']);
  },
};

const close = () => document.querySelector('dialog.modal')?.close();

async function submit(event, sent) {
  event.preventDefault();
  const mine = acting;
  if (mine.record.busy) return;
  change({ key: mine.key ?? crypto.randomUUID() });
  try {
    await ACTS[mine.action](mine, sent);
  } catch (problem) {
    if (problem.isFinal) mine.key = null;
    // The page was left, and with it the dialog
    if (acting !== mine) return say(problem.message, 'problem');
    mine.problem = problem;
    await drawn();
    document.querySelector('dialog [aria-invalid=true]')?.focus();
  }
}
