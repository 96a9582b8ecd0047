// The body of a check of claims from a token, its claims, or the API's own form.
import { Problem } from '../../lib/api.js';
import { t } from '../../lib/texts.js';

const UNREADABLE = 400;
const TOKEN = /^(?:bearer\s+)?[\w-]+\.([\w-]+)\.[\w-]*$/i;

/** Returns the text of a token's middle part. */
function decoded(part) {
  const bytes = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes, (one) => one.charCodeAt(0)));
}

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * Returns the body. The claims stay as they are spelled: numbers of JavaScript are less exact than those of tokens.
 *
 * @throws {Problem} if the text is none of them
 */
export function requestOf(text) {
  const token = TOKEN.exec(text.trim());
  try {
    const claims = token ? decoded(token[1]) : text;
    const value = JSON.parse(claims);
    if (!isObject(value)) throw new TypeError();
    return isObject(value.claims) && !('iss' in value) ? claims : `{"claims":${claims}}`;
  } catch {
    throw new Problem(UNREADABLE, { detail: t('check.unreadable') });
  }
}
