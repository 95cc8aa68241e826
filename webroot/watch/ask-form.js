import { html, nothing } from 'lit';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

const LEAST = 3;
const MOST = 500;
const NAME = 'sidestage.name';

const lengthOf = (text) => [...text.trim().normalize('NFC')].length;

/** Where a viewer asks. Hands the question to the outbox, which sees to it that it arrives. */
class AskForm extends Element {
  static properties = {
    talk: {},
    outbox: { attribute: false },
    moderated: { type: Boolean },
    text: { state: true },
    short: { state: true },
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

  render() {
    const length = lengthOf(this.text);
    return html`<form class="ask" @submit=${this.#ask} novalidate>
      <label for="question-text">${t.yourQuestion}</label>
      <textarea
        id="question-text"
        rows=${this.text ? 4 : 2}
        placeholder=${t.askHere}
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
    </form>`;
  }

  #more(length) {
    return html`<div class="ask-more">
      <input
        type="text"
        aria-label=${t.yourName}
        placeholder=${t.yourName}
        maxlength="60"
        autocomplete="nickname"
        .value=${this.#name}
        @input=${(event) => (this.#name = event.target.value)}
      />
      <button type="submit" ?disabled=${length > MOST}>${t.ask}</button>
    </div>`;
  }

  #hint(length) {
    return this.short ? t.tooShort : length > MOST ? t.tooLong : this.moderated ? t.moderatedHint : '';
  }

  #typed(event) {
    this.text = event.target.value;
    this.short = false;
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
    localStorage.setItem(NAME, this.#name.trim());
    this.outbox.ask(this.talk, this.text.trim(), this.#name.trim());
    this.text = '';
    this.querySelector('textarea').focus();
  }
}

customElements.define('ask-form', AskForm);
