// How a job and its state are called.
import { html } from '../../lib/page.js';
import { hasText, t } from '../../lib/texts.js';

/** The counts of results, in their order on the page. */
export const COUNTS = ['done', 'waiting', 'conflict', 'notAllowed', 'failed', 'cancelled'];

export const hasEnded = ({ state: name }) => ['DONE', 'CANCELLED'].includes(name);

export const notDone = ({ disputes, counts }) => disputes - counts.done - counts.waiting;

/** Returns the command, and for how many disputes it is. */
export function nameOf({ action, disputes }) {
  const name = hasText(`act.${action}`) ? t(`act.${action}`) : action;
  return `${name} · ${t('disputes.n', { n: disputes })}`;
}

export const state = ({ state: name }) => html`<span class="tag">${t(`job.state.${name}`)}</span>`;
