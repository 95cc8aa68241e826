import { html } from 'lit';
import { Element } from 'sidestage/shared/element.js';
import { stars } from 'sidestage/shared/stars.js';
import { t } from 'sidestage/shared/texts.js';

/** Marks a talk as one's own. */
class StarButton extends Element {
  static properties = { talk: {}, heading: {} };

  constructor() {
    super();
    this.watch(stars);
  }

  render() {
    const starred = stars.has(this.talk);
    return html`<button
      class="star"
      aria-pressed=${starred}
      aria-label=${t.starFor(this.heading)}
      title=${starred ? t.unstar : t.star}
      @click=${() => stars.toggle(this.talk)}
    >
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <path d="M12 2.6l2.9 6 6.6.9-4.8 4.6 1.2 6.5-5.9-3.2-5.9 3.2 1.2-6.5-4.8-4.6 6.6-.9z" />
      </svg>
    </button>`;
  }
}

customElements.define('star-button', StarButton);
