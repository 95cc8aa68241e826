/**
 * What a moderator can do with a question: by which key, and from which states. `to` is the state that comes of it;
 * an action without one is another change, or asks something first.
 */
export const ACTIONS = [
  { name: 'approve', key: 'a', to: { pending: 'approved', merged: 'approved' }, bulk: true },
  { name: 'promote', key: 's', to: { approved: 'onstage', next: 'onstage' } },
  { name: 'upNext', key: 'n', to: { approved: 'next' } },
  { name: 'answer', key: 'e', to: { onstage: 'answered' } },
  { name: 'write', key: 'w', in: ['deferred'] },
  { name: 'back', key: 'b', to: { next: 'approved', onstage: 'approved', answered: 'approved', dismissed: 'pending' } },
  {
    name: 'dismiss',
    key: 'd',
    to: { pending: 'dismissed', approved: 'dismissed', next: 'dismissed', onstage: 'dismissed' },
    bulk: true,
  },
  { name: 'merge', key: 'm', in: ['pending', 'approved', 'next'] },
  { name: 'forward', key: 't', in: ['deferred'] },
  { name: 'earlier', key: 'K', in: ['approved'] },
  { name: 'later', key: 'J', in: ['approved'] },
  { name: 'claim', key: 'c', in: ['pending', 'approved', 'next', 'onstage', 'deferred'] },
  { name: 'memo', key: 'p' },
  { name: 'restrain', key: 'r' },
  { name: 'select', key: 'x' },
];

/** The rows' own buttons, by state: what one does most. The rest is behind “More”. */
const FIRST = {
  pending: ['approve', 'dismiss', 'merge'],
  approved: ['promote', 'upNext', 'dismiss'],
  next: ['promote', 'back', 'dismiss'],
  onstage: ['answer', 'back', 'dismiss'],
  answered: ['back'],
  deferred: ['write', 'forward'],
  dismissed: ['back'],
  merged: ['approve'],
  withdrawn: [],
};

/** Whether a question in a state allows an action. */
export const allows = (action, state) => (action.to ? state in action.to : (action.in?.includes(state) ?? true));

/** The actions that a question in a state allows, split into those that are shown at once and the rest. */
export function actionsIn(state) {
  const all = ACTIONS.filter((action) => allows(action, state));
  const first = FIRST[state];
  return {
    first: first.map((name) => all.find((action) => action.name === name)),
    rest: all.filter(({ name }) => !first.includes(name)),
  };
}

/** What the page as a whole does at a key. */
export const COMMANDS = {
  j: { name: 'move', step: 1 },
  ArrowDown: { name: 'move', step: 1 },
  k: { name: 'move', step: -1 },
  ArrowUp: { name: 'move', step: -1 },
  g: { name: 'first' },
  G: { name: 'last' },
  Enter: { name: 'bring-next' },
  u: { name: 'undo' },
  '/': { name: 'search' },
  o: { name: 'sort' },
  i: { name: 'relay' },
  Escape: { name: 'nothing' },
  '?': { name: 'keys' },
  0: { name: 'states', index: -1 },
  ...Object.fromEntries(Array.from({ length: 9 }, (_, index) => [index + 1, { name: 'states', index }])),
};

const KEYS = { ...COMMANDS, ...Object.fromEntries(ACTIONS.map(({ key, name }) => [key, { name, act: true }])) };

/** What a pressed key asks for, if anything: not while somebody types, and Enter on a control is that control's. */
export function commandOf({ key, target, ctrlKey, metaKey, altKey }) {
  if (target.closest('input, select, textarea, dialog')) {
    return undefined;
  }
  if ((ctrlKey || metaKey) && key === 'z') {
    return KEYS.u;
  }
  const onControl = key === 'Enter' && target.closest('button, a, summary');
  return ctrlKey || metaKey || altKey || onControl ? undefined : KEYS[key];
}
