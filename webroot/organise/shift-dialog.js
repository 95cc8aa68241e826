import { html, nothing } from 'lit';
import './plan-preview.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

/** Shifts what comes after a talk: by what it overran, or by minutes that one types; shown before it is done. */
class ShiftDialog extends Element {
  static properties = {
    talk: { attribute: false },
    schedule: { attribute: false },
    desk: { attribute: false },
    plan: { state: true },
    problem: { state: true },
  };
  #asked = 0;

  firstUpdated() {
    this.querySelector('dialog').showModal();
    this.#ask();
  }

  render() {
    return html`<dialog aria-labelledby="shift-heading" @close=${() => this.tell('done')}>
      <article>
        <h2 id="shift-heading">${t.desk.shiftAfter(this.talk.title)}</h2>
        <label>
          ${t.desk.minutes}<input name="minutes" type="number" min="-1440" max="1440" step="1" .value=${String(this.plan?.minutes ?? '')} @input=${this.#typed} />
        </label>
        <div role="status">
          ${this.problem ? html`<p class="error">${this.problem.message || t.notSent}</p>` : nothing}
          ${this.plan ? html`<plan-preview .result=${this.plan} .schedule=${this.schedule}></plan-preview>` : nothing}
        </div>
        <footer class="decision">
          <button data-action="shift-now" ?disabled=${!this.plan?.plan.length || this.desk.busy} @click=${this.#do}>${t.desk.shiftNow}</button>
          <button class="quiet" @click=${() => this.querySelector('dialog').close()}>${t.cancel}</button>
        </footer>
      </article>
    </dialog>`;
  }

  #typed(event) {
    const minutes = event.target.valueAsNumber;
    this.plan = null;
    Number.isInteger(minutes) && this.#ask(minutes);
  }

  /** Only the last answer counts, in whatever order they come. */
  async #ask(minutes) {
    const asked = ++this.#asked;
    try {
      const plan = await this.desk.shift(this.talk, minutes);
      asked === this.#asked && Object.assign(this, { plan, problem: null });
    } catch (problem) {
      const none = problem.type.endsWith('no-overrun') && minutes === undefined;
      asked === this.#asked && Object.assign(this, { plan: null, problem: none ? null : problem });
    }
  }

  async #do() {
    const { plan, minutes } = this.plan;
    (await this.desk.send(plan, t.desk.shifted(this.talk.title, minutes))) && this.querySelector('dialog').close();
    this.problem = this.desk.problem;
  }
}

customElements.define('shift-dialog', ShiftDialog);
