// Calls of the API: token, entity tags, idempotency keys, problems, patience.
import { draw, state } from './page.js';
import { forget, renewed, token } from './session.js';
import { language, t } from './texts.js';

export const API = '/api/rest/v1';

const TRIES = 3;
const LONGEST_WAIT_S = 5;
export const NO_ANSWER = 0;

/** A refusal (RFC 9457), or a call without an answer. */
export class Problem extends Error {
  constructor(status, body = {}) {
    super(body.detail ?? body.title ?? t('problem.status', { status }));
    this.status = status;
    this.body = body;
  }

  ruleOf(field) {
    return this.body.violations?.find((violation) => violation.field === field)?.rule;
  }

  /** Whether the server still works on a request with the same key. */
  get isInProgress() {
    return this.status === 409 && this.ruleOf('Idempotency-Key') !== undefined;
  }

  /** Whether the server has decided: a repetition under the same key would get the same answer. */
  get isFinal() {
    const isDecision = this.status >= 400 && this.status < 500 && ![401, 408, 425, 429].includes(this.status);
    return isDecision && !this.isInProgress;
  }
}

export const hasRole = (role) => Boolean(state.me?.roles.includes(role));

/** Returns the token for a role: the person's own, or the one that a demo offers beside it. */
export function tokenFor(role) {
  if (!role || hasRole(role)) return token();
  const name = role === 'merchant' ? 'staff' : role;
  return state.config.demo?.find((one) => one.name === name)?.token ?? null;
}

export async function headers(role, extra) {
  await renewed();
  return { Authorization: `Bearer ${tokenFor(role)}`, 'Accept-Language': language, ...extra };
}

/**
 * Calls the API, a busy server again. `tag` is for If-Match, `unless` for If-None-Match, `key` for Idempotency-Key.
 *
 * @returns {Promise<Response>} 2xx or 304
 * @throws {Problem}
 */
export async function call(path, options = {}) {
  const { method = 'GET', body, tag, unless, key, accept = 'application/json', as, signal } = options;
  const content = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  for (let tries = 1; ; tries++) {
    const answer = await send(path, {
      method,
      signal,
      headers: await headers(as, {
        Accept: accept,
        ...(content !== undefined && { 'Content-Type': 'application/json' }),
        ...(tag && { 'If-Match': tag }),
        ...(unless && { 'If-None-Match': unless }),
        ...(key && { 'Idempotency-Key': key }),
      }),
      body: content,
    });
    if (answer.ok || answer.status === 304) return answer;
    const problem = new Problem(answer.status, await answer.json().catch(() => ({})));
    const isRepeatable = method === 'GET' || key !== undefined;
    if (([429, 503].includes(answer.status) || problem.isInProgress) && isRepeatable && tries < TRIES) {
      const seconds = Math.min(LONGEST_WAIT_S, Number(answer.headers.get('Retry-After')) || 1);
      await new Promise((done) => setTimeout(done, seconds * 1000));
      continue;
    }
    if (answer.status === 401 && !as) forget();
    // No page is to take it for a refusal
    throw problem.isInProgress ? noAnswer() : problem;
  }
}

const noAnswer = () => new Problem(NO_ANSWER, { detail: t('problem.offline') });

async function send(path, options) {
  try {
    const answer = await fetch(path, options);
    isReached(true);
    return answer;
  } catch (problem) {
    if (problem.name === 'AbortError') throw problem;
    isReached(false);
    throw noAnswer();
  }
}

function isReached(reached) {
  if (state.offline === !reached) return;
  state.offline = !reached;
  draw();
}

addEventListener('offline', () => isReached(false));
addEventListener('online', () => isReached(true));

export const json = async (path, options) => (await call(path, options)).json();

export function links(answer) {
  const targets = [...(answer.headers.get('Link') ?? '').matchAll(/<([^>]*)>;\s*rel="([^"]*)"/g)];
  return Object.fromEntries(targets.map(([, target, rel]) => [rel, target]));
}
