import { html, nothing } from 'lit';
import './star-button.js';
import './talk-about.js';
import { Element } from 'sidestage/shared/element.js';
import { time } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';

/** A talk in the schedule; it opens in place. */
class TalkRow extends Element {
  static properties = {
    talk: { attribute: false },
    room: {},
    zone: {},
    clashes: { attribute: false },
    open: { type: Boolean },
  };

  render() {
    const { id, title, speakers, state, kind, track, endsAt } = this.talk;
    const facts = [
      speakers.map(({ name }) => name).join(', '),
      this.room,
      track,
      kind === 'talk' ? '' : t.kind[kind],
      t.until(time(endsAt, this.zone)),
    ];
    return html`<div class="row" data-state=${state} data-kind=${kind}>
      <button class="row-head" aria-expanded=${this.open} @click=${() => this.tell('open-talk', id)}>
        <span class="row-title">${title} ${this.#chip(state)}</span>
        <span class="muted row-facts">${facts.filter(Boolean).join(' · ')}</span>
        ${this.clashes?.length ? html`<span class="row-clash">${t.clash(this.clashes.map((talk) => talk.title).join(', '))}</span>` : nothing}
      </button>
      <star-button .talk=${id} .heading=${title}></star-button>
      ${this.open ? this.#details(id) : nothing}
    </div>`;
  }

  #chip(state) {
    return state === 'live'
      ? html`<span class="live-chip">${t.live}</span>`
      : state === 'cancelled'
        ? html`<span class="chip">${t.state.cancelled}</span>`
        : nothing;
  }

  #details(id) {
    return html`<div class="row-details">
      <a role="button" class="secondary" href="/talks/${id}" data-talk=${id}>${t.goToTalk}</a>
      <talk-about .talk=${this.talk} .open=${true}></talk-about>
    </div>`;
  }
}

customElements.define('talk-row', TalkRow);
