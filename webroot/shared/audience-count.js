import { html, nothing } from 'lit';
import { Element } from './element.js';
import { t } from './texts.js';

/** Says quietly how many are watching a room; nothing where that isn't known, or nobody is. */
class AudienceCount extends Element {
  static properties = { audience: { attribute: false }, room: {} };

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('audience') && this.watch(this.audience);
  }

  render() {
    const viewers = this.audience?.of(this.room);
    return viewers ? html`<span class="audience">${t.watching(viewers)}</span>` : nothing;
  }
}

customElements.define('audience-count', AudienceCount);
