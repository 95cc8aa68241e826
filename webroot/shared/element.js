import { LitElement } from 'lit';
import { onLanguage } from './texts.js';

/**
 * What every component of the pages is: it renders into the light DOM, so that the page's styles reach it; it speaks
 * the chosen language; and a keyboard's focus survives when a list is put into another order.
 */
export class Element extends LitElement {
  #sources = [];
  #again = () => this.requestUpdate();
  #forget = () => {};
  #focused = null;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#forget = onLanguage(this.#again);
    this.#sources.forEach((source) => source.addEventListener('change', this.#again));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#forget();
    this.#sources.forEach((source) => source.removeEventListener('change', this.#again));
  }

  /** Renders again whenever one of these tells of a change; they take the place of those before. */
  watch(...sources) {
    this.#sources.forEach((source) => source.removeEventListener('change', this.#again));
    this.#sources = sources;
    if (this.isConnected) {
      sources.forEach((source) => source.addEventListener('change', this.#again));
    }
  }

  willUpdate() {
    this.#focused = this.contains(document.activeElement) ? document.activeElement : null;
  }

  updated() {
    if (this.#focused?.isConnected && document.activeElement === document.body) {
      this.#focused.focus({ preventScroll: true });
    }
    this.#focused = null;
  }

  /** Tells the components above, with `detail`. */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}
