/** A cursor is `<epoch>-<sequence>`. The pages only compare two of them. */
function parse(cursor) {
  const cut = cursor.lastIndexOf('-');
  return { epoch: cursor.slice(0, cut), sequence: Number(cursor.slice(cut + 1)) };
}

/** Whether `one` comes before `other` in the log. A cursor of another epoch counts as earlier: the server answers it with `reset`. */
export function before(one, other) {
  const [a, b] = [parse(one), parse(other)];
  return a.epoch !== b.epoch || a.sequence < b.sequence;
}

/** The lowest of some cursors, or `null` where there is none or they come from different epochs, so that a snapshot is outdated. */
export function lowest(cursors) {
  const known = cursors.filter(Boolean);
  const epochs = new Set(known.map((cursor) => parse(cursor).epoch));
  return epochs.size === 1 ? known.reduce((low, cursor) => (before(cursor, low) ? cursor : low)) : null;
}
