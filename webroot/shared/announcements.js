import { read } from './api.js';
import { clock } from './clock.js';

/** What is being announced, as of the last snapshot or entry. Tells of each `change`. */
export class Announcements extends EventTarget {
  #all = new Map();

  /** Takes the snapshot; resolves with its cursors. */
  async take() {
    const { body, cursor } = await read('/api/announcements');
    this.#all = new Map(body.announcements.map((one) => [one.id, one]));
    this.dispatchEvent(new Event('change'));
    return [cursor];
  }

  apply(kind, data) {
    if (kind === 'announcement') {
      this.#all.set(data.id, data);
      this.dispatchEvent(new Event('change'));
    }
  }

  /** What is to be shown now: to everybody, and to the audience of that room; without a room, all. */
  shown(room) {
    return [...this.#all.values()]
      .filter(({ endsAt }) => !endsAt || Date.parse(endsAt) > clock.now())
      .filter((one) => room === undefined || !one.room || one.room === room)
      .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  }
}
