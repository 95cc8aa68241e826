import { html, nothing } from 'lit';
import './room-settings.js';
import { Element } from 'sidestage/shared/element.js';
import { day } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';

const FEW_ROOMS = 12;

/** How things stand: the event in figures, and each room with its pages. */
class EventStatus extends Element {
  static properties = { schedule: { attribute: false }, all: { state: true } };

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('schedule') && this.watch(this.schedule);
  }

  render() {
    const { event, rooms, talks, live, version } = this.schedule;
    const shown = this.all ? rooms : rooms.slice(0, FEW_ROOMS);
    const dates =
      event.startsOn === event.endsOn ? day(event.startsOn) : `${day(event.startsOn)} – ${day(event.endsOn)}`;
    return html`<p class="muted">${dates} · ${event.zone}</p>
      <dl class="figures">
        ${[
          [talks.length, t.talks],
          [rooms.length, t.rooms],
          [live.length, t.live],
          [version, t.version],
        ].map(
          ([figure, what]) =>
            html`<div>
              <dt>${what}</dt>
              <dd>${figure}</dd>
            </div>`,
        )}
      </dl>
      <section class="block" aria-labelledby="rooms-heading">
        <h2 id="rooms-heading">${t.rooms}</h2>
        <ul class="rooms">
          ${shown.map((room) => this.#room(room))}
        </ul>
        ${shown.length < rooms.length ? html`<button class="quiet" @click=${() => (this.all = true)}>${t.showAll(rooms.length)}</button>` : nothing}
      </section>`;
  }

  #room(room) {
    const { id, name, stream } = room;
    const talk = this.schedule.current(id);
    const path = encodeURIComponent(id);
    return html`<li>
      <div>
        <strong>${name}</strong>
        <span class="muted">
          ${talk?.state === 'live' ? html`<span class="live-chip">${t.live}</span> ` : nothing}${talk?.title ?? t.noTalksHere}</span>
        ${stream ? nothing : html`<span class="muted">${t.noStream}</span>`}
      </div>
      <nav aria-label=${name}>
        <a href="/moderate/${path}">${t.moderate}</a><a href="/stage/${path}">${t.stage}</a>
        <a href="/r/${path}">${t.viewers}</a>
      </nav>
      <room-settings .room=${room}></room-settings>
    </li>`;
  }
}

customElements.define('event-status', EventStatus);
