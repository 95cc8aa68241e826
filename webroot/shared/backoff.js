/** How long to wait before the next attempt, in ms: doubling from half a second to 30 s, spread so that readers don't come back all at once. */
export function pause(attempt) {
  const most = Math.min(30_000, 500 * 2 ** attempt);
  return most / 2 + (Math.random() * most) / 2;
}

/** Resolves after `ms`, or earlier when the browser comes online or the page is looked at again. */
export function wait(ms) {
  return new Promise((resolve) => {
    const gone = new AbortController();
    const done = () => {
      clearTimeout(timer);
      gone.abort();
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done, { signal: gone.signal });
    document.addEventListener('visibilitychange', () => document.hidden || done(), { signal: gone.signal });
  });
}
