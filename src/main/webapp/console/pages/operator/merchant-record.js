// A merchant that is shown and changed, and the changes that are not saved yet.
import { API, call } from '../../lib/api.js';
import { draw, drawn, say } from '../../lib/page.js';
import { t } from '../../lib/texts.js';
import { differences, valuesOf, wire } from './merchant-fields.js';

const CHANGED = 412;

export class MerchantRecord {
  merchant = null;
  form = null;
  problem = null;
  busy = false;
  /** The merchant as it was read before a colleague changed it, to show what is new. */
  before = null;
  #tag = null;

  constructor(id) {
    this.path = `${API}/operator/merchants/${id}`;
  }

  /** Returns the names of the fields that are changed and not saved. */
  get changed() {
    return differences(this.form, valuesOf(this.merchant));
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

  /** Takes a newer version; what is changed here and not saved stays in the form. */
  async #take(answer) {
    const merchant = await answer.json();
    const kept = this.merchant ? this.changed.map((name) => [name, this.form[name]]) : [];
    this.#tag = answer.headers.get('ETag');
    Object.assign(this, { merchant, before: null, form: { ...valuesOf(merchant), ...Object.fromEntries(kept) } });
  }

  async #takeNewer() {
    const { merchant } = this;
    await this.#take(await call(this.path));
    this.before = merchant;
  }

  change = (changes) => {
    Object.assign(this.form, changes);
    draw();
  };

  undo = () => {
    Object.assign(this, { form: valuesOf(this.merchant), problem: null, before: null });
    draw();
  };

  save = async (event) => {
    event.preventDefault();
    if (this.busy || !this.changed.length) return;
    const sent = { ...this.form };
    const body = Object.fromEntries(this.changed.map((name) => [name, wire(name, sent[name])]));
    try {
      await this.send('', { method: 'PATCH', body });
      // What was written meanwhile is not saved yet
      const later = differences(this.form, sent).map((name) => [name, this.form[name]]);
      this.undo();
      this.change(Object.fromEntries(later));
      say(t('merchant.saved'));
    } catch (problem) {
      this.problem = problem;
      await drawn();
      document.querySelector('main [aria-invalid=true]')?.focus();
    }
  };

  /**
   * Sends a change of the version that is shown, and takes the answer, or the newer version if there is one.
   *
   * @throws {import('../../lib/api.js').Problem}
   */
  async send(action, options) {
    this.busy = true;
    draw();
    try {
      await this.#take(await call(this.path + action, { ...options, tag: this.#tag }));
    } catch (problem) {
      if (problem.status === CHANGED) await this.#takeNewer();
      throw problem;
    } finally {
      this.busy = false;
      draw();
    }
  }
}
