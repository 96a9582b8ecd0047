// The queues: what waits for whom. The first one opens, so nobody has to remember a filter.
import { API, json } from '../../lib/api.js';
import { number } from '../../lib/format.js';
import { draw, html, nothing } from '../../lib/page.js';
import { href } from '../../lib/route.js';
import { t } from '../../lib/texts.js';

export const QUEUES = {
  answer: { status: '1' },
  overdue: { overdue: 'true' },
  review: { status: '3' },
  customer: { status: '2' },
  all: {},
};
export const NAMES = Object.keys(QUEUES);

export const queueOf = (query) => (query.queue in QUEUES ? query.queue : NAMES[0]);

let counts = { merchant: null };

export async function count(merchant) {
  const figures = await json(`${API}/${merchant}/disputes/statistics`);
  const of = (id) => figures.byStatus.find(({ status }) => status.id === id)?.count ?? 0;
  counts = {
    merchant,
    answer: of(1),
    overdue: figures.overdue,
    review: of(3),
    customer: of(2),
    all: figures.total.count,
  };
  draw();
}

export function tabs(merchant, chosen) {
  const known = counts.merchant === merchant;
  const badge = (name) =>
    html`<span class="count ${name === 'overdue' && counts.overdue ? 'late' : ''}"
      >${known ? number(counts[name]) : '…'}</span
    >`;
  return html`<nav class="tabs" aria-label=${t('queues')}>
    ${NAMES.map(
      (name) =>
        html`<a href=${href([merchant, 'disputes'], { queue: name })} aria-current=${name === chosen ? 'page' : nothing}
          >${t(`queue.${name}`)} ${badge(name)}</a
        >`,
    )}
  </nav>`;
}
