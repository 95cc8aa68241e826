import { pause, wait } from './backoff.js';

const ATTEMPTS = 4;
const TEMPORARY = [0, 429, 502, 503, 504];

/** The cursor of this tab's last write: reads carry it, so that they hold what was written, on any node. */
let written = '';

/** What the server refused, or that it could not be reached (status 0). The message is a sentence for people. */
export class Problem extends Error {
  constructor({ status = 0, type = 'about:blank', detail = '', field, question, retryAfter }) {
    super(detail);
    Object.assign(this, { status, type, field, question, retryAfter });
  }

  /** Whether the same request may well succeed later. */
  get temporary() {
    return TEMPORARY.includes(this.status);
  }
}

/** GETs a snapshot: `{ body, cursor }`. */
export async function read(path, more = {}) {
  const headers = written ? { 'Sidestage-Cursor': written, ...more } : more;
  const answer = await persist(() => send('GET', path, { headers }));
  return { body: await answer.json(), cursor: answer.headers.get('Sidestage-Cursor') };
}

/** Sends a change, once; resolves with the body of the answer. */
export async function write(method, path, body, headers = {}) {
  const answer = await send(method, path, {
    headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return settle(answer);
}

/** Sends a change that may be repeated without harm, and repeats it while the server is away. */
export async function writeAgain(method, path) {
  return settle(await persist(() => send(method, path, {})));
}

/** Sends a file as it is, with its own content type. */
export async function upload(path, file, type, headers = {}) {
  return settle(await send('PUT', path, { headers: { 'Content-Type': type, ...headers }, body: file }));
}

/** Posts a file as it is, with its own content type. */
export async function uploadNew(path, file, type) {
  return settle(await send('POST', path, { headers: { 'Content-Type': type }, body: file }));
}

async function settle(answer) {
  written = answer.headers.get('Sidestage-Cursor') ?? written;
  return answer.status === 204 ? undefined : answer.json();
}

async function persist(attempt) {
  for (let count = 0; ; count++) {
    try {
      return await attempt();
    } catch (problem) {
      if (!problem.temporary || count + 1 === ATTEMPTS) {
        throw problem;
      }
      await wait(problem.retryAfter ?? pause(count));
    }
  }
}

async function send(method, path, options) {
  let answer;
  try {
    answer = await fetch(path, { method, ...options });
  } catch {
    throw new Problem({ status: 0 });
  }
  if (!answer.ok) {
    throw await problemOf(answer);
  }
  return answer;
}

async function problemOf(answer) {
  const seconds = Number(answer.headers.get('Retry-After'));
  const told = await answer.json().catch(() => ({ detail: answer.statusText }));
  return new Problem({
    ...told,
    status: answer.status,
    retryAfter: seconds > 0 ? Math.min(seconds, 10) * 1000 : undefined,
  });
}
