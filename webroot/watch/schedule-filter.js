import { html, nothing } from 'lit';
import { Element } from 'sidestage/shared/element.js';
import { OWN_ZONE, shortDay } from 'sidestage/shared/format.js';
import { stars } from 'sidestage/shared/stars.js';
import { t } from 'sidestage/shared/texts.js';
import { valuesOf } from './find.js';

const A_CHOICE = 2;

/** What of the schedule is shown: the day, the room, a search; and in which time zone. */
class ScheduleFilter extends Element {
  static properties = { schedule: { attribute: false }, filter: { attribute: false }, zone: {} };

  render() {
    return html`<div class="filter">
      <div class="segments days" role="group" aria-label=${t.day}>
        ${this.schedule.event.days.map((day) => html`<button aria-pressed=${day === this.filter.day} @click=${() => this.#set({ day, text: '', live: false, mine: false })}>${shortDay(day)}</button>`)}
      </div>
      <input
        type="search"
        aria-label=${t.search}
        placeholder=${t.search}
        .value=${this.filter.text}
        @input=${(event) => this.#set({ text: event.target.value })}
      />
      ${this.schedule.rooms.length > 1 ? this.#rooms() : nothing}
      ${this.#choice('track', t.track, t.allTracks)}
      ${this.#choice('language', t.language, t.allLanguages)}
      <button class="toggle" aria-pressed=${this.filter.mine} @click=${() => this.#set({ mine: !this.filter.mine })}>
        ★ ${t.mine}${stars.size ? ` (${stars.size})` : ''}
      </button>
      <div class="segments views" role="group" aria-label=${t.view}>
        <button aria-pressed=${!this.filter.grid} @click=${() => this.#set({ grid: false })}>${t.list}</button>
        <button aria-pressed=${this.filter.grid} @click=${() => this.#set({ grid: true })}>${t.grid}</button>
      </div>
      <button class="toggle" aria-pressed=${this.filter.live} @click=${() => this.#set({ live: !this.filter.live })}>
        ${t.onlyLive}
      </button>
      ${this.#zones()}
    </div>`;
  }

  #rooms() {
    return html`<select aria-label=${t.room} @change=${(event) => this.#set({ room: event.target.value })}>
      <option value="">${t.allRooms}</option>
      ${this.schedule.rooms.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.filter.room}>${name}</option>`)}
    </select>`;
  }

  /** Where there is only one, there is nothing to choose. */
  #choice(field, label, all) {
    const values = valuesOf(this.schedule, field);
    return values.length < A_CHOICE
      ? nothing
      : html`<select aria-label=${label} @change=${(event) => this.#set({ [field]: event.target.value })}>
          <option value="">${all}</option>
          ${values.map((value) => html`<option value=${value} ?selected=${value === this.filter[field]}>${value}</option>`)}
        </select>`;
  }

  #zones() {
    const { zone } = this.schedule.event;
    if (zone === OWN_ZONE) {
      return html`<span class="muted zone">${t.timesIn(zone)}</span>`;
    }
    return html`<select aria-label=${t.timeZone} @change=${(event) => this.tell('zone', event.target.value)}>
      <option value=${OWN_ZONE} ?selected=${this.zone === OWN_ZONE}>${t.yourTime(OWN_ZONE)}</option>
      <option value=${zone} ?selected=${this.zone === zone}>${t.eventTime(zone)}</option>
    </select>`;
  }

  #set(change) {
    this.tell('filter', change);
  }
}

customElements.define('schedule-filter', ScheduleFilter);
