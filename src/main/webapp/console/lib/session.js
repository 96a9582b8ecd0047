// Who is signed in. The tokens live in this tab: in memory, and in sessionStorage so that a reload keeps them.
const KEPT = 'redress.session';

/** @type {{access: string, refresh?: string, idToken?: string, until: number} | null} */
let session = read();
const listeners = new Set();
const otherTabs = new BroadcastChannel('redress');
otherTabs.onmessage = ({ data }) => data === 'signed-out' && session && keepSession(null);

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT));
  } catch {
    return null;
  }
}

export function keepSession(next) {
  session = next;
  if (next) sessionStorage.setItem(KEPT, JSON.stringify(next));
  else sessionStorage.removeItem(KEPT);
  listeners.forEach((listener) => listener());
}

export const onSession = (listener) => listeners.add(listener);
export const current = () => session;
export const token = () => session?.access ?? null;

/** Returns the claims of a token. They are only shown or compared: the server decides what a token is worth. */
export function claims(jwt) {
  try {
    const bytes = Uint8Array.from(atob(jwt.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')), (c) =>
      c.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return {};
  }
}

export function signInWith(access) {
  const trimmed = access.trim();
  keepSession({ access: trimmed, until: (claims(trimmed).exp ?? 0) * 1000 });
}

/** Takes the token of a link '#token=…', and removes it from the address; returns whether there was one. */
export function takeLinkedToken() {
  const linked = /^#token=([\w.-]+)$/.exec(location.hash);
  if (!linked) return false;
  history.replaceState(null, '', `${location.pathname}#/`);
  signInWith(linked[1]);
  return true;
}

export function forgetEverywhere() {
  otherTabs.postMessage('signed-out');
  keepSession(null);
}

export const forget = () => session && keepSession(null);

/** The sign-in service, if there is one: lib/oidc.js. @type {typeof import('./oidc.js') | null} */
let provider = null;

export const useProvider = (oidc) => (provider = oidc);

export const renewed = () => provider?.renew();

export const signOut = () => (provider ? provider.signOut() : forgetEverywhere());
