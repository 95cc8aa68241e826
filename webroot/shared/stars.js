import { read, write, writeAgain } from './api.js';

/** The talks that this viewer has marked: kept on the server, shown at once. Tells of each `change`. */
export class Stars extends EventTarget {
  calendar = null;
  #talks = new Set();
  #problem = null;

  async take() {
    const { body } = await read('/api/stars');
    this.#talks = new Set(body.talks);
    this.calendar = body.calendar ?? null;
    this.#changed(null);
  }

  has(talk) {
    return this.#talks.has(talk);
  }

  get size() {
    return this.#talks.size;
  }

  /** Why the last change didn't reach the server. */
  get problem() {
    return this.#problem;
  }

  /** Shows it at once, and takes it back where the server could not be told. */
  async toggle(talk) {
    const starred = !this.has(talk);
    this.#set(talk, starred);
    try {
      await writeAgain(starred ? 'PUT' : 'DELETE', `/api/talks/${talk}/star`);
    } catch (problem) {
      this.#set(talk, !starred);
      this.#changed(problem);
    }
  }

  /** Makes the secret address of a calendar; the one before opens nothing any more. */
  async newCalendar() {
    this.calendar = (await write('POST', '/api/stars/calendar')).calendar;
    this.#changed(null);
  }

  /** The marked talks of a schedule that still take place, by start. */
  of(schedule) {
    return schedule.talks.filter(({ id, state }) => this.has(id) && state !== 'cancelled');
  }

  /** The marked talks that run while this one does. */
  clashes(schedule, talk) {
    return this.has(talk.id) && talk.state !== 'cancelled'
      ? this.of(schedule).filter((other) => other.id !== talk.id && overlap(other, talk))
      : [];
  }

  #set(talk, starred) {
    starred ? this.#talks.add(talk) : this.#talks.delete(talk);
    this.#changed(null);
  }

  #changed(problem) {
    this.#problem = problem;
    this.dispatchEvent(new Event('change'));
  }
}

const overlap = (one, other) =>
  Date.parse(one.startsAt) < Date.parse(other.endsAt) && Date.parse(other.startsAt) < Date.parse(one.endsAt);

/** This viewer's own. */
export const stars = new Stars();
