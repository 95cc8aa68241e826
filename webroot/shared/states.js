/** Why a question can be dismissed. */
export const REASONS = ['off-topic', 'duplicate', 'already-answered', 'unkind', 'other'];
