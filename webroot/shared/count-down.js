import { html } from 'lit';
import { Ticking, clock } from './clock.js';
import { Element } from './element.js';
import { countdown } from './format.js';

/** How long it is until an instant, to the second, between the words before and after it. */
class CountDown extends Element {
  static properties = { to: {}, words: { attribute: false } };

  constructor() {
    super();
    new Ticking(this);
  }

  render() {
    const [before, after] = this.words;
    return html`${before}<span role="timer" aria-live="off">${countdown(Date.parse(this.to) - clock.now())}</span>
      ${after}`;
  }
}

customElements.define('count-down', CountDown);
