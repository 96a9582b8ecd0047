// The limits of a merchant for operators, and how much of them it uses.
import { API, json } from '../lib/api.js';
import { draw, html, nothing } from '../lib/page.js';
import { go, href, parameters } from '../lib/route.js';
import { t } from '../lib/texts.js';
import { limitsBody, limitsForm, limitsOf, limitsTexts } from './operator/limits-form.js';
import { merchantHead } from './operator/merchant-head.js';
import { daysTable, usageBars } from './operator/usage.js';
import { Section } from './settings/section.js';

const PERIODS = [7, 30, 90, 366];
const DAY_MS = 86_400_000;

let at = null;

export const title = () => t('merchant.page.limits');

export async function arrive({ path: [, id], query }) {
  const days = PERIODS.find((one) => String(one) === query.days) ?? PERIODS[0];
  if (at?.id === id && at.usage) {
    // Another period: what is changed and not saved stays in the form
    at.days = days;
    await loadUsage(at);
    return;
  }
  const api = `${API}/operator/merchants/${id}`;
  const limits = new Section(`${api}/limits`, limitsTexts, limitsOf, limitsBody);
  const mine = { id, api, days, limits, merchant: null, usage: null, problem: null };
  mine.save = async (event) => {
    await limits.save(event);
    if (!limits.problem) await loadUsage(mine);
  };
  at = mine;
  draw();
  await load();
}

export const leave = () => (at = null);

export const keys = () => ({
  u: { text: t('key.back'), act: () => (location.hash = href(['merchants', at.id])) },
  r: { text: t('key.reload'), act: load },
});

async function load() {
  const mine = at;
  try {
    mine.merchant = await json(mine.api);
    await Promise.all([mine.limits.load(), loadUsage(mine)]);
  } catch (problem) {
    mine.problem = problem;
    draw();
  }
}

/** Days are those of the merchant's time zone. */
async function loadUsage(mine) {
  const { days } = mine;
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: mine.merchant.timeZone ?? 'UTC', dateStyle: 'short' });
  const day = (ago) => format.format(Date.now() - ago * DAY_MS);
  try {
    const usage = await json(`${mine.api}/usage?${parameters({ from: day(days - 1), to: day(0) })}`);
    if (mine.days === days) Object.assign(mine, { usage, problem: null });
  } catch (problem) {
    mine.problem = problem;
  }
  draw();
}

export function view() {
  const { merchant, limits, usage, problem } = at;
  const trouble = problem ?? (limits.value ? null : limits.problem);
  return html`${merchant ? merchantHead(merchant, 'limits') : nothing}
    ${
      trouble
        ? html`<div class="notice problem" role="alert">
            <p>${trouble.message}</p>
            <button @click=${load}>${t('again')}</button>
          </div>`
        : nothing
    }
    ${
      limits.value && usage
        ? html`<div class="groups usage">
              <section class="card">${usageBars(usage.limits)}</section>
              ${limitsForm(limits, at.save, merchant.state === 'CLOSED')}
            </div>
            <section class="card days" aria-labelledby="days">
              <div class="head">
                <h2 id="days">${t('usage.days')}</h2>
                ${period()}
              </div>
              <p class="soft">${t('usage.zone', { zone: usage.timeZone })}</p>
              ${daysTable(usage.days)}
            </section>`
        : trouble
          ? nothing
          : html`<p class="wait">${t('loading')}</p>`
    }`;
}

const period = () =>
  html`<label
    >${t('usage.period')}
    <select @change=${(event) => go(['merchants', at.id, 'limits'], { days: event.target.value })}>
      ${PERIODS.map((n) => html`<option value=${n} ?selected=${n === at.days}>${t('usage.last', { n })}</option>`)}
    </select></label
  >`;
