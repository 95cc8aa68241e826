import { html, nothing } from 'lit';
import { Element } from './element.js';
import { Ticking, clock } from './clock.js';
import { moment } from './format.js';
import { t } from './texts.js';

/** Says, on every page, that this is a rehearsal, when it is there, and how time goes by. */
class RehearsalNote extends Element {
  constructor() {
    super();
    new Ticking(this);
  }

  render() {
    return clock.rehearsal
      ? html`<section class="rehearsal" aria-label=${t.rehearsal}><strong>${t.rehearsal}</strong> ${t.itIs(moment(clock.now()))} ${this.#pace()}</section>`
      : nothing;
  }

  #pace() {
    return clock.speed === 1 ? nothing : html`<span>${clock.speed === 0 ? t.standsStill : t.timesAsFast(clock.speed)}</span>`;
  }
}

customElements.define('rehearsal-note', RehearsalNote);
