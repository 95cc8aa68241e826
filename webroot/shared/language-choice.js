import { html } from 'lit';
import { Element } from './element.js';
import { LANGUAGES, choose, language, t } from './texts.js';

/** Offers the languages that the pages could speak instead. */
class LanguageChoice extends Element {
  render() {
    const others = Object.entries(LANGUAGES).filter(([code]) => code !== language);
    return html`${others.map(
      ([code, name]) =>
        html`<button class="quiet" lang=${code} aria-label="${t.language}: ${name}" @click=${() => choose(code)}>
          ${name}
        </button>`,
    )}`;
  }
}

customElements.define('language-choice', LanguageChoice);
