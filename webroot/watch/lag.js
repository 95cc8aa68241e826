import { clock } from 'sidestage/shared/clock.js';

const KEPT = 'sidestage.follow';

/**
 * Holds the entries of the stream back until the viewer's picture shows what they tell of, where the viewer wants that. The
 * page's clock is late by as much.
 */
export class Lag {
  #seconds = 0;

  /** Whether the viewer wants it. */
  get follows() {
    return localStorage.getItem(KEPT) === 'on';
  }

  follow(on) {
    localStorage.setItem(KEPT, on ? 'on' : 'off');
    this.set(this.#seconds);
  }

  /** By how many seconds of the event the stream lags. */
  set(seconds) {
    this.#seconds = seconds;
    clock.delay = this.follows ? seconds * 1_000 : 0;
  }

  /** Runs it when the viewer's picture is there; in their order, since all wait equally long. */
  after(show) {
    clock.delay && clock.speed ? setTimeout(show, clock.delay / clock.speed) : show();
  }
}
