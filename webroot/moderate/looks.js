import { write } from 'sidestage/shared/api.js';

const FRESH = 45_000;
const REPEAT = 20_000;
const REST = 400;

/**
 * Who is looking at which question: told to the other moderators while one looks, and forgotten when nothing was heard
 * for a while. Nobody waits for it, and nothing is lost with it. Tells of `change`.
 */
export class Looks extends EventTarget {
  #by = new Map();
  #own = null;
  #timer = 0;

  constructor() {
    super();
    setInterval(() => this.#forget(), 5_000);
    setInterval(() => this.#own && !document.hidden && this.#tell(), REPEAT);
  }

  /** This moderator looks at a question in a room; at nothing where it is null. */
  at(room, question) {
    if (room && (this.#own?.question !== question || this.#own?.room !== room)) {
      this.#own = { room, question };
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#tell(), REST);
    }
  }

  put({ by, label, question }) {
    question ? this.#by.set(by, { label, question, at: Date.now() }) : this.#by.delete(by);
    this.dispatchEvent(new Event('change'));
  }

  /** The others that look at it, by name. */
  of(question, self) {
    return [...this.#by].filter(([by, look]) => look.question === question && by !== self).map(([, { label }]) => label);
  }

  #tell() {
    const { room, question } = this.#own;
    write('PUT', `/api/rooms/${encodeURIComponent(room)}/looking`, { question }).catch(() => {});
  }

  #forget() {
    const before = this.#by.size;
    this.#by = new Map([...this.#by].filter(([, { at }]) => Date.now() - at < FRESH));
    before !== this.#by.size && this.dispatchEvent(new Event('change'));
  }
}
