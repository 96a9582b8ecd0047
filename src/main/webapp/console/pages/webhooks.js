// Addresses to which the events of a shop are sent.
import { API, json } from '../lib/api.js';
import { list } from '../lib/format.js';
import { focusRow } from '../lib/keys.js';
import { draw, html } from '../lib/page.js';
import { href } from '../lib/route.js';
import { table } from '../lib/slice.js';
import { t } from '../lib/texts.js';
import { failingSince, nameOf, statePill } from './webhooks/head.js';

let at = null;

export const title = () => t('webhooks');

export async function arrive({ path: [merchant] }) {
  at = { merchant, rows: at?.merchant === merchant ? at.rows : null, loading: true, problem: null };
  await load();
}

async function load() {
  const mine = at;
  Object.assign(mine, { loading: true, problem: null });
  draw();
  try {
    mine.rows = await json(`${API}/${mine.merchant}/webhooks`);
  } catch (problem) {
    mine.problem = problem;
  }
  mine.loading = false;
  draw();
}

export const keys = () => ({
  j: { text: t('key.nextRow'), act: () => focusRow(1) },
  k: { text: t('key.previousRow'), act: () => focusRow(-1) },
  r: { text: t('key.reload'), act: load },
});

export const view = () =>
  html`<div class="head">
      <h1>${t('webhooks')}</h1>
      <a class="button" href=${href([at.merchant, 'webhooks', 'new'])}>${t('webhooks.new')}</a>
    </div>
    <p class="soft what">${t('webhooks.what')}</p>
    ${content()}`;

function content() {
  const { rows, problem } = at;
  if (problem)
    return html`<div class="notice problem" role="alert">
      <p>${problem.message}</p>
      <button @click=${load}>${t('again')}</button>
    </div>`;
  if (!rows) return html`<p class="wait">${t('loading')}</p>`;
  if (!rows.length) return html`<p class="empty">${t('webhooks.none')}</p>`;
  return table(
    'webhooks',
    at,
    [
      ['name', t('webhook')],
      ['types', t('webhook.types')],
      ['state', t('webhook.state')],
    ],
    rows.map(row),
  );
}

function row(webhook) {
  const { id, url, types, state } = webhook;
  const to = href([at.merchant, 'webhooks', id]);
  const open = (event) => {
    // The whole row is a target for the mouse; a text may still be selected
    if (!event.target.closest('a') && !getSelection().toString()) location.hash = to;
  };
  return html`<tr role="row" @click=${open}>
    <td role="cell" class="name">
      <a class="open" lang="" href=${to}>${nameOf(webhook)}</a> <span class="soft address">${url}</span>
    </td>
    <td role="cell" class="types">${types.length ? list(types) : t('webhook.types.all')}</td>
    <td role="cell" class="state">${statePill(state)} ${failingSince(webhook)}</td>
  </tr>`;
}
