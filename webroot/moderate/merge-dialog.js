import { html, nothing } from 'lit';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

const TARGETS = ['onstage', 'next', 'approved', 'pending'];
const SHOWN = 8;

/** Chooses the question that another one becomes part of, and shows what would come of it before it is done. */
class MergeDialog extends Element {
  static properties = {
    desk: { attribute: false },
    question: { state: true },
    search: { state: true },
    into: { state: true },
  };
  #done = () => {};

  /** Resolves with the id of the other question, or with `null`. */
  async ask(question) {
    Object.assign(this, { question, search: '', into: null });
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    this.querySelector('input').focus();
    return new Promise((resolve) => (this.#done = resolve));
  }

  render() {
    return html`<dialog aria-labelledby="merge-heading" @close=${() => this.#done(null)}>
      <article>
        <h2 id="merge-heading">${t.mergeInto}</h2>
        ${this.question ? this.#content() : nothing}
        <button class="quiet" @click=${() => this.#close()}>${t.cancel}</button>
      </article>
    </dialog>`;
  }

  #content() {
    return html`<p class="text muted" dir="auto">${this.question.text}</p>
      <input
        type="search"
        aria-label=${t.searchQuestions}
        placeholder=${t.searchQuestions}
        .value=${this.search}
        @input=${({ target }) => Object.assign(this, { search: target.value, into: null })}
      />
      <ul class="targets">
        ${this.#targets().map(
          (target) =>
            html`<li>
              <button
                class="secondary"
                data-into=${target.id}
                aria-pressed=${target === this.into}
                @click=${() => (this.into = target)}
              >
                <span dir="auto">${target.text}</span>
                <small>${t.questionState[target.state]} · ${t.votes(target.votes)}</small>
              </button>
            </li>`,
        )}
      </ul>
      ${this.into ? this.#preview() : nothing}`;
  }

  /** The other question as it would be: votes are counted by viewer, so the sum is the most that it can have. */
  #preview() {
    const [least, most] = [
      Math.max(this.into.votes, this.question.votes),
      this.into.votes + this.question.votes,
    ];
    return html`<section class="preview" aria-label=${t.preview}>
      <p class="text" dir="auto">${this.into.text}</p>
      <p class="muted">
        ${t.mergedHere((this.into.merged ?? 0) + (this.question.merged ?? 0) + 1)} · ${t.votesBetween(least, most)}
      </p>
      <button data-action="merge-now" @click=${() => this.#choose()}>${t.action.merge}</button>
    </section>`;
  }

  /** Those of the same talk, the likest first: by how many words they share. */
  #targets() {
    const mine = new Set(words(this.question.text));
    const shared = ({ text }) => words(text).filter((word) => mine.has(word)).length;
    const seen = TARGETS.filter((state) => state !== 'pending' || this.question.state === 'pending');
    return this.desk
      .list({ states: seen, sort: 'top', talk: this.question.talk, search: this.search })
      .filter(({ id }) => id !== this.question.id)
      .map((target) => ({ target, shared: shared(target) }))
      .sort((a, b) => b.shared - a.shared)
      .slice(0, SHOWN)
      .map(({ target }) => target);
  }

  #choose() {
    this.#done(this.into.id);
    this.#close();
  }

  #close() {
    this.querySelector('dialog').close();
  }
}

const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];

customElements.define('merge-dialog', MergeDialog);
