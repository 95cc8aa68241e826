import { html } from 'lit';
import { clock } from 'sidestage/shared/clock.js';
import 'sidestage/shared/count-down.js';
import { date, time } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';

const SOON = 60 * 60 * 1000;

/** When a talk starts: a countdown in the hour before, else the time, with the date where it isn't today. */
export function whenOf(talk, zone) {
  const away = Date.parse(talk.startsAt) - clock.now();
  if (away > 0 && away < SOON) {
    return html`<count-down .to=${talk.startsAt} .words=${t.startsIn}></count-down>`;
  }
  const today = date(talk.startsAt, zone) === date(clock.now(), zone);
  return today ? time(talk.startsAt, zone) : `${date(talk.startsAt, zone)}, ${time(talk.startsAt, zone)}`;
}
