import { html, nothing } from 'lit';
import { clock } from 'sidestage/shared/clock.js';
import { Element } from 'sidestage/shared/element.js';
import { countdown, time } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';

const OPEN = ['live', 'scheduled'];

/** One talk on the desk: how it stands, and what can be done about it. */
class DeskTalk extends Element {
  static properties = {
    talk: { attribute: false },
    others: { attribute: false },
    zone: {},
    desk: { attribute: false },
    now: { type: Number },
  };

  render() {
    const { title, state, startsAt, endsAt, id } = this.talk;
    return html`<article class="desk-talk ${state}" data-talk=${id}>
      <div>
        <strong>${title}</strong>
        <span class="muted">${time(startsAt, this.zone)}–${time(endsAt, this.zone)} ${this.#standing()}</span>
      </div>
      <div class="desk-actions">${this.#first()}${this.#more()}</div>
    </article>`;
  }

  #standing() {
    const { state, startsAt, endsAt, held } = this.talk;
    const over = clock.now() - Date.parse(endsAt);
    const late = clock.now() - Date.parse(startsAt);
    if (state === 'live') {
      return html`<span class="live-chip">${t.live}</span>
        ${over > 0 ? html`<span class="late">${t.desk.over(countdown(over))}</span>` : t.desk.left(countdown(-over))}
        ${held ? html`<span class="chip">${t.desk.held}</span>` : nothing}`;
    }
    if (state === 'scheduled' && late > 0) {
      return html`<span class="late">${t.desk.late(countdown(late))}</span>`;
    }
    return state === 'scheduled' ? nothing : html`<span class="chip">${t.state[state]}</span>`;
  }

  /** What one most likely wants. */
  #first() {
    const { state, endsAt } = this.talk;
    if (state === 'live') {
      return html`${clock.now() > Date.parse(endsAt) ? this.#button('shift', t.desk.shift, () => this.tell('shift-after', this.talk)) : nothing}
      ${this.#button('end', t.desk.end, () => this.#set({ state: 'ended' }, t.desk.ended), '')}`;
    }
    const next = this.others.find((talk) => talk.state === 'scheduled' && talk.kind !== 'break') === this.talk;
    return next ? this.#button('live', t.desk.takeLive, () => this.#set({ state: 'live' }, t.desk.tookLive), '') : nothing;
  }

  #more() {
    const { state, held, title } = this.talk;
    const next = this.others[this.others.indexOf(this.talk) + 1];
    return html`<details class="desk-more">
      <summary aria-label=${t.desk.moreFor(title)}>${t.desk.more}</summary>
      <div>
        ${state === 'scheduled' ? this.#button('live', t.desk.takeLive, () => this.#set({ state: 'live' }, t.desk.tookLive)) : nothing}
        ${state === 'live' ? this.#button('hold', held ? t.desk.release : t.desk.hold, () => this.#set({ held: !held }, held ? t.desk.released : t.desk.kept)) : nothing}
        ${state === 'live' ? this.#button('back', t.desk.notYet, () => this.#set({ state: 'scheduled' }, t.desk.calledBack)) : nothing}
        ${state === 'ended' ? this.#button('live', t.desk.goOn, () => this.#set({ state: 'live' }, t.desk.tookLive)) : nothing}
        ${state === 'cancelled' ? this.#button('reinstate', t.desk.reinstate, () => this.#set({ state: 'scheduled' }, t.desk.reinstated)) : nothing}
        ${this.#button('move', t.desk.move, () => this.tell('move-talk', this.talk))}
        ${OPEN.includes(state) ? this.#button('shift', t.desk.shift, () => this.tell('shift-after', this.talk)) : nothing}
        ${
          state === 'scheduled' && next?.state === 'scheduled'
            ? this.#button('swap', t.desk.swap(next.title), () => this.desk.swap(this.talk, next, t.desk.swapped(title, next.title)))
            : nothing
        }
        ${OPEN.includes(state) ? this.#button('cancel', t.desk.cancel, () => this.#set({ state: 'cancelled' }, t.desk.cancelled)) : nothing}
      </div>
    </details>`;
  }

  #button(action, text, press, style = 'secondary') {
    return html`<button class=${style} data-action=${action} ?disabled=${this.desk.busy} @click=${() => this.#press(press)}>${text}</button>`;
  }

  #press(press) {
    this.querySelector('.desk-more').open = false;
    press();
  }

  #set(fields, what) {
    return this.desk.change(this.talk, fields, what(this.talk.title));
  }
}

customElements.define('desk-talk', DeskTalk);
