// Files in both directions: uploads with progress, pictures that need a token, downloads.
import { NO_ANSWER, Problem, call, headers } from './api.js';
import { draw } from './page.js';
import { t } from './texts.js';

/**
 * Sends files. XMLHttpRequest, since fetch tells no progress. Files that have been sent are cancelled no longer: only
 * the answer tells whether they are kept.
 *
 * @param {(part: number) => void} told gets the sent part, 0 to 1
 * @returns {Promise<any>} the answer
 */
export async function upload(path, files, key, told, signal) {
  const form = new FormData();
  form.append('source', 'Merchant');
  for (const file of files) form.append('files', file, file.name);
  const sent = await headers(null, { Accept: 'application/json', 'Idempotency-Key': key });
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    Object.entries(sent).forEach(([name, value]) => request.setRequestHeader(name, value));
    let areSent = false;
    request.upload.onprogress = ({ loaded, total }) => told(loaded / total);
    request.upload.onload = () => (areSent = true);
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status < 300) done(body);
      else failed(new Problem(request.status, body));
    };
    request.onerror = () => failed(new Problem(NO_ANSWER, { detail: t(areSent ? 'files.unanswered' : 'files.broken') }));
    request.onabort = () => failed(new Problem(NO_ANSWER, { detail: t('files.cancelled') }));
    signal.addEventListener('abort', () => areSent || request.abort());
    request.send(form);
  });
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** Addresses of pictures by their path; null while one is loading, '' if there is none. */
const pictures = new Map();

/** Returns an address for <img>, which cannot send a token; draws again when it is there. */
export function picture(path) {
  if (!pictures.has(path)) {
    pictures.set(path, null);
    load(path, 0);
  }
  return pictures.get(path);
}

/** A thumbnail is made some seconds after its picture was sent. */
const RETRIED_AFTER_MS = [1500, 3000, 6000];

async function load(path, tries) {
  try {
    const blob = await (await call(path, { accept: '*/*' })).blob();
    pictures.set(path, URL.createObjectURL(blob));
  } catch {
    pictures.set(path, '');
    const wait = RETRIED_AFTER_MS[tries];
    if (wait && path.endsWith('/thumbnail')) setTimeout(() => pictures.has(path) && load(path, tries + 1), wait);
  }
  draw();
}

/** Frees the pictures of a page that is left. */
export function forgetPictures() {
  pictures.forEach((address) => address && URL.revokeObjectURL(address));
  pictures.clear();
}

const KEPT_FOR_DOWNLOAD_MS = 60_000;

/** Saves an answer as a file. */
export async function save(path, name) {
  saveBlob(await (await call(path, { accept: '*/*' })).blob(), name);
}

export function saveBlob(blob, name) {
  const address = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR_DOWNLOAD_MS);
}
