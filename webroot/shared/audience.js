/** How many are watching: the whole event, and each room. Tells of `change`. */
export class Audience extends EventTarget {
  #counts = new Map();

  /** Of a room, or of the whole event; `undefined` while it isn't known. */
  of(room) {
    return this.#counts.get(room ?? '');
  }

  apply(kind, data) {
    if (kind === 'audience') {
      this.#counts.set(data.room ?? '', data.viewers);
      this.dispatchEvent(new Event('change'));
    }
  }
}
