import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import 'sidestage/shared/count-down.js';
import { clock } from 'sidestage/shared/clock.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';
import { whenOf } from './when.js';

const FEW_ROOMS = 4;

/** What is on now and what comes next: a card per room, or, where there are many, one per room with something on. */
class NowNext extends Element {
  static properties = { schedule: { attribute: false }, chosen: {}, zone: {} };

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('schedule') && this.watch(this.schedule, clock);
  }

  render() {
    const cards = this.#cards();
    return html`<section class="now" aria-labelledby="now-heading">
      <h2 id="now-heading">${this.schedule.live.length ? t.onNow : t.upcoming}</h2>
      ${
        cards.length
          ? html`<ul class="cards">
              ${repeat(
                cards,
                (talk) => talk.room,
                (talk) => this.#card(talk),
              )}
            </ul>`
          : html`<p class="muted">${t.nothingOn}</p>`
      }
    </section>`;
  }

  #cards() {
    const { rooms, schedule } = { rooms: this.schedule.rooms, schedule: this.schedule };
    const shown = rooms.map((room) => schedule.current(room.id)).filter((talk) => talk && talk.state !== 'ended');
    const live = shown.filter((talk) => talk.state === 'live');
    return rooms.length <= FEW_ROOMS ? shown : live.length ? live : [schedule.next()].filter(Boolean);
  }

  #card(talk) {
    const next = talk.state === 'live' ? this.schedule.next(talk.room) : undefined;
    return html`<li>
      <a
        class="card"
        href="/talks/${talk.id}"
        data-talk=${talk.id}
        aria-current=${talk.id === this.chosen ? 'true' : nothing}
      >
        <span class="card-room">${this.schedule.roomName(talk.room)}</span>
        <strong class="card-title">${talk.title}</strong>
        <span class="card-when">
          ${
            talk.state === 'live'
              ? html`<span class="live-chip">${t.live}</span>
                  <span class="muted"><count-down .to=${talk.endsAt} .words=${t.timeLeft}></count-down></span>`
              : html`<span class="muted">${whenOf(talk, this.zone)}</span>`
          }</span>
        ${next ? html`<span class="card-next"><span>${t.next}</span> ${next.title} <span class="muted">${whenOf(next, this.zone)}</span></span>` : nothing}
      </a>
    </li>`;
  }
}

customElements.define('now-next', NowNext);
