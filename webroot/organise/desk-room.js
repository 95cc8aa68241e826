import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './desk-talk.js';
import { Ticking, clock } from 'sidestage/shared/clock.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

const LOOK_BACK = 1;

/** One room on the desk: its talks, from the last one that is over on. */
class DeskRoom extends Element {
  static properties = {
    room: { attribute: false },
    zone: {},
    talks: { attribute: false },
    desk: { attribute: false },
    all: { state: true },
  };

  constructor() {
    super();
    new Ticking(this);
  }

  render() {
    const { id, name, automatic } = this.room;
    const heading = `desk-${id}`;
    const first = this.talks.findIndex(({ state }) => state === 'live' || state === 'scheduled');
    const shown = this.all ? this.talks : this.talks.slice(Math.max(0, first - LOOK_BACK), first + 4);
    return html`<section class="desk-room" aria-labelledby=${heading}>
      <header>
        <h2 id=${heading}>${name}</h2>
        <div class="segments" role="group" aria-label=${t.desk.mode(name)}>
          ${[true, false].map(
            (mode) =>
              html`<button
                aria-pressed=${automatic === mode}
                title=${mode ? t.desk.automaticWhat : t.desk.byHandWhat}
                @click=${() => automatic === mode || this.desk.room(id, { automatic: mode })}
              >
                ${mode ? t.desk.automatic : t.desk.byHand}
              </button>`,
          )}
        </div>
      </header>
      <ul class="desk-talks">
        ${repeat(
          shown,
          (talk) => talk.id,
          (talk) =>
            html`<li>
              <desk-talk
                .talk=${talk}
                .others=${this.talks}
                .zone=${this.zone}
                .desk=${this.desk}
                .now=${Math.floor(clock.now() / 1000)}
              ></desk-talk>
            </li>`,
        )}
      </ul>
      ${shown.length < this.talks.length ? html`<button class="quiet" @click=${() => (this.all = true)}>${t.showAll(this.talks.length)}</button>` : nothing}
    </section>`;
  }
}

customElements.define('desk-room', DeskRoom);
