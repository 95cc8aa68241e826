import { html, nothing } from 'lit';
import './star-button.js';
import './stream-player.js';
import './talk-about.js';
import 'sidestage/shared/audience-count.js';
import 'sidestage/shared/count-down.js';
import { clock } from 'sidestage/shared/clock.js';
import { Element } from 'sidestage/shared/element.js';
import { date, time } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';
import { whenOf } from './when.js';

/** The chosen talk: its stream, what it is, and what comes after it in its room. */
class TalkView extends Element {
  static properties = { schedule: { attribute: false }, audience: { attribute: false }, talk: {}, zone: {} };

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('schedule') && this.watch(this.schedule, clock);
  }

  render() {
    const talk = this.schedule.talk(this.talk);
    const room = this.schedule.room(talk.room);
    return html`<article class="talk" aria-labelledby="talk-title">
      <stream-player .address=${talk.stream ?? room?.stream} .heading=${room?.name ?? talk.title}></stream-player>
      <p class="talk-state">
        ${this.#state(talk)}<audience-count .audience=${this.audience} .room=${talk.room}></audience-count
        ><span>${room?.name}</span>${talk.track ? html`<span>${talk.track}</span>` : nothing}
      </p>
      <div class="talk-head">
        <h1 id="talk-title" tabindex="-1">${talk.title}</h1>
        <star-button .talk=${talk.id} .heading=${talk.title}></star-button>
      </div>
      ${talk.subtitle ? html`<p class="subtitle">${talk.subtitle}</p>` : nothing}
      <p class="talk-meta">${talk.speakers.map(({ name }) => name).join(', ')}</p>
      <p class="talk-meta muted">
        <time datetime=${talk.startsAt}>
          ${date(talk.startsAt, this.zone)}, ${time(talk.startsAt, this.zone)}–${time(talk.endsAt, this.zone)}</time>
        ${talk.previousStart && talk.state === 'scheduled' ? html`<span class="moved">${t.movedFrom(this.#previous(talk))}</span>` : nothing}
      </p>
      ${talk.recording ? html`<p><a class="recording" role="button" href=${talk.recording.url} target="_blank" rel="noopener">${t.watchRecording}</a></p>` : nothing}
      <talk-about .talk=${talk} .open=${talk.state !== 'live'}></talk-about>
      ${this.#after(talk)}
    </article>`;
  }

  /** The time that it was to start at; with its date, where that was another. */
  #previous({ previousStart, startsAt }) {
    const before = date(previousStart, this.zone);
    const clockTime = time(previousStart, this.zone);
    return before === date(startsAt, this.zone) ? clockTime : `${before}, ${clockTime}`;
  }

  #state(talk) {
    return {
      live: () =>
        html`<span class="live-chip">${t.live}</span>
          <span><count-down .to=${talk.endsAt} .words=${t.timeLeft}></count-down></span>`,
      scheduled: () => html`<span class="chip">${whenOf(talk, this.zone)}</span>`,
      ended: () => html`<span class="chip">${t.state.ended}</span>`,
      cancelled: () => html`<span class="chip">${t.state.cancelled}</span>`,
    }[talk.state]();
  }

  #after(talk) {
    const next = talk.state === 'live' || talk.state === 'ended' ? this.schedule.current(talk.room) : undefined;
    const after = next?.id === talk.id ? this.schedule.next(talk.room) : next;
    return after && after.state !== 'ended'
      ? html`<a class="after" href="/talks/${after.id}" data-talk=${after.id}>
          <span class="label">${after.state === 'live' ? t.onNowHere : t.nextHere}</span>
          <strong>${after.title}</strong>
          <span class="muted">${after.state === 'live' ? t.live : whenOf(after, this.zone)}</span>
        </a>`
      : nothing;
  }
}

customElements.define('talk-view', TalkView);
