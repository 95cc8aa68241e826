import { html, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { write, writeAgain } from 'sidestage/shared/api.js';
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
    const { id, text, state } = this.question;
    return html`<div class="question ${state}" data-question=${id} data-state=${state}>
      ${this.#vote()}
      <div class="question-body">
        ${this.label ? html`<span class="label">${this.label}</span>` : nothing}
        <p class="text" dir="auto" lang=${this.question.language ?? nothing}>${text}</p>
        ${this.#by()} ${this.#from()} ${this.#answer()} ${this.#outdated()}
        ${this.problem ? html`<p class="error" role="alert">${this.problem.message || t.notSent}</p>` : nothing}
      </div>
      ${this.#more()}
    </div>`;
  }

  #by() {
    const { id, name, merged } = this.question;
    const parts = [
      name ? html`<bdi>${name}</bdi>` : null,
      this.queue.isMine(id) ? html`<span class="chip">${t.yours}</span>` : null,
      merged ? html`<span>${t.mergedCount(merged)}</span>` : null,
    ].filter(Boolean);
    return parts.length ? html`<p class="muted by">${parts}</p>` : nothing;
  }

  /** Whence a moderator took it, where nobody asked it here. */
  #from() {
    const { source } = this.question;
    return source ? html`<p class="muted">${t.from[source]}</p>` : nothing;
  }

  /** Made safe by the server, which alone writes it. */
  #answer() {
    const { answerHtml } = this.question;
    return answerHtml
      ? html`<div class="answer" dir="auto"><span class="label">${t.answerInWriting}</span>${unsafeHTML(answerHtml)}</div>`
      : nothing;
  }

  #outdated() {
    return this.queue.isOutdated(this.question.id)
      ? html`<p class="outdated">${t.outdated}
          <button type="button" class="quiet" @click=${() => this.#cast(true)}>${t.voteStands}</button></p>`
      : nothing;
  }

  #vote() {
    const { id, text, state, votes } = this.question;
    if (!OPEN.includes(state) || this.queue.isMine(id)) {
      return votes === undefined
        ? html`<span class="vote"></span>`
        : html`<span class="vote" title=${t.votes(votes)}>
            <span aria-hidden="true">${votes}</span><span class="unseen">${t.votes(votes)}</span></span>`;
    }
    return html`<button
      type="button"
      class="vote"
      aria-pressed=${this.voted}
      aria-label=${t.voteFor(text, votes)}
      @click=${() => this.#cast(!this.voted)}
    >
      <svg viewBox="0 0 12 8" width="12" height="8" aria-hidden="true"><path d="M6 0l6 8H0z" /></svg>
      ${votes === undefined ? nothing : html`<span>${votes}</span>`}
    </button>`;
  }

  #more() {
    const { id, state, text } = this.question;
    if (!OPEN.includes(state) || this.queue.isMine(id)) {
      return nothing;
    }
    return this.queue.hasFlag(id)
      ? html`<span class="flagged muted">${t.flagged}</span>`
      : html`<details class="more">
          <summary aria-label=${t.moreAbout(text)}>⋯</summary>
          <button type="button" class="quiet" @click=${this.#flag}>${t.flagRude}</button>
        </details>`;
  }

  /** Shows the vote at once; what the server answers corrects it. */
  async #cast(voted) {
    if (this.#sending) {
      return;
    }
    this.#sending = true;
    this.problem = null;
    const { id, votes } = this.question;
    const before = this.voted;
    const change = voted === before ? 0 : voted ? 1 : -1;
    this.queue.setVote(id, voted, votes === undefined ? undefined : votes + change);
    try {
      const count = await writeAgain(voted ? 'PUT' : 'DELETE', `/api/questions/${id}/vote`);
      this.queue.setVote(id, count.voted, count.votes);
    } catch (problem) {
      this.problem = problem;
      this.queue.setVote(id, before, votes);
    }
    this.#sending = false;
    this.requestUpdate();
  }

  async #flag() {
    this.problem = null;
    try {
      await write('PUT', `/api/questions/${this.question.id}/flag`);
      this.queue.setFlag(this.question.id);
      this.requestUpdate();
    } catch (problem) {
      this.problem = problem;
    }
  }
}

customElements.define('question-item', QuestionItem);
