// Whether a token would open a merchant, and what to do if not. The signature never leaves the browser.
import { API, call, json } from '../lib/api.js';
import { list } from '../lib/format.js';
import { draw, drawn, html, nothing } from '../lib/page.js';
import { href } from '../lib/route.js';
import { hasText, t } from '../lib/texts.js';
import { requestOf } from './operator/claims.js';
import { merchantHead } from './operator/merchant-head.js';
import { statePill } from './operator/states.js';

let at = null;

export const title = () => t('merchant.page.credentials');

export async function arrive({ path: [, id] }) {
  const mine = { id, api: `${API}/operator/merchants/${id}`, merchant: null, text: '', problem: null, result: null, busy: false };
  at = mine;
  draw();
  try {
    mine.merchant = await json(mine.api);
  } catch (problem) {
    mine.problem = problem;
  }
  draw();
}

/** A token is a secret: it is not kept as a draft. */
export const leave = () => (at = null);

export const keys = () => ({
  u: { text: t('key.back'), act: () => (location.hash = href(['merchants', at.id])) },
});

function change(event) {
  Object.assign(at, { text: event.target.value, result: null, problem: null });
  draw();
}

async function submit(event) {
  event.preventDefault();
  const mine = at;
  if (mine.busy) return;
  Object.assign(mine, { busy: true, result: null, problem: null });
  draw();
  try {
    const body = requestOf(mine.text);
    mine.result = await (await call(`${mine.api}/credentials-check`, { method: 'POST', body })).json();
  } catch (problem) {
    mine.problem = problem;
  }
  mine.busy = false;
  await drawn();
  document.querySelector(mine.result ? '#result' : '#claims')?.focus();
}

export function view() {
  const { merchant, text, problem, result, busy } = at;
  if (!merchant)
    return problem
      ? html`<div class="empty">
          <p>${problem.message}</p>
          <a class="button" href=${href(['merchants'])}>${t('merchants')}</a>
        </div>`
      : html`<p class="wait">${t('loading')}</p>`;
  return html`${merchantHead(merchant, 'credentials')}
    <div class="groups">
      <form class="card" @submit=${submit} novalidate aria-labelledby="check">
        <h2 id="check">${t('check')}</h2>
        <p class="soft">${t('check.what')}</p>
        <div class="stack">
          <div class="field">
            <label for="claims">${t('check.claims')}</label>
            <textarea
              id="claims"
              class="code"
              rows="10"
              maxlength="65536"
              spellcheck="false"
              autocomplete="off"
              .value=${text}
              @input=${change}
              aria-invalid=${problem ? 'true' : nothing}
              aria-describedby="claims-says"
            ></textarea>
            <p id="claims-says" class=${problem ? 'wrong' : 'soft'}>${problem ? problem.message : t('check.hint')}</p>
          </div>
          <div class="row end"><button class="primary" ?disabled=${busy || !text.trim()}>${t('check.do')}</button></div>
        </div>
      </form>
      ${result ? outcome(result) : nothing}
    </div>`;
}

function outcome({ accepted, name, roles, clientIds, openedBy, merchantState, missing }) {
  const fact = (label, value) =>
    html`<div>
      <dt>${t(label)}</dt>
      <dd>${value}</dd>
    </div>`;
  return html`<section class="card" id="result" tabindex="-1" aria-labelledby="verdict">
    <h2 id="verdict">${t(accepted ? 'check.accepted' : 'check.refused')}</h2>
    ${
      missing.length
        ? html`<h3>${t('check.todo')}</h3>
            <ol class="missing">
              ${missing.map(violation)}
            </ol>`
        : html`<p>${t(`check.then.${merchantState}`)}</p>`
    }
    <dl class="facts">
      ${fact('check.name', name ?? '–')} ${fact('check.roles', list(roles) || '–')}
      ${fact('check.merchants', list(clientIds.map(String)) || '–')} ${fact('check.openedBy', list(openedBy) || '–')}
      ${fact('merchants.state', statePill(merchantState))}
    </dl>
  </section>`;
}

/** A claim that a setting of the server names, and rules of a newer server, have a general advice. */
function violation({ claim, rule }) {
  const isMerchant = rule.startsWith('must open');
  const isRole = rule.startsWith('must contain one of the roles');
  const advice = isMerchant ? 'merchant' : isRole ? 'roles' : hasText(`check.fix.${claim}`) ? claim : 'any';
  return html`<li>
    <p><code>${claim}</code> <span lang="en">${rule}</span></p>
    <p class="soft">${t(`check.fix.${advice}`)}</p>
  </li>`;
}
