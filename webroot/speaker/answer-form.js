import { html, nothing } from 'lit';
import { write } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

const DRAFT = 'sidestage.answer.';

/** Answers one question in writing. What was typed is kept in this browser until it is published. */
class AnswerForm extends Element {
  static properties = { question: { attribute: false }, busy: { state: true }, problem: { state: true } };

  render() {
    const { id } = this.question;
    return html`<form class="answer-form" @submit=${this.#publish}>
      <label>
        ${t.answerText}
        <textarea
          name="text"
          rows="3"
          dir="auto"
          maxlength="10000"
          required
          .value=${localStorage.getItem(DRAFT + id) ?? ''}
          @input=${({ target }) => localStorage.setItem(DRAFT + id, target.value)}
        ></textarea>
      </label>
      <small class="muted">${t.markdownHow}</small>
      <p><button type="submit" aria-busy=${this.busy ? 'true' : nothing}>${t.publish}</button></p>
      <div role="status">${this.problem ? html`<p class="error">${this.problem.message || t.notSent}</p>` : nothing}</div>
    </form>`;
  }

  async #publish(event) {
    event.preventDefault();
    const { id, version } = this.question;
    Object.assign(this, { busy: true, problem: null });
    try {
      const answered = await write('PUT', `/api/questions/${id}/answer`, { text: event.target.text.value, version });
      localStorage.removeItem(DRAFT + id);
      this.tell('answered', answered);
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('answer-form', AnswerForm);
