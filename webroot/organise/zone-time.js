const formats = new Map();

function parts(instant, zone) {
  if (!formats.has(zone)) {
    formats.set(
      zone,
      new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      }),
    );
  }
  return Object.fromEntries(formats.get(zone).formatToParts(instant).map(({ type, value }) => [type, value]));
}

/** `2026-12-01T10:30`: an instant as a `datetime-local` field of a zone has it. */
export function toField(instant, zone) {
  const { year, month, day, hour, minute } = parts(new Date(instant).getTime(), zone);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/** How far a zone is ahead of UTC at an instant, in ms. */
function offset(instant, zone) {
  const { year, month, day, hour, minute, second } = parts(instant, zone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

const DAY = 86_400_000;

/**
 * The instants that a field of a zone may mean: one; none where the clocks are put forward over it; two where they are put
 * back. The earlier one comes first.
 */
export function fromField(field, zone) {
  const asUtc = Date.parse(`${field}Z`);
  const offsets = new Set([offset(asUtc - DAY, zone), offset(asUtc + DAY, zone)]);
  return [...offsets]
    .map((ahead) => ({ instant: asUtc - ahead, ahead }))
    .filter(({ instant, ahead }) => offset(instant, zone) === ahead)
    .map(({ instant }) => new Date(instant).toISOString())
    .sort();
}
