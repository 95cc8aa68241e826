import { read } from './api.js';

/** The event, its rooms and all talks, as of the last snapshot or entry. Tells of each `change`. */
export class Schedule extends EventTarget {
  event = null;
  version = 0;
  #talks = new Map();
  #rooms = new Map();

  /** Takes both snapshots; resolves with their cursors. */
  async take() {
    const [event, schedule] = await Promise.all([read('/api/event'), read('/api/schedule')]);
    this.event = event.body;
    this.version = schedule.body.version;
    this.#rooms = new Map(event.body.rooms.map((room) => [room.id, room]));
    this.#talks = new Map(schedule.body.talks.map((talk) => [talk.id, talk]));
    this.#changed();
    return [event.cursor, schedule.cursor];
  }

  apply(kind, data) {
    if (kind === 'talk.changed' && !(this.#talks.get(data.id)?.version >= data.version)) {
      this.#talks.set(data.id, data);
      this.#changed();
    } else if (kind === 'room.changed') {
      this.#rooms.set(data.id, data);
      this.#changed();
    }
  }

  get loaded() {
    return this.event !== null;
  }

  /** By start, then by the order of the rooms. */
  get talks() {
    const order = new Map([...this.#rooms.keys()].map((room, index) => [room, index]));
    return [...this.#talks.values()].sort(
      (a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt) || order.get(a.room) - order.get(b.room),
    );
  }

  get rooms() {
    return [...this.#rooms.values()];
  }

  talk(id) {
    return this.#talks.get(id);
  }

  room(id) {
    return this.#rooms.get(id);
  }

  roomName(id) {
    return this.#rooms.get(id)?.name ?? id;
  }

  get live() {
    return this.talks.filter((talk) => talk.state === 'live');
  }

  /** The talk that comes next, in one room or in any. */
  next(room) {
    return this.talks.find((talk) => talk.state === 'scheduled' && (!room || talk.room === room));
  }

  /** What a room shows now: its live talk, else the next one, else its last one. */
  current(room) {
    const talks = this.talks.filter((talk) => talk.room === room && talk.state !== 'cancelled');
    return talks.findLast((talk) => talk.state === 'live') ?? this.next(room) ?? talks.at(-1);
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
