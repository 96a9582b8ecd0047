// Work that is given out.
import { API } from '../../lib/api.js';
import { postOnce } from '../../lib/once.js';
import { say } from '../../lib/page.js';
import { go, parameters } from '../../lib/route.js';
import { t } from '../../lib/texts.js';
import { QUEUES } from './queues.js';

/** Takes the most urgent dispute of the queue that nobody has, and opens it. */
export async function claim({ merchant, queue }) {
  const asked = parameters(queue === 'customer' ? {} : QUEUES[queue]);
  try {
    const answer = await postOnce(`${API}/${merchant}/disputes:claim-next?${asked}`);
    if (!answer) return;
    if (answer.status === 204) say(t('claim.none'));
    else go([merchant, 'disputes', (await answer.json()).id]);
  } catch (problem) {
    say(problem.message, 'problem');
  }
}
