// What operators have changed, the newest first.
import { exactly } from '../lib/format.js';
import { html } from '../lib/page.js';
import { href } from '../lib/route.js';
import { Slice, table } from '../lib/slice.js';
import { hasText, t } from '../lib/texts.js';

const OPTIONS = { api: 'operator/audit', order: 'desc', filters: [], size: 50 };

let at = null;

export const title = () => t('audit');

export async function arrive(route) {
  const rows = at?.rows ?? null;
  at = Object.assign(new Slice(route, OPTIONS), { rows });
  await at.load();
}

export const keys = () => ({ ...at?.keys() });

export const view = () =>
  html`<h1>${t('audit')}</h1>
    <p class="soft audit-what">${t('audit.what')}</p>
    ${at.view(log, html`<p class="empty">${t('audit.none')}</p>`)}`;

const log = (rows) =>
  table(
    'audit',
    at,
    [
      ['number', t('number')],
      ['at', t('audit.at')],
      ['operator', t('audit.operator')],
      ['merchant', t('audit.merchant')],
      ['action', t('audit.action')],
      ['detail', t('audit.detail')],
    ],
    rows.map(row),
  );

/** A newer server may have other actions. */
const actionName = (action) => (hasText(`audit.did.${action}`) ? t(`audit.did.${action}`) : action);

const row = ({ position, at: time, operator, clientId, action, detail }) =>
  html`<tr role="row">
    <td role="cell" class="number">${position}</td>
    <td role="cell" class="at"><time datetime=${time}>${exactly(time)}</time></td>
    <td role="cell" class="operator">${operator}</td>
    <td role="cell" class="merchant"><a href=${href(['merchants', clientId])}>${t('merchant.numbered', { id: clientId })}</a></td>
    <td role="cell" class="action">${actionName(action)}</td>
    <td role="cell" class="detail" lang="">${detail}</td>
  </tr>`;
