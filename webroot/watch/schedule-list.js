import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './my-talks.js';
import './schedule-filter.js';
import './schedule-grid.js';
import './talk-row.js';
import { clock } from 'sidestage/shared/clock.js';
import { Element } from 'sidestage/shared/element.js';
import { date, day, time } from 'sidestage/shared/format.js';
import { stars } from 'sidestage/shared/stars.js';
import { t } from 'sidestage/shared/texts.js';
import { dayOf, matcher } from './find.js';

const MOST_FOUND = 60;
const BREAK = '\n';
const VIEW = 'sidestage.view';

/** The schedule, one day at a time; or, while one searches, what was found on all days. */
class ScheduleList extends Element {
  static properties = { schedule: { attribute: false }, zone: {}, filter: { state: true }, opened: { state: true } };

  constructor() {
    super();
    const grid = localStorage.getItem(VIEW) === 'grid';
    this.filter = { day: null, room: '', track: '', language: '', text: '', live: false, mine: false, grid };
    this.opened = new Set();
    this.addEventListener('filter', ({ detail }) => this.#set(detail));
    this.addEventListener('open-talk', ({ detail }) => this.#toggle(detail));
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('schedule') && this.watch(this.schedule, clock, stars);
  }

  render() {
    const chosen = this.filter.day ?? dayOf(this.schedule, clock.now());
    const { filter } = this;
    const searching = filter.text.trim() !== '';
    const passes = matcher(filter, stars);
    const found = this.schedule.talks.filter(
      (talk) => (searching || filter.live || filter.mine || talk.day === chosen) && passes(talk),
    );
    const narrowed = searching || filter.room || filter.live || filter.track || filter.language;
    return html`<section class="schedule" id="schedule" aria-labelledby="schedule-heading">
      <h2 id="schedule-heading">${t.schedule}</h2>
      <schedule-filter
        .schedule=${this.schedule}
        .filter=${{ ...filter, day: searching || filter.mine ? null : chosen }}
        .zone=${this.zone}
      ></schedule-filter>
      <p class="unseen" role="status">${searching ? t.found(found.length) : ''}</p>
      ${filter.mine ? html`<my-calendar></my-calendar>` : nothing}
      ${stars.problem ? html`<p class="error" role="alert">${stars.problem.message || t.notSent}</p>` : nothing}
      ${found.length ? this.#content(found, searching) : html`<p class="empty">${filter.mine ? t.noStars : narrowed ? t.noneFound : t.noTalks}</p>`}
    </section>`;
  }

  #content(found, searching) {
    if (searching || this.filter.mine) {
      return this.#found(found);
    }
    return this.filter.grid
      ? html`<schedule-grid .schedule=${this.schedule} .talks=${found} .zone=${this.zone}></schedule-grid>`
      : this.#day(found);
  }

  #set(change) {
    this.filter = { ...this.filter, ...change };
    'grid' in change && localStorage.setItem(VIEW, change.grid ? 'grid' : 'list');
  }

  #found(talks) {
    return html`<div class="found">
        ${this.#slots(talks.slice(0, MOST_FOUND), (talk) => `${day(talk.day)}, ${time(talk.startsAt, this.zone)}`)}
      </div>
      ${talks.length > MOST_FOUND ? html`<p class="muted">${t.moreFound(talks.length - MOST_FOUND)}</p>` : nothing}`;
  }

  #day(talks) {
    const over = talks.filter((talk) => talk.state === 'ended');
    const rest = talks.filter((talk) => talk.state !== 'ended');
    return html`${
      over.length
        ? html`<details class="past" ?open=${!rest.length}>
            <summary>${t.pastTalks(over.length)}</summary>
            ${this.#slots(over, this.#start)}
          </details>`
        : nothing
    }
    ${this.#slots(rest, this.#start)}`;
  }

  /** The time of a start and, where it isn't the talk's day in the zone that is shown, the date. */
  #start = (talk) => {
    const shown = date(talk.startsAt, this.zone);
    return [time(talk.startsAt, this.zone), ...(shown === date(talk.day, 'UTC') ? [] : [shown])].join(BREAK);
  };

  #slots(talks, headingOf) {
    const slots = new Map();
    for (const talk of talks) {
      const heading = headingOf(talk);
      slots.has(heading) ? slots.get(heading).push(talk) : slots.set(heading, [talk]);
    }
    return html`<ol class="slots">
      ${repeat(
        slots,
        ([heading]) => heading,
        ([heading, group]) => this.#slot(heading.split(BREAK), group),
      )}
    </ol>`;
  }

  #slot([start, shown], talks) {
    return html`<li class="slot">
      <h3>${start}${shown ? html`<span>${shown}</span>` : nothing}</h3>
      <ul>
        ${repeat(
          talks,
          ({ id }) => id,
          (talk) =>
            html`<li>
              <talk-row
                .talk=${talk}
                .room=${this.schedule.roomName(talk.room)}
                .zone=${this.zone}
                .clashes=${stars.clashes(this.schedule, talk)}
                .open=${this.opened.has(talk.id)}
              ></talk-row>
            </li>`,
        )}
      </ul>
    </li>`;
  }

  #toggle(id) {
    const opened = new Set(this.opened);
    opened.delete(id) || opened.add(id);
    this.opened = opened;
  }
}

customElements.define('schedule-list', ScheduleList);
