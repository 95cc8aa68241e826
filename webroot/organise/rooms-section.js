import { html } from 'lit';
import './room-settings.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

/** Every room with what the organiser sets of it. */
class RoomsSection extends Element {
  static properties = { organiser: { attribute: false } };

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('organiser') && this.watch(this.organiser);
  }

  render() {
    const { rooms } = this.organiser.schedule;
    return html`<h1>${t.rooms}</h1>
      <ul class="rooms">
        ${rooms.map(
          (room) =>
            html`<li>
              <h2>${room.name}</h2>
              <room-settings .room=${room}></room-settings>
            </li>`,
        )}
      </ul>`;
  }
}

customElements.define('rooms-section', RoomsSection);
