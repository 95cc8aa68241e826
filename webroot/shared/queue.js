import { read } from './api.js';

/** Of 100 questions each. A viewer reads no further down; a moderator has to see every pending one. */
const MOST_PAGES = { public: 5, moderation: Infinity };

const byVotes = (a, b) => (b.votes ?? 0) - (a.votes ?? 0) || a.askedAt.localeCompare(b.askedAt);
const byAge = (a, b) => a.askedAt.localeCompare(b.askedAt);
const byNewest = (a, b) => byAge(b, a);

/** One talk's questions, as of the last snapshot or entry, and what of them is one's own. Tells of each `change`. */
export class Queue extends EventTarget {
  #view;
  #questions = new Map();
  #gone = new Map();
  #mine = new Set();
  #votes = new Set();
  #outdated = new Set();
  #flags = new Set();
  loaded = false;
  /** How many were asked, wait and were answered, as of the last snapshot. */
  counts = null;
  /** When the talk takes questions, whether under a name, and whether counts are hidden. */
  taking = { window: null, names: 'optional', countsHidden: false };

  constructor(talk, view = 'public') {
    super();
    this.talk = talk;
    this.#view = view;
  }

  /** Takes all pages of the snapshot; resolves with their cursors. */
  async take() {
    const [pages, mine] = await Promise.all([this.#pages(), this.#view === 'public' ? this.#takeMine() : null]);
    const all = [...pages.flatMap((page) => page.body.questions), ...(mine?.body.questions ?? [])];
    this.#questions = new Map(all.map((question) => [question.id, question]));
    this.#mine = new Set(mine?.body.questions.map((question) => question.id));
    this.#votes = new Set(mine?.body.votes);
    this.#outdated = new Set(mine?.body.outdated);
    this.#flags = new Set(mine?.body.flags);
    this.#know(pages[0].body);
    this.#gone.clear();
    this.loaded = true;
    this.#changed();
    return [...pages, mine].map((snapshot) => snapshot?.cursor);
  }

  /** Takes anew what no entry tells: how many there are of those that one doesn't see. */
  async recount() {
    this.#know((await read(`/api/talks/${this.talk}/questions?view=${this.#view}`)).body);
    this.#changed();
  }

  apply(kind, data) {
    if (data.talk !== this.talk) {
      return;
    }
    if (kind === 'votes') {
      this.#count(data.votes);
    } else if (kind === 'question.gone') {
      this.#lose(data);
    } else if (kind.startsWith('question.')) {
      this.put(data);
    }
  }

  /** Takes a question as it is now, unless a newer one is here. What only its author sees has the same version as what all see, and wins. */
  put(question) {
    const known = this.#questions.get(question.id)?.version ?? this.#gone.get(question.id) ?? 0;
    if (question.version > known || (question.own && question.version === known)) {
      question.own && this.#mine.add(question.id);
      this.#questions.set(question.id, { votes: this.#questions.get(question.id)?.votes, ...question });
      this.#changed();
    }
  }

  /** One's own vote and its count, expected or as the server has it. */
  setVote(id, voted, votes) {
    voted ? this.#votes.add(id) : this.#votes.delete(id);
    this.#outdated.delete(id);
    this.#count(votes === undefined ? {} : { [id]: votes });
    this.#changed();
  }

  question(id) {
    return this.#questions.get(id);
  }

  isMine(id) {
    return this.#mine.has(id);
  }

  hasVote(id) {
    return this.#votes.has(id);
  }

  /** Whether its words were changed since one voted for it. */
  isOutdated(id) {
    return this.#outdated.has(id);
  }

  hasFlag(id) {
    return this.#flags.has(id);
  }

  setFlag(id) {
    this.#flags.add(id);
    this.#changed();
  }

  get mine() {
    return [...this.#mine].map((id) => this.#questions.get(id)).sort(byNewest);
  }

  get onstage() {
    return this.in('onstage')[0] ?? null;
  }

  get next() {
    return this.in('next')[0] ?? null;
  }

  /** The questions in a state, in the order in which one wants to see them there. */
  in(state, sort = state === 'approved' ? 'top' : 'old') {
    const order = { top: byVotes, new: byNewest, old: byAge }[sort];
    return [...this.#questions.values()].filter((question) => question.state === state).sort(order);
  }

  async #pages() {
    const path = `/api/talks/${this.talk}/questions?view=${this.#view}`;
    const pages = [await read(path)];
    while (pages.length < Math.min(pages.at(-1).body.pages, MOST_PAGES[this.#view])) {
      pages.push(await read(`${path}&page=${pages.length + 1}`));
    }
    return pages;
  }

  #know({ counts, window, names, countsHidden }) {
    this.counts = counts;
    this.taking = { window, names, countsHidden };
  }

  #takeMine() {
    return read(`/api/talks/${this.talk}/questions/mine`);
  }

  #count(votes) {
    for (const [id, count] of Object.entries(votes)) {
      const question = this.#questions.get(id);
      if (question) {
        this.#questions.set(id, { ...question, votes: count });
      }
    }
    this.#changed();
  }

  #lose({ id, version }) {
    const known = this.#questions.get(id);
    if (!this.#mine.has(id) && !(known?.version > version)) {
      this.#questions.delete(id);
      this.#gone.set(id, version);
      this.#changed();
    }
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
