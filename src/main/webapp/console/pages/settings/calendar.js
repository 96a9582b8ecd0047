// The business calendar of a shop, with its own holidays.
import { hasRole } from '../../lib/api.js';
import { date } from '../../lib/format.js';
import { icon } from '../../lib/icons.js';
import { html, nothing } from '../../lib/page.js';
import { language, t } from '../../lib/texts.js';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
/** A Monday, to name the days by. */
const SOME_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

export const calendarTexts = { save: 'save', saved: 'calendar.saved', changed: 'calendar.changed' };

const codes = ({ country, region }) => ({ country, ...(region && { region }) });

export const calendarBody = ({ publicHolidays, ...calendar }) => ({
  ...calendar,
  ...(publicHolidays?.country && { publicHolidays: codes(publicHolidays) }),
});

export function calendarForm(section) {
  const { timeZone, businessDays, holidays = [], publicHolidays } = section.value;
  const isStaff = hasRole('merchant');
  const dayName = (i) =>
    new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(SOME_MONDAY + i * DAY_MS);
  const toggle = (day) => (event) =>
    section.change({
      businessDays: DAYS.filter((one) => (one === day ? event.target.checked : businessDays.includes(one))),
    });
  const country = (changes) => section.change({ publicHolidays: { ...publicHolidays, ...changes } });
  return html`<form class="card" @submit=${section.save} novalidate aria-labelledby="calendar">
    <h2 id="calendar">${t('calendar')}</h2>
    <p class="soft">${t('calendar.what')}</p>
    ${section.trouble()}
    <fieldset class="stack" ?disabled=${!isStaff}>
      <label class="field"
        ><span>${t('calendar.zone')}</span
        ><input
          list="zones"
          .value=${timeZone}
          aria-invalid=${section.invalid('timeZone')}
          @input=${(event) => section.change({ timeZone: event.target.value })}
      /></label>
      <datalist id="zones">
        ${Intl.supportedValuesOf('timeZone').map((zone) => html`<option value=${zone}></option>`)}</datalist
      >${section.wrong('timeZone')}
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
        ${section.wrong('businessDays')}
      </fieldset>
      <div class="pair">
        <label class="field"
          ><span>${t('calendar.country')}</span
          ><input
            maxlength="2"
            .value=${publicHolidays?.country ?? ''}
            aria-invalid=${section.invalid('publicHolidays')}
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
      ${section.wrong('publicHolidays')} ${ownHolidays(section, holidays, isStaff)}${section.wrong('holidays')}
      ${section.buttons()} ${isStaff ? seeding(section) : nothing}
    </fieldset>
  </form>`;
}

function ownHolidays(section, holidays, isStaff) {
  const add = () => {
    const { value } = document.getElementById('holiday');
    if (value) section.change({ holidays: [...new Set([...holidays, value])].sort() });
  };
  const remove = (day) => () => section.change({ holidays: holidays.filter((one) => one !== day) });
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

/** Public holidays as dates, which the shop can then remove one by one. */
function seeding(section) {
  const entered = (name) => document.getElementById(`seed-${name}`).value.trim();
  const seed = () =>
    section.send('POST', '/actions/seed', {
      ...codes({ country: entered('country'), region: entered('region') }),
      years: [entered('year')],
    });
  return html`<fieldset class="field" ?disabled=${section.isChanged}>
    <legend class="soft">${t('calendar.seed')}</legend>
    <div class="row">
      <label class="field"
        ><span>${t('calendar.seed.country')}</span
        ><input id="seed-country" size="2" maxlength="2" aria-invalid=${section.invalid('country')}
      /></label>
      <label class="field"
        ><span>${t('calendar.seed.region')}</span
        ><input id="seed-region" size="3" maxlength="3" aria-invalid=${section.invalid('region')}
      /></label>
      <label class="field"
        ><span>${t('calendar.seed.year')}</span
        ><input id="seed-year" size="4" maxlength="4" inputmode="numeric" aria-invalid=${section.invalid('years')}
      /></label>
      <button type="button" @click=${seed}>${t('calendar.seed.add')}</button>
    </div>
    ${section.wrong('country')}${section.wrong('region')}${section.wrong('years')}
  </fieldset>`;
}
