/** From which state a question may come into which others, as the contract has it. */
export const TRANSITIONS = {
  pending: ['approved', 'dismissed'],
  approved: ['next', 'onstage', 'dismissed'],
  next: ['onstage', 'approved', 'dismissed'],
  onstage: ['answered', 'approved', 'dismissed'],
  answered: ['approved'],
  dismissed: ['pending'],
};

/** Why a question can be dismissed. */
export const REASONS = ['off-topic', 'duplicate', 'already-answered', 'unkind', 'other'];

/**
 * The shortest way back from one state to another, without telling anybody on the way that their question was
 * dismissed; `null` where there is none.
 */
export function wayBack(from, to) {
  const ways = [[from]];
  for (const way of ways) {
    for (const state of TRANSITIONS[way.at(-1)]) {
      if (state === to) {
        return [...way.slice(1), to];
      }
      state !== 'dismissed' && !way.includes(state) && ways.push([...way, state]);
    }
  }
  return null;
}
