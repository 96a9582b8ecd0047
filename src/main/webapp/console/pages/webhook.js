// A webhook: its state, what can be done, and what was sent.
import { exactly } from '../lib/format.js';
import { focusRow, press } from '../lib/keys.js';
import { draw, drawn, html, nothing, say } from '../lib/page.js';
import { href } from '../lib/route.js';
import { Slice, table } from '../lib/slice.js';
import { t } from '../lib/texts.js';
import { actionButtons, actionDialog, end } from './webhooks/acting.js';
import { inWords } from './webhooks/attempts.js';
import { DELIVERY_STATES, deliveryPill, nameOf, webhookHead, withoutWebhook } from './webhooks/head.js';
import { WebhookRecord } from './webhooks/record.js';
import { forgetSecret, secretCard } from './webhooks/secret.js';
import { watch } from './webhooks/watch.js';

const TABS = ['', ...Object.keys(DELIVERY_STATES)];
const SIZE = 25;

let at = null;

export const title = () => (at.record.webhook ? nameOf(at.record.webhook) : t('webhook'));

export async function arrive(route) {
  const [merchant, , id] = route.path;
  const api = `${merchant}/webhooks/${id}/deliveries`;
  const isSame = at?.record.id === id;
  const slice = new Slice(route, { api, order: 'desc', filters: ['state'], size: SIZE });
  slice.rows = isSame ? at.slice.rows : null;
  at = { record: isSame ? at.record : new WebhookRecord(merchant, id), slice, test: isSame ? at.test : null };
  end();
  await Promise.all([at.record.load(), slice.load()]);
  if (isSame) return;
  await drawn();
  document.getElementById('secret')?.focus();
}

export function leave() {
  at = null;
  forgetSecret();
}

export const keys = () => ({
  u: { text: t('key.back'), act: () => (location.hash = href([at.record.merchant, 'webhooks'])) },
  j: { text: t('key.nextRow'), act: () => focusRow(1) },
  k: { text: t('key.previousRow'), act: () => focusRow(-1) },
  n: { text: t('key.nextPage'), act: press('a[rel=next]') },
  p: { text: t('key.previousPage'), act: press('a[rel=prev]') },
  r: { text: t('key.reload'), act: () => at.slice.load() },
});

async function test() {
  const { record } = at;
  const isLeft = () => at?.record !== record;
  const told = (delivery) => {
    at.test = delivery;
    draw();
  };
  try {
    const queued = await record.order('/actions/test', { key: crypto.randomUUID() });
    if (isLeft()) return;
    told(queued);
    at.slice.load();
    await watch(`${record.path}/deliveries/${queued.number}`, queued, told, isLeft);
    if (!isLeft()) await Promise.all([record.load(), at.slice.load()]);
  } catch (problem) {
    say(problem.message, 'problem');
  }
}

export function view() {
  if (!at?.record.webhook) return at ? withoutWebhook(at.record) : nothing;
  const { record, slice } = at;
  const filter = slice.filter.state ?? '';
  return html`${webhookHead(record, 'deliveries', actionButtons(record, test))} ${secretCard(record.id)}
    ${at.test ? result(at.test) : nothing}
    <nav class="chips states" aria-label=${t('delivery.states')}>
      ${TABS.map(
        (state) =>
          html`<a
            class="button"
            href=${href([record.merchant, 'webhooks', record.id], { state })}
            aria-current=${state === filter ? 'page' : nothing}
            >${state ? t(`delivery.state.${state}`) : t('queue.all')}</a
          >`,
      )}
    </nav>
    ${slice.view(list, html`<p class="empty">${t(filter ? 'deliveries.noneOfState' : 'deliveries.none')}</p>`)}
    ${actionDialog(slice.load)}`;
}

/** Returns the result of the test, as soon as there is one. */
function result(delivery) {
  const [attempt] = delivery.requests ?? [];
  const waits = at.record.webhook.state === 'ENABLED' ? 'test.waits' : 'test.waitsForState';
  return html`<section class="card test" role="status" aria-labelledby="test">
    <h2 id="test">${t('test')} <code>${delivery.type}</code></h2>
    <p class="row">
      ${deliveryPill(delivery.state)}
      <span class=${attempt?.failure ? 'wrong' : ''}>${attempt ? inWords(attempt) : t(waits)}</span>
      <a href=${href([at.record.merchant, 'webhooks', at.record.id, 'deliveries', delivery.number])}>${t('delivery.open')}</a>
    </p>
  </section>`;
}

const list = (rows) =>
  table(
    'deliveries',
    at.slice,
    [
      ['number', t('number')],
      ['type', t('delivery.type')],
      ['state', t('delivery.state')],
      ['attempts', t('delivery.attempts')],
      ['when', t('delivery.queued')],
    ],
    rows.map(row),
  );

function row({ number: position, type, ticketNumber, test: isTest, state, attempts, queuedAt, nextAttemptAt }) {
  const to = href([at.record.merchant, 'webhooks', at.record.id, 'deliveries', position]);
  const open = (event) => {
    // The whole row is a target for the mouse; a text may still be selected
    if (!event.target.closest('a') && !getSelection().toString()) location.hash = to;
  };
  return html`<tr role="row" @click=${open}>
    <td role="cell" class="number"><a class="open" href=${to}>${position}</a></td>
    <td role="cell" class="type">
      <code>${type}</code>
      <span class="soft">${isTest ? t('delivery.example') : ticketNumber ? `#${ticketNumber}` : nothing}</span>
    </td>
    <td role="cell" class="state">${deliveryPill(state)}</td>
    <td role="cell" class="attempts">${t('attempts', { n: attempts })}</td>
    <td role="cell" class="when">
      <time datetime=${queuedAt}>${exactly(queuedAt)}</time>
      ${state === 'WAITING' && attempts ? html`<span class="soft">${t('delivery.next', { time: exactly(nextAttemptAt) })}</span>` : nothing}
    </td>
  </tr>`;
}
