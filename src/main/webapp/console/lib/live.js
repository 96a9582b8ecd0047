// What happens to the disputes of a shop: one reader of its event log in each tab, while somebody looks.
import { API, json } from './api.js';
import { announce, draw, html, nothing, state } from './page.js';
import { parameters } from './route.js';
import { onSession, token } from './session.js';
import { t } from './texts.js';

const PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 60_000;
const PAGE_SIZE = 100;
/** The end of the log. */
const LATEST = 'latest';
const GONE = 410;

/** The log that is read; its place survives from page to page. */
let log = { merchant: null, cursor: LATEST };
/** @type {((events: any[] | null) => void) | null} */
let told = null;
let pause = PAUSE_MS;
let timer = null;
/** @type {AbortController | null} */
let reading = null;

/** @returns {Promise<{events: any[], next: string}>} what happened after the cursor */
const nextEvents = (cursor, signal) =>
  json(`${API}/${log.merchant}/events?${parameters({ cursor, pageSize: PAGE_SIZE })}`, { signal });

/**
 * Tells a page, until it is left, of the events about disputes.
 *
 * @param {(events: any[] | null) => void} listener gets the events of each reading, often none; null if more may have
 *   happened than is told
 */
export function follow(merchant, listener) {
  if (log.merchant !== merchant) log = { merchant, cursor: LATEST };
  told = listener;
  start();
}

export function unfollow() {
  told = null;
  stop();
}

function stop() {
  clearTimeout(timer);
  reading?.abort();
}

function start() {
  stop();
  const isOwn = state.me?.merchants.some(({ id }) => String(id) === log.merchant);
  if (!told || !isOwn || !token() || document.hidden) return;
  reading = new AbortController();
  read(reading.signal);
}

async function read(signal) {
  try {
    const { events, next } = await nextEvents(log.cursor, signal);
    if (signal.aborted) return;
    const isStart = log.cursor === LATEST;
    // A page that is far behind is read again, instead of the whole log
    log.cursor = events.length === PAGE_SIZE ? LATEST : next;
    pause = PAUSE_MS;
    told(isStart ? null : events.filter(({ subject }) => subject.type === 'dispute'));
  } catch (problem) {
    if (signal.aborted) return;
    if (problem.status === GONE) log.cursor = LATEST;
    // A lost line is told by the frame
    else pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
  }
  // The page may have been left while it was told
  if (!signal.aborted) timer = setTimeout(read, pause, signal);
}

document.addEventListener('visibilitychange', start);
onSession(start);

/** Calls at once, but not again within this time: then once at its end. */
export function atMostEvery(ms, act) {
  let next = 0;
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    const begin = () => {
      waits = false;
      next = Date.now() + ms;
      act();
    };
    setTimeout(begin, next - Date.now());
  };
}

const SHOWN_MS = 6000;
const SPOKEN_EVERY_MS = 30_000;

/** The number of updates that are told now. */
let shown = 0;
let spokenAt = 0;

/** Tells quietly that the page has changed by itself. */
export function tellUpdate(text = t('live.updated')) {
  shown++;
  setTimeout(() => {
    shown--;
    draw();
  }, SHOWN_MS);
  if (Date.now() - spokenAt > SPOKEN_EVERY_MS) {
    spokenAt = Date.now();
    announce(text);
  }
  draw();
}

export const updateHint = () =>
  shown ? html`<span class="soft updated" aria-hidden="true">${t('live.updated')}</span>` : nothing;
