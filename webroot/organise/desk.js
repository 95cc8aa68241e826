import { read, write } from 'sidestage/shared/api.js';

const KEPT = 20;

/**
 * What the organiser does on the day: sends changes and remembers how to undo them. What it sends are absolute values with
 * the versions that were seen, so that two who press at once do it once. Tells of each `change`.
 */
export class Desk extends EventTarget {
  /** What was done, the last one first: `{ what, undo }`. */
  done = [];
  problem = null;
  busy = false;

  /** One talk: `fields` of it, as of the version that was seen. `what` is a sentence for people. */
  change(talk, fields, what) {
    return this.send([{ talk: talk.id, version: talk.version, ...fields }], what);
  }

  /** Two talks take each other's room and time. */
  swap(one, other, what) {
    const place = ({ room, startsAt, endsAt, day }) => ({ room, startsAt, endsAt, day });
    const changes = [
      { talk: one.id, version: one.version, ...place(other) },
      { talk: other.id, version: other.version, ...place(one) },
    ];
    return this.send(changes, what);
  }

  /** All of these changes, or none. Resolves with whether it went well. */
  send(changes, what) {
    return this.#attempt(async () => {
      const { changes: changed } = await write('PATCH', '/api/talks', { changes });
      if (changed.length) {
        this.done = [{ what, undo: changed.map(({ was }) => was) }, ...this.done].slice(0, KEPT);
      }
    });
  }

  /** Takes back what was done last. */
  undo() {
    const [last, ...rest] = this.done;
    this.done = rest;
    return this.#attempt(() => write('PATCH', '/api/talks', { changes: last.undo }));
  }

  /** What these changes would come to. */
  preview(changes) {
    return write('PATCH', '/api/talks?dryRun=true', { changes });
  }

  /** A plan to shift what comes after a talk. */
  async shift(talk, minutes) {
    const query = minutes === undefined ? '' : `?minutes=${minutes}`;
    return (await read(`/api/talks/${talk.id}/shift${query}`)).body;
  }

  /** What is set of a room. */
  room(id, fields) {
    return this.#attempt(() => write('PATCH', `/api/rooms/${encodeURIComponent(id)}`, fields));
  }

  async #attempt(action) {
    this.#show({ busy: true, problem: null });
    try {
      await action();
      this.#show({ busy: false });
      return true;
    } catch (problem) {
      this.#show({ busy: false, problem });
      return false;
    }
  }

  #show(state) {
    Object.assign(this, state);
    this.dispatchEvent(new Event('change'));
  }
}
