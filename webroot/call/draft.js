import { Problem, write } from 'sidestage/shared/api.js';
import { pause } from 'sidestage/shared/backoff.js';

const NOTHING = { title: '', summary: '', categories: [], authors: [{ name: '', affiliation: '' }], email: '', links: [''] };

const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join('');

/**
 * What somebody types into the form. It is kept in this browser with every letter, so that neither a refusal, nor a lost
 * connection, nor a closed tab loses any of it. What could not be sent is sent again, when the browser comes online and
 * with backoff; a first submission under one Idempotency-Key, so that none is there twice. Tells of each `change`, and of
 * `done` with the server's answer.
 */
export class Draft extends EventTarget {
  #place;
  #token;
  #kept;
  #timer = 0;
  #attempt = 0;
  /** editing, sending, waiting (for a connection) or refused. */
  state = 'editing';
  problem = null;

  /**
   * @param place where this browser keeps it
   * @param token of the private link, where it is submitted already
   * @param submission as the server has it, to begin with
   */
  constructor({ place, token = '', submission }) {
    super();
    this.#place = `sidestage.draft.${place}`;
    this.#token = token;
    const kept = JSON.parse(localStorage.getItem(this.#place) ?? 'null');
    const usable = kept && (!submission || kept.version === submission.version);
    this.#kept = usable ? kept : { values: valuesOf(submission), version: submission?.version };
    addEventListener('online', () => this.state === 'waiting' && this.#send());
  }

  get values() {
    return this.#kept.values;
  }

  /** Whether something was typed that the server doesn't have. */
  get isTyped() {
    return Boolean(this.#kept.typed);
  }

  change(name, value) {
    this.#keep({ ...this.#kept, typed: true, values: { ...this.values, [name]: value } });
    clearTimeout(this.#timer);
    this.#show('editing');
  }

  /** Sends it: as a draft, or for good; `late` is a late link's token. */
  submit({ draft, late }) {
    const body = { ...bodyOf(this.values), draft };
    this.#keep({ ...this.#kept, next: this.#token ? body : { ...body, ...(late ? { late } : {}) } });
    this.#attempt = 0;
    return this.#send();
  }

  /** Forgets what is kept here: the server has it. */
  forget() {
    localStorage.removeItem(this.#place);
  }

  async #send() {
    clearTimeout(this.#timer);
    this.#show('sending');
    try {
      const answer = this.#token ? await this.#revise(this.#token, this.#kept.version) : await this.#create();
      this.forget();
      this.#show('editing');
      this.dispatchEvent(new CustomEvent('done', { detail: answer }));
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      this.#failed(problem);
    }
  }

  /** What was sent before and never answered may have arrived: that is settled first, and then changed. */
  async #create() {
    const { next } = this.#kept;
    const first = this.#kept.first ?? { key: newKey(), body: next };
    this.#keep({ ...this.#kept, first });
    const made = await write('POST', '/api/submissions', first.body, { 'Idempotency-Key': first.key });
    if (JSON.stringify(first.body) !== JSON.stringify(next)) {
      await this.#revise(made.token, made.submission.version);
    }
    return made;
  }

  #revise(token, version) {
    const { late, ...body } = this.#kept.next;
    return write('PUT', '/api/submissions/own', { ...body, version }, { 'Submission-Token': token });
  }

  #failed(problem) {
    this.problem = problem;
    if (problem.temporary) {
      this.#timer = setTimeout(() => this.#send(), problem.retryAfter ?? pause(++this.#attempt));
      this.#show('waiting', problem);
    } else {
      this.#keep({ ...this.#kept, first: undefined });
      this.#show('refused', problem);
    }
  }

  #keep(kept) {
    this.#kept = kept;
    localStorage.setItem(this.#place, JSON.stringify(kept));
  }

  #show(state, problem = null) {
    Object.assign(this, { state, problem });
    this.dispatchEvent(new Event('change'));
  }
}

function valuesOf(submission) {
  if (!submission) {
    return NOTHING;
  }
  const { title, summary, categories, authors, email, links, invitation } = submission;
  return {
    ...{ title, summary, categories, email, invitation },
    authors: authors.length ? authors : NOTHING.authors,
    links: links.length ? links : NOTHING.links,
  };
}

/** Without the rows that were left empty. */
function bodyOf({ authors, links, invitation, ...values }) {
  return {
    ...values,
    authors: authors.filter(({ name, affiliation }) => name.trim() || affiliation?.trim()),
    links: links.map((link) => link.trim()).filter(Boolean),
    ...(invitation === undefined ? {} : { invitation }),
  };
}
