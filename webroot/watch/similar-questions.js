import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './question-item.js';
import { read } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

const LEAST = 8;
const PAUSE = 400;

/** What was asked in similar words, while one is typing: to vote for instead. */
class SimilarQuestions extends Element {
  static properties = { queue: { attribute: false }, text: {}, found: { state: true } };
  #timer = 0;
  #turn = 0;

  constructor() {
    super();
    this.found = [];
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('queue') && this.watch(this.queue);
    changed.has('text') && this.#wait();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  render() {
    const found = this.found.map((question) => this.queue.question(question.id) ?? question);
    return html`<div aria-live="polite">
      ${
        found.length
          ? html`<section class="similar" aria-label=${t.similar}>
              <h3>${t.similar}</h3>
              <ul class="questions">
                ${repeat(
                  found,
                  ({ id }) => id,
                  (question) =>
                    html`<li>
                      <question-item
                        .queue=${this.queue}
                        .question=${question}
                        .voted=${this.queue.hasVote(question.id)}
                      ></question-item>
                    </li>`,
                )}
              </ul>
            </section>`
          : nothing
      }
    </div>`;
  }

  #wait() {
    clearTimeout(this.#timer);
    const text = this.text.trim();
    if (text.length < LEAST) {
      this.#turn++;
      this.found = [];
    } else {
      this.#timer = setTimeout(() => this.#look(text), PAUSE);
    }
  }

  /** A help, and no more: where it fails, one asks all the same. */
  async #look(text) {
    const turn = ++this.#turn;
    const path = `/api/talks/${this.queue.talk}/questions/similar?text=${encodeURIComponent(text.slice(0, 500))}`;
    const found = await read(path).catch(() => null);
    if (found && turn === this.#turn) {
      this.found = found.body.questions.slice(0, 3);
    }
  }
}

customElements.define('similar-questions', SimilarQuestions);
