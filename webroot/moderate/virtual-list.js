import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Element } from 'sidestage/shared/element.js';

const GUESS = 130;
const MARGIN = 800;

/**
 * A list of any length that renders what is near the window alone. Heights are measured as rows are shown, and guessed
 * before. `row` renders an item, which has an `id`.
 */
export class VirtualList extends Element {
  static properties = { items: { attribute: false }, row: { attribute: false }, label: {} };
  #heights = new Map();
  #tops = new Float64Array(1);
  #space = { above: 0, below: 0 };
  #scrolled = () => this.requestUpdate();
  #resized = new ResizeObserver((entries) => this.#measure(entries));

  connectedCallback() {
    super.connectedCallback();
    addEventListener('scroll', this.#scrolled, { passive: true });
    addEventListener('resize', this.#scrolled);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('scroll', this.#scrolled);
    removeEventListener('resize', this.#scrolled);
    this.#resized.disconnect();
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    this.#tops = new Float64Array(this.items.length + 1);
    this.items.forEach(({ id }, index) => {
      this.#tops[index + 1] = this.#tops[index] + (this.#heights.get(id) ?? GUESS);
    });
  }

  render() {
    const top = -this.getBoundingClientRect().top;
    const from = this.#at(top - MARGIN);
    const to = Math.min(this.items.length, this.#at(top + innerHeight + MARGIN) + 1);
    this.#space = { above: this.#tops[from], below: this.#tops[this.items.length] - this.#tops[to] };
    return html`<div class="above"></div>
      <ul aria-label=${this.label}>
        ${repeat(
          this.items.slice(from, to),
          ({ id }) => id,
          (item, index) =>
            html`<li data-item=${item.id} aria-setsize=${this.items.length} aria-posinset=${from + index + 1}>
              ${this.row(item)}
            </li>`,
        )}
      </ul>
      <div class="below"></div>`;
  }

  updated(changed) {
    super.updated(changed);
    for (const [side, height] of Object.entries(this.#space)) {
      this.querySelector(`:scope > .${side}`).style.height = `${height}px`;
    }
    this.#resized.disconnect();
    this.querySelectorAll(':scope > ul > li').forEach((row) => this.#resized.observe(row));
  }

  /** Scrolls an item into the middle where it isn't in sight, and resolves with its element. */
  async reveal(id) {
    const index = this.items.findIndex((item) => item.id === id);
    if (index < 0) {
      return null;
    }
    if (!this.#element(id)) {
      scrollTo(0, this.getBoundingClientRect().top + scrollY + this.#tops[index] - innerHeight / 3);
      this.requestUpdate();
      await this.updateComplete;
    }
    const element = this.#element(id);
    element?.scrollIntoView({ block: 'nearest' });
    return element;
  }

  #element(id) {
    return this.querySelector(`[data-item="${id}"]`);
  }

  #measure(entries) {
    let changed = false;
    for (const { target, borderBoxSize } of entries) {
      const height = borderBoxSize[0].blockSize;
      if (height && this.#heights.get(target.dataset.item) !== height) {
        this.#heights.set(target.dataset.item, height);
        changed = true;
      }
    }
    changed && this.requestUpdate();
  }

  /** The item at a distance from the top, by halving. */
  #at(distance) {
    let [low, high] = [0, this.items.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      this.#tops[middle + 1] <= distance ? (low = middle + 1) : (high = middle);
    }
    return low;
  }
}

customElements.define('virtual-list', VirtualList);
