import { html, nothing } from 'lit';
import { Element } from './element.js';
import { t } from './texts.js';

/** Stands in for a page that this browser has no grant for, and says how to get one. */
class NoGrant extends Element {
  static properties = { what: {}, ended: { type: Boolean } };

  render() {
    return html`<section class="plain">
      <h1>${this.what}</h1>
      ${this.ended ? html`<p role="alert"><strong>${t.grantEnded}</strong></p>` : nothing}
      <p>${t.noGrantHow}</p>
      <p><a href="/">${t.toWatch}</a></p>
    </section>`;
  }
}

customElements.define('no-grant', NoGrant);
