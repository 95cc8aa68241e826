import { html } from 'lit';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

/** What is on stage in a room and what comes next there: the current talk's two places, and the way on. */
class RoomStage extends Element {
  static properties = { desk: { attribute: false }, talk: { attribute: false }, row: { attribute: false }, named: { type: Boolean } };

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('desk') && this.watch(this.desk);
  }

  render() {
    const { id, title, state, room } = this.talk;
    const name = this.desk.schedule.roomName(room);
    return html`<section class="room-stage" aria-label=${name} data-talk=${id}>
      <p class="talk-title">
        ${state === 'live' ? html`<span class="live-chip">${t.live}</span>` : ''} ${this.named ? html`<b>${name}</b>` : ''}
        <span dir="auto">${title}</span>
        <a href="/stage/${encodeURIComponent(room)}">${t.stage}</a>
      </p>
      <div class="onstage-next">
        ${this.#place('onstage', t.nobodyOnStage)} ${this.#place('next', t.nobodyNext)}
        <button
          class="bring-next"
          data-action="bring-next"
          aria-keyshortcuts="Enter"
          @click=${() => this.tell('bring-next', id)}
        >
          ${t.bringNext} <kbd aria-hidden="true">Enter</kbd>
        </button>
      </div>
    </section>`;
  }

  #place(state, none) {
    const question = this.desk.place(state, this.talk.id);
    const id = `place-${state}-${this.talk.id}`;
    return html`<section class="place ${state}" aria-labelledby=${id}>
      <h2 id=${id}>${t.questionState[state]}</h2>
      ${question ? this.row(question) : html`<p class="muted">${none}</p>`}
    </section>`;
  }
}

customElements.define('room-stage', RoomStage);
