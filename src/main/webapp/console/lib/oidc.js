// OpenID Connect: authorization code with PKCE (RFC 7636, RFC 9700), renewal and sign-out. ADR 35: why without a library.
import { state } from './page.js';
import { claims, current, forgetEverywhere, keepSession } from './session.js';
import { t } from './texts.js';

const ASKED = 'redress.asked';
/** Set by a sign-out, so that the page does not sign the person in again at once. */
const LEFT = 'redress.left';
const RENEWED_BEFORE_END_MS = 30_000;

const signIn = () => state.config.signIn;
const here = () => location.origin + location.pathname;
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

function base64url(bytes) {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

let described;

function provider(issuer) {
  described ??= fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
    .then((answer) =>
      answer.ok ? answer.json() : Promise.reject(new Error(t('sso.status', { status: answer.status }))),
    )
    .catch((problem) => {
      described = null;
      throw problem instanceof TypeError ? new Error(t('sso.away')) : problem;
    });
  return described;
}

export const hasLeft = () => sessionStorage.getItem(LEFT) !== null;

export async function goToSignIn() {
  const { issuer, clientId, scope } = signIn();
  if (!crypto.subtle) throw new Error(t('sso.insecure'));
  const { authorization_endpoint: endpoint } = await provider(issuer);
  const asked = { state: random(), verifier: random(), nonce: random(), back: location.hash };
  sessionStorage.setItem(ASKED, JSON.stringify(asked));
  sessionStorage.removeItem(LEFT);
  const challenge = base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(asked.verifier)));
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: here(),
    scope,
    state: asked.state,
    nonce: asked.nonce,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  location.assign(`${endpoint}${endpoint.includes('?') ? '&' : '?'}${parameters}`);
}

/** Finishes a sign-in that this tab has begun, if the address has its answer. */
export async function finishSignIn() {
  const { issuer, clientId } = signIn();
  const answered = new URLSearchParams(location.search);
  if (!answered.has('state')) return;
  const asked = JSON.parse(sessionStorage.getItem(ASKED));
  sessionStorage.removeItem(ASKED);
  history.replaceState(null, '', location.pathname + (asked?.back || '#/'));
  if (asked?.state !== answered.get('state')) throw new Error(t('sso.notBegunHere'));
  if (answered.has('error')) throw new Error(answered.get('error_description') ?? answered.get('error'));
  // RFC 9207: the answer of another provider must not reach this one
  if (answered.has('iss') && answered.get('iss') !== issuer) throw new Error(t('sso.otherIssuer'));
  const tokens = await exchange(issuer, {
    grant_type: 'authorization_code',
    client_id: clientId,
    redirect_uri: here(),
    code: answered.get('code'),
    code_verifier: asked.verifier,
  });
  if (tokens.id_token && claims(tokens.id_token).nonce !== asked.nonce) throw new Error(t('sso.notBegunHere'));
  keepTokens(tokens);
}

async function exchange(issuer, fields) {
  const { token_endpoint: endpoint } = await provider(issuer);
  const answer = await fetch(endpoint, { method: 'POST', body: new URLSearchParams(fields) });
  const body = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(body.error_description ?? body.error), { code: body.error });
  return body;
}

function keepTokens({ access_token: access, refresh_token: refresh, id_token: idToken, expires_in: seconds }) {
  const before = current();
  keepSession({
    access,
    refresh: refresh ?? before?.refresh,
    idToken: idToken ?? before?.idToken,
    until: Date.now() + seconds * 1000,
  });
}

let renewal = null;

export async function renew() {
  const { issuer, clientId } = signIn();
  const session = current();
  if (!session?.refresh || session.until - Date.now() > RENEWED_BEFORE_END_MS) return;
  // Who has signed out meanwhile stays signed out
  const isCurrent = () => current() === session;
  renewal ??= exchange(issuer, { grant_type: 'refresh_token', client_id: clientId, refresh_token: session.refresh })
    .then(
      (tokens) => isCurrent() && keepTokens(tokens),
      // A duplicated tab has used the refresh token: without it, the next sign-in is a redirect without a form.
      // A service that is away or fails says nothing about it
      (problem) => problem.code === 'invalid_grant' && isCurrent() && keepSession(null),
    )
    .finally(() => (renewal = null));
  await renewal;
}

/** Signs out here, in the other tabs, and at the provider. */
export async function signOut() {
  const hint = current()?.idToken;
  sessionStorage.setItem(LEFT, 'true');
  forgetEverywhere();
  if (!hint) return;
  const { end_session_endpoint: endpoint } = await provider(signIn().issuer);
  if (endpoint) {
    location.assign(`${endpoint}?${new URLSearchParams({ id_token_hint: hint, post_logout_redirect_uri: here() })}`);
  }
}
