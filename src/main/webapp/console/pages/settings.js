// Settings of a shop: its business calendar, and the reasons of disputes.
import { API, call, hasRole, json } from '../lib/api.js';
import { date } from '../lib/format.js';
import { icon } from '../lib/icons.js';
import { draw, drawn, html, nothing, say } from '../lib/page.js';
import { language, t } from '../lib/texts.js';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
/** A Monday, to name the days by. */
const SOME_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const CHANGED = 412;

let at = null;

export const title = () => t('settings');

export async function arrive({ path: [merchant] }) {
  at = {
    merchant,
    path: `${API}/${merchant}/calendar`,
    calendar: null,
    reasons: null,
    problem: null,
    isChanged: false,
  };
  draw();
  await load();
}

async function load() {
  try {
    const [answer, reasons] = await Promise.all([call(at.path), json(`${API}/${at.merchant}/reasons`)]);
    at.tag = answer.headers.get('ETag');
    Object.assign(at, { calendar: await answer.json(), reasons, problem: null, isChanged: false });
  } catch (problem) {
    at.problem = problem;
  }
  draw();
}

function change(changes) {
  Object.assign(at.calendar, changes);
  at.isChanged = true;
  draw();
}

async function save(event) {
  event.preventDefault();
  const { publicHolidays, ...calendar } = at.calendar;
  const body = {
    ...calendar,
    ...(publicHolidays?.country && {
      publicHolidays: {
        country: publicHolidays.country,
        ...(publicHolidays.region && { region: publicHolidays.region }),
      },
    }),
  };
  try {
    const answer = await call(at.path, { method: 'PUT', tag: at.tag, body });
    at.tag = answer.headers.get('ETag');
    Object.assign(at, { calendar: await answer.json(), problem: null, isChanged: false });
    say(t('calendar.saved'));
  } catch (problem) {
    at.problem = problem;
    await drawn();
    document.querySelector('main [aria-invalid=true]')?.focus();
  }
  draw();
}

export function view() {
  const { calendar, reasons, problem } = at;
  if (!calendar)
    return problem
      ? html`<div class="notice problem" role="alert">
          <p>${problem.message}</p>
          <button @click=${load}>${t('again')}</button>
        </div>`
      : html`<p class="wait">${t('loading')}</p>`;
  return html`<h1>${t('settings')}</h1>
    ${hasRole('merchant') ? nothing : html`<p class="soft why">${t('why.settings')}</p>`}
    <div class="groups">${calendarForm(calendar)}${reasonTable(reasons)}</div>`;
}

function calendarForm({ timeZone, businessDays, holidays = [], publicHolidays }) {
  const isStaff = hasRole('merchant');
  const { problem } = at;
  const rule = (name) => problem?.body?.violations?.find(({ field }) => field.startsWith(name))?.rule;
  const wrong = (name) => (rule(name) ? html`<p class="wrong">${t('field.rule', { rule: rule(name) })}</p>` : nothing);
  const invalid = (name) => (rule(name) ? 'true' : nothing);
  const dayName = (i) =>
    new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(SOME_MONDAY + i * DAY_MS);
  const toggle = (day) => (event) =>
    change({ businessDays: DAYS.filter((one) => (one === day ? event.target.checked : businessDays.includes(one))) });
  const country = (changes) => change({ publicHolidays: { ...publicHolidays, ...changes } });
  return html`<form class="card" @submit=${save} novalidate aria-labelledby="calendar">
    <h2 id="calendar">${t('calendar')}</h2>
    <p class="soft">${t('calendar.what')}</p>
    ${problem ? trouble(problem) : nothing}
    <fieldset class="stack" ?disabled=${!isStaff}>
      <label class="field"
        ><span>${t('calendar.zone')}</span
        ><input
          list="zones"
          .value=${timeZone}
          aria-invalid=${invalid('timeZone')}
          @input=${(event) => change({ timeZone: event.target.value })}
      /></label>
      <datalist id="zones">
        ${Intl.supportedValuesOf('timeZone').map((zone) => html`<option value=${zone}></option>`)}</datalist
      >${wrong('timeZone')}
      <fieldset class="field">
        <legend class="soft">${t('calendar.days')}</legend>
        <div class="row">
          ${DAYS.map(
            (day, i) =>
              html`<label class="check"
                ><input
                  type="checkbox"
                  .checked=${businessDays.includes(day)}
                  @change=${toggle(day)}
                />${dayName(i)}</label
              >`,
          )}
        </div>
        ${wrong('businessDays')}
      </fieldset>
      <div class="pair">
        <label class="field"
          ><span>${t('calendar.country')}</span
          ><input
            maxlength="2"
            .value=${publicHolidays?.country ?? ''}
            aria-invalid=${invalid('publicHolidays')}
            @input=${(event) => country({ country: event.target.value })}
        /></label>
        <label class="field"
          ><span>${t('calendar.region')}</span
          ><input
            maxlength="3"
            .value=${publicHolidays?.region ?? ''}
            @input=${(event) => country({ region: event.target.value })}
        /></label>
      </div>
      ${wrong('publicHolidays')} ${ownHolidays(holidays, isStaff)}${wrong('holidays')}
      ${isStaff ? html`<div class="row end">${at.isChanged ? html`<button type="button" @click=${load}>${t('calendar.undo')}</button>` : nothing}<button class="primary" ?disabled=${!at.isChanged}>${t('save')}</button></div>` : nothing}
    </fieldset>
  </form>`;
}

const trouble = ({ status, body, message }) =>
  html`<div class="notice problem" role="alert">
    <p>${status === CHANGED ? t('calendar.changed') : body.violations ? t('fields.wrong') : message}</p>
    ${status === CHANGED ? html`<button type="button" @click=${load}>${t('key.reload')}</button>` : nothing}
  </div>`;

function ownHolidays(holidays, isStaff) {
  const add = () => {
    const { value } = document.getElementById('holiday');
    if (value) change({ holidays: [...new Set([...holidays, value])].sort() });
  };
  const remove = (day) => () => change({ holidays: holidays.filter((one) => one !== day) });
  return html`<div class="field">
    <label for="holiday">${t('calendar.holidays')}</label>
    <ul class="chips">
      ${holidays.map(
        (day) =>
          html`<li>
            <button type="button" @click=${remove(day)}>
              ${date(day)} ${icon('cross')}<span class="hidden">${t('remove')}</span>
            </button>
          </li>`,
      )}
    </ul>
    ${isStaff ? html`<div class="row"><input id="holiday" type="date" /><button type="button" @click=${add}>${t('calendar.add')}</button></div>` : nothing}
  </div>`;
}

const reasonTable = (reasons) =>
  html`<section class="card" aria-labelledby="reasons">
    <h2 id="reasons">${t('reasons')}</h2>
    <p class="soft">${t('reasons.what')}</p>
    <table class="plain-table">
      <thead>
        <tr>
          <th scope="col">${t('number')}</th>
          <th scope="col">${t('reason')}</th>
          <th scope="col">${t('reasons.category')}</th>
          <th scope="col">Riverty</th>
        </tr>
      </thead>
      <tbody>
        ${reasons.map(
          ({ id, name, category, code }) =>
            html`<tr>
              <th scope="row">${id}</th>
              <td>${name}</td>
              <td>${category ?? '–'}</td>
              <td>${code ?? '–'}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
