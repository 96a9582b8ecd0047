// The data of a customer: shown, exported, erased (GDPR, articles 15 and 17).
import { API, Problem, call, hasRole } from '../lib/api.js';
import { pill, ticket } from '../lib/dispute-parts.js';
import { day, exactly, money, number } from '../lib/format.js';
import { draw, html, nothing, openDialog, say } from '../lib/page.js';
import { href } from '../lib/route.js';
import { saveBlob } from '../lib/transfer.js';
import { t } from '../lib/texts.js';

const CHANGED = 412;
/** More rows stand in the export. */
const SHOWN = 50;

let at = null;
let erasing = null;

export const title = () => t('customer');

export async function arrive({ path: [merchant, , id] }) {
  at = { merchant, path: `${API}/${merchant}/customers/${id}/data`, id, data: null, problem: null };
  erasing = null;
  draw();
  if (hasRole('merchant')) await load();
}

async function load() {
  const mine = at;
  try {
    const answer = await call(mine.path);
    const text = await answer.text();
    Object.assign(mine, { tag: answer.headers.get('ETag'), text, data: JSON.parse(text), problem: null });
  } catch (problem) {
    mine.problem = problem;
  }
  draw();
}

/** What must be typed before the erasure: a thing that only this customer has. */
const confirmation = ({ email, customerId }) => email ?? customerId.slice(0, 8);
const nameOf = ({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(' ') || t('customer.nameless');

export function view() {
  if (!hasRole('merchant'))
    return html`<h1>${t('customer')}</h1>
      <p class="empty">${t('why.data')}</p>`;
  if (at.problem)
    return html`<h1>${t('customer')}</h1>
      <div class="notice problem" role="alert">
        <p>${at.problem.message}</p>
        <button @click=${load}>${t('again')}</button>
      </div>`;
  if (!at.data) return html`<p class="wait">${t('loading')}</p>`;
  const { customer, orders, disputes } = at.data;
  const save = () => saveBlob(new Blob([at.text], { type: 'application/json' }), `customer-${at.id}.json`);
  return html`<div class="head">
      <h1>${nameOf(customer)}</h1>
      <div class="row">
        <button @click=${save}>${t('customer.export')}</button>
        ${customer.erasedAt ? nothing : html`<button class="danger" @click=${beginErasure}>${t('customer.erase')}</button>`}
      </div>
    </div>
    ${customer.erasedAt ? html`<div class="notice info"><p>${t('customer.erasedAt', { time: exactly(customer.erasedAt) })}</p></div>` : nothing}
    <div class="groups">${profile(customer)}${disputeTable(disputes)}${orderTable(orders)}</div>
    ${erasing ? erasureDialog(customer) : nothing}`;
}

function profile({ email, countryCode, accountId, createdAt, channelIdentities }) {
  const fact = (name, value) =>
    value
      ? html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`
      : nothing;
  const chats = channelIdentities.map(({ channel, uid }) => html`<span class="tag">${channel} ${uid}</span> `);
  return html`<section class="card">
    <h2>${t('customer.profile')}</h2>
    <dl class="facts">
      ${fact(t('email'), email)}${fact(t('country'), countryCode)}${fact(t('customer.account'), accountId)}
      ${fact(t('chatsAs'), chats.length ? chats : null)}${fact(t('customer.since'), day(createdAt))}
    </dl>
  </section>`;
}

const more = (rows) =>
  rows.length > SHOWN ? html`<p class="soft">${t('customer.more', { n: rows.length - SHOWN })}</p>` : nothing;

const disputeTable = (disputes) =>
  html`<section class="card">
    <h2>${t('disputes')} <span class="count">${number(disputes.length)}</span></h2>
    <table class="plain-table">
      <tbody>
        ${disputes
          .slice(-SHOWN)
          .reverse()
          .map(
            ({ dispute, comments }) =>
              html`<tr>
                <th scope="row"><a href=${href([at.merchant, 'disputes', dispute.id])}>${ticket(dispute)}</a></th>
                <td>${pill(dispute.complaintStatus)}</td>
                <td>${day(dispute.createdAt)}</td>
                <td>
                  ${t('customer.comments', { n: comments.length })}, ${t('files', { n: dispute.attachments.length })}
                </td>
              </tr>`,
          )}
      </tbody>
    </table>
    ${more(disputes)}
  </section>`;

const orderTable = (orders) =>
  html`<section class="card">
    <h2>${t('orders')} <span class="count">${number(orders.length)}</span></h2>
    <table class="plain-table">
      <tbody>
        ${orders
          .slice(-SHOWN)
          .reverse()
          .map(
            ({ orderNumber, orderId, placedAt, amount, currency, items }) =>
              html`<tr>
                <th scope="row">${orderNumber ?? orderId}</th>
                <td>${day(placedAt)}</td>
                <td class="number">${money(amount, currency)}</td>
                <td>${items.map(({ title: item }) => item).join(', ')}</td>
              </tr>`,
          )}
      </tbody>
    </table>
    ${more(orders)}
  </section>`;

function beginErasure() {
  erasing = { typed: '', problem: null, busy: false };
  openDialog();
}

function erasureDialog(customer) {
  const end = () => {
    erasing = null;
    draw();
  };
  const wanted = confirmation(customer);
  const type = (event) => {
    erasing.typed = event.target.value;
    draw();
  };
  return html`<dialog class="modal" aria-labelledby="erasing" @close=${end}>
    <form @submit=${erase}>
      <h2 id="erasing">${t('customer.erase')}</h2>
      <p>${t('customer.erase.effect')}</p>
      ${erasing.problem ? html`<div class="notice problem" role="alert"><p>${erasing.problem}</p></div>` : nothing}
      <label class="field"
        ><span>${t('customer.erase.type', { text: wanted })}</span
        ><input autocomplete="off" spellcheck="false" .value=${erasing.typed} @input=${type}
      /></label>
      <div class="row end">
        <button type="button" @click=${(event) => event.target.closest('dialog').close()}>${t('cancel')}</button>
        <button class="danger" ?disabled=${erasing.busy || erasing.typed.trim() !== wanted}>
          ${t('customer.erase')}
        </button>
      </div>
    </form>
  </dialog>`;
}

async function erase(event) {
  event.preventDefault();
  const mine = erasing;
  mine.busy = true;
  draw();
  try {
    await call(at.path, { method: 'DELETE', tag: at.tag });
    document.querySelector('dialog.modal')?.close();
    say(t('customer.erase.done'));
    await load();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.status === CHANGED) await load();
    Object.assign(mine, {
      busy: false,
      problem: problem.status === CHANGED ? t('customer.erase.changed') : problem.message,
    });
    draw();
  }
}
