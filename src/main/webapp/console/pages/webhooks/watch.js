// A delivery that is sent now: its page shows the result when it is there.
import { json } from '../../lib/api.js';

const READ_EVERY_MS = 700;
const READ_AT_MOST = 40;

/**
 * Reads a delivery until it was attempted once more, or for half a minute.
 *
 * @param {(delivery: any) => void} told gets it after each reading
 * @param {() => boolean} isLeft whether nobody waits any more
 */
export async function watch(path, { attempts }, told, isLeft) {
  for (let i = 0; i < READ_AT_MOST; i++) {
    await new Promise((done) => setTimeout(done, READ_EVERY_MS));
    if (isLeft()) return;
    const delivery = await json(path);
    if (isLeft()) return;
    told(delivery);
    if (delivery.attempts > attempts && delivery.state !== 'SENDING') return;
  }
}
