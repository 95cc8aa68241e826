import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

/** The stream may bring a question before the answer to its request does. */
const isThere = ({ state, text }, asked) => state === 'sending' && asked.some((question) => question.text === text);

/** One's own questions under a talk, with what became of each, and those that still wait to be sent. */
class MyQuestions extends Element {
  static properties = { queue: { attribute: false }, outbox: { attribute: false } };

  willUpdate(changed) {
    super.willUpdate(changed);
    (changed.has('queue') || changed.has('outbox')) && this.watch(this.queue, this.outbox);
  }

  render() {
    const asked = this.queue.mine;
    const unsent = this.outbox.of(this.queue.talk).filter((entry) => !isThere(entry, asked));
    if (!unsent.length && !asked.length) {
      return nothing;
    }
    return html`<section class="mine" aria-labelledby="mine-heading">
      <h3 id="mine-heading">${t.yourQuestions}</h3>
      <ul aria-live="polite">
        ${repeat(
          unsent,
          ({ key }) => key,
          (entry) => this.#unsent(entry),
        )}
        ${repeat(
          asked,
          ({ id }) => id,
          (question) => this.#asked(question),
        )}
      </ul>
    </section>`;
  }

  #unsent({ key, text, state, detail }) {
    return html`<li class="unsent" data-state=${state}>
      <p class="text">${text}</p>
      <p class="fate">
        <span class="chip">${t.sending[state]}</span> ${detail ?? ''}
        ${state === 'refused' ? html`<button class="quiet" @click=${() => this.#edit(key, text)}>${t.edit}</button>` : nothing}
        ${state === 'sending' ? nothing : html`<button class="quiet" @click=${() => this.outbox.cancel(key)}>${t.cancel}</button>`}
      </p>
    </li>`;
  }

  #asked({ id, text, state, reason, note }) {
    return html`<li data-question=${id} data-state=${state}>
      <p class="text">${text}</p>
      <p class="fate">
        <span class="chip ${state}">${t.fate[state]}</span>
        ${reason ? html`${t.reason[reason]}${note ? ` – ${note}` : ''}` : nothing}
      </p>
    </li>`;
  }

  #edit(key, text) {
    this.outbox.cancel(key);
    this.tell('edit-question', text);
  }
}

customElements.define('my-questions', MyQuestions);
