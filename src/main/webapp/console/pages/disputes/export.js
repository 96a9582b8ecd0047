// The export of exactly the list that is shown.
import { API, call } from '../../lib/api.js';
import { html, say } from '../../lib/page.js';
import { t } from '../../lib/texts.js';

const FORMATS = { csv: 'CSV', xlsx: 'Excel (XLSX)' };

export const exportMenu = (at) => html`<details class="menu export"><summary>${t('export')}</summary><div class="sheet">
  <p class="soft">${t('export.what', { n: at.total ?? 0 })}</p>
  ${Object.entries(FORMATS).map(([format, name]) => html`<button type="button" @click=${() => download(at, format)}>${name}</button>`)}
</div></details>`;

async function download({ merchant, asked }, format) {
  try {
    const body = Object.fromEntries([...asked].filter(([name]) => name !== 'pageSize' && name !== 'cursor'));
    const answer = await call(`${API}/${merchant}/disputes/exports`, { method: 'POST', body: { format, ...body } });
    // A link that is good for one download, so that no file has to fit into the memory of the page
    Object.assign(document.createElement('a'), { href: answer.headers.get('Location'), download: '' }).click();
    say(t('export.begun'));
  } catch (problem) {
    say(problem.message, 'problem');
  }
}
