import { html, nothing } from 'lit';
import './fit-text.js';
import 'sidestage/shared/audience-count.js';
import 'sidestage/shared/count-down.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

/** What is shown beside the speaker: the question on stage and the one up next, or the invitation to ask. */
class StagePicture extends Element {
  static properties = {
    queue: { attribute: false },
    talk: { attribute: false },
    room: { attribute: false },
    audience: { attribute: false },
  };

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('queue') && this.watch(...(this.queue ? [this.queue] : []));
  }

  render() {
    const onstage = this.queue?.onstage;
    return html`<div class="picture">
      <header class="stage-head">
        <h1><span>${this.room.name}</span>${this.talk ? html`<strong>${this.talk.title}</strong>` : nothing}</h1>
        ${this.talk ? this.#clock() : nothing}
      </header>
      <main>${onstage ? this.#question(onstage) : this.#invitation()}</main>
      ${onstage ? this.#foot() : nothing}
    </div>`;
  }

  #clock() {
    const { state, startsAt, endsAt } = this.talk;
    return state === 'live'
      ? html`<p class="clock"><count-down .to=${endsAt} .words=${t.timeLeft}></count-down></p>`
      : state === 'scheduled'
        ? html`<p class="clock"><count-down .to=${startsAt} .words=${t.startsIn}></count-down></p>`
        : nothing;
  }

  #question({ id, text, name }) {
    return html`<section class="onstage" aria-live="polite" aria-label=${t.questionState.onstage} data-question=${id}>
      <fit-text .text=${text}></fit-text>
      ${name ? html`<p class="by">${name}</p>` : nothing}
    </section>`;
  }

  #foot() {
    const next = this.queue.next;
    return html`<footer class="stage-foot">
      <section class="next" aria-label=${t.questionState.next}>
        ${
          next
            ? html`<h2>${t.questionState.next}</h2>
                <p data-question=${next.id} dir="auto">${next.text}</p>`
            : nothing
        }
      </section>
      <audience-count .audience=${this.audience} .room=${this.room.id}></audience-count>
      ${this.#address('small')}
    </footer>`;
  }

  #invitation() {
    return html`<section class="invitation">
      <div>
        <h2>${t.invitation}</h2>
        <p>${t.invitationHow}</p>
      </div>
      ${this.#address('large')}
    </section>`;
  }

  #address(size) {
    const path = `/r/${encodeURIComponent(this.room.id)}`;
    return html`<figure class="address ${size}">
      <img src="${path}/qr.svg" alt=${t.qrCode(this.room.name)} />
      <figcaption>${location.host}${path}</figcaption>
    </figure>`;
  }
}

customElements.define('stage-picture', StagePicture);
