// How many, how much, how fast.
import { API, json } from '../lib/api.js';
import { bars, columns } from '../lib/chart.js';
import { OPEN, STATUS, reasonName, statusName } from '../lib/dispute-parts.js';
import { endOfDay, money, number, startOfDay } from '../lib/format.js';
import { span } from '../lib/measures.js';
import { draw, html, nothing } from '../lib/page.js';
import { go, href, parameters } from '../lib/route.js';
import { t } from '../lib/texts.js';
import { KEYS, levels } from './figures/levels.js';
import { PERIODS, label, latest, longName, since, titled } from './figures/periods.js';

let at = null;

export const title = () => t('figures');

export async function arrive({ path: [merchant], query }) {
  const key = KEYS.includes(query.levels) ? query.levels : KEYS[0];
  const mine = { merchant, query, key, by: PERIODS.includes(query.by) ? query.by : 'month' };
  if (at?.merchant === merchant) {
    mine.figures = at.figures;
    if (at.key === key) mine.levels = at.levels;
  }
  at = mine;
  addEventListener('resize', draw);
  const filter = {
    startDate: query.startDate && startOfDay(query.startDate),
    endDate: query.endDate && endOfDay(query.endDate),
  };
  await Promise.all([
    read(mine, 'figures', 'problem', statistics(mine, filter)),
    read(mine, 'levels', 'levelsProblem', json(`${API}/${merchant}/service-levels?${parameters({ ...filter, by: key })}`)),
  ]);
}

async function read(mine, name, problemName, answer) {
  try {
    mine[name] = await answer;
  } catch (problem) {
    mine[problemName] = problem;
  }
  draw();
}

/** Reads the statistics; those of too many periods with the last ones that are shown. */
async function statistics({ merchant, by }, filter) {
  const get = (asked) => json(`${API}/${merchant}/disputes/statistics?${parameters({ ...filter, ...asked })}`);
  try {
    return await get({ by });
  } catch (problem) {
    if (!problem.ruleOf?.('by')) throw problem;
    const [all, { byPeriod }] = await Promise.all([
      get({ by: 'month' }),
      get({ by, startDate: since(by, filter.endDate) }),
    ]);
    return { ...all, byPeriod };
  }
}

export const leave = () => removeEventListener('resize', draw);

const change = (changes) => go([at.merchant, 'figures'], { ...at.query, ...changes });
const list = (query) =>
  href([at.merchant, 'disputes'], { queue: 'all', startDate: at.query.startDate, endDate: at.query.endDate, ...query });
const amounts = (sums) => sums.map((sum) => money(sum.disputeAmount, sum.currency)).join(' + ');

export function view() {
  const { problem, figures } = at;
  return html`<div class="head">
      <h1>${t('figures')}</h1>
      ${filters()}
    </div>
    ${problem ? html`<div class="notice problem" role="alert"><p>${problem.message}</p></div>` : nothing}
    ${figures ? [tiles(figures), overTime(figures), groups(figures), levels(at, list, (key) => change({ levels: key }))] : problem ? nothing : html`<p class="wait">${t('loading')}</p>`}`;
}

function filters() {
  const day = (name) =>
    html`<label
      >${t(`filter.${name}`)}<input
        type="date"
        value=${at.query[name] ?? ''}
        @change=${(event) => change({ [name]: event.target.value })}
    /></label>`;
  return html`<form class="filters unfolded">
    ${day('startDate')}${day('endDate')}
    <label
      >${t('per')}<select @change=${(event) => change({ by: event.target.value })}>
        ${PERIODS.map((by) => html`<option value=${by} ?selected=${by === at.by}>${t(`per.${by}`)}</option>`)}
      </select></label
    >
  </form>`;
}

function tiles({ total, overdue, byStatus, timeToFirstAnswer, timeToDecision }) {
  const open = byStatus.filter(({ status }) => OPEN.includes(status.id)).reduce((sum, { count }) => sum + count, 0);
  const tile = (name, value, more) =>
    html`<div class="tile">
      <dt>${name}</dt>
      <dd class="value">${value}</dd>
      <dd class="soft">${more}</dd>
    </div>`;
  const time = (name, { count, averageSeconds, longestSeconds } = {}) =>
    tile(t(name), count ? span(averageSeconds) : '–', count ? t('longest', { span: span(longestSeconds) }) : nothing);
  return html`<dl class="tiles">
    ${tile(t('disputes'), number(total.count), amounts(total.amounts))}
    ${tile(t('figures.open'), number(open), nothing)}
    ${tile(t('queue.overdue'), html`<a class=${overdue ? 'due late' : ''} href=${href([at.merchant, 'disputes'], { queue: 'overdue' })}>${number(overdue)}</a>`, nothing)}
    ${time('figures.firstAnswer', timeToFirstAnswer)}${time('figures.decision', timeToDecision)}
  </dl>`;
}

function overTime({ byPeriod }) {
  const periods = latest(byPeriod);
  if (!periods.length) return html`<p class="empty">${t('nothing')}</p>`;
  const rows = periods.map((period) => ({
    value: period.count,
    label: label(period.from, at.by),
    title: titled(period, at.by),
  }));
  const width = Math.max(260, (document.getElementById('main')?.clientWidth ?? 760) - 74);
  return html`<section class="card">
    <h2>${t(`figures.${at.by}`)}</h2>
    ${columns(rows, { name: t(`figures.${at.by}`), width, tick: number })}
    <details>
      <summary>${t('asTable')}</summary>
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">${t('period')}</th>
            <th scope="col" class="number">${t('disputes')}</th>
            <th scope="col" class="number">${t('amount')}</th>
          </tr>
        </thead>
        <tbody>
          ${periods.map(
            (period) =>
              html`<tr>
                <th scope="row">${longName(period.from, at.by)}</th>
                <td class="number">${number(period.count)}</td>
                <td class="number">${amounts(period.amounts)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>
  </section>`;
}

function groups({ byStatus, byReason, byOutcome }) {
  const heads = (first) => [first, t('disputes'), t('amount')];
  const statuses = byStatus.map(({ status, count, amounts: sums }) => ({
    label: statusName(status),
    value: count,
    text: number(count),
    more: amounts(sums),
    kind: STATUS[status.id],
    href: list({ status: status.id }),
  }));
  const reasons = [...byReason]
    .sort((a, b) => b.count - a.count)
    .map(({ reason, count, amounts: sums }) => ({
      label: reasonName(at.merchant, reason),
      value: count,
      text: number(count),
      more: amounts(sums),
      href: list({ reason: reason.id }),
    }));
  const outcomes = byOutcome.map(({ outcome, count }) => ({
    label: t(`outcome.${outcome}`),
    value: count,
    text: number(count),
  }));
  return html`<div class="groups">
    <section class="card">${bars(statuses, { caption: t('byStatus'), heads: heads(t('status')) })}</section>
    <section class="card">${bars(reasons, { caption: t('byReason'), heads: heads(t('reason')) })}</section>
    <section class="card">${bars(outcomes, { caption: t('byOutcome'), heads: heads(t('decision')) })}</section>
  </div>`;
}
