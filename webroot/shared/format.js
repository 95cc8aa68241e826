import { language } from './texts.js';

const formats = new Map();

function format(options) {
  const key = language + JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options));
  }
  return formats.get(key);
}

/** The browser's time zone. */
export const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `14:30`, in a zone. */
export const time = (instant, zone = OWN_ZONE) =>
  format({ hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(instant));

/** `Sat 28 Dec`, in a zone. */
export const date = (instant, zone = OWN_ZONE) =>
  format({ weekday: 'short', day: 'numeric', month: 'short', timeZone: zone }).format(new Date(instant));

/** `Saturday, 28 December`, of a day of the event (`2024-12-28`), which is no instant and has no zone. */
export const day = (day) =>
  format({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(day));

/** `Sat 28`, of a day of the event. */
export const shortDay = (day) => format({ weekday: 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(day));

/** `28 Dec 2024, 14:30`. */
export const moment = (instant) => format({ dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));

/** `Saturday, 28 December 2024, 23:59:59`, in a zone: what a deadline needs. */
export const fullMoment = (instant, zone = OWN_ZONE) =>
  format({ dateStyle: 'full', timeStyle: 'medium', timeZone: zone }).format(new Date(instant));

/** `1:05:09`, `12:30`, `0:05`: a countdown of some ms. */
export function countdown(ms) {
  const left = Math.max(0, Math.ceil(ms / 1000));
  const parts = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, index) => (index ? String(part).padStart(2, '0') : part)).join(':');
}
