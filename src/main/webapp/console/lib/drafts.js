// Texts that are not sent yet. They survive a reload, a lost line and a sign-out, in this tab, and only their author sees them.
import { state } from './page.js';

const address = (name) => `redress.draft.${state.me.name}.${name}`;

/** Returns the draft of this name, or an empty one. */
export function draftOf(name, empty) {
  try {
    return { ...empty, ...JSON.parse(sessionStorage.getItem(address(name))) };
  } catch {
    return { ...empty };
  }
}

export const keepDraft = (name, draft) => sessionStorage.setItem(address(name), JSON.stringify(draft));
export const dropDraft = (name) => sessionStorage.removeItem(address(name));
