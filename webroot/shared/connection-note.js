import { html, nothing } from 'lit';
import { Element } from './element.js';
import { time } from './format.js';
import { t } from './texts.js';

/** Says so when the page may not be up to date, and since when. */
class ConnectionNote extends Element {
  static properties = { live: { attribute: false } };

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('live') && this.watch(this.live);
  }

  render() {
    return html`<div class="connection" role="status">${this.live.state === 'offline' ? this.#note() : nothing}</div>`;
  }

  #note() {
    const { problem, since } = this.live;
    const text = problem?.message || (since ? t.reconnecting(time(since)) : t.unreachable);
    return html`<p><span class="spinner" aria-hidden="true"></span>${text}</p>`;
  }
}

customElements.define('connection-note', ConnectionNote);
