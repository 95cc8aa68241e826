import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './desk-room.js';
import './move-dialog.js';
import './shift-dialog.js';
import { clock } from 'sidestage/shared/clock.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';
import { Desk } from './desk.js';

const DAY = 24 * 3_600_000;

/** The live desk: every room of the day, with what is on, what comes next, and what can be done about it. */
class DeskSection extends Element {
  static properties = { organiser: { attribute: false }, moving: { state: true }, shifting: { state: true } };
  #desk = new Desk();

  constructor() {
    super();
    this.addEventListener('move-talk', ({ detail }) => (this.moving = detail));
    this.addEventListener('shift-after', ({ detail }) => (this.shifting = detail));
    this.addEventListener('done', () => Object.assign(this, { moving: null, shifting: null }));
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('organiser') && this.watch(this.organiser, this.#desk);
  }

  render() {
    const { schedule } = this.organiser;
    const rooms = schedule.rooms.filter(({ id }) => this.#talks(id).length);
    return html`<h1>${t.desk.title}</h1>
      ${this.#said()}
      ${
        rooms.length
          ? html`<div class="desk-rooms">
              ${repeat(
                rooms,
                ({ id }) => id,
                (room) =>
                  html`<desk-room .room=${room} .zone=${schedule.event.zone} .talks=${this.#talks(room.id)} .desk=${this.#desk}></desk-room>`,
              )}
            </div>`
          : html`<p class="empty">${t.desk.nothing}</p>`
      }
      ${this.moving ? html`<move-dialog .talk=${this.moving} .schedule=${schedule} .desk=${this.#desk}></move-dialog>` : nothing}
      ${this.shifting ? html`<shift-dialog .talk=${this.shifting} .schedule=${schedule} .desk=${this.#desk}></shift-dialog>` : nothing}`;
  }

  #said() {
    const [last] = this.#desk.done;
    return html`<div class="desk-said" role="status">
      ${this.#desk.problem ? html`<p class="error">${this.#desk.problem.message || t.notSent}</p>` : nothing}
      ${last ? html`<p>${last.what} <button class="quiet" data-action="undo" ?disabled=${this.#desk.busy} @click=${() => this.#desk.undo()}>${t.undo}</button></p>` : nothing}
    </div>`;
  }

  /** What is on, what should have begun, and what is within a day of that or of the next talk. */
  #talks(room) {
    const talks = this.organiser.schedule.talks.filter((talk) => talk.room === room);
    const next = talks.find(({ state }) => state === 'live' || state === 'scheduled');
    const from = Math.max(clock.now(), next ? Date.parse(next.startsAt) : 0);
    const isNear = ({ startsAt, endsAt }) => Date.parse(startsAt) < from + DAY && Date.parse(endsAt) > from - DAY / 2;
    return next ? talks.filter((talk) => isNear(talk) || talk.state === 'live') : [];
  }
}

customElements.define('desk-section', DeskSection);
