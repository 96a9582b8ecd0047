// Opening a dispute for a customer who called, wrote or came by.
import { API, call, json } from '../lib/api.js';
import { ticket } from '../lib/dispute-parts.js';
import { draftOf, dropDraft, keepDraft } from '../lib/drafts.js';
import { draw, drawn, html, nothing, say, state } from '../lib/page.js';
import { go } from '../lib/route.js';
import { t } from '../lib/texts.js';
import { field } from '../lib/field.js';

const DRAFT = 'open';
const SOURCES = ['Phone', 'E-mail', 'Letter', 'Shop'];
const EMPTY = {
  about: 'order',
  orderId: '',
  invoiceId: '',
  amount: '',
  currency: '',
  disputeAmount: '',
  reasonId: '',
  description: '',
  source: SOURCES[0],
  firstName: '',
  lastName: '',
  email: '',
  countryCode: '',
  key: null,
};

let at = null;

export const title = () => t('open');

export async function arrive({ path: [merchant] }) {
  const { currency, countryCode } = state.me.merchants.find(({ id }) => String(id) === merchant);
  const mine = { merchant, reasons: at?.merchant === merchant ? at.reasons : [], problem: null, busy: false };
  at = mine;
  at.form = draftOf(DRAFT, { ...EMPTY, currency: currency ?? '', countryCode });
  draw();
  try {
    mine.reasons = await json(`${API}/${merchant}/reasons`);
  } catch (problem) {
    mine.problem = problem;
  }
  draw();
}

function change(changes) {
  Object.assign(at.form, { key: null, ...changes });
  keepDraft(DRAFT, at.form);
  draw();
}

/** Returns the request: an order knows customer and amount, an invoice without one does not. */
function request() {
  const {
    about,
    orderId,
    invoiceId,
    amount,
    currency,
    disputeAmount,
    reasonId,
    description,
    source,
    firstName,
    lastName,
    email,
    countryCode,
  } = at.form;
  const given = (members) => Object.fromEntries(Object.entries(members).filter(([, value]) => value !== ''));
  const number = (text) => text.trim().replace(',', '.');
  return {
    ...given({ description, source, disputeAmount: number(disputeAmount) }),
    ...(reasonId && { reasonId: Number(reasonId) }),
    ...(about === 'order'
      ? given({ orderId: orderId.trim() })
      : {
          ...given({ invoiceId: invoiceId.trim(), amount: number(amount), currency }),
          customer: given({ firstName, lastName, email, countryCode }),
        }),
  };
}

async function submit(event) {
  event.preventDefault();
  if (at.busy) return;
  change({ key: at.form.key ?? crypto.randomUUID() });
  at.busy = true;
  try {
    const answer = await call(`${API}/${at.merchant}/disputes`, { method: 'POST', key: at.form.key, body: request() });
    const dispute = await answer.json();
    dropDraft(DRAFT);
    say(t('open.done', { ticket: ticket(dispute) }));
    go([at.merchant, 'disputes', dispute.id]);
  } catch (problem) {
    if (problem.isFinal) at.form.key = null;
    Object.assign(at, { problem, busy: false });
    await drawn();
    document.querySelector('main [aria-invalid=true]')?.focus();
  }
}

export function view() {
  const { form, problem, reasons } = at;
  const text = (name, options) => field({ name, value: form[name], problem, change, ...options });
  const rule = problem?.ruleOf?.('reasonId');
  const about = (one) =>
    html`<label class="check"
      ><input
        type="radio"
        name="about"
        value=${one}
        .checked=${form.about === one}
        @change=${() => change({ about: one })}
      />${t(`open.about.${one}`)}</label
    >`;
  return html`<h1>${t('open')}</h1>
    <form class="card narrow" @submit=${submit} novalidate>
      ${problem ? html`<div class="notice problem" role="alert"><p>${problem.body?.violations ? t('fields.wrong') : problem.message}</p></div>` : nothing}
      <fieldset class="row">
        <legend class="soft">${t('open.about')}</legend>
        ${about('order')}${about('invoice')}
      </fieldset>
      ${
        form.about === 'order'
          ? text('orderId')
          : html`<div class="pair">
                ${text('invoiceId')}<span></span>${text('amount', { inputmode: 'decimal' })}${text('currency')}
              </div>
              <fieldset class="pair">
                <legend>${t('customer')}</legend>
                ${text('firstName')}${text('lastName')}${text('email')}${text('countryCode')}
              </fieldset>`
      }
      ${text('disputeAmount', { inputmode: 'decimal', hint: t('open.disputeAmount.hint') })}
      <div class="field">
        <label for="reason">${t('reason')}</label>
        <select
          id="reason"
          aria-invalid=${rule ? 'true' : nothing}
          aria-describedby="reason-says"
          @change=${(event) => change({ reasonId: event.target.value })}
        >
          <option value="">${t('choose')}</option>
          ${reasons.map(({ id, name }) => html`<option value=${id} .selected=${String(id) === form.reasonId}>${name}</option>`)}
        </select>
        <p id="reason-says" class="wrong">${rule ? t('field.rule', { rule }) : nothing}</p>
      </div>
      ${text('description', { rows: 5 })}
      <label class="field"
        ><span>${t('source')}</span
        ><select @change=${(event) => change({ source: event.target.value })}>
          ${SOURCES.map(
            (one) => html`<option value=${one} .selected=${one === form.source}>${t(`open.source.${one}`)}</option>`,
          )}
        </select></label
      >
      <div class="row end"><button class="primary" ?disabled=${at.busy}>${t('open')}</button></div>
    </form>`;
}
