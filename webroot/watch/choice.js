/** The talk that the address names, if any. */
export function linkedTalk() {
  return location.pathname.match(/^\/talks\/([^/]+)$/)?.[1] ?? null;
}

/** The talk to show: the one linked, else one that is live (best with a stream), else the next one, else the last one. */
export function choiceOf(schedule, linked) {
  const hasStream = (talk) => Boolean(talk.stream ?? schedule.room(talk.room)?.stream);
  const live = schedule.rooms
    .map(({ id }) => schedule.current(id))
    .filter((talk) => talk?.state === 'live' && talk.kind !== 'break');
  const talk = schedule.talk(linked) ?? live.find(hasStream) ?? live[0] ?? schedule.next() ?? schedule.talks.at(-1);
  return talk?.id ?? null;
}
