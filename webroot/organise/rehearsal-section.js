import { html, nothing } from 'lit';
import { write } from 'sidestage/shared/api.js';
import { Ticking, clock } from 'sidestage/shared/clock.js';
import { Element } from 'sidestage/shared/element.js';
import { date, time } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';
import { fromField, toField } from './zone-time.js';

const SPEEDS = [1, 10, 60];
const STEPS = [1, 5, 15];

/** The clock of a rehearsal: paused, stepped and set, on all nodes. */
class RehearsalSection extends Element {
  #first = null;
  static properties = { organiser: { attribute: false }, problem: { state: true } };

  constructor() {
    super();
    new Ticking(this);
  }

  render() {
    return html`<h1>${t.rehearsing}</h1>
      ${clock.rehearsal ? this.#controls() : html`<p>${t.noRehearsal}</p>`}`;
  }

  #controls() {
    const { zone } = this.organiser.schedule.event;
    return html`<p class="muted">${t.rehearsalHow}</p>
      <p class="clock" role="timer" aria-live="off">${date(clock.now(), zone)} <strong>${time(clock.now(), zone)}</strong></p>
      <p class="muted">${zone}</p>
      <div class="decision">
        <button data-action="pause" aria-pressed=${clock.speed === 0} @click=${() => this.#set({ speed: 0 })}>${t.pause}</button>
        ${SPEEDS.map((speed) => html`<button class="secondary" aria-pressed=${clock.speed === speed} @click=${() => this.#set({ speed })}>${t.goAtSpeed(speed)}</button>`)}
      </div>
      <div class="decision">
        ${STEPS.map((minutes) => html`<button class="secondary" data-step=${minutes} @click=${() => this.#step(minutes)}>${t.step(minutes)}</button>`)}
      </div>
      <form class="settings-form" @submit=${this.#submit}>
        <label>${t.setTo}<input name="now" type="datetime-local" required value=${this.#shown(zone)} /></label>
        <button type="submit">${t.set}</button>
      </form>
      <div role="status">${this.problem ? html`<p class="error">${this.problem.message || t.notSent}</p>` : nothing}</div>`;
  }

  /** What the field shows at first; it is the organiser's from then on. */
  #shown(zone) {
    return (this.#first ??= toField(clock.now(), zone));
  }

  #step(minutes) {
    return this.#set({ now: new Date(clock.now() + minutes * 60_000).toISOString() });
  }

  #submit(event) {
    event.preventDefault();
    const { zone } = this.organiser.schedule.event;
    const [now] = fromField(new FormData(event.target).get('now'), zone);
    this.problem = now ? null : { message: t.desk.noSuchTime(t.setTo, zone) };
    now && this.#set({ now });
  }

  async #set(change) {
    try {
      this.problem = null;
      await write('PATCH', '/api/clock', change);
    } catch (problem) {
      this.problem = problem;
    }
  }
}

customElements.define('rehearsal-section', RehearsalSection);
