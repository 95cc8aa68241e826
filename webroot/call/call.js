import { read } from 'sidestage/shared/api.js';
import { clock } from 'sidestage/shared/clock.js';

/** The call for posters and whose event it is for, as of the last snapshot or entry. Tells of each `change`. */
export class Call extends EventTarget {
  event = null;
  /** `undefined` until it is known, `null` where there is none. */
  content = undefined;

  /** Takes both snapshots; resolves with their cursors. */
  async take() {
    const [event, call] = await Promise.all([read('/api/event'), read('/api/call').catch(none)]);
    this.event = event.body;
    this.content = call.body;
    this.#changed();
    return [event.cursor, call.cursor].filter(Boolean);
  }

  apply(kind, data) {
    if (kind === 'call.changed' && !(this.content?.version >= data.version)) {
      this.content = data;
      this.#changed();
    }
  }

  /** Whether the deadline has passed, by the event's clock; `until` is a submission's own. */
  isClosed(until = this.content.closesAt) {
    return clock.now() >= Date.parse(until);
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

function none(problem) {
  if (problem.status === 404) {
    return { body: null };
  }
  throw problem;
}
