import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './my-question.js';
import './question-item.js';
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
          (question) => html`<li data-question=${question.id} data-state=${question.state}>
            <my-question .queue=${this.queue} .question=${question}></my-question>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #unsent({ key, text, state, detail, question }) {
    const others = question && !question.own ? (this.queue.question(question.id) ?? question) : null;
    return html`<li class="unsent" data-state=${state}>
      <p class="text" dir="auto">${text}</p>
      <p class="fate">
        <span class="chip">${t.sending[state]}</span> ${detail ?? ''}
        ${state === 'refused' ? html`<button class="quiet" @click=${() => this.#edit(key, text)}>${t.edit}</button>` : nothing}
        ${state === 'sending' ? nothing : html`<button class="quiet" @click=${() => this.outbox.cancel(key)}>${t.cancel}</button>`}
      </p>
      ${
        others
          ? html`<question-item
              .queue=${this.queue}
              .question=${others}
              .voted=${this.queue.hasVote(others.id)}
            ></question-item>`
          : nothing
      }
    </li>`;
  }

  #edit(key, text) {
    this.outbox.cancel(key);
    this.tell('edit-question', text);
  }
}

customElements.define('my-questions', MyQuestions);
