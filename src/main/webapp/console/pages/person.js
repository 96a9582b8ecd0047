// The sheet of the person who is signed in: roles, language, colours, and the way out.
import { moment } from '../lib/format.js';
import { html, state } from '../lib/page.js';
import { signOut } from '../lib/session.js';
import { applyTheme, keep, setting } from '../lib/settings.js';
import { LANGUAGES, language, learn, speak, t } from '../lib/texts.js';

export function sheet() {
  const { name, roles, expiresAt } = state.me;
  const roleNames = roles.map((role) => t(`role.${role}`)).join(', ');
  const choice = (text, options, chosen, change) =>
    html`<label
      >${text}
      <select @change=${(event) => change(event.target.value)}>
        ${options.map(([value, label]) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`)}
      </select></label
    >`;
  const themes = ['auto', 'light', 'dark'].map((theme) => [theme, t(`theme.${theme}`)]);
  return html`<p><b>${name}</b><br />${roleNames}</p>
    <p class="soft">${t('signedInUntil', { time: moment(expiresAt) })}</p>
    ${choice(t('language'), Object.entries(LANGUAGES), language, changeLanguage)}
    ${choice(t('theme'), themes, setting('theme', 'auto'), applyTheme)}
    <button @click=${signOut}>${t('signOut')}</button>`;
}

export async function changeLanguage(wanted) {
  keep('language', wanted);
  await speak(wanted);
  // A new language knows the texts of no part yet
  await learn('person');
  dispatchEvent(new HashChangeEvent('hashchange'));
}
