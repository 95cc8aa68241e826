import { html } from 'lit';
import { Element } from 'sidestage/shared/element.js';

const LEAST = 18;
const MOST = 0.17;

/** A text as large as its box allows, so that it can be read from afar whatever its length. */
class FitText extends Element {
  static properties = { text: {} };
  #resized = new ResizeObserver(() => this.#fit());

  connectedCallback() {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  render() {
    return html`<p class="fitted" dir="auto">${this.text}</p>`;
  }

  updated() {
    super.updated();
    this.#fit();
  }

  /** Halves its way to the largest size, in px, that neither overflows the box nor breaks a word. */
  #fit() {
    const text = this.querySelector('.fitted');
    let [low, high] = [LEAST, Math.max(LEAST, Math.min(innerWidth, innerHeight) * MOST)];
    text?.style.setProperty('overflow-wrap', 'normal');
    while (text && high - low > 1) {
      const size = (low + high) / 2;
      text.style.fontSize = `${size}px`;
      const fits = text.scrollHeight <= this.clientHeight && text.scrollWidth <= this.clientWidth;
      [low, high] = fits ? [size, high] : [low, size];
    }
    text?.style.setProperty('font-size', `${low}px`);
    text?.style.removeProperty('overflow-wrap');
  }
}

customElements.define('fit-text', FitText);
