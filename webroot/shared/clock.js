/**
 * The event's clock. The stream's `hello` says what time it is there and how fast it runs (1, but in a rehearsal);
 * until then the browser's own clock stands in. Tells of `change` when it was set.
 */
class Clock extends EventTarget {
  #now = Date.now();
  #at = Date.now();
  #speed = 1;
  #delay = 0;
  rehearsal = false;

  /** `at`: when the hello came, in the browser's clock. */
  set({ now, speed = 1, rehearsal = false }, at) {
    this.#now = Date.parse(now);
    this.#at = at;
    this.#speed = speed;
    this.rehearsal = rehearsal;
    this.dispatchEvent(new Event('change'));
  }

  /** The event's time, in ms since 1970. */
  now() {
    return this.#now + (Date.now() - this.#at) * this.#speed - this.#delay;
  }

  /** How many seconds of the event pass in one of ours; 0 where a rehearsal stands still. */
  get speed() {
    return this.#speed;
  }

  /** By how many ms of the event what is looked at is late. */
  get delay() {
    return this.#delay;
  }

  set delay(ms) {
    if (ms !== this.#delay) {
      this.#delay = ms;
      this.dispatchEvent(new Event('change'));
    }
  }
}

export const clock = new Clock();

/** Renders its component again each second, while anybody looks, and whenever the clock is set. */
export class Ticking {
  #host;
  #timer = 0;
  #set = () => this.#host.requestUpdate();

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#timer = setInterval(() => document.hidden || this.#host.requestUpdate(), 1_000);
    clock.addEventListener('change', this.#set);
  }

  hostDisconnected() {
    clearInterval(this.#timer);
    clock.removeEventListener('change', this.#set);
  }
}
