import { before } from './cursor.js';
import { pause } from './backoff.js';

const KINDS = [
  'hello',
  'talk.changed',
  'talk.soon',
  'talk.started',
  'talk.ended',
  'talk.moved',
  'talk.cancelled',
  'announcement',
  'clock.changed',
  'event.changed',
  'schedule.replaced',
  'room.changed',
  'question.asked',
  'question.changed',
  'question.gone',
  'call.changed',
  'votes',
  'flags',
  'questions.window',
  'questions.rules',
  'audience',
  'desk.changed',
  'desk.looking',
  'reset',
];

/**
 * One connection to `/api/live`. It knows the cursor of its last entry and goes on from there, also where the browser
 * gave up: an EventSource that was answered 429 or 503 stays closed, so it is made anew, with backoff.
 */
export class Stream {
  #view;
  #onFrame;
  #onState;
  #source = null;
  #timer = 0;
  #attempt = 0;
  #topics = [];
  cursor = '';

  constructor(view, onFrame, onState) {
    this.#view = view;
    this.#onFrame = onFrame;
    this.#onState = onState;
  }

  get topics() {
    return this.#topics;
  }

  get closed() {
    return this.#source === null;
  }

  get alive() {
    return this.#source?.readyState === EventSource.OPEN;
  }

  /** Follows these topics from this cursor on, on a new connection. */
  open(topics, cursor) {
    this.close();
    this.#topics = topics;
    this.cursor = cursor;
    this.#connect();
  }

  /** The same on a new connection: what came meanwhile is sent again by the server. */
  reopen() {
    this.open(this.#topics, this.cursor);
  }

  close() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }

  #connect() {
    const query = new URLSearchParams({ topics: this.#topics.join(','), view: this.#view, lastEventId: this.cursor });
    const source = new EventSource(`/api/live?${query}`);
    source.onerror = () => this.#failed(source);
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => source === this.#source && this.#receive(kind, event));
    }
    this.#source = source;
  }

  #receive(kind, event) {
    if (kind === 'hello') {
      this.#attempt = 0;
      this.#onState('live');
    }
    if (event.lastEventId && before(this.cursor, event.lastEventId)) {
      this.cursor = event.lastEventId;
    }
    this.#onFrame(kind, JSON.parse(event.data));
  }

  #failed(source) {
    if (source !== this.#source) {
      return;
    }
    this.#onState('offline');
    if (source.readyState === EventSource.CLOSED) {
      this.#timer = setTimeout(() => this.reopen(), pause(this.#attempt++));
    }
  }
}
