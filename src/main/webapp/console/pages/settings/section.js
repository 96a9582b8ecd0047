// A part of the settings: read, changed and saved as a whole, with its ETag.
import { call, hasRole } from '../../lib/api.js';
import { draw, drawn, html, nothing, say } from '../../lib/page.js';
import { t } from '../../lib/texts.js';

const CHANGED = 412;

export class Section {
  value = null;
  problem = null;
  isChanged = false;
  #tag = null;

  /**
   * @param texts keys of the texts `save`, `saved` and `changed` (by a colleague)
   * @param read makes the value from an answer, and `toBody` the body of a PUT from the value
   */
  constructor(path, texts, read = (answer) => answer, toBody = (value) => value) {
    Object.assign(this, { path, texts, read, toBody });
  }

  load = () => this.#take(() => call(this.path));

  change(changes) {
    Object.assign(this.value, changes);
    this.isChanged = true;
    draw();
  }

  save = (event) => {
    event.preventDefault();
    return this.send('PUT', '', this.toBody(this.value));
  };

  async send(method, action, body) {
    if (await this.#take(() => call(this.path + action, { method, tag: this.#tag, body }))) {
      say(t(this.texts.saved));
    } else {
      await drawn();
      document.querySelector('main [aria-invalid=true]')?.focus();
    }
  }

  async #take(answering) {
    const before = { ...this.value };
    try {
      const answer = await answering();
      const value = this.read(await answer.json());
      // What was written meanwhile is not saved yet
      const later = Object.entries(this.value ?? {}).filter(([name, part]) => part !== before[name]);
      this.#tag = answer.headers.get('ETag');
      Object.assign(this, { value: { ...value, ...Object.fromEntries(later) }, problem: null, isChanged: later.length > 0 });
    } catch (problem) {
      this.problem = problem;
    }
    draw();
    return !this.problem;
  }

  rule(name) {
    return this.problem?.body?.violations?.find(({ field }) => field.startsWith(name))?.rule;
  }

  wrong(name) {
    return this.rule(name) ? html`<p class="wrong">${t('field.rule', { rule: this.rule(name) })}</p>` : nothing;
  }

  invalid(name) {
    return this.rule(name) ? 'true' : nothing;
  }

  trouble() {
    const { problem, texts } = this;
    if (!problem) return nothing;
    const isOld = problem.status === CHANGED;
    return html`<div class="notice problem" role="alert">
      <p>${isOld ? t(texts.changed) : problem.body?.violations ? t('fields.wrong') : problem.message}</p>
      ${isOld ? html`<button type="button" @click=${this.load}>${t('key.reload')}</button>` : nothing}
    </div>`;
  }

  buttons(isAllowed = hasRole('merchant')) {
    if (!isAllowed) return nothing;
    return html`<div class="row end">
      ${this.isChanged ? html`<button type="button" @click=${this.load}>${t('settings.undo')}</button>` : nothing}
      <button class="primary" ?disabled=${!this.isChanged}>${t(this.texts.save)}</button>
    </div>`;
  }
}
