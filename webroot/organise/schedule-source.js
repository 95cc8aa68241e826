import { html, nothing } from 'lit';
import { read, write } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { moment } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';

/** How it stands with the schedule that the settings name; nothing where they name none. */
class ScheduleSource extends Element {
  static properties = { version: { type: Number }, source: { state: true }, busy: { state: true }, problem: { state: true } };

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('version') && this.#ask(async () => (await read('/api/schedule/source')).body);
  }

  render() {
    return this.source?.uri ? this.#shown(this.source) : nothing;
  }

  #shown({ uri, every, checkedAt, problem, smaller }) {
    return html`<section class="block" aria-labelledby="source-heading">
      <h2 id="source-heading">${t.source}</h2>
      <p><code>${uri}</code></p>
      <p class="muted">${every ? t.lookedAtEvery(every) : t.lookedAtStart} ${checkedAt ? t.lastLook(moment(checkedAt)) : nothing}</p>
      <div role="status">
        ${problem ? html`<p class="error">${problem} ${t.lastGoodCopy}</p>` : html`<p>${t.sourceIsLoaded}</p>`}
        ${this.problem ? html`<p class="error">${this.problem.message || t.notSent}</p>` : nothing}
      </div>
      <div class="decision">
        <button class="secondary" data-action="refresh" ?disabled=${this.busy} @click=${() => this.#look(false)}>${t.lookNow}</button>
        ${smaller ? html`<button data-action="even-if-smaller" ?disabled=${this.busy} @click=${() => this.#look(true)}>${t.evenIfSmaller}</button>` : nothing}
      </div>
    </section>`;
  }

  async #look(evenIfSmaller) {
    await this.#ask(() => write('POST', '/api/schedule/source/refresh', { evenIfSmaller }));
    this.tell('loaded');
  }

  async #ask(question) {
    this.busy = true;
    try {
      this.source = await question();
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }
}

customElements.define('schedule-source', ScheduleSource);
