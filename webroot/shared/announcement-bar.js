import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Element } from './element.js';
import { Ticking } from './clock.js';
import { t } from './texts.js';

/** What the organiser announces, until it ends. `room`: whose audience looks; `null` is nobody's in particular. */
class AnnouncementBar extends Element {
  static properties = { announcements: { attribute: false }, room: { attribute: false } };

  constructor() {
    super();
    new Ticking(this);
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('announcements') && this.watch(this.announcements);
  }

  render() {
    return html`<div class="announcements" role="status" aria-label=${t.announcements}>
      ${repeat(
        this.announcements.shown(this.room),
        ({ id }) => id,
        ({ text }) => html`<p class="announcement text">${text}</p>`,
      )}
    </div>`;
  }
}

customElements.define('announcement-bar', AnnouncementBar);
