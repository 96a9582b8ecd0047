// Service levels: what was answered and decided in time, for each value of a property of disputes.
import { reasonName } from '../../lib/dispute-parts.js';
import { format, money, number } from '../../lib/format.js';
import { html, nothing } from '../../lib/page.js';
import { t } from '../../lib/texts.js';

export const KEYS = ['assignee', 'tag', 'reason', 'outcome', 'source'];

/** Properties that the list can be filtered by. */
const FILTERED = ['assignee', 'tag', 'reason', 'source'];

/**
 * @param {{merchant: string, key: string, levels: any, levelsProblem: Error | null}} at key: the property
 * @param {(query: Record<string, string>) => string} list returns the address of the list with a filter
 * @param {(key: string) => void} choose a property
 */
export function levels({ merchant, key, levels: shown, levelsProblem: problem }, list, choose) {
  return html`<section class="card levels" aria-labelledby="levels">
    <div class="row">
      <h2 id="levels" class="grow">${t('levels')}</h2>
      <label
        >${t('levels.by')}
        <select @change=${(event) => choose(event.target.value)}>
          ${KEYS.map((one) => html`<option value=${one} ?selected=${one === key}>${t(`levels.${one}`)}</option>`)}
        </select></label
      >
    </div>
    ${problem ? html`<p class="wrong" role="alert">${problem.message}</p>` : shown ? table(merchant, key, shown.groups, list) : html`<p class="wait">${t('loading')}</p>`}
  </section>`;
}

/** Roles are written out, since phones show the rows as blocks. */
function table(merchant, key, groups, list) {
  if (!groups.length) return html`<p class="empty">${t('nothing')}</p>`;
  const heads = [t('disputes'), t('queue.overdue'), t('levels.firstAnswer'), t('levels.decided'), t('levels.reopened'), t('amount')];
  const cell = (i, content) =>
    html`<td role="cell" class="number"><span class="name soft" aria-hidden="true">${heads[i]}</span> ${content}</td>`;
  const row = (group) => {
    const filter = FILTERED.includes(key) ? { [key]: group.key ?? 'none' } : null;
    const counted = (n, more = {}) =>
      filter && n ? html`<a href=${list({ ...filter, ...more })}>${number(n)}</a>` : number(n);
    return html`<tr role="row">
      <th scope="row" role="rowheader" lang=${group.name && key !== 'reason' ? '' : nothing}>${nameOf(merchant, key, group)}</th>
      ${cell(0, counted(group.count))} ${cell(1, counted(group.overdue, { overdue: 'true' }))}
      ${cell(2, share(group.firstAnswer))} ${cell(3, share(group.decision))} ${cell(4, number(group.reopened))}
      ${cell(5, group.amounts.map((sum) => money(sum.disputeAmount, sum.currency)).join(' + '))}
    </tr>`;
  };
  return html`<table role="table" aria-labelledby="levels">
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">${t(`levels.${key}`)}</th>
        ${heads.map((head) => html`<th scope="col" role="columnheader" class="number">${head}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${groups.map(row)}
    </tbody>
  </table>`;
}

function nameOf(merchant, key, group) {
  if (!group.key) return t(`levels.none.${key}`);
  if (key === 'outcome') return t(`outcome.${group.key}`);
  return key === 'reason' ? reasonName(merchant, { id: Number(group.key), name: group.name }) : group.name;
}

/** Returns the part that was in time, as a bar and in numbers. */
function share({ inTime, late }) {
  const all = inTime + late;
  if (!all) return '–';
  const width = (100 * inTime) / all;
  const values = {
    share: format(Intl.NumberFormat, { style: 'percent' }).format(inTime / all),
    inTime: number(inTime),
    all: number(all),
  };
  return html`<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="in-time" width=${width} height="10" />
      <rect class="late" x=${width} width=${100 - width} height="10" />
    </svg>
    ${t('levels.share', values)}`;
}
