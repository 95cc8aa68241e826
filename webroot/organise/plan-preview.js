import { html, nothing } from 'lit';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';
import { toField } from './zone-time.js';

/** What some changes come to, before they are made: each talk with its times before and after, and what is odd. */
class PlanPreview extends Element {
  static properties = { result: { attribute: false }, schedule: { attribute: false } };

  render() {
    const { changes, remarks } = this.result;
    return changes.length
      ? html`<ul class="plan">
          ${changes.map(
            ({ talk, title, was, is }) =>
              html`<li>
                <strong>${title}</strong>
                <span class="muted">${this.#place(was)} → <b>${this.#place(is, was)}</b></span>
                ${remarks.filter((remark) => remark.talk === talk).map(({ kind, other }) => html`<span class="late">${t.desk.remark[kind](this.schedule.talk(other)?.title)}</span>`)}
              </li>`,
          )}
        </ul>`
      : html`<p class="muted">${t.desk.nothingChanges}</p>`;
  }

  #place(place, before) {
    const { zone } = this.schedule.event;
    const [day, from] = toField(place.startsAt, zone).split('T');
    const [, to] = toField(place.endsAt, zone).split('T');
    const room = before?.room !== place.room && before ? ` · ${this.schedule.roomName(place.room)}` : nothing;
    return html`${before && toField(before.startsAt, zone).startsWith(day) ? nothing : `${day} `}${from}–${to}${room}`;
  }
}

customElements.define('plan-preview', PlanPreview);
