import { html } from 'lit';
import './ask-form.js';
import './my-questions.js';
import './question-list.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

/** Everything about the questions of the chosen talk. */
class QuestionPanel extends Element {
  static properties = {
    queue: { attribute: false },
    outbox: { attribute: false },
    room: { attribute: false },
    cancelled: { type: Boolean },
  };

  render() {
    return html`<section class="panel" id="questions" aria-labelledby="questions-heading" @edit-question=${this.#edit}>
      <h2 id="questions-heading">${t.questions}</h2>
      ${
        this.cancelled
          ? html`<p class="muted">${t.state.cancelled}</p>`
          : html`<ask-form
              .talk=${this.queue.talk}
              .outbox=${this.outbox}
              .moderated=${this.room?.moderated ?? false}
            ></ask-form>`
      }
      <my-questions .queue=${this.queue} .outbox=${this.outbox}></my-questions>
      <question-list .queue=${this.queue}></question-list>
    </section>`;
  }

  #edit(event) {
    this.querySelector('ask-form')?.edit(event.detail);
  }
}

customElements.define('question-panel', QuestionPanel);
