import { html, nothing } from 'lit';
import './similar-questions.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

const LEAST = 3;
const MOST = 500;
const NAME = 'sidestage.name';

const lengthOf = (text) => [...text.trim().normalize('NFC')].length;

/** Where a viewer asks. Hands the question to the outbox, which sees to it that it arrives. */
class AskForm extends Element {
  static properties = {
    queue: { attribute: false },
    outbox: { attribute: false },
    moderated: { type: Boolean },
    text: { state: true },
    short: { state: true },
    nameless: { state: true },
  };
  #name = localStorage.getItem(NAME) ?? '';

  constructor() {
    super();
    this.text = '';
  }

  /** Puts a text back, to be changed. */
  edit(text) {
    this.text = text;
    this.querySelector('textarea').focus();
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('queue') && this.watch(this.queue);
  }

  render() {
    const length = lengthOf(this.text);
    return html`<form class="ask" @submit=${this.#ask} novalidate>
      <label for="question-text">${t.yourQuestion}</label>
      <textarea
        id="question-text"
        rows=${this.text ? 4 : 2}
        placeholder=${t.askHere}
        dir="auto"
        .value=${this.text}
        aria-describedby="question-hint"
        aria-invalid=${this.short || length > MOST ? 'true' : nothing}
        @input=${this.#typed}
        @keydown=${this.#key}
      ></textarea>
      <p id="question-hint" class="hint">
        <span>${this.#hint(length)}</span>
        ${this.text ? html`<span class=${length > MOST ? 'counter over' : 'counter'}>${length} / ${MOST}</span>` : nothing}
      </p>
      ${this.text ? this.#more(length) : nothing}
      <similar-questions .queue=${this.queue} .text=${this.text}></similar-questions>
    </form>`;
  }

  #more(length) {
    return html`<div class="ask-more">
      ${this.#names === 'forbidden' ? nothing : this.#nameField()}
      <button type="submit" ?disabled=${length > MOST}>${t.ask}</button>
    </div>`;
  }

  get #names() {
    return this.queue.taking.names;
  }

  #nameField() {
    const label = this.#names === 'required' ? t.yourNameRequired : t.yourName;
    return html`<input
      type="text"
      aria-label=${label}
      aria-invalid=${this.nameless ? 'true' : nothing}
      placeholder=${label}
      maxlength="60"
      autocomplete="nickname"
      dir="auto"
      .value=${this.#name}
      @input=${(event) => (this.#name = event.target.value)}
    />`;
  }

  #hint(length) {
    return this.nameless ? t.nameNeeded : this.short ? t.tooShort : length > MOST ? t.tooLong : this.moderated ? t.moderatedHint : '';
  }

  #typed(event) {
    this.text = event.target.value;
    this.short = false;
    this.nameless = false;
  }

  #key(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      this.#ask(event);
    }
  }

  #ask(event) {
    event.preventDefault();
    const length = lengthOf(this.text);
    this.short = length < LEAST;
    if (this.short || length > MOST) {
      this.querySelector('textarea').focus();
      return;
    }
    const name = this.#names === 'forbidden' ? '' : this.#name.trim();
    this.nameless = this.#names === 'required' && !name;
    if (this.nameless) {
      this.querySelector('input').focus();
      return;
    }
    localStorage.setItem(NAME, this.#name.trim());
    this.outbox.ask(this.queue.talk, this.text.trim(), name);
    this.text = '';
    this.querySelector('textarea').focus();
  }
}

customElements.define('ask-form', AskForm);
