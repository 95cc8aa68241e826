import { html, nothing } from 'lit';
import { Element } from 'sidestage/shared/element.js';
import { date, time } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';
import { requests } from './requests.js';

const SLOW = [0, 1, 2, 5, 10, 30];

/** What holds for all questions of a room, where its moderators look: pre-moderation, slow mode, who is muted or banned; and the switch of the event. */
class DeskRules extends Element {
  static properties = {
    desk: { attribute: false },
    moderation: { attribute: false },
    everywhere: { type: Boolean },
  };

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('desk') && this.watch(this.desk);
  }

  render() {
    const closed = this.desk.rooms.some((room) => this.desk.shared(room).closed);
    return html`<details class="rules">
      <summary>${t.rules}${closed ? html` <span class="live-chip">${t.allClosed}</span>` : nothing}</summary>
      ${this.everywhere ? this.#switch(closed) : nothing} ${this.desk.rooms.map((room) => this.#room(room))}
    </details>`;
  }

  #switch(closed) {
    return html`<p>
      <button class=${closed ? '' : 'secondary'} data-action="close-all" aria-pressed=${closed} @click=${() => this.#close(!closed)}>
        ${closed ? t.openAll : t.closeAll}
      </button>
      <span class="muted">${t.closeAllHow}</span>
    </p>`;
  }

  #room(room) {
    const { moderated, slowMinutes, restraints } = this.desk.shared(room);
    const slow = SLOW.includes(slowMinutes ?? 0) ? SLOW : [...SLOW, slowMinutes].sort((a, b) => a - b);
    return html`<fieldset data-rules=${room}>
      <legend>${this.desk.schedule.roomName(room)}</legend>
      <label>
        <input
          type="checkbox"
          role="switch"
          name="moderated"
          .checked=${Boolean(moderated)}
          @change=${({ target }) => this.#set(room, { moderated: target.checked }, { moderated })}
        />
        ${t.moderatedFirst}
      </label>
      <label>
        ${t.slowMode}
        <select
          name="slow"
          @change=${({ target }) => this.#set(room, { slowMinutes: Number(target.value) }, { slowMinutes: slowMinutes ?? 0 })}
        >
          ${slow.map((minutes) => html`<option value=${minutes} ?selected=${minutes === (slowMinutes ?? 0)}>${t.slowModes(minutes)}</option>`)}
        </select>
      </label>
      ${restraints.length ? this.#restraints(restraints) : nothing}
    </fieldset>`;
  }

  #restraints(restraints) {
    return html`<ul class="restraints">
      ${restraints.map(
        ({ id, kind, until, question, by }) =>
          html`<li data-restraint=${id}>
            <span dir="auto">“${this.desk.question(question)?.text ?? '…'}”</span>
            <small class="muted">
              ${kind === 'ban' ? t.banned : t.mutedUntil(`${date(until)}, ${time(until)}`)} · ${by.label ?? t.roles.moderator}
            </small>
            <button class="quiet" @click=${() => this.#lift(id)}>${t.lift}</button>
          </li>`,
      )}
    </ul>`;
  }

  #set(room, rules, before) {
    return this.moderation.other(
      () => requests.rules(room, rules),
      () => requests.rules(room, before),
      t.savedNow,
    );
  }

  #close(closed) {
    return this.moderation.other(
      () => requests.close(closed),
      () => requests.close(!closed),
      closed ? t.allClosedNow : t.allOpenNow,
    );
  }

  #lift(id) {
    return this.moderation.other(() => requests.lift(id), null, t.lifted);
  }
}

customElements.define('desk-rules', DeskRules);
