import { read } from './api.js';

const COVERS = {
  invited: ['invited', 'moderator', 'organiser'],
  reviewer: ['reviewer', 'organiser'],
  stage: ['stage', 'moderator', 'organiser'],
  speaker: ['speaker', 'moderator', 'organiser'],
  moderator: ['moderator', 'organiser'],
  organiser: ['organiser'],
};

/** Who this browser is. Taken before anything else, since it is what gives a browser its viewer cookie. */
export async function session() {
  return (await read('/api/session')).body;
}

/** Whether these grants are enough for a role, in a room or in any. */
export function may(grants, role, room) {
  return grants.some(
    (grant) => !grant.talk && COVERS[role].includes(grant.role) && (!room || !grant.room || grant.room === room),
  );
}

/** Whether these grants are enough for a role with a talk in a room. */
export function mayWith(grants, role, { id, room }) {
  return may(grants, role, room) || grants.some((grant) => grant.talk === id && COVERS[role].includes(grant.role));
}
