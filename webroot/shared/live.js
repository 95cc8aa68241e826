import { clock } from './clock.js';
import { lowest } from './cursor.js';
import { pause, wait } from './backoff.js';
import { Tabs } from './tabs.js';

const SHORT_LOOK_AWAY = 5_000;

/** What changes more than it tells: the snapshots are taken anew, not by all pages in the same moment. */
const ANEW = ['schedule.replaced', 'room.changed', 'event.changed', 'questions.window', 'questions.rules'];

/**
 * Owns the page's place in the live stream. The page tells it how to take its snapshots, which topics it follows, and
 * what to do with an entry; Live sees to it that snapshots and stream together miss nothing, also after `reset`, a lost
 * connection, and a page that was hidden. Tells of `change` when `state` does: connecting, live or offline.
 */
export class Live extends EventTarget {
  #takeAll;
  #topics;
  #apply;
  #tabs;
  #turn = 0;
  #whole = true;
  #hiddenAt = 0;
  #ended = false;
  state = 'connecting';
  /** When the page was last known to be up to date, in the browser's clock; `null` where it never was. */
  since = null;
  /** What stands in the way of the snapshots and won't go away by waiting. */
  problem = null;

  constructor({ view = 'public', take, topics, apply }) {
    super();
    this.#takeAll = take;
    this.#topics = topics;
    this.#apply = apply;
    this.#tabs = new Tabs(
      view,
      (...frame) => this.#frame(...frame),
      (state) => this.#show(state),
    );
    document.addEventListener('visibilitychange', () => this.#looked());
    addEventListener('pageshow', (event) => event.persisted && this.refresh());
    addEventListener('online', () => this.#ended || this.#tabs.revive());
    addEventListener('offline', () => this.#show('offline'));
  }

  /** Takes all snapshots, or only those of `take`, and follows the stream from there. Resolves once they are in. */
  async refresh(take) {
    const turn = ++this.#turn;
    this.#whole ||= !take;
    const all = this.#whole;
    for (let attempt = 0; turn === this.#turn; attempt++) {
      try {
        const cursor = lowest(await (all ? this.#takeAll() : take()));
        if (cursor && turn === this.#turn) {
          this.#whole = false;
          this.problem = null;
          this.#tabs.join(this.#topics(), cursor);
          return;
        }
      } catch (problem) {
        this.#fail(problem);
      }
      await wait(pause(attempt));
    }
  }

  /** Follows nothing any more: what this page may see has ended. */
  end() {
    this.#ended = true;
    this.#turn++;
    this.#tabs.leave();
  }

  #fail(problem) {
    if (!('temporary' in problem)) {
      throw problem;
    }
    this.problem = problem.temporary ? null : problem;
    this.#show('offline');
  }

  #frame(kind, data, at) {
    if (kind === 'hello' || kind === 'clock.changed') {
      clock.set(data, at);
    } else if (kind === 'reset') {
      this.refresh();
    } else if (ANEW.includes(kind)) {
      setTimeout(() => this.refresh(), Math.random() * 1_000);
    } else {
      this.#apply(kind, data);
    }
  }

  #looked() {
    if (document.hidden) {
      this.#hiddenAt = Date.now();
    } else if (this.#ended) {
      return;
    } else if (!this.#tabs.alive || Date.now() - this.#hiddenAt > SHORT_LOOK_AWAY) {
      this.#tabs.wake();
    }
  }

  #show(state) {
    if (this.state === 'live' && state !== 'live') {
      this.since = Date.now();
    }
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}
