import { html, nothing } from 'lit';
import { Ticking, clock } from 'sidestage/shared/clock.js';
import 'sidestage/shared/count-down.js';
import { Element } from 'sidestage/shared/element.js';
import { time } from 'sidestage/shared/format.js';
import { stars } from 'sidestage/shared/stars.js';
import { t } from 'sidestage/shared/texts.js';

const SOON = 15 * 60_000;

/** Which of one's own talks comes next, from a quarter of an hour before it. */
class MyNext extends Element {
  static properties = { schedule: { attribute: false }, zone: {} };

  constructor() {
    super();
    new Ticking(this);
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('schedule') && this.watch(this.schedule, stars);
  }

  render() {
    const next = stars.of(this.schedule).find(({ state }) => state === 'scheduled');
    const left = next ? Date.parse(next.startsAt) - clock.now() : Infinity;
    if (left > SOON) {
      return nothing;
    }
    return html`<p class="my-next">
      <span class="label">${t.yourNext}</span>
      <a href="/talks/${next.id}" data-talk=${next.id}>${next.title}</a>
      <span class="muted">
        ${this.schedule.roomName(next.room)} · ${time(next.startsAt, this.zone)}${
          left > 0 ? html` · <count-down .to=${next.startsAt} .words=${t.startsIn}></count-down>` : nothing
        }</span>
    </p>`;
  }
}

/** What goes with one's own talks: the calendar of them. */
class MyCalendar extends Element {
  static properties = { problem: { state: true }, copied: { state: true } };

  constructor() {
    super();
    this.watch(stars);
  }

  render() {
    return html`<div class="my-calendar">
      ${stars.calendar ? this.#address() : html`<p>${t.calendarWhat} <button class="quiet" @click=${this.#make}>${t.calendarMake}</button></p>`}
      ${this.problem ? html`<p class="error" role="alert">${this.problem.message || t.notSent}</p>` : nothing}
    </div>`;
  }

  #address() {
    return html`<label>
        ${t.calendarAddress}
        <input readonly value=${stars.calendar} data-testid="calendar" @focus=${(event) => event.target.select()} />
      </label>
      <p>
        <a href=${stars.calendar.replace(/^https?:/, 'webcal:')}>${t.calendarOpen}</a>
        <button class="quiet" @click=${this.#copy}>${this.copied ? t.copied : t.copy}</button>
        <button class="quiet" @click=${this.#make}>${t.calendarAgain}</button>
      </p>
      <p class="muted">${t.calendarSecret}</p>`;
  }

  #copy = async () => {
    const input = this.querySelector('[readonly]');
    input.select();
    await navigator.clipboard?.writeText(stars.calendar).catch(() => {});
    this.copied = Boolean(navigator.clipboard) || document.execCommand('copy');
  };

  #make = async () => {
    this.copied = false;
    try {
      await stars.newCalendar();
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  };
}

customElements.define('my-next', MyNext);
customElements.define('my-calendar', MyCalendar);
