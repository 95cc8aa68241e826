/** What a moderator can do with a question: by which key, from which states, and which state comes of it. */
export const ACTIONS = [
  { name: 'approve', key: 'a', to: { pending: 'approved' } },
  { name: 'promote', key: 's', to: { approved: 'onstage', next: 'onstage' } },
  { name: 'upNext', key: 'n', to: { approved: 'next' } },
  { name: 'answer', key: 'e', to: { onstage: 'answered' } },
  { name: 'back', key: 'b', to: { next: 'approved', onstage: 'approved', answered: 'approved', dismissed: 'pending' } },
  {
    name: 'dismiss',
    key: 'd',
    to: { pending: 'dismissed', approved: 'dismissed', next: 'dismissed', onstage: 'dismissed' },
  },
];

/** The actions that a question in a state allows. */
export const actionsIn = (state) => ACTIONS.filter(({ to }) => to[state]);

const COMMANDS = {
  j: { name: 'move', step: 1 },
  ArrowDown: { name: 'move', step: 1 },
  k: { name: 'move', step: -1 },
  ArrowUp: { name: 'move', step: -1 },
  Enter: { name: 'bring-next' },
  u: { name: 'undo' },
  '?': { name: 'keys' },
  ...Object.fromEntries(ACTIONS.map(({ key, name }) => [key, { name }])),
};

/** What a pressed key asks for, if anything: not while somebody types, and Enter on a control is that control's. */
export function commandOf({ key, target, ctrlKey, metaKey, altKey }) {
  const typing = target.closest('input, select, textarea, dialog');
  const onControl = key === 'Enter' && target.closest('button, a, summary');
  return ctrlKey || metaKey || altKey || typing || onControl ? undefined : COMMANDS[key];
}
