// The texts that a merchant keeps for its staff.
import { API, json } from './api.js';
import { draw } from './page.js';
import { language } from './texts.js';

const READ_EVERY_MS = 60_000;

/** By merchant, with the time at which they were read. */
const known = new Map();

/** Returns the merchant's texts; none until they are read, which draws the page again. */
export function templates(merchant) {
  const { rows = [], readAt = 0 } = known.get(merchant) ?? {};
  if (Date.now() - readAt > READ_EVERY_MS) {
    known.set(merchant, { rows, readAt: Date.now() });
    json(`${API}/${merchant}/texts`).then(
      (read) => {
        known.set(merchant, { rows: read, readAt: Date.now() });
        draw();
      },
      // The page works without them
      () => undefined,
    );
  }
  return rows;
}

/** Returns the text in the language of the page, or in the first one that there is, with its variables. */
export const written = ({ texts }) => texts[language] ?? Object.values(texts)[0];

/** Returns the variables that a dispute has no value for, as a problem names them; undefined if it is another problem. */
export const lacking = (rule) => /it lacks (.+)/.exec(rule ?? '')?.[1];
