import { html, nothing } from 'lit';
import { Ticking } from 'sidestage/shared/clock.js';
import { Element } from 'sidestage/shared/element.js';
import { date, time } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';
import { standingOf } from 'sidestage/shared/window.js';

/** Where a talk takes no questions now: why, and when it does. Tells of `standing` when that changes. */
class WindowNote extends Element {
  static properties = { window: { attribute: false }, zone: {} };
  #told = '';

  constructor() {
    super();
    new Ticking(this);
  }

  render() {
    const standing = standingOf(this.window);
    return standing === 'open'
      ? nothing
      : html`<p class="window-note" role="status" data-standing=${standing}>${this.#words(standing)}</p>`;
  }

  updated() {
    super.updated();
    const standing = standingOf(this.window);
    if (standing !== this.#told) {
      this.#told = standing;
      this.tell('standing', standing);
    }
  }

  #words(standing) {
    const opens = this.window.opensAt;
    return standing === 'early'
      ? t.questionsOpenAt(`${date(opens, this.zone)}, ${time(opens, this.zone)}`)
      : t.questionsClosed[standing];
  }
}

customElements.define('window-note', WindowNote);
