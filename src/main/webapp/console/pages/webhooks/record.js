// A webhook that is shown, and what staff do with it.
import { API, call } from '../../lib/api.js';
import { draw } from '../../lib/page.js';

export const CHANGED = 412;

export class WebhookRecord {
  webhook = null;
  problem = null;
  busy = false;
  #tag = null;

  constructor(merchant, id) {
    Object.assign(this, { merchant, id, path: `${API}/${merchant}/webhooks/${id}` });
  }

  load = async () => {
    this.problem = null;
    draw();
    try {
      await this.#take(await call(this.path));
    } catch (problem) {
      this.problem = problem;
    }
    draw();
  };

  async #take(answer) {
    this.#tag = answer.headers.get('ETag');
    const { secret, ...webhook } = await answer.json();
    this.webhook = webhook;
    return secret;
  }

  /**
   * Changes the version that is shown, and takes the answer, or the newer version if there is one.
   *
   * @returns {Promise<string | undefined>} the secret if it is new
   * @throws {import('../../lib/api.js').Problem}
   */
  change = async (action, options) => this.#take(await this.#send(action, options));

  delete = () => this.#send('', { method: 'DELETE' });

  #send = (action, options) =>
    this.#busily(async () => {
      try {
        return await call(this.path + action, { ...options, tag: this.#tag });
      } catch (problem) {
        if (problem.status === CHANGED) await this.#take(await call(this.path));
        throw problem;
      }
    });

  /** Lets the server send something; the webhook stays as it is. */
  order = (action, options) =>
    this.#busily(async () => (await call(this.path + action, { method: 'POST', ...options })).json());

  async #busily(act) {
    this.busy = true;
    draw();
    try {
      return await act();
    } finally {
      this.busy = false;
      draw();
    }
  }
}
