/** Letters that Unicode doesn't take apart into a plain one and its mark. */
const LETTERS = { ø: 'o', ł: 'l', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' };

/** Lower case and without accents, so that `sorensen` finds Sørensen, and `lucia` Lucía. */
const plain = (text) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øłđıßæœ]/g, (letter) => LETTERS[letter]);

/** Whether a talk passes the room, the live switch, and each word of the search. */
export function matches(talk, { room, text, live }) {
  if ((room && talk.room !== room) || (live && talk.state !== 'live')) {
    return false;
  }
  const words = plain(text).split(/\s+/).filter(Boolean);
  const place = plain(
    [talk.title, talk.subtitle, talk.track, ...talk.speakers.map(({ name }) => name)].filter(Boolean).join(' '),
  );
  return words.every((word) => place.includes(word));
}

/** The day of the event to show at an instant: that of what is on or comes next, else the last one. */
export function dayOf(schedule, now) {
  const next = schedule.talks.find((talk) => Date.parse(talk.endsAt) > now);
  return next?.day ?? schedule.event.days.at(-1);
}
