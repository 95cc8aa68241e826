import { html } from 'lit';
import { Ticking, clock } from './clock.js';
import { Element } from './element.js';
import { countdown } from './format.js';

/** How long it is until an instant, to the second. */
class CountDown extends Element {
  static properties = { to: {} };

  constructor() {
    super();
    new Ticking(this);
  }

  render() {
    return html`<span role="timer" aria-live="off">${countdown(Date.parse(this.to) - clock.now())}</span>`;
  }
}

customElements.define('count-down', CountDown);
