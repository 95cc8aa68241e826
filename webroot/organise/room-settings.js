import { html, nothing } from 'lit';
import { write } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

/** The delay of a room that has none of its own. */
const AS_THE_EVENT = -1;

/** What the organiser sets of a room: where its stream plays, and whether its questions wait for a moderator. */
class RoomSettings extends Element {
  static properties = { room: { attribute: false }, saved: { state: true }, problem: { state: true } };

  render() {
    const { name, stream, moderated, streamDelay } = this.room;
    return html`<details class="room-settings">
      <summary aria-label=${`${t.settings}: ${name}`}>${t.settings}</summary>
      <form @submit=${this.#save} @input=${() => (this.saved = false)}>
        <label>
          ${t.streamAddress}<input name="stream" type="url" .value=${stream ?? ''} ?required=${Boolean(stream)} autocomplete="off" />
          <small class="muted">${t.streamKinds}</small></label>
        <label>
          ${t.roomDelay}<input name="streamDelay" type="number" min="0" max="600" .value=${String(streamDelay ?? '')} autocomplete="off" /></label>
        <label><input name="moderated" type="checkbox" .checked=${moderated} /> ${t.moderatedFirst}</label>
        <button type="submit">${t.save}</button>
        <span role="status">
          ${this.saved ? t.savedNow : nothing}${this.problem ? html`<span class="error">${this.problem.message || t.notSent}</span>` : nothing}
        </span>
      </form>
    </details>`;
  }

  async #save(event) {
    event.preventDefault();
    const { stream, moderated, streamDelay } = Object.fromEntries(new FormData(event.target));
    Object.assign(this, { saved: false, problem: null });
    try {
      await write('PATCH', `/api/rooms/${encodeURIComponent(this.room.id)}`, {
        stream: stream.trim() || undefined,
        moderated: moderated === 'on',
        streamDelay: streamDelay ? Number(streamDelay) : AS_THE_EVENT,
      });
      this.saved = true;
    } catch (problem) {
      this.problem = problem;
    }
  }
}

customElements.define('room-settings', RoomSettings);
