import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './desk-question.js';
import './dismiss-dialog.js';
import './keys-dialog.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';
import { ACTIONS, commandOf } from './actions.js';
import { Moderation } from './moderation.js';

const OPEN = ['onstage', 'next', 'pending', 'approved'];

/** A talk's whole queue by state, worked by buttons or keys. */
class QuestionDesk extends Element {
  static properties = { queue: { attribute: false }, selected: { state: true } };
  #moderation = null;
  #key = (event) => this.#pressed(event);

  constructor() {
    super();
    this.addEventListener(
      'focusin',
      ({ target }) => (this.selected = target.closest('[data-question]')?.dataset.question ?? this.selected),
    );
    this.addEventListener('act', ({ detail }) => this.#act(detail.id, detail.action));
    this.addEventListener('dismiss', ({ detail }) => this.#change(detail.id, 'dismissed', detail.why));
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.#key);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#key);
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('queue')) {
      this.#moderation = new Moderation(this.queue);
      this.watch(this.queue, this.#moderation);
    }
  }

  render() {
    const { message } = this.#moderation;
    return html`<div class="onstage-next">
        ${this.#place('onstage', t.nobodyOnStage)} ${this.#place('next', t.nobodyNext)}
        <button
          class="bring-next"
          data-action="bring-next"
          aria-keyshortcuts="Enter"
          @click=${() => this.#moderation.next()}
        >
          ${t.bringNext} <kbd aria-hidden="true">Enter</kbd>
        </button>
      </div>
      <div class="columns">${this.#column('pending', t.nonePending)}${this.#column('approved', t.noneApproved)}</div>
      ${this.#closed('answered')}${this.#closed('dismissed')}
      <div class="desk-bar">
        <p role="status" class=${message?.wrong ? 'wrong' : ''}>${message?.text ?? ''}</p>
        <button class="quiet" data-action="undo" aria-keyshortcuts="u" @click=${() => this.#moderation.undo()}>
          ${t.undo} <kbd aria-hidden="true">u</kbd>
        </button>
        <button class="quiet keys-button" aria-keyshortcuts="?" @click=${() => this.#keys()}>
          ${t.keyList} <kbd aria-hidden="true">?</kbd>
        </button>
      </div>
      <dismiss-dialog></dismiss-dialog>
      <keys-dialog></keys-dialog>`;
  }

  updated() {
    super.updated();
    if (this.selected && document.activeElement === document.body) {
      this.#focus(this.selected);
    }
  }

  #place(state, none) {
    const question = this.queue.in(state)[0];
    return html`<section class="place ${state}" aria-labelledby="place-${state}">
      <h2 id="place-${state}">${t.questionState[state]}</h2>
      ${question ? html`<desk-question .question=${question}></desk-question>` : html`<p class="muted">${none}</p>`}
    </section>`;
  }

  #column(state, none) {
    const questions = this.queue.in(state);
    return html`<section class="column" aria-labelledby="column-${state}">
      <h2 id="column-${state}">${t.questionState[state]} <span class="chip">${questions.length}</span></h2>
      ${questions.length ? this.#list(questions) : html`<p class="empty">${this.queue.loaded ? none : t.loading}</p>`}
    </section>`;
  }

  #closed(state) {
    const questions = this.queue.in(state);
    return questions.length
      ? html`<details class="closed">
          <summary>${t.questionState[state]} <span class="chip">${questions.length}</span></summary>
          ${this.#list(questions)}
        </details>`
      : nothing;
  }

  #list(questions) {
    return html`<ul>
      ${repeat(
        questions,
        ({ id }) => id,
        (question) => html`<li><desk-question .question=${question}></desk-question></li>`,
      )}
    </ul>`;
  }

  #pressed(event) {
    const command = commandOf(event);
    if (command) {
      event.preventDefault();
      this.#command(command);
    }
  }

  #command({ name, step }) {
    switch (name) {
      case 'move':
        return this.#move(step);
      case 'bring-next':
        return this.#moderation.next();
      case 'undo':
        return this.#moderation.undo();
      case 'keys':
        return this.#keys();
      default:
        return this.selected && this.#act(this.selected, name);
    }
  }

  #act(id, name) {
    const question = this.queue.question(id);
    const state = question && ACTIONS.find((action) => action.name === name).to[question.state];
    if (state === 'dismissed') {
      this.querySelector('dismiss-dialog').ask(question);
    } else if (state) {
      this.#change(id, state);
    }
  }

  #change(id, state, why) {
    const following = this.#neighbour(id, 1) ?? this.#neighbour(id, -1);
    this.selected = following ?? id;
    this.#focus(this.selected);
    return this.#moderation.change(id, state, why);
  }

  #move(step) {
    const shown = this.#shown();
    const place = shown.findIndex(({ id }) => id === this.selected);
    const first = shown.find(({ state }) => state === 'pending') ?? shown[0];
    const target = place < 0 ? first : shown[Math.min(shown.length - 1, Math.max(0, place + step))];
    target && this.#focus(target.id);
  }

  /** The question before or after one among those in its state. */
  #neighbour(id, step) {
    const beside = this.queue.in(this.queue.question(id).state);
    return beside[beside.findIndex((question) => question.id === id) + step]?.id;
  }

  #shown() {
    return OPEN.flatMap((state) => this.queue.in(state));
  }

  #focus(id) {
    this.querySelector(`[data-question="${id}"]`)?.focus();
  }

  #keys() {
    this.querySelector('keys-dialog').show();
  }
}

customElements.define('question-desk', QuestionDesk);
