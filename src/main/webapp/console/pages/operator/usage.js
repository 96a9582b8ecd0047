// The usage of a merchant's limits: bars for now, and a table of days. States are words, a colour alone is none.
import { bars } from '../../lib/chart.js';
import { date, number } from '../../lib/format.js';
import { fileSize } from '../../lib/measures.js';
import { html, nothing } from '../../lib/page.js';
import { t } from '../../lib/texts.js';

const FULL = 100;
const KINDS = { OK: 'resolved', NEAR: 'near', REACHED: 'reached' };
const LIMITS = ['requestsPerSecond', 'disputesPerDay', 'attachmentBytes'];

const amount = (limit, value) => (limit === 'attachmentBytes' ? fileSize(value) : number(value));

const usedText = ({ limit, used, maximum }) =>
  maximum
    ? t('usage.of', { used: amount(limit, used), maximum: amount(limit, maximum) })
    : t('usage.unlimited', { used: amount(limit, used) });

const stateText = ({ percent, state }) => t(`usage.state.${state}`, { percent: number(percent) });

/** @param limits the limits with their usage, as the API has them */
export function usageBars(limits) {
  const ordered = LIMITS.map((name) => limits.find(({ limit }) => limit === name)).filter(Boolean);
  const rows = ordered.map((one) => ({
    label: t(`usage.${one.limit}`),
    value: Math.min(FULL, one.percent ?? 0),
    kind: KINDS[one.state],
    text: usedText(one),
    more: one.maximum ? stateText(one) : nothing,
  }));
  const heads = [t('limits'), t('usage.used'), t('merchants.state')];
  return html`${bars(rows, { caption: t('usage.now'), heads, most: FULL })}
    ${ordered.filter(({ state }) => state !== 'OK').map(effect)}`;
}

/** Tells what a merchant that is near a limit or has reached it will see. */
const effect = (one) =>
  html`<div class="notice ${one.state === 'REACHED' ? 'problem' : 'info'} ${KINDS[one.state]}">
    <p><b>${t(`usage.${one.limit}`)}: ${stateText(one)}</b> ${t(`usage.effect.${one.state}`)}</p>
  </div>`;

/** @param days usage by day, as the API has it; the newest is shown first, on phones as cards */
export const daysTable = (days) =>
  html`<table class="plain-table" role="table" aria-labelledby="days">
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">${t('usage.day')}</th>
        ${['requests', ...LIMITS].map((name) => html`<th scope="col" role="columnheader" class="number">${t(`usage.day.${name}`)}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${[...days].reverse().map(
        (day) =>
          html`<tr role="row">
            <th scope="row" role="rowheader">${date(day.date)}</th>
            ${cell('requests', number(day.requests))}
            ${LIMITS.map((name) => cell(name, amount(name, day[name].used), warning(day[name])))}
          </tr>`,
      )}
    </tbody>
  </table>`;

const cell = (name, text, more = nothing) =>
  html`<td role="cell" class="number">
    <span class="name" aria-hidden="true">${t(`usage.day.${name}`)}</span> <span>${more} ${text}</span>
  </td>`;

/** The limit of bytes is one of all days together. */
const warning = (one) =>
  one.state === 'OK' || one.limit === 'attachmentBytes' ? nothing : html`<span class="pill ${KINDS[one.state]}">${stateText(one)}</span>`;
