import { clock } from './clock.js';

/** What a talk's window is now, by the event's clock: open, early, over, closed or none. */
export function standingOf(window) {
  if (!window || window.mode !== 'automatic') {
    return window?.mode ?? 'open';
  }
  const now = clock.now();
  return now < Date.parse(window.opensAt) ? 'early' : now < Date.parse(window.closesAt) ? 'open' : 'over';
}
