import { html, nothing } from 'lit';
import { write } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

const EDITABLE = ['pending', 'approved'];
const TAKEN_BACK = ['pending', 'approved', 'next'];

/** One's own question: what became of it and why; to be edited or withdrawn while that may be. */
class MyQuestion extends Element {
  static properties = {
    queue: { attribute: false },
    question: { attribute: false },
    draft: { state: true },
    sure: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.draft = null;
    this.sure = false;
  }

  render() {
    const { text, state, reason, note, answer } = this.question;
    if (this.draft !== null) {
      return this.#editor();
    }
    return html`<p class="text" dir="auto">${text}</p>
      <p class="fate">
        <span class="chip ${state}">${t.fate[state]}</span>
        ${reason ? html`${t.reason[reason]}${note ? html` – <bdi>${note}</bdi>` : ''}` : nothing} ${this.#into()}
      </p>
      ${answer ? html`<div class="answer"><span class="label">${t.answerInWriting}</span><p class="text" dir="auto">${answer}</p></div>` : nothing}
      ${this.#actions(state)}
      ${this.problem ? html`<p class="error" role="alert">${this.problem.message || t.notSent}</p>` : nothing}`;
  }

  /** What it became part of, where all see that. */
  #into() {
    const into = this.queue.question(this.question.mergedInto);
    return into ? html`<q dir="auto">${into.text}</q>` : nothing;
  }

  #actions(state) {
    if (!TAKEN_BACK.includes(state)) {
      return nothing;
    }
    return html`<p class="own-actions">
      ${
        EDITABLE.includes(state)
          ? html`<button class="quiet" @click=${() => (this.draft = this.question.text)}>${t.edit}</button>`
          : nothing
      }
      <button class="quiet" @click=${this.#withdraw} @blur=${() => (this.sure = false)}>
        ${this.sure ? t.withdrawNow : t.withdraw}
      </button>
    </p>`;
  }

  #editor() {
    return html`<form @submit=${this.#save} novalidate>
      <textarea
        rows="3"
        maxlength="1000"
        dir="auto"
        aria-label=${t.yourQuestion}
        .value=${this.draft}
        @input=${(event) => (this.draft = event.target.value)}
      ></textarea>
      ${this.question.state === 'approved' ? html`<p class="hint">${t.editHint}</p>` : nothing}
      ${this.problem ? html`<p class="error" role="alert">${this.problem.message || t.notSent}</p>` : nothing}
      <p class="own-actions">
        <button type="submit">${t.save}</button>
        <button type="button" class="quiet" @click=${() => (this.draft = null)}>${t.cancel}</button>
      </p>
    </form>`;
  }

  async #save(event) {
    event.preventDefault();
    if (await this.#change({ text: this.draft.trim() })) {
      this.draft = null;
    }
  }

  /** At the second press. */
  async #withdraw() {
    if (this.sure) {
      await this.#change({ state: 'withdrawn' });
    }
    this.sure = !this.sure;
  }

  async #change(change) {
    this.problem = null;
    const { id, version } = this.question;
    try {
      this.queue.put(await write('PATCH', `/api/questions/${id}`, { version, ...change }));
      return true;
    } catch (problem) {
      problem.question && this.queue.put(problem.question);
      this.problem = problem;
      return false;
    }
  }
}

customElements.define('my-question', MyQuestion);
