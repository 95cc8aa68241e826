import { html, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { writeAgain } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

const OPEN = ['approved', 'next', 'onstage'];

/** One question as everybody sees it, with its votes. */
class QuestionItem extends Element {
  static properties = {
    queue: { attribute: false },
    question: { attribute: false },
    label: {},
    voted: { type: Boolean },
    problem: { state: true },
  };
  #sending = false;

  render() {
    const { id, text, name, state } = this.question;
    return html`<div class="question ${state}" data-question=${id} data-state=${state}>
      ${this.#vote()}
      <div class="question-body">
        ${this.label ? html`<span class="label">${this.label}</span>` : nothing}
        <p class="text">${text}</p>
        ${name || this.queue.isMine(id) ? html`<p class="muted by">${name}${this.queue.isMine(id) ? html`<span class="chip">${t.yours}</span>` : nothing}</p>` : nothing}
        ${this.question.source ? html`<p class="muted">${t.from[this.question.source]}</p>` : nothing}
        ${this.question.answerHtml ? html`<div class="answer" dir="auto">${unsafeHTML(this.question.answerHtml)}</div>` : nothing}
        ${this.problem ? html`<p class="error" role="alert">${this.problem.message || t.notSent}</p>` : nothing}
      </div>
    </div>`;
  }

  #vote() {
    const { id, text, state, votes } = this.question;
    if (!OPEN.includes(state) || this.queue.isMine(id)) {
      return html`<span class="vote" title=${t.votes(votes)}>
        <span aria-hidden="true">${votes}</span><span class="unseen">${t.votes(votes)}</span></span>
      `;
    }
    return html`<button
      class="vote"
      aria-pressed=${this.voted}
      aria-label=${t.voteFor(text, votes)}
      @click=${this.#toggle}
    >
      <svg viewBox="0 0 12 8" width="12" height="8" aria-hidden="true"><path d="M6 0l6 8H0z" /></svg>
      <span>${votes}</span>
    </button>`;
  }

  /** Shows the vote at once; what the server answers corrects it. */
  async #toggle() {
    if (this.#sending) {
      return;
    }
    this.#sending = true;
    this.problem = null;
    const [{ id, votes }, voted] = [this.question, !this.voted];
    this.queue.setVote(id, voted, votes + (voted ? 1 : -1));
    try {
      const count = await writeAgain(voted ? 'PUT' : 'DELETE', `/api/questions/${id}/vote`);
      this.queue.setVote(id, count.voted, count.votes);
    } catch (problem) {
      this.problem = problem;
      this.queue.setVote(id, !voted, votes);
    }
    this.#sending = false;
  }
}

customElements.define('question-item', QuestionItem);
