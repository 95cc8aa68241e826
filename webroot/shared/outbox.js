import { Problem, write } from './api.js';
import { pause } from './backoff.js';
import { language } from './texts.js';

const KEPT = 'sidestage.outbox';

/**
 * The questions of this browser that have not reached the server. Each is kept, with its Idempotency-Key, before it is
 * first sent, and sent again until there is an answer: when the browser comes online, when the page is looked at, and
 * with backoff. So neither a lost connection nor a closed tab loses one, and none is asked twice. Tells of `change`,
 * and of `asked` with the question that came of it.
 */
export class Outbox extends EventTarget {
  #sending = false;
  #attempt = 0;
  #timer = 0;

  constructor() {
    super();
    addEventListener('storage', (event) => event.key === KEPT && this.#changed());
    addEventListener('online', () => this.send());
    document.addEventListener('visibilitychange', () => document.hidden || this.send());
  }

  /** Those of a talk: `{ key, talk, text, name?, state: sending | waiting | refused, detail?, question? }`. */
  of(talk) {
    return this.#kept().filter((entry) => entry.talk === talk);
  }

  ask(talk, text, name) {
    const key = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join('');
    this.#keep([...this.#kept(), { key, talk, text, name: name || undefined, language, state: 'sending' }]);
    return this.send();
  }

  cancel(key) {
    this.#keep(this.#kept().filter((entry) => entry.key !== key));
  }

  /** Sends what waits, one after the other, until one can't be sent. */
  async send() {
    clearTimeout(this.#timer);
    if (this.#sending) {
      return;
    }
    this.#sending = true;
    let entry;
    while ((entry = this.#kept().find(({ state }) => state !== 'refused')) && (await this.#deliver(entry)));
    this.#sending = false;
    if (entry) {
      this.#timer = setTimeout(() => this.send(), pause(++this.#attempt));
    }
  }

  /** Resolves with whether there was an answer, be it a refusal. */
  async #deliver({ key, talk, text, name, language: spoken }) {
    const body = { text, name, language: spoken };
    try {
      const question = await write('POST', `/api/talks/${talk}/questions`, body, { 'Idempotency-Key': key });
      this.#attempt = 0;
      this.dispatchEvent(new CustomEvent('asked', { detail: question }));
      this.cancel(key);
      return true;
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      const { message: detail, question } = problem;
      const tooOften = problem.status === 429 ? { detail } : {};
      const change = problem.temporary ? { state: 'waiting', ...tooOften } : { state: 'refused', detail, question };
      this.#keep(this.#kept().map((entry) => (entry.key === key ? { ...entry, ...change } : entry)));
      return !problem.temporary;
    }
  }

  #kept() {
    return JSON.parse(localStorage.getItem(KEPT) ?? '[]');
  }

  #keep(entries) {
    localStorage.setItem(KEPT, JSON.stringify(entries));
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
