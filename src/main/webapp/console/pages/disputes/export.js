// The export of exactly the list that is shown.
import { API, call } from '../../lib/api.js';
import { html, say } from '../../lib/page.js';
import { t } from '../../lib/texts.js';

const FORMATS = { csv: 'CSV', xlsx: 'Excel (XLSX)' };

export const sheet = (at) =>
  html`<p class="soft">${t('export.what', { n: at.total ?? 0 })}</p>
    ${Object.entries(FORMATS).map(
      ([format, name]) => html`<button type="button" @click=${() => download(at, format)}>${name}</button>`,
    )}`;

/** @param {'csv' | 'xlsx'} format */
async function download({ merchant, asked }, format) {
  try {
    const { status, reason, overdue, ...others } = Object.fromEntries(asked);
    const body = {
      ...others,
      ...(status && { status: status.split(',').map(Number) }),
      ...(reason && { reason: [Number(reason)] }),
      ...(overdue && { overdue: overdue === 'true' }),
      ...(format === 'csv' && { bom: true }),
      format,
    };
    const answer = await call(`${API}/${merchant}/disputes/exports`, { method: 'POST', body });
    // A link that is good for one download, so that no file has to fit into the memory of the page
    Object.assign(document.createElement('a'), { href: answer.headers.get('Location'), download: '' }).click();
    say(t('export.begun'));
  } catch (problem) {
    say(problem.message, 'problem');
  }
}
