// Attachments: pictures at a glance, and new files with their limits told before.
import { draw, html, nothing, openDialog, say, state } from '../../lib/page.js';
import { number } from '../../lib/format.js';
import { fileSize } from '../../lib/measures.js';
import { picture, save, upload } from '../../lib/transfer.js';
import { t } from '../../lib/texts.js';
import { at, can, load } from './model.js';

/** The picture that is shown large, or null. */
let large = null;

const isPicture = (file) => file.mimeType.startsWith('image/');
const kind = (file) =>
  file.mimeType
    .split('/')[1]
    .replace(/^(x-|vnd\.)/, '')
    .slice(0, 4);

export function evidence() {
  const { attachments } = at.dispute;
  return html`<section class="card evidence">
    <h2>${t('evidence')} <span class="count">${number(attachments.length)}</span></h2>
    <ul class="thumbs">
      ${attachments.map(
        (file) =>
          html`<li>
            <button @click=${() => look(file)}>
              ${thumbnail(file)} <span class="name" lang="">${file.originalFileName}</span
              ><span class="soft">${fileSize(file.size)} · ${file.source}</span>
            </button>
          </li>`,
      )}
    </ul>
    ${at.sending.map(sending)} ${can('attach') ? drop() : nothing}
  </section>`;
}

function thumbnail(file) {
  const address = isPicture(file) ? picture(`${file.url}/thumbnail`) : '';
  return address === ''
    ? html`<span class="kind" aria-hidden="true">${kind(file)}</span>`
    : html`<img alt="" width="72" height="54" src=${address ?? nothing} />`;
}

function look(file) {
  if (!isPicture(file)) return download(file);
  large = file;
  openDialog();
}

const download = (file) => save(file.url, file.originalFileName).catch((problem) => say(problem.message, 'problem'));

export function endPicture() {
  large = null;
  draw();
}

export function largePicture() {
  if (!large) return nothing;
  const file = large;
  const address = picture(file.url);
  return html`<dialog class="modal picture" aria-labelledby="picture" @close=${endPicture}>
    <h2 id="picture" lang="">${file.originalFileName}</h2>
    ${address === '' ? html`<p>${t('picture.none')}</p>` : html`<img alt=${t('picture.of', { name: file.originalFileName })} src=${address ?? nothing} />`}
    <form method="dialog" class="row end">
      <button type="button" @click=${() => download(file)}>${t('download')}</button
      ><button class="primary">${t('close')}</button>
    </form>
  </dialog>`;
}

const sending = (one) =>
  html`<div class="sending">
    <label><span lang="">${one.name}</span><progress max="1" .value=${one.part}></progress></label>
    ${one.part < 1 ? html`<button class="plain" @click=${() => one.abort.abort()}>${t('cancel')}</button>` : nothing}
  </div>`;

function drop() {
  const { max, bytes, disputeBytes, types } = state.config.files;
  const over = (is) => (event) => {
    event.preventDefault();
    event.currentTarget.classList.toggle('over', is);
  };
  const dropped = (event) => {
    over(false)(event);
    send([...event.dataTransfer.files]);
  };
  const chosen = (event) => {
    send([...event.target.files]);
    event.target.value = '';
  };
  return html`<div class="drop" @dragover=${over(true)} @dragleave=${over(false)} @drop=${dropped}>
    <input
      class="hidden"
      id="files"
      type="file"
      multiple
      accept=${types.join(',')}
      @change=${chosen}
      aria-describedby="limits"
    />
    <label class="button" for="files">${t('files.add')}</label>
    <p id="limits">${t('files.limits', { n: max, each: fileSize(bytes), all: fileSize(disputeBytes) })}</p>
  </div>`;
}

/** Returns why the files cannot be sent, or null. */
function refusal(files) {
  const { max, bytes, disputeBytes } = state.config.files;
  const tooLarge = files.find((file) => file.size > bytes);
  if (files.length > max) return t('files.tooMany', { n: max });
  if (tooLarge) return t('files.tooLarge', { name: tooLarge.name, size: fileSize(bytes) });
  const kept = [...at.dispute.attachments, ...files].reduce((sum, { size }) => sum + size, 0);
  return kept > disputeBytes ? t('files.full', { size: fileSize(disputeBytes) }) : null;
}

async function send(files) {
  if (!files.length) return;
  const refused = refusal(files);
  if (refused) return say(refused, 'problem');
  const one = { name: files.map((file) => file.name).join(', '), part: 0, abort: new AbortController() };
  const mine = at;
  mine.sending.push(one);
  draw();
  const told = (part) => {
    one.part = part;
    draw();
  };
  try {
    await upload(can('attach'), files, crypto.randomUUID(), told, one.abort.signal);
    say(t('files.sent', { n: files.length }));
  } catch (problem) {
    say(problem.message, 'problem');
  }
  mine.sending = mine.sending.filter((other) => other !== one);
  await load();
}
