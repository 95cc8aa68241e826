import { html } from 'lit';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

const FEW = 6;

/** Which rooms' questions are on the desk: one, or several together. Tells of `choose` with their ids. */
class RoomChooser extends Element {
  static properties = { rooms: { attribute: false }, chosen: { attribute: false } };

  render() {
    if (this.rooms.length === 1) {
      return html`<p class="picker"><b>${this.rooms[0].name}</b></p>`;
    }
    return this.rooms.length > FEW
      ? html`<details class="picker">
          <summary>${this.#names()}</summary>
          ${this.#choices()}
        </details>`
      : html`<div class="picker">${this.#choices()}</div>`;
  }

  #choices() {
    return html`<div class="rooms" role="toolbar" aria-label=${t.rooms}>
      ${this.rooms.map(
        ({ id, name }) =>
          html`<button
            class="toggle"
            data-room=${id}
            aria-pressed=${this.chosen.includes(id)}
            @click=${() => this.#toggle(id)}
          >
            ${name}
          </button>`,
      )}
      <button class="quiet" data-room="" @click=${() => this.tell('choose', this.rooms.map(({ id }) => id))}>
        ${t.allRooms}
      </button>
    </div>`;
  }

  #names() {
    return this.rooms
      .filter(({ id }) => this.chosen.includes(id))
      .map(({ name }) => name)
      .join(', ');
  }

  /** The last one stays: a desk has a room. */
  #toggle(id) {
    const without = this.chosen.filter((room) => room !== id);
    const chosen = without.length < this.chosen.length ? without : [...without, id];
    chosen.length && this.tell('choose', this.rooms.map((room) => room.id).filter((room) => chosen.includes(room)));
  }
}

customElements.define('room-chooser', RoomChooser);
