// The attempts of a delivery, and the last of them in words.
import { exactly, number } from '../../lib/format.js';
import { html, nothing } from '../../lib/page.js';
import { hasText, t } from '../../lib/texts.js';

/** A newer server may fail for other reasons. */
const reasonOf = ({ failure, reason }) => (hasText(`failure.${failure}`) ? t(`failure.${failure}`) : reason);

export const statusOf = (attempt) => attempt.status ?? t('attempt.noStatus');

/** Returns the result of an attempt in a sentence. */
export function inWords(attempt) {
  const values = { status: statusOf(attempt), time: number(attempt.milliseconds) };
  return attempt.failure
    ? `${t('attempt.failed', values)} ${reasonOf(attempt)}`
    : t('attempt.delivered', values);
}

export const attempts = (requests) =>
  html`<ol class="attempt-list">
    ${requests.map(
      (attempt) =>
        html`<li class="card">
          <p class="row">
            <b>${t('attempt', { number: number(attempt.number) })}</b>
            <span class=${attempt.failure ? 'wrong' : ''}>${inWords(attempt)}</span>
            <time class="soft" datetime=${attempt.at}>${exactly(attempt.at)}</time>
          </p>
          ${attempt.answer ? html`<p class="soft">${t('attempt.answer')}</p><pre class="code" lang="" tabindex="0">${attempt.answer}</pre>` : nothing}
        </li>`,
    )}
  </ol>`;
