// A delivery: an event that is sent to a webhook, with its attempts.
import { API, call, json } from '../lib/api.js';
import { exactly } from '../lib/format.js';
import { draw, html, nothing, say } from '../lib/page.js';
import { href } from '../lib/route.js';
import { t } from '../lib/texts.js';
import { attempts } from './webhooks/attempts.js';
import { deliveryPill } from './webhooks/head.js';
import { watch } from './webhooks/watch.js';

let at = null;

export const title = () => t('delivery', { number: at.number });

export async function arrive({ path: [merchant, , webhook, , number] }) {
  const path = `${API}/${merchant}/webhooks/${webhook}/deliveries/${number}`;
  at = { merchant, webhook, number, path, delivery: null, problem: null, busy: false };
  await load();
}

export const leave = () => (at = null);

async function load() {
  const mine = at;
  mine.problem = null;
  draw();
  try {
    mine.delivery = await json(mine.path);
  } catch (problem) {
    mine.problem = problem;
  }
  draw();
}

const listAddress = () => href([at.merchant, 'webhooks', at.webhook]);

export const keys = () => ({
  u: { text: t('key.back'), act: () => (location.hash = listAddress()) },
  r: { text: t('key.reload'), act: load },
});

async function resend() {
  const mine = at;
  if (mine.busy) return;
  const told = (delivery) => {
    mine.delivery = delivery;
    draw();
  };
  mine.busy = true;
  draw();
  try {
    const options = { method: 'POST', key: crypto.randomUUID() };
    const queued = await (await call(`${mine.path}/actions/resend`, options)).json();
    say(t('delivery.queuedAgain'));
    mine.busy = false;
    await watch(mine.path, queued, told, () => mine !== at);
  } catch (problem) {
    mine.busy = false;
    say(problem.message, 'problem');
  }
}

export function view() {
  if (!at) return nothing;
  const { delivery, problem } = at;
  if (!delivery) return problem ? missing() : html`<p class="wait">${t('loading')}</p>`;
  return html`<p class="back"><a href=${listAddress()}>← ${t('webhook')}</a></p>
    <div class="head">
      <h1>${t('delivery', { number: delivery.number })} <code class="soft">${delivery.type}</code></h1>
      <button ?disabled=${at.busy || delivery.state === 'SENDING'} @click=${resend}>${t('delivery.resend')}</button>
    </div>
    ${facts(delivery)}
    <h2 id="attempts">${t('delivery.attempts')}</h2>
    ${delivery.requests?.length ? attempts(delivery.requests) : html`<p class="soft">${t('attempts.none')}</p>`}`;
}

function facts({ state, test, subjectId, ticketNumber, eventId, occurredAt, queuedAt, nextAttemptAt }) {
  const fact = (label, value) =>
    html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`;
  const subject =
    ticketNumber && !test
      ? html`<a href=${href([at.merchant, 'disputes', subjectId])}>${t('dispute')} #${ticketNumber}</a>`
      : subjectId;
  return html`<dl class="card facts">
    ${fact(t('delivery.state'), deliveryPill(state))}
    ${fact(t('delivery.subject'), test ? t('delivery.example') : subject)} ${fact('webhook-id', html`<code>${eventId}</code>`)}
    ${fact(t('delivery.occurred'), exactly(occurredAt))} ${fact(t('delivery.queued'), exactly(queuedAt))}
    ${state === 'WAITING' ? fact(t('delivery.nextAttempt'), exactly(nextAttemptAt)) : nothing}
  </dl>`;
}

const missing = () =>
  html`<div class="empty">
    <p>${at.problem.message}</p>
    <a class="button" href=${listAddress()}>${t('webhook')}</a>
  </div>`;
