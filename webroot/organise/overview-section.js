import { html, nothing } from 'lit';
import { Ticking } from 'sidestage/shared/clock.js';
import { Element } from 'sidestage/shared/element.js';
import { day } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';
import { concerns } from './concerns.js';

const FEW_ROOMS = 12;
const FEW_CONCERNS = 5;

/** How things stand: whether all is well, the event in figures, and each room with its pages. */
class OverviewSection extends Element {
  static properties = { organiser: { attribute: false }, all: { state: true } };

  constructor() {
    super();
    new Ticking(this);
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('organiser') && this.watch(this.organiser, this.organiser.live);
  }

  render() {
    const { event, rooms, talks, live, version } = this.organiser.schedule;
    const dates =
      event.startsOn === event.endsOn ? day(event.startsOn) : `${day(event.startsOn)} – ${day(event.endsOn)}`;
    return html`<h1>${event.name}</h1>
      <p class="muted">${dates} · ${event.zone}</p>
      ${this.#health()}
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
      ${this.#rooms(rooms)}`;
  }

  #health() {
    const found = concerns(this.organiser);
    return found.length
      ? html`<section class="health" aria-label=${t.concerns}>
          <ul>
            ${found.slice(0, FEW_CONCERNS).map(
              ({ text, section }) =>
                html`<li>${text} ${section ? html`<a href="/organise/${section}">${t.mend}</a>` : nothing}</li>`,
            )}
            ${found.length > FEW_CONCERNS ? html`<li class="muted">${t.moreConcerns(found.length - FEW_CONCERNS)}</li>` : nothing}
          </ul>
        </section>`
      : html`<p class="health well" role="status">${t.allIsWell}</p>`;
  }

  #rooms(rooms) {
    const shown = this.all ? rooms : rooms.slice(0, FEW_ROOMS);
    return html`<section class="block" aria-labelledby="rooms-heading">
      <h2 id="rooms-heading">${t.rooms}</h2>
      <ul class="rooms">
        ${shown.map((room) => this.#room(room))}
      </ul>
      ${shown.length < rooms.length ? html`<button class="quiet" @click=${() => (this.all = true)}>${t.showAll(rooms.length)}</button>` : nothing}
    </section>`;
  }

  #room({ id, name, stream }) {
    const talk = this.organiser.schedule.current(id);
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
    </li>`;
  }
}

customElements.define('overview-section', OverviewSection);
