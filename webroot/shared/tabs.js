import { before } from './cursor.js';
import { Stream } from './stream.js';

/**
 * Shares one stream among the tabs of a browser that have the same view: with a stream per tab, six tabs would starve
 * every fetch on HTTP/1.1. The tab that holds a Web Lock leads: it has the stream, with the topics of all tabs, and
 * passes each frame on over a BroadcastChannel. A tab that joins says up to which cursor its snapshots hold; where the
 * stream is further, it is opened again from there, and whoever gets an entry twice ignores it by its version.
 *
 * Without these two (Web Locks need a secure context) each tab leads itself.
 */
export class Tabs {
  #name;
  #tab = crypto.getRandomValues(new Uint32Array(2)).join('-');
  #onFrame;
  #onState;
  #stream;
  #channel = null;
  #queued = null;
  #leads = false;
  #topics = [];
  #cursor = '';
  #others = new Map();
  #hello = null;

  constructor(view, onFrame, onState) {
    this.#name = `sidestage-live-${view}`;
    this.#onFrame = onFrame;
    this.#onState = onState;
    this.#stream = new Stream(
      view,
      (kind, data) => this.#came(kind, data),
      (state) => this.#turned(state),
    );
    if (navigator.locks && globalThis.BroadcastChannel) {
      this.#channel = new BroadcastChannel(this.#name);
      this.#channel.onmessage = ({ data }) => this.#heard(data);
      addEventListener('pagehide', () => this.#say({ leave: this.#tab }));
    }
  }

  /** This tab wants these topics, and has everything up to this cursor. */
  join(topics, cursor) {
    const first = !this.#cursor;
    this.#topics = topics;
    this.#cursor = cursor;
    if (this.#leads) {
      this.#cover(cursor);
    } else if (!this.#channel) {
      this.#lead();
    } else {
      this.#say({ join: this.#tab, topics, cursor });
      first && this.#queue();
    }
  }

  /** The page is looked at again: make sure of a living stream, by taking the lead from a tab that may be asleep. */
  wake() {
    if (this.#leads) {
      this.revive();
    } else if (this.#cursor) {
      this.#queued?.abort();
      this.#hold({ steal: true });
    }
  }

  /** Opens the stream of this tab, if it leads, on a new connection. */
  revive() {
    this.#leads && this.#stream.reopen();
  }

  /** This tab wants nothing any more. */
  leave() {
    this.#say({ leave: this.#tab });
    this.#stream.close();
  }

  /** Whether this tab leads and its stream is open. */
  get alive() {
    return this.#leads && this.#stream.alive;
  }

  #queue() {
    this.#queued = new AbortController();
    this.#hold({ signal: this.#queued.signal });
  }

  #hold(options) {
    const lead = () => {
      this.#lead();
      return new Promise(() => {});
    };
    navigator.locks.request(this.#name, options, lead).catch(() => {
      if (this.#leads) {
        this.#leads = false;
        this.#stream.close();
        this.#queue();
      }
    });
  }

  #lead() {
    this.#leads = true;
    this.#others.clear();
    this.#stream.open(this.#topics, this.#cursor);
    this.#say({ who: this.#tab });
  }

  /** Opens the stream anew where it is closed, lacks a topic, or is further than a tab that joined. */
  #cover(cursor) {
    const topics = [...new Set([...this.#topics, ...[...this.#others.values()].flat()])];
    const lacks = topics.some((topic) => !this.#stream.topics.includes(topic));
    const ahead = before(cursor, this.#stream.cursor);
    if (lacks || ahead || this.#stream.closed) {
      this.#stream.open(topics, ahead ? cursor : this.#stream.cursor);
    } else if (this.#stream.alive) {
      this.#turned('live');
    }
  }

  #heard(message) {
    if (message.kind) {
      this.#take(message);
    } else if (message.state) {
      this.#onState(message.state);
    } else if (message.who && this.#cursor) {
      this.#say({ join: this.#tab, topics: this.#topics, cursor: this.#cursor });
    } else if (message.leave) {
      this.#others.delete(message.leave);
    } else if (message.join && this.#leads) {
      this.#others.set(message.join, message.topics);
      this.#cover(message.cursor);
      this.#hello && this.#say(this.#hello);
    }
  }

  #came(kind, data) {
    const frame = { kind, data, cursor: this.#stream.cursor, at: Date.now() };
    if (kind === 'hello') {
      this.#hello = frame;
    } else if (kind === 'reset') {
      this.#stream.close();
    }
    this.#say(frame);
    this.#take(frame);
  }

  #take({ kind, data, cursor, at }) {
    if (kind === 'hello') {
      this.#onState('live');
    } else if (this.#cursor) {
      this.#cursor = cursor;
    }
    this.#onFrame(kind, data, at);
  }

  #turned(state) {
    this.#say({ state });
    this.#onState(state);
  }

  #say(message) {
    this.#channel?.postMessage(message);
  }
}
