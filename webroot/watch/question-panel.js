import { html, nothing } from 'lit';
import './ask-form.js';
import './my-questions.js';
import './question-counts.js';
import './question-list.js';
import './window-note.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';
import { standingOf } from 'sidestage/shared/window.js';

/** Everything about the questions of the chosen talk. */
class QuestionPanel extends Element {
  static properties = {
    queue: { attribute: false },
    outbox: { attribute: false },
    room: { attribute: false },
    cancelled: { type: Boolean },
    zone: {},
  };

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('queue') && this.watch(this.queue);
  }

  render() {
    const { window } = this.queue.taking;
    return html`<section
      class="panel"
      id="questions"
      aria-labelledby="questions-heading"
      @edit-question=${this.#edit}
      @standing=${() => this.requestUpdate()}
    >
      <h2 id="questions-heading">${t.questions}</h2>
      ${
        this.cancelled
          ? html`<p class="muted">${t.state.cancelled}</p>`
          : html`<window-note .window=${window} .zone=${this.zone}></window-note>
              ${standingOf(window) === 'open' ? this.#ask() : nothing}`
      }
      <my-questions .queue=${this.queue} .outbox=${this.outbox}></my-questions>
      <question-list .queue=${this.queue}></question-list>
      <question-counts .queue=${this.queue}></question-counts>
    </section>`;
  }

  #ask() {
    return html`<ask-form
      .queue=${this.queue}
      .outbox=${this.outbox}
      .moderated=${this.room?.moderated ?? false}
    ></ask-form>`;
  }

  #edit(event) {
    this.querySelector('ask-form')?.edit(event.detail);
  }
}

customElements.define('question-panel', QuestionPanel);
