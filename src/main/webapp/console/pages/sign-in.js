// The page of those who are not signed in.
import { goToSignIn } from '../lib/oidc.js';
import { draw, html, nothing, state } from '../lib/page.js';
import { signInWith } from '../lib/session.js';
import { LANGUAGES, language, t } from '../lib/texts.js';
import { notices } from './frame.js';
import { changeLanguage } from './person.js';

async function toProvider() {
  try {
    state.problem = null;
    await goToSignIn();
  } catch (problem) {
    state.problem = problem.message;
    draw();
  }
}

function paste(event) {
  event.preventDefault();
  state.problem = null;
  signInWith(new FormData(event.target).get('token'));
}

export function signIn() {
  const { signIn: sso, demo = [] } = state.config;
  return html`${notices()}
    <main id="main" class="sign-in" tabindex="-1">
      <h1><span class="mark" aria-hidden="true">R</span> Redress</h1>
      <p class="soft">${t('signIn.what')}</p>
      ${state.problem ? html`<div class="notice problem" role="alert"><p>${state.problem}</p></div>` : nothing}
      ${sso ? html`<button class="primary wide" @click=${toProvider}>${t('signIn')}</button>` : nothing}
      ${demo.length ? doors(demo) : nothing}
      <details ?open=${!sso && !demo.length}>
        <summary>${t('paste')}</summary>
        <form @submit=${paste}>
          <label
            >${t('token')}<textarea name="token" rows="4" required spellcheck="false" autocomplete="off"></textarea>
          </label>
          <button>${t('signIn')}</button>
        </form>
      </details>
      <footer>
        ${Object.entries(LANGUAGES).map(
          ([id, name]) =>
            html`<button
              class="plain"
              lang=${id}
              aria-pressed=${String(id === language)}
              @click=${() => changeLanguage(id)}
            >
              ${name}
            </button>`,
        )}<span class="soft">${state.config.version}</span>
      </footer>
    </main>`;
}

const doors = (demo) =>
  html`<section aria-labelledby="demo">
    <h2 id="demo">${t('demo')}</h2>
    <p class="soft">${t('demo.what')}</p>
    <ul class="doors">
      ${demo.map(
        ({ name, token }) =>
          html`<li>
            <button @click=${() => signInWith(token)}>
              <b>${t(`demo.${name}`)}</b><span>${t(`demo.${name}.what`)}</span>
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
