import { html } from 'lit';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';
import { SECTIONS, addressOf } from './sections.js';

const TYPING = 'input:not([type="checkbox"], [type="radio"], [type="file"]), textarea, select, dialog';

/**
 * The way between the sections: links with real addresses, beside them on a desk and above them on a phone; the keys
 * 1 to 9 go there, too. Tells of `go` with a section.
 */
class SectionNav extends Element {
  static properties = { at: { attribute: false } };
  #keys = (event) => this.#pressed(event);

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.#keys);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#keys);
  }

  render() {
    return html`<nav class="sections" aria-label=${t.sections}>
      ${SECTIONS.map(
        (section, index) =>
          html`<a
            href=${addressOf(section)}
            aria-current=${section === this.at ? 'page' : 'false'}
            aria-keyshortcuts=${index + 1}
            @click=${(event) => this.#clicked(event, section)}
            >${section.name()}</a
          >`,
      )}
    </nav>`;
  }

  updated(changed) {
    super.updated(changed);
    const strip = this.querySelector('nav');
    const here = this.querySelector('[aria-current="page"]');
    if (here && strip.scrollWidth > strip.clientWidth) {
      strip.scrollLeft = here.offsetLeft - strip.offsetLeft - (strip.clientWidth - here.offsetWidth) / 2;
    }
  }

  /** A click with a key held opens a tab or window of its own, as anywhere. */
  #clicked(event, section) {
    if (!event.defaultPrevented && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      this.tell('go', section);
    }
  }

  #pressed(event) {
    const section = /^[1-9]$/.test(event.key) && SECTIONS[event.key - 1];
    if (section && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest?.(TYPING)) {
      event.preventDefault();
      this.tell('go', section);
    }
  }
}

customElements.define('section-nav', SectionNav);
