// Work that is given out.
import { API, call } from '../../lib/api.js';
import { say } from '../../lib/page.js';
import { go, parameters } from '../../lib/route.js';
import { t } from '../../lib/texts.js';
import { QUEUES } from './queues.js';

/** Takes the most urgent dispute of the queue that nobody has, and opens it. */
export async function claim({ merchant, queue }) {
  const asked = parameters(queue === 'customer' ? {} : QUEUES[queue]);
  try {
    const answer = await call(`${API}/${merchant}/disputes:claim-next?${asked}`, {
      method: 'POST',
      key: crypto.randomUUID(),
    });
    if (answer.status === 204) say(t('claim.none'));
    else go([merchant, 'disputes', (await answer.json()).id]);
  } catch (problem) {
    say(problem.message, 'problem');
  }
}
