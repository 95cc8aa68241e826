import { html } from 'lit';
import { Element } from 'sidestage/shared/element.js';
import { date, time } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';

/** Chooses the room, of those that one's grants cover, and the talk in it. */
class TalkPicker extends Element {
  static properties = { schedule: { attribute: false }, rooms: { attribute: false }, room: {}, talk: {} };

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('schedule') && this.watch(this.schedule);
  }

  render() {
    const talks = this.schedule.talks.filter((talk) => talk.room === this.room && talk.kind !== 'break');
    return html`<div class="picker">
      <label>
        ${t.room}
        <select @change=${(event) => this.tell('pick-room', event.target.value)}>
          ${this.rooms.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.room}>${name}</option>`)}
        </select>
      </label>
      <label>
        ${t.talk}
        <select @change=${(event) => this.tell('pick-talk', event.target.value)}>
          ${talks.map((talk) => html`<option value=${talk.id} ?selected=${talk.id === this.talk}>${this.#name(talk)}</option>`)}
        </select>
      </label>
    </div>`;
  }

  #name({ startsAt, title, state }) {
    return `${state === 'live' ? `${t.live}: ` : ''}${date(startsAt)}, ${time(startsAt)} · ${title}`;
  }
}

customElements.define('talk-picker', TalkPicker);
