import { API, Problem, json } from './lib/api.js';
import { bind } from './lib/keys.js';
import { draw, drawWith, drawn, nothing, say, state, style } from './lib/page.js';
import { href, parse } from './lib/route.js';
import { claims, onSession, takeLinkedToken, token, useProvider } from './lib/session.js';
import { applyTheme, setting } from './lib/settings.js';
import { learn, speak, t } from './lib/texts.js';
import { everywhere, frame, isReadable, merchantOf } from './pages/frame.js';
import { PAGES, pageOf, pathOf } from './pages/routes.js';

let shown = null;
let module = null;
/** The page of those who are not signed in, when it is needed. */
let signIn = null;
/** Ends when the server has said who is signed in. */
let known = Promise.resolve();

async function arrive() {
  if (takeLinkedToken()) return undefined;
  // Otherwise a page could ask with a new token for what only the last one may read
  await known;
  const route = parse(location.hash);
  state.route = route;
  if (!state.me) return showSignIn();
  const page = pageOf(route);
  if (!page || !isReadable(page)) return toFirstPage();
  const next = await page.load().catch((lost) => {
    say(t('problem.offline'), 'problem');
    throw lost;
  });
  // Somebody was faster than the file of the page
  if (state.route !== route) return undefined;
  if (module !== next) module?.leave?.();
  module = next;
  const isNew = shown !== null && shown !== page.name;
  shown = page.name;
  if (isNew) scrollTo(0, 0);
  const arriving = module.arrive?.(route);
  // Not before: they act on what the page shows from now on
  bind({ ...everywhere(), ...module.keys?.() });
  await drawn();
  // At once: somebody may write already when the rest of the page is there
  if (isNew) document.getElementById('main')?.focus({ preventScroll: true });
  await arriving;
  if (state.route === route) document.title = `${module.title()} – Redress`;
  return draw();
}

async function showSignIn() {
  const [page] = await Promise.all([
    import('./pages/sign-in.js'),
    learn('sign-in'),
    style('details'),
    style('sign-in'),
  ]);
  signIn = page.signIn;
  draw();
}

function toFirstPage() {
  const first = PAGES.find((page) => page.nav && isReadable(page));
  if (first) location.replace(href(pathOf(first, merchantOf())));
  else draw();
}

/** Whether tokens are of one person, as a renewed one is. */
const areOfOne = (one, other) => one && other && claims(one).sub === claims(other).sub;

/** Asks the server who is signed in: claims stand at places that only the server knows. */
async function learnWho() {
  const access = token();
  if (!access) {
    state.me = null;
    return;
  }
  if (state.me?.access === access) return;
  try {
    const me = await json(`${API}/me`);
    // Somebody may have signed out meanwhile
    if (areOfOne(access, token())) state.me = { ...me, access };
  } catch (problem) {
    // A server that is away says nothing about a person that it knows
    if (problem.status !== 401 && areOfOne(access, state.me?.access)) return;
    state.me = null;
    if (!(problem instanceof Problem)) throw problem;
    state.problem = problem.status === 401 ? t('signIn.refused') : problem.message;
  }
}

async function sessionHasChanged() {
  const before = state.me;
  known = learnWho();
  await known;
  if (before && !state.me) say(t('signedOut'), 'info');
  // A renewed token changes nothing that is shown, but for other roles
  if (before?.name !== state.me?.name || String(before?.roles) !== String(state.me?.roles)) await arrive();
  else draw();
}

async function start() {
  applyTheme();
  takeLinkedToken();
  const [config] = await Promise.all([
    fetch('config.json').then((answer) => answer.json()),
    speak(setting('language')),
  ]);
  state.config = config;
  const [oidc] = config.signIn ? await Promise.all([import('./lib/oidc.js'), learn('sign-in')]) : [];
  useProvider(oidc);
  const tell = (problem) => (state.problem = problem.message);
  await oidc?.finishSignIn().catch(tell);
  await learnWho();
  onSession(sessionHasChanged);
  // The frame reads it before the first page has come
  state.route = parse(location.hash);
  drawWith(() => (state.me ? frame(module, shown) : (signIn?.() ?? nothing)));
  if (oidc && !config.demo && !state.me && !state.problem && !oidc.hasLeft()) await oidc.goToSignIn().catch(tell);
  // Before the first page is there: it may wait for a slow answer
  addEventListener('hashchange', arrive);
  await arrive();
}

start();
