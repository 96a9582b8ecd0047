// One dispute: its story, what staff can do, and what is known.
import { hasRole } from '../lib/api.js';
import { OPEN, customerName, deadline, pill, ticket } from '../lib/dispute-parts.js';
import { money } from '../lib/format.js';
import { updateHint } from '../lib/live.js';
import { html, nothing } from '../lib/page.js';
import { go, href } from '../lib/route.js';
import { forgetPictures } from '../lib/transfer.js';
import { t } from '../lib/texts.js';
import { actionDialog, begin, endAction } from './dispute/action.js';
import { composer } from './dispute/composer.js';
import { endPicture, evidence, largePicture } from './dispute/evidence.js';
import { customer, facts, order } from './dispute/facts.js';
import { at, can, close, load, open } from './dispute/model.js';
import { endRelation, relateDialog } from './dispute/relate.js';
import { mergedNotice, related } from './dispute/related.js';
import { story } from './dispute/story.js';
import { triage } from './dispute/triage.js';
import { lastList, neighbour, placeOf } from './disputes/neighbours.js';

/** In the order of their buttons; the first allowed one is the usual one. */
const ACTIONS = ['decide', 'request-information', 'supply-information', 'appeal', 'close'];

export const title = () => (at.dispute ? `${ticket(at.dispute)} ${customerName(at.dispute)}` : t('dispute'));

export function arrive({ path: [merchant, , id] }) {
  endDialogs();
  return open(merchant, id);
}

export function leave() {
  endDialogs();
  close();
  forgetPictures();
}

/** A dialog that left the page with its dispute was not closed. */
function endDialogs() {
  endAction();
  endRelation();
  endPicture();
}

const listAddress = () => lastList() ?? href([at.merchant, 'disputes']);

function step(by) {
  const id = neighbour(at.id, by);
  if (id) go([at.merchant, 'disputes', id]);
}

export const keys = () => ({
  u: { text: t('key.back'), act: () => (location.hash = listAddress()) },
  j: { text: t('key.nextDispute'), act: () => step(1) },
  k: { text: t('key.previousDispute'), act: () => step(-1) },
  c: { text: t('write'), act: () => document.getElementById('say')?.focus() },
  d: { text: t('act.decide'), act: () => begin('decide') },
  a: { text: t('act.request-information'), act: () => begin('request-information') },
  f: { text: t('files.add'), act: () => document.getElementById('files')?.click() },
  r: { text: t('key.reload'), act: load },
});

export function view() {
  if (!at?.dispute) return at?.problem ? missing() : html`<p class="wait">${t('loading')}</p>`;
  return html`${head()}
    ${
      at.problem
        ? html`<div class="notice problem" role="alert">
            <p>${at.problem.message}</p>
            <button @click=${load}>${t('again')}</button>
          </div>`
        : nothing
    }
    <div class="dispute">
      <section class="card told" aria-labelledby="story">
        <h2 id="story">${t('story')}</h2>
        ${decision()}${story(at)}
      </section>
      ${composer()}
      <div class="aside">${triage()}${facts()}${customer()}${evidence()}${order()}${related()}</div>
    </div>
    ${actionDialog()}${relateDialog()}${largePicture()}`;
}

const missing = () =>
  html`<div class="empty">
    <p>${at.problem.message}</p>
    <a class="button" href=${listAddress()}>${t('disputes')}</a>
  </div>`;

function head() {
  const d = at.dispute;
  const place = placeOf(at.id);
  const link = (by, sign, text) => {
    const id = neighbour(at.id, by);
    return html`<a
      class="button plain"
      href=${id ? href([at.merchant, 'disputes', id]) : nothing}
      role="link"
      aria-disabled=${String(!id)}
      aria-label=${text}
      >${sign}</a
    >`;
  };
  return html`<div class="crumbs">
      <a href=${listAddress()}>← ${t('disputes')}</a>
      ${updateHint()}
      ${place ? html`<span class="grow"></span><span class="soft">${t('place', { at: place.n, of: place.of })}</span>${link(-1, '‹', t('key.previousDispute'))}${link(1, '›', t('key.nextDispute'))}` : nothing}
    </div>
    <div class="dispute-head">
      <div>
        <h1>${ticket(d)} <span lang="">${customerName(d)}</span></h1>
        <p class="row">${pill(d.complaintStatus)} ${d.dueAt ? deadline(d) : nothing}</p>
      </div>
      <div class="actions" role="group" aria-label=${t('actions')}>
        ${ACTIONS.filter(can).map(
          (action, i) =>
            html`<button class=${i ? '' : 'primary'} @click=${() => begin(action)}>${t(`act.${action}`)}</button>`,
        )}<button class="plain" @click=${() => print()}>${t('print')}</button>
      </div>
      ${mergedNotice(d)} ${whyNot(d)}
    </div>`;
}

/** Says why there is nothing to press. */
function whyNot(d) {
  if (!hasRole('merchant')) return html`<p class="why soft">${t('why.viewer')}</p>`;
  return OPEN.includes(d.complaintStatus.id) || ACTIONS.some(can)
    ? nothing
    : html`<p class="why soft">${t('why.ended')}</p>`;
}

function decision() {
  const { decision: d, currency } = at.dispute;
  if (!d) return nothing;
  return html`<div class="decision">
    <h3>
      ${t('decision')}: ${t(`outcome.${d.outcome}`)} ${d.amount ? html`<b>${money(d.amount, currency)}</b>` : nothing}
    </h3>
    <p lang="">${d.text}</p>
  </div>`;
}
