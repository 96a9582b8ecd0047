// Who works on the dispute, how urgent it is, and its tags.
import { draw, html, nothing, say, state } from '../../lib/page.js';
import { readStaff, staffOf } from '../../lib/staff.js';
import { t } from '../../lib/texts.js';
import { act, at, load, may } from './model.js';

const PRIORITIES = ['URGENT', 'HIGH', 'NORMAL', 'LOW'];
const CONFLICT = 412;

let busy = false;

/** Returns whether the change was done. */
async function change(action, body = {}) {
  if (busy) return false;
  busy = true;
  let isDone = false;
  draw();
  try {
    await act(`${at.base}/actions/${action}`, { tag: at.tag, key: crypto.randomUUID(), body });
    isDone = true;
    await load();
  } catch (problem) {
    const isOld = problem.status === CONFLICT;
    say(isOld ? t('triage.changed') : problem.message, 'problem');
    if (isOld) await load();
  }
  busy = false;
  draw();
  return isDone;
}

export function triage() {
  return html`<section class="card triage" aria-labelledby="triage">
    <h2 id="triage">${t('triage')}</h2>
    <dl class="facts">
      <div>
        <dt>${t('assignee')}</dt>
        <dd>${assignee()}</dd>
      </div>
      <div>
        <dt id="priority">${t('priority')}</dt>
        <dd>${priority()}</dd>
      </div>
      <div>
        <dt>${t('tags')}</dt>
        <dd>${tags()}</dd>
      </div>
    </dl>
  </section>`;
}

function assignee() {
  const { assignee: person } = at.dispute;
  const button = (action) =>
    may(action)
      ? html`<button type="button" ?disabled=${busy} @click=${() => change(action)}>${t(`act.${action}`)}</button>`
      : nothing;
  return html`<b lang="">${person?.name ?? t('assignee.none')}</b>
    <span class="row">${person?.name === state.me.name ? nothing : button('take')} ${person ? button('unassign') : nothing} ${may('assign') ? choice() : nothing}</span>`;
}

function choice() {
  const assign = (event) => {
    const { value } = event.target;
    event.target.value = '';
    if (value) change('assign', { assigneeId: value });
  };
  const read = () => readStaff(at.merchant);
  return html`<select aria-label=${t('assign.to')} ?disabled=${busy} @focus=${read} @pointerdown=${read} @change=${assign}>
    <option value="">${t('assign.to')}</option>
    ${staffOf(at.merchant).map(({ id, name }) => html`<option value=${id} lang="">${name}</option>`)}
  </select>`;
}

function priority() {
  const { priority: set } = at.dispute;
  if (!may('prioritize')) return t(`priority.${set}`);
  const prioritize = async ({ target }) => {
    // What is drawn has not changed, so that drawing leaves the choice as it is
    if (!(await change('prioritize', { priority: target.value }))) target.value = at.dispute?.priority;
  };
  return html`<select aria-labelledby="priority" ?disabled=${busy} @change=${prioritize}>
    ${PRIORITIES.map((one) => html`<option value=${one} .selected=${one === set}>${t(`priority.${one}`)}</option>`)}
  </select>`;
}

function tags() {
  const { tags: set } = at.dispute;
  if (!may('tag')) return set.map((tag) => html`<span class="tag" lang="">${tag}</span> `);
  const add = async (event) => {
    event.preventDefault();
    const { tag } = event.target.elements;
    const text = tag.value.trim();
    if (!text) return;
    // The next tag may be there already
    if ((await change('tag', { add: [text] })) && tag.value.trim() === text) tag.value = '';
  };
  return html`${set.map(
      (tag) =>
        html`<button
          type="button"
          class="tag"
          aria-label=${t('tag.remove', { tag })}
          ?disabled=${busy}
          @click=${() => change('tag', { remove: [tag] })}
        >
          <span lang="">${tag}</span> ×
        </button> `,
    )}
    <form class="row" @submit=${add}>
      <input name="tag" maxlength="50" autocomplete="off" aria-label=${t('tag.add')} placeholder=${t('tag.add')} />
    </form>`;
}
