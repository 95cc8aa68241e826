import { html, nothing } from 'lit';
import './language-choice.js';
import './rehearsal-note.js';
import { Element } from './element.js';
import { t } from './texts.js';

/** Beside this module, at the same hashed address, so that a browser may keep it for ever. */
const LOGO = new URL('logo.svg', import.meta.url).pathname;

/** The head of every page: whose event it is, which page, and the way to others. */
class SiteHeader extends Element {
  static properties = { event: { attribute: false }, page: {}, links: { attribute: false } };

  render() {
    return html`<rehearsal-note></rehearsal-note>
      <header class="site">
      <a class="brand" href="/">
        <img src=${LOGO} alt="" width="28" height="28" />
        <strong>${this.event?.name ?? 'Sidestage'}</strong>
      </a>
      ${this.page ? html`<span class="page-name">${this.page}</span>` : nothing}
      <nav aria-label=${t.pages}>
        ${(this.links ?? []).map(({ href, text }) => html`<a href=${href}>${text}</a>`)}
        <language-choice></language-choice>
      </nav>
    </header>`;
  }
}

customElements.define('site-header', SiteHeader);
