import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { write } from 'sidestage/shared/api.js';
import { Ticking, clock } from 'sidestage/shared/clock.js';
import { Element } from 'sidestage/shared/element.js';
import { moment } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';
import { Announcements } from 'sidestage/shared/announcements.js';

const MINUTES = [10, 30, 120];

/** Announces something, and lists what is being announced, so that it can be taken back. */
class AnnounceForm extends Element {
  static properties = { organiser: { attribute: false }, problem: { state: true } };
  #announcements = new Announcements();
  #hear = ({ detail }) => this.#announcements.apply(detail.kind, detail.data);

  constructor() {
    super();
    new Ticking(this);
    this.watch(this.#announcements);
  }

  connectedCallback() {
    super.connectedCallback();
    this.organiser.addEventListener('entry', this.#hear);
    this.#announcements.take().catch((problem) => (this.problem = problem));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.organiser.removeEventListener('entry', this.#hear);
  }

  render() {
    const { rooms } = this.organiser.schedule;
    return html`<section class="block" aria-labelledby="say-heading">
      <h2 id="say-heading">${t.sayHeading}</h2>
      <form class="settings-form" @submit=${this.#say}>
        <label>${t.announcementText}<textarea name="text" required maxlength="500" rows="2"></textarea></label>
        <label>
          ${t.toWhom}<select name="room">
            <option value="">${t.everybody}</option>
            ${rooms.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
          </select></label>
        <label>
          ${t.endsIn}<select name="minutes">
            ${MINUTES.map((minutes) => html`<option value=${minutes}>${t.minutesLong(minutes)}</option>`)}
            <option value="">${t.untilTakenBack}</option>
          </select></label>
        <button type="submit">${t.say}</button>
      </form>
      <div role="status">${this.problem ? html`<p class="error">${this.problem.message || t.notSent}</p>` : nothing}</div>
      ${this.#list()}
    </section>`;
  }

  #list() {
    const shown = this.#announcements.shown();
    return shown.length
      ? html`<ul class="grants">
          ${repeat(
            shown,
            ({ id }) => id,
            ({ id, text, room, endsAt }) =>
              html`<li data-announcement=${id}>
                <div>
                  <strong>${text}</strong>
                  <span class="muted">${room ? this.organiser.schedule.roomName(room) : t.everybody}${endsAt ? ` · ${t.until(moment(endsAt))}` : nothing}</span>
                </div>
                <button class="secondary" data-action="take-back" @click=${() => this.#attempt(() => write('DELETE', `/api/announcements/${id}`))}>${t.takeBack}</button>
              </li>`,
          )}
        </ul>`
      : html`<p class="muted">${t.nothingSaid}</p>`;
  }

  async #say(event) {
    event.preventDefault();
    const { text, room, minutes } = Object.fromEntries(new FormData(event.target));
    const endsAt = minutes ? new Date(clock.now() + minutes * 60_000).toISOString() : undefined;
    const said = () => write('POST', '/api/announcements', { text, room: room || undefined, endsAt });
    (await this.#attempt(said)) && event.target.reset();
  }

  async #attempt(action) {
    try {
      this.problem = null;
      await action();
      return true;
    } catch (problem) {
      this.problem = problem;
      return false;
    }
  }
}

customElements.define('announce-form', AnnounceForm);
