// A slice of a list that the server pages forwards. The way back stands in the address.
import { API, call, links } from './api.js';
import { number } from './format.js';
import { press } from './keys.js';
import { announce, draw, html } from './page.js';
import { href, parameters } from './route.js';
import { t } from './texts.js';

export class Slice {
  rows = null;
  next = null;
  problem = null;
  loading = true;

  /**
   * @param {{path: string[], query: Record<string, string>}} route `after` is the last row of the slice before, and
   *   `before` lists those of the slices before that one
   * @param {{api: string, order?: string, filters: string[], size: number}} options order: a sort direction; filters:
   *   parameters of the address that the server knows
   */
  constructor({ path, query }, { api, order, filters, size }) {
    Object.assign(this, { path, query, size });
    this.filter = Object.fromEntries(filters.map((name) => [name, query[name]]));
    this.way = query.before?.split('.') ?? [];
    this.address = `${API}/${api}?${parameters({ ...this.filter, sortMethod: order, after: query.after, pageSize: size })}`;
  }

  load = async () => {
    this.loading = true;
    draw();
    try {
      const answer = await call(this.address);
      const next = links(answer).next;
      this.rows = await answer.json();
      this.next = next && new URL(next, location.href).searchParams.get('after');
      this.problem = null;
      announce(this.range());
    } catch (problem) {
      this.problem = problem;
    }
    this.loading = false;
    draw();
  };

  keys = () => ({
    n: { text: t('key.nextPage'), act: press('a[rel=next]') },
    p: { text: t('key.previousPage'), act: press('a[rel=prev]') },
    r: { text: t('key.reload'), act: this.load },
  });

  range() {
    const before = this.way.length * this.size;
    return t('slice', { first: number(Math.min(before + 1, before + this.rows.length)), last: number(before + this.rows.length) });
  }

  /** @param table draws the rows, of which there is at least one */
  view(table, empty) {
    const { rows, problem } = this;
    if (problem)
      return html`<div class="notice problem" role="alert">
        <p>${problem.message}</p>
        <button @click=${this.load}>${t('again')}</button>
      </div>`;
    if (!rows) return html`<p class="wait">${t('loading')}</p>`;
    return rows.length ? [table(rows), this.#foot()] : empty;
  }

  #foot() {
    const { way, next, query } = this;
    const link = (rel, text, to) =>
      to
        ? html`<a class="button" rel=${rel} href=${href(this.path, { ...this.filter, ...to })}>${text}</a>`
        : html`<a class="button" role="link" aria-disabled="true">${text}</a>`;
    const back = way.length && { after: way.at(-1), before: way.slice(0, -1).join('.') };
    const on = next && { after: next, before: [...way, query.after ?? 0].join('.') };
    return html`<footer class="paging">
      <p>${this.range()}</p>
      ${link('prev', t('previous'), back)}${link('next', t('next'), on)}
    </footer>`;
  }
}

/** Marks a table that is being loaded; roles are written out, since phones show its rows as cards. */
export const table = (name, { loading }, heads, rows) =>
  html`<table class="list ${name}" role="table" aria-label=${t(name)} aria-busy=${String(loading)}>
    <thead role="rowgroup">
      <tr role="row">
        ${heads.map(([kind, text]) => html`<th scope="col" role="columnheader" class=${kind}>${text}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows}
    </tbody>
  </table>`;
