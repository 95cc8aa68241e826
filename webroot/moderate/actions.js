/** What a moderator can do with a question: by which key, from which states, and which state comes of it. */
export const ACTIONS = [
  { name: 'approve', key: 'a', to: { pending: 'approved' } },
  { name: 'promote', key: 's', to: { approved: 'onstage', next: 'onstage' } },
  { name: 'upNext', key: 'n', to: { approved: 'next' } },
  { name: 'answer', key: 'e', to: { onstage: 'answered' } },
  { name: 'back', key: 'b', to: { next: 'approved', onstage: 'approved', answered: 'approved', dismissed: 'pending' } },
  { name: 'dismiss', key: 'd', to: { pending: 'dismissed', approved: 'dismissed', next: 'dismissed', onstage: 'dismissed' } },
];

/** The actions that a question in a state allows. */
export const actionsIn = (state) => ACTIONS.filter(({ to }) => to[state]);
