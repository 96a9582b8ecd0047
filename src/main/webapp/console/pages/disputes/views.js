// Views: lists that staff keep under a name, each with the number of its disputes.
import { API, call, hasRole, json } from '../../lib/api.js';
import { number } from '../../lib/format.js';
import { postOnce } from '../../lib/once.js';
import { draw, html, nothing, say } from '../../lib/page.js';
import { href, parameters } from '../../lib/route.js';
import { learn, t } from '../../lib/texts.js';
import { FILTERS } from './filters.js';

let known = { merchant: null, views: [] };

/** Reads the views with their numbers. */
export async function read(merchant) {
  try {
    await Promise.all([learn('views'), learn('more')]);
    known = { merchant, views: await json(`${API}/${merchant}/views?count=true`) };
    draw();
  } catch (problem) {
    say(problem.message, 'problem');
  }
}

export function sheet(at) {
  if (known.merchant !== at.merchant) return html`<p class="wait">${t('loading')}</p>`;
  return html`<ul class="views">
      ${known.views.map((view) => item(at, view))}
    </ul>
    ${hasRole('merchant') ? keep(at) : nothing}`;
}

function item(at, view) {
  const { id, given, name, query, count } = view;
  const to = href([at.merchant, 'disputes'], { queue: 'all', ...Object.fromEntries(new URLSearchParams(query)) });
  const shown = given ? t(`view.${given}`) : name;
  return html`<li class="row">
    <a href=${to} lang=${given ? nothing : ''}>${shown}</a>
    ${count ? html`<span class="count">${number(count.value)}${count.exact ? '' : '+'}</span>` : nothing}
    ${
      id && hasRole('merchant')
        ? html`<button type="button" class="plain" aria-label=${t('view.delete', { name })} @click=${() => remove(at, view)}>×</button>`
        : nothing
    }
  </li>`;
}

const keep = (at) =>
  html`<fieldset class="field">
    <legend>${t('view.keep')}</legend>
    <input name="view" maxlength="100" autocomplete="off" aria-label=${t('view.name')} placeholder=${t('view.name')} />
    <label class="check"><input type="checkbox" name="shared" />${t('view.shared')}</label>
    <button type="button" @click=${(event) => save(event, at)}>${t('save')}</button>
  </fieldset>`;

async function save(event, at) {
  const fields = event.target.closest('fieldset');
  const field = fields.querySelector('[name=view]');
  const name = field.value;
  const shared = fields.querySelector('[name=shared]').checked;
  const filters = Object.fromEntries(FILTERS.map((filter) => [filter, at.query[filter]]));
  const query = String(parameters({ ...filters, ...at.queueFilter, sortBy: at.sortBy, sortMethod: at.sortMethod }));
  await change(at, 'view.kept', async () => {
    const answer = await postOnce(`${API}/${at.merchant}/views`, { name, query, shared });
    if (answer && field.value === name) field.value = '';
    return answer;
  });
}

const remove = (at, { id }) =>
  change(at, 'view.deleted', () => call(`${API}/${at.merchant}/views/${id}`, { method: 'DELETE', tag: '*' }));

async function change(at, done, work) {
  try {
    if (!(await work())) return;
    say(t(done));
    await read(at.merchant);
  } catch (problem) {
    say(problem.message, 'problem');
  }
}
