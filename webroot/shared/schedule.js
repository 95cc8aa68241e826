import { read } from './api.js';

function grouped(talks) {
  const groups = new Map();
  talks.forEach((talk) => groups.get(talk.room)?.push(talk) ?? groups.set(talk.room, [talk]));
  return groups;
}

/** The event, its rooms and all talks, as of the last snapshot or entry. Tells of each `change`. */
export class Schedule extends EventTarget {
  event = null;
  version = 0;
  #talks = new Map();
  #rooms = new Map();
  #inOrder = null;
  #byRoom = new Map();

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

  /** By start, then by the order of the rooms. Put in order once per change: a large event has thousands. */
  get talks() {
    return (this.#inOrder ??= this.#sorted());
  }

  #sorted() {
    const order = new Map([...this.#rooms.keys()].map((room, index) => [room, index]));
    const keyed = [...this.#talks.values()].map((talk) => [Date.parse(talk.startsAt), order.get(talk.room), talk]);
    const talks = keyed.sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, , talk]) => talk);
    this.#byRoom = grouped(talks);
    return talks;
  }

  /** A room's talks, by start. */
  inRoom(room) {
    return this.talks.length ? (this.#byRoom.get(room) ?? []) : [];
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
    return (room ? this.inRoom(room) : this.talks).find((talk) => talk.state === 'scheduled');
  }

  /** What a room shows now: its live talk, else the next one, else its last one. */
  current(room) {
    const talks = this.inRoom(room).filter((talk) => talk.state !== 'cancelled');
    return talks.findLast((talk) => talk.state === 'live') ?? this.next(room) ?? talks.at(-1);
  }

  #changed() {
    this.#inOrder = null;
    this.dispatchEvent(new Event('change'));
  }
}
