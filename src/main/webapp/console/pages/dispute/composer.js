// The place where staff write. It says by words, sign, colour, edge and button who will read the text.
import { ticket } from '../../lib/dispute-parts.js';
import { draftOf, dropDraft, keepDraft } from '../../lib/drafts.js';
import { icon } from '../../lib/icons.js';
import { handle, withIds } from '../../lib/mentions.js';
import { draw, html, nothing, say, state } from '../../lib/page.js';
import { knownStaff, readStaff, staffOf } from '../../lib/staff.js';
import { t } from '../../lib/texts.js';
import { joined, textChoice } from './insert.js';
import { act, at, can, load } from './model.js';
import { SIGNS } from './story.js';

const READERS = ['INTERNAL', 'MERCHANT', 'CUSTOMER'];
/** It starts at the note: a slip then stays in the house. */
const EMPTY = { text: '', visibility: 'INTERNAL', key: null };

let shown = null;

/** Returns the draft of the dispute on the page, for the person who is signed in. */
function draft() {
  const name = `${state.me.name}.${at.id}`;
  if (shown?.name !== name) shown = { name, ...draftOf(at.id, EMPTY), busy: false, problem: null };
  return shown;
}

function change(changes) {
  const mine = Object.assign(draft(), changes);
  keepDraft(at.id, { text: mine.text, visibility: mine.visibility, key: mine.key });
  draw();
}

/** A new text is a new comment: the key of the one before must not answer for it. */
const write = (text) => change({ text, key: null, problem: null });

function insert(filled) {
  write(joined(draft().text, filled));
  document.getElementById('say')?.focus();
}

/** Mentions somebody in a text that the customer does not read. */
function mention() {
  const people = staffOf(at.merchant);
  const read = () => readStaff(at.merchant);
  const choose = (event) => {
    const person = people.find(({ id }) => id === event.target.value);
    event.target.value = '';
    if (person) write(`${draft().text.trimEnd()} ${handle(person, people)} `.trimStart());
    document.getElementById('say')?.focus();
  };
  return html`<select aria-label=${t('mention')} @focus=${read} @pointerdown=${read} @change=${choose}>
    <option value="">${t('mention')}</option>
    ${people.map(({ id, name }) => html`<option value=${id} lang="">${name}</option>`)}
  </select>`;
}

function type({ target }) {
  if (target.value.includes('@')) readStaff(at.merchant);
  write(target.value);
}

export function composer() {
  if (!can('comment')) return nothing;
  const { text, visibility, busy, problem } = draft();
  const submitByKey = (event) =>
    event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.form.requestSubmit();
  return html`<form class="composer ${visibility.toLowerCase()}-reads" @submit=${send} aria-labelledby="composer">
    <h2 id="composer" class="hidden">${t('write')}</h2>
    <fieldset class="readers-choice">
      <legend>${t('readers')}</legend>
      ${READERS.map(
        (one) =>
          html`<label class="${one.toLowerCase()}-reads"
            ><input
              type="radio"
              name="visibility"
              value=${one}
              .checked=${one === visibility}
              @change=${() => change({ visibility: one, key: null })}
            />${icon(SIGNS[one])} ${t(`visibility.${one}`)}</label
          >`,
      )}
    </fieldset>
    ${problem ? html`<p class="wrong" role="alert">${problem.message} ${t('draft.kept')}</p>` : nothing}
    <textarea
      id="say"
      rows="2"
      maxlength="10000"
      required
      aria-label=${t(`placeholder.${visibility}`)}
      aria-describedby="say-readers"
      placeholder=${t(`placeholder.${visibility}`)}
      .value=${text}
      @input=${type}
      @keydown=${submitByKey}
    ></textarea>
    <div class="row">
      ${textChoice('say', insert)} ${visibility === 'CUSTOMER' ? nothing : mention()}
      <p id="say-readers" class="grow">${icon(SIGNS[visibility])} ${t(`readers.${visibility}`)}</p>
      <button class="send" ?disabled=${busy} aria-keyshortcuts="Control+Enter">${t(`send.${visibility}`)}</button>
    </div>
  </form>`;
}

/** Forgets a text that was sent, unless another one has been written meanwhile. */
function forget(id, written) {
  if (at.id === id && draft().text === written) change({ text: '', key: null });
  else if (draftOf(id, EMPTY).text === written) dropDraft(id);
}

async function send(event) {
  event.preventDefault();
  const mine = draft();
  if (mine.busy || !mine.text.trim()) return;
  // Kept with the text: a repetition after a lost answer or a reload adds no second comment
  change({ key: mine.key ?? crypto.randomUUID(), busy: true, problem: null });
  const { id, merchant } = at;
  const { text: written, visibility, key } = mine;
  const address = can('comment');
  const name = ticket(at.dispute);
  try {
    const mentions = visibility !== 'CUSTOMER' && written.includes('@');
    const text = mentions ? withIds(written, await knownStaff(merchant)) : written;
    await act(address, { key, body: { visibility, text } });
    forget(id, written);
    say(t(`sent.${visibility}`));
    await load();
  } catch (problem) {
    mine.problem = problem;
    if (problem.isFinal) mine.key = null;
    // The dispute was left, and with it the place of the problem
    if (at.id !== id) say(`${name}: ${problem.message} ${t('draft.kept')}`, 'problem');
  }
  mine.busy = false;
  draw();
}
