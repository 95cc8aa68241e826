import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './question-item.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';
import { standingOf } from 'sidestage/shared/window.js';

/** How long the order stays after one points into the list, in ms: nothing may slip away from under a finger. */
const HOLD = 2_500;

/** A talk's questions as everybody sees them: on stage, up next, then by votes or by age, then those answered. */
class QuestionList extends Element {
  static properties = { queue: { attribute: false }, sort: { state: true } };
  #order = [];
  #heldUntil = 0;
  #linked = location.hash.match(/^#question-([0-9a-f-]{36})$/)?.[1];

  constructor() {
    super();
    this.sort = 'top';
    for (const kind of ['pointermove', 'pointerdown', 'keydown']) {
      this.addEventListener(kind, () => this.#hold(), { passive: true });
    }
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('queue')) {
      this.#order = [];
      this.watch(this.queue);
    }
  }

  render() {
    const { onstage, next } = this.queue;
    const open = this.#ordered(this.queue.in('approved', this.queue.taking.countsHidden ? 'new' : this.sort));
    const answered = this.queue.in('answered', 'new');
    const deferred = this.queue.in('deferred', 'top').filter(({ id }) => !this.queue.isMine(id));
    return html`${onstage ? this.#item(onstage, t.questionState.onstage) : nothing}
      ${next ? this.#item(next, t.questionState.next) : nothing} ${open.length > 1 && !this.queue.taking.countsHidden ? this.#sorting() : nothing}
      ${open.length && this.queue.taking.countsHidden ? html`<p class="muted">${t.countsHidden}</p>` : nothing}
      <ul class="questions">
        ${repeat(
          open,
          ({ id }) => id,
          (question) => html`<li>${this.#item(question)}</li>`,
        )}
      </ul>
      ${onstage || next || open.length || deferred.length || answered.length ? nothing : html`<p class="empty">${this.#empty()}</p>`}
      ${this.#folded(deferred, t.deferredQuestions(deferred.length))}
      ${this.#folded(answered, t.answeredQuestions(answered.length))}`;
  }

  #empty() {
    if (!this.queue.loaded) {
      return t.loading;
    }
    return standingOf(this.queue.taking.window) === 'open' ? t.noQuestions : t.noneAsked;
  }

  #folded(questions, heading) {
    return questions.length
      ? html`<details class="answered">
          <summary>${heading}</summary>
          <ul class="questions">
            ${repeat(
              questions,
              ({ id }) => id,
              (question) => html`<li>${this.#item(question)}</li>`,
            )}
          </ul>
        </details>`
      : nothing;
  }

  updated(changed) {
    super.updated(changed);
    this.#reveal();
  }

  /** Brings the question of a link into view, once it is there. */
  #reveal() {
    const linked = this.#linked && this.querySelector(`[data-question="${this.#linked}"]`);
    if (linked) {
      this.#linked = null;
      linked.closest('details')?.setAttribute('open', '');
      linked.classList.add('linked');
      linked.tabIndex = -1;
      linked.scrollIntoView({ block: 'center' });
      linked.focus({ preventScroll: true });
    }
  }

  #item(question, label = '') {
    return html`<question-item
      .queue=${this.queue}
      .question=${question}
      .label=${label}
      .voted=${this.queue.hasVote(question.id)}
    ></question-item>`;
  }

  #sorting() {
    return html`<div class="segments" role="group" aria-label=${t.sort}>
      ${['top', 'new'].map((sort) => html`<button aria-pressed=${this.sort === sort} @click=${() => this.#sortBy(sort)}>${t.sorts[sort]}</button>`)}
    </div>`;
  }

  #sortBy(sort) {
    this.sort = sort;
    this.#heldUntil = 0;
  }

  #ordered(questions) {
    if (Date.now() < this.#heldUntil) {
      const place = new Map(this.#order.map((id, index) => [id, index]));
      questions.sort((a, b) => (place.get(a.id) ?? Infinity) - (place.get(b.id) ?? Infinity) || 0);
    }
    this.#order = questions.map(({ id }) => id);
    return questions;
  }

  #hold() {
    this.#heldUntil = Date.now() + HOLD;
    clearTimeout(this.holding);
    this.holding = setTimeout(() => this.requestUpdate(), HOLD + 10);
  }
}

customElements.define('question-list', QuestionList);
