// Disputes that belong to the one on the page: its links, and those that resemble it.
import { statusName, ticket } from '../../lib/dispute-parts.js';
import { day } from '../../lib/format.js';
import { draw, html, nothing, say } from '../../lib/page.js';
import { href } from '../../lib/route.js';
import { t } from '../../lib/texts.js';
import { act, at, load, may } from './model.js';
import { beginRelation, beginSplit } from './relate.js';

const CONFLICT = 412;
/** Similar disputes that are shown at once. */
const SHOWN = 4;

const linkTo = (other) => html`<a href=${href([at.merchant, 'disputes', other.id])}>${ticket(other)}</a>`;

export function related() {
  const links = at.dispute.links ?? [];
  const similar = (at.similar ?? []).filter(({ id }) => !links.some((link) => link.id === id));
  if (!links.length && !similar.length && !may('link')) return nothing;
  return html`<section class="card related" aria-labelledby="related">
    <h2 id="related">${t('related')}</h2>
    ${links.length ? html`<ul class="links">${links.map(linkItem)}</ul>` : nothing}
    ${
      similar.length
        ? html`<h3>${t('similar')}</h3>
            <ul class="similar">${similar.slice(0, at.showsAll ? similar.length : SHOWN).map(similarItem)}</ul>
            ${similar.length > SHOWN && !at.showsAll ? html`<button type="button" class="plain" @click=${showAll}>${t('similar.all', { n: similar.length })}</button>` : nothing}`
        : nothing
    }
    ${may('link') ? html`<p class="more"><button type="button" @click=${() => beginRelation()}>${t('relate')}</button></p>` : nothing}
  </section>`;
}

function showAll() {
  at.showsAll = true;
  draw();
}

const relateButton = (text, other) =>
  html`<button type="button" class="plain" @click=${() => beginRelation(other)}>
    ${text} <span class="hidden">${ticket(other)}</span>
  </button>`;

function linkItem(link) {
  const isOfMerge = link.kind.includes('MERGED');
  return html`<li class="row">
    <span class="grow">${t(`link.${link.kind}`)} ${linkTo(link)}</span>
    ${
      !isOfMerge && may('unlink')
        ? html`${relateButton(t('relate.change'), link)}<button
              type="button"
              class="plain"
              aria-label=${t('unlink', { ticket: ticket(link) })}
              @click=${() => unlink(link)}
            >
              ×
            </button>`
        : nothing
    }
    ${link.kind === 'MERGED_INTO' && may('split') ? html`<button type="button" @click=${() => beginSplit(link)}>${t('split')}</button>` : nothing}
  </li>`;
}

const similarItem = (other) =>
  html`<li>
    <span class="row"
      >${linkTo(other)} <span>${statusName(other.complaintStatus)}</span>
      <time class="soft" datetime=${other.createdAt}>${day(other.createdAt)}</time></span
    >
    <span class="row"
      >${other.reasons.map((reason) => html`<span class="tag">${t(`similar.${reason}`)}</span> `)}
      ${may('link') ? relateButton(t('relate.this'), other) : nothing}</span
    >
  </li>`;

async function unlink(link) {
  try {
    await act(`${at.base}/actions/unlink`, {
      tag: at.tag,
      key: crypto.randomUUID(),
      body: { other: link.id },
    });
    at.similar = null;
    await load();
    say(t('related.done.unlink', { ticket: ticket(link) }));
  } catch (problem) {
    const isOld = problem.status === CONFLICT;
    say(isOld ? t('triage.changed') : problem.message, 'problem');
    if (isOld) await load();
  }
}

/** Says at the head of a merged dispute where it goes on. */
export const mergedNotice = ({ mergedInto: into }) =>
  into ? html`<p class="merged">${t('merged')} ${linkTo(into)}</p>` : nothing;
