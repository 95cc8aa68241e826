import { Live } from 'sidestage/shared/live.js';
import { Schedule } from 'sidestage/shared/schedule.js';

/**
 * What all sections of the organisers' page share: the schedule, and the page's place in the live stream. Tells of
 * `change` when the schedule does, and of each `entry` of the stream, with `{ kind, data }`, for sections that keep
 * more than the schedule.
 */
export class Organiser extends EventTarget {
  schedule = new Schedule();
  live = new Live({
    take: () => this.schedule.take(),
    topics: () => ['schedule'],
    apply: (kind, data) => this.#apply(kind, data),
  });

  constructor() {
    super();
    this.schedule.addEventListener('change', () => this.dispatchEvent(new Event('change')));
  }

  #apply(kind, data) {
    this.schedule.apply(kind, data);
    this.dispatchEvent(new CustomEvent('entry', { detail: { kind, data } }));
  }
}
