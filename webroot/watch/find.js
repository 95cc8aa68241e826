/** Letters that Unicode doesn't take apart into a plain one and its mark. */
const LETTERS = { ø: 'o', ł: 'l', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' };

/** Lower case and without accents, so that `sorensen` finds Sørensen, and `lucia` Lucía. */
const plain = (text) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øłđıßæœ]/g, (letter) => LETTERS[letter]);

/** What a talk is found by, once per talk: a search looks at thousands with each letter. */
const places = new WeakMap();

function placeOf(talk) {
  let place = places.get(talk);
  if (place === undefined) {
    const words = [talk.title, talk.subtitle, talk.track, ...talk.speakers.map(({ name }) => name)];
    place = plain(words.filter(Boolean).join(' '));
    places.set(talk, place);
  }
  return place;
}

const isLive = ({ state }) => state === 'live';

/** What makes a talk pass a filter, but for its day. */
export function matcher({ room, track, language, text, live, mine }, stars) {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return (talk) =>
    (!room || talk.room === room) &&
    (!track || talk.track === track) &&
    (!language || talk.language === language) &&
    (!live || isLive(talk)) &&
    (!mine || stars.has(talk.id)) &&
    words.every((word) => placeOf(talk).includes(word));
}

/** The values that a field has in the schedule, in order: what one can filter by. */
export const valuesOf = (schedule, field) =>
  [...new Set(schedule.talks.map((talk) => talk[field]).filter(Boolean))].sort((a, b) => a.localeCompare(b));

/** The day of the event to show at an instant: that of what is on or comes next, else the last one. */
export function dayOf(schedule, now) {
  const next = schedule.talks.find((talk) => Date.parse(talk.endsAt) > now);
  return next?.day ?? schedule.event.days.at(-1);
}
