// The filters of the address, which can be removed one by one.
import { reasonName } from '../../lib/dispute-parts.js';
import { date } from '../../lib/format.js';
import { icon } from '../../lib/icons.js';
import { html, nothing } from '../../lib/page.js';
import { hasText, t } from '../../lib/texts.js';
import { FILTERS } from './filters.js';

export function chips({ query, rows }, change) {
  const set = FILTERS.filter((name) => query[name]);
  if (!set.length) return nothing;
  return html`<ul class="chips" aria-label=${t('filters')}>
    ${set.map(
      (name) =>
        html`<li>
          <button @click=${() => change({ [name]: null })}>
            ${hasText(`filter.${name}`) ? t(`filter.${name}`) : name}: ${shown(name, query[name], rows)} ${icon('cross')}<span class="hidden"
              >${t('remove')}</span
            >
          </button>
        </li>`,
    )}
    <li>
      <button class="plain" @click=${() => change(Object.fromEntries(FILTERS.map((name) => [name, null])))}>
        ${t('clear')}
      </button>
    </li>
  </ul>`;
}

function assignee(value, rows) {
  if (['me', 'none'].includes(value)) return t(`filter.${value}`);
  return rows?.find((row) => row.assignee?.id === value)?.assignee.name ?? value;
}

function shown(name, value, rows) {
  if (name === 'reason') return rows?.length ? reasonName(rows[0].clientId, rows[0].reason) : value;
  if (name === 'status') return value.split(',').map((id) => t(`status.${id}`)).join(', ');
  if (name === 'assignee') return assignee(value, rows);
  if (name === 'overdue') return value === 'true' ? '✓' : '–';
  if (name === 'priority') return value.split(',').map((one) => t(`priority.${one}`)).join(', ');
  return name.endsWith('Date') && value.length === 10 ? date(value) : `“${value}”`;
}
