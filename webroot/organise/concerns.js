import { clock } from 'sidestage/shared/clock.js';
import { t } from 'sidestage/shared/texts.js';

/** Rooms whose talks nobody can watch: there is something on or to come, and no stream to see it by. */
const withoutStream = ({ schedule }) =>
  schedule.rooms
    .filter(({ id, stream }) => !stream && schedule.talks.some((talk) => talk.room === id && isAhead(talk) && !talk.stream))
    .map(({ name }) => ({ text: t.concern.stream(name), section: 'rooms' }));

const isAhead = ({ kind, state }) => kind !== 'break' && (state === 'live' || state === 'scheduled');

/** A live connection is what everything here is seen by. */
const offline = ({ live }) => (live.state === 'offline' ? [{ text: t.unreachable }] : []);

/** Talks that should have begun, and haven't. */
const overdue = ({ schedule }) =>
  schedule.talks
    .filter((talk) => talk.state === 'scheduled' && Date.parse(talk.startsAt) < clock.now() - 60_000)
    .map((talk) => ({ text: t.concern.overdue(talk.title, schedule.roomName(talk.room)), section: 'desk' }));

const CONCERNS = [offline, overdue, withoutStream];

/** What an organiser should look at, most urgent first: `{ text, section? }` each. Nothing: all is well. */
export const concerns = (organiser) => CONCERNS.flatMap((concern) => concern(organiser));
