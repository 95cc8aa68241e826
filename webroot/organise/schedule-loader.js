import { html, nothing } from 'lit';
import './import-result.js';
import { upload } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

const TYPES = { xml: 'application/xml', json: 'application/json', ics: 'text/calendar', ical: 'text/calendar' };

/** Loads a schedule from a file, after showing what it would change. */
class ScheduleLoader extends Element {
  static properties = {
    file: { state: true },
    result: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  render() {
    return html`<section class="block" aria-labelledby="load-heading">
      <h2 id="load-heading">${t.loadSchedule}</h2>
      <p class="muted">${t.loadScheduleHow}</p>
      <input
        type="file"
        aria-label=${t.scheduleFile}
        accept=".xml,.json,.ics,.ical"
        ?disabled=${this.busy}
        @change=${this.#chosen}
      />
      <div role="status">
        ${this.busy ? html`<p aria-busy="true">${t.reading}</p>` : nothing}
        ${this.problem ? html`<p class="error">${this.problem.message || t.notSent}</p>` : nothing}
        ${this.result ? html`<import-result .result=${this.result}></import-result>` : nothing}
      </div>
      ${this.result && !this.result.applied ? this.#decision() : nothing}
    </section>`;
  }

  #decision() {
    return html`<div class="decision">
      <button data-action="load" ?disabled=${this.busy} @click=${() => this.#send(false)}>${t.loadIt}</button>
      <button class="quiet" @click=${this.#forget}>${t.cancel}</button>
    </div>`;
  }

  #chosen(event) {
    [this.file] = event.target.files;
    this.file ? this.#send(true) : this.#forget();
  }

  #forget() {
    this.querySelector('[type="file"]').value = '';
    Object.assign(this, { file: null, result: null, problem: null });
  }

  async #send(dryRun) {
    Object.assign(this, { busy: true, problem: null, result: null });
    try {
      const type = TYPES[this.file.name.split('.').pop().toLowerCase()] ?? 'application/xml';
      this.result = await upload(`/api/schedule?dryRun=${dryRun}`, this.file, type);
      this.result.applied && this.tell('loaded');
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }
}

customElements.define('schedule-loader', ScheduleLoader);
