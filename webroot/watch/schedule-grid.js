import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Ticking, clock } from 'sidestage/shared/clock.js';
import { Element } from 'sidestage/shared/element.js';
import { time } from 'sidestage/shared/format.js';
import { stars } from 'sidestage/shared/stars.js';
import { t } from 'sidestage/shared/texts.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PIXELS = 2.2;
const SHORT = 26;

const minutes = (ms) => ms / MINUTE;
/** By the property, which the content security policy allows; the attribute it doesn't. */
const css = (styles) =>
  Object.entries(styles)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ');

const start = ({ startsAt }) => Date.parse(startsAt);
const end = ({ endsAt }) => Date.parse(endsAt);

/** Talks of one room that are on at once lie side by side. */
function lanes(talks) {
  const ends = [];
  return talks.map((talk) => {
    const free = ends.findIndex((until) => until <= start(talk));
    const lane = free < 0 ? ends.length : free;
    ends[lane] = end(talk);
    return { talk, lane, of: ends };
  });
}

/** A day as a grid: rooms beside each other, time downwards, and a line where it is now. Only rooms with a talk are shown. */
class ScheduleGrid extends Element {
  static properties = { schedule: { attribute: false }, talks: { attribute: false }, zone: {} };

  constructor() {
    super();
    new Ticking(this);
    this.watch(stars);
  }

  render() {
    const from = Math.floor(Math.min(...this.talks.map(start)) / HOUR) * HOUR;
    const to = Math.ceil(Math.max(...this.talks.map(end)) / HOUR) * HOUR;
    const height = minutes(to - from) * PIXELS;
    const rooms = this.#rooms();
    return html`<div class="grid-frame" tabindex="0" role="region" aria-label=${t.grid}>
      <div class="grid" .style=${css({ '--columns': String(rooms.length) })}>
        <div class="grid-corner"></div>
        ${repeat(
          rooms,
          ([room]) => room.id,
          ([room]) => html`<h3 class="grid-room">${room.name}</h3>`,
        )}
        <div class="grid-times" .style=${css({ height: `${height}px` })}>${this.#hours(from, to)}${this.#now(from, to)}</div>
        ${repeat(
          rooms,
          ([room]) => room.id,
          ([, talks]) =>
            html`<ul class="grid-column" .style=${css({ height: `${height}px` })}>
              ${lanes(talks).map((placed) => this.#talk(placed, from))}
            </ul>`,
        )}
      </div>
    </div>`;
  }

  #rooms() {
    const talksOf = new Map();
    this.talks.forEach((talk) => talksOf.get(talk.room)?.push(talk) ?? talksOf.set(talk.room, [talk]));
    return this.schedule.rooms.filter(({ id }) => talksOf.has(id)).map((room) => [room, talksOf.get(room.id)]);
  }

  #hours(from, to) {
    return Array.from({ length: (to - from) / HOUR }, (_, hour) => from + hour * HOUR).map(
      (at) => html`<span class="grid-hour" .style=${css({ top: `${minutes(at - from) * PIXELS}px` })}>${time(at, this.zone)}</span>`,
    );
  }

  #now(from, to) {
    const now = clock.now();
    return now >= from && now < to
      ? html`<span class="grid-now" .style=${css({ top: `${minutes(now - from) * PIXELS}px` })}>
          <span>${time(now, this.zone)}</span></span
        >`
      : nothing;
  }

  #talk({ talk, lane, of }, from) {
    const length = minutes(end(talk) - start(talk));
    return html`<li
      .style=${css({
        top: `${minutes(start(talk) - from) * PIXELS}px`,
        height: `${length * PIXELS}px`,
        left: `${(100 * lane) / of.length}%`,
        width: `${100 / of.length}%`,
      })}
    >
      <a
        class="grid-talk"
        href="/talks/${talk.id}"
        data-talk=${talk.id}
        data-state=${talk.state}
        data-kind=${talk.kind}
        data-starred=${stars.has(talk.id)}
        title=${`${time(talk.startsAt, this.zone)}–${time(talk.endsAt, this.zone)} ${talk.title}`}
      >
        ${length < SHORT ? nothing : html`<span class="grid-time">${time(talk.startsAt, this.zone)}${talk.state === 'live' ? html` <span class="live-chip">${t.live}</span>` : nothing}</span>`}
        <span class="grid-title">${stars.has(talk.id) ? '★ ' : ''}${talk.title}</span>
        ${length < SHORT ? nothing : html`<span class="grid-by">${talk.speakers.map(({ name }) => name).join(', ')}</span>`}
      </a>
    </li>`;
  }
}

customElements.define('schedule-grid', ScheduleGrid);
