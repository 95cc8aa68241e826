import { html } from 'lit';
import { Element } from './element.js';
import { LANGUAGES, choose, language, t } from './texts.js';

/** Lets one choose the language of the pages. */
class LanguageChoice extends Element {
  render() {
    return html`
      <select class="quiet" aria-label=${t.language} @change=${(event) => choose(event.target.value)}>
        ${Object.entries(LANGUAGES).map(
          ([code, name]) => html`<option value=${code} ?selected=${code === language} lang=${code}>${name}</option>`,
        )}
      </select>`;
  }
}

customElements.define('language-choice', LanguageChoice);
