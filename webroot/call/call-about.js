import { html, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import 'sidestage/shared/count-down.js';
import { Ticking, clock } from 'sidestage/shared/clock.js';
import { Element } from 'sidestage/shared/element.js';
import { OWN_ZONE, fullMoment } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';

/** What the call asks, by which rules, and until when: in its own zone, in the reader's, and counting down. */
class CallAbout extends Element {
  static properties = { call: { attribute: false } };

  constructor() {
    super();
    new Ticking(this);
  }

  render() {
    const { title, introductionHtml, rules, categories } = this.call;
    return html`<h1>${title}</h1>
      ${this.#deadline()}
      <div class="prose-html">${unsafeHTML(introductionHtml)}</div>
      <h2>${t.call.categories}</h2>
      <ul class="chips">
        ${categories.map(({ name }) => html`<li class="chip">${name}</li>`)}
      </ul>
      ${rules.length
        ? html`<h2>${t.call.rules}</h2>
            <ul class="rules">
              ${rules.map((rule) => html`<li>${rule}</li>`)}
            </ul>`
        : nothing}`;
  }

  #deadline() {
    const { deadline, closesAt } = this.call;
    const aoe = deadline.zone === 'AoE';
    const zone = aoe ? 'Etc/GMT+12' : deadline.zone;
    const closed = clock.now() >= Date.parse(closesAt);
    return html`<dl class="deadline ${closed ? 'over' : ''}">
      <dt>${t.call.deadline}</dt>
      <dd>
        <strong>${fullMoment(closesAt, zone)}</strong>
        <span>${aoe ? t.call.anywhere : deadline.zone}</span>
        ${zone === OWN_ZONE ? nothing : html`<span class="muted">${t.call.forYou(fullMoment(closesAt, OWN_ZONE))}</span>`}
        <span class="left">
          ${closed ? t.call.closed : html`<count-down .to=${closesAt} .words=${t.call.left}></count-down>`}
        </span>
      </dd>
    </dl>`;
  }
}

customElements.define('call-about', CallAbout);
