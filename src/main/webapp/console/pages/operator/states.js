// States of merchants, and the actions that each allows.
import { html } from '../../lib/page.js';
import { t } from '../../lib/texts.js';

/** States with the class of their colour and shape. */
export const STATES = { DRAFT: 'review', ACTIVE: 'resolved', SUSPENDED: 'shop', CLOSED: 'cancelled' };

export const ACTIONS = {
  DRAFT: ['activate', 'close'],
  ACTIVE: ['suspend', 'close'],
  SUSPENDED: ['resume', 'close'],
  CLOSED: [],
};

export const statePill = (state) => html`<span class="pill ${STATES[state]}">${t(`merchant.state.${state}`)}</span>`;
