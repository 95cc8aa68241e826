import { read } from 'sidestage/shared/api.js';
import { clock } from 'sidestage/shared/clock.js';
import { Looks } from './looks.js';

const byAge = (a, b) => a.askedAt.localeCompare(b.askedAt) || a.id.localeCompare(b.id);
const byVotes = (a, b) => b.votes - a.votes || byAge(a, b);

/** The states in the order in which a moderator meets them. */
export const STATES = [
  'pending',
  'approved',
  'next',
  'onstage',
  'answered',
  'deferred',
  'dismissed',
  'merged',
  'withdrawn',
];

const fold = (text) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();

/**
 * All questions of some rooms, and what their moderators share about them: claims, memos, the order by hand, who is
 * looking at what. Pages come in one after the other, the oldest questions first, and are shown as they come. Tells of
 * `change`, at most once a frame.
 */
export class Desk extends EventTarget {
  #questions = new Map();
  #gone = new Map();
  #shared = new Map();
  #told = false;
  looks = new Looks();
  rooms = [];
  loaded = false;
  /** Pages that are in, of how many. */
  progress = { done: 0, of: 1 };

  constructor(schedule) {
    super();
    this.schedule = schedule;
    this.looks.addEventListener('change', () => this.#changed());
  }

  /** From now on those of these rooms; take them anew. */
  choose(rooms) {
    this.rooms = rooms;
    this.loaded = false;
    this.#questions = new Map();
    this.#shared = new Map();
    this.#changed();
  }

  /** Takes the desks and all pages of the rooms; resolves with their cursors. */
  async take() {
    const taking = this.loaded ? new Map() : this.#questions;
    this.#gone.clear();
    this.progress = { done: 0, of: this.rooms.length };
    const cursors = await Promise.all(this.rooms.map((room) => this.#room(room, taking)));
    this.#questions = taking;
    this.loaded = true;
    this.#changed();
    return cursors.flat();
  }

  async #room(room, taking) {
    const path = `/api/rooms/${encodeURIComponent(room)}`;
    const shared = await read(`${path}/desk`);
    this.#shared.set(room, shared.body);
    const cursors = [shared.cursor];
    for (let page = 1, pages = 1; page <= pages && this.rooms.includes(room); page++) {
      const { body, cursor } = await read(`${path}/queue?page=${page}`);
      body.questions.forEach((question) => taking.set(question.id, question));
      this.progress = { done: this.progress.done + 1, of: this.progress.of + body.pages - pages };
      pages = body.pages;
      cursors.push(cursor);
      this.#changed();
    }
    return cursors;
  }

  apply(kind, data) {
    if (kind === 'votes') {
      this.#count(data.votes);
    } else if (kind === 'question.gone') {
      this.#lose(data);
    } else if (kind === 'desk.changed') {
      this.#share(data);
    } else if (kind === 'desk.looking') {
      this.looks.put(data);
    } else if (kind.startsWith('question.') && this.schedule.talk(data.talk)) {
      this.put(data);
    }
  }

  /** Takes a question as it is now, unless a newer one is here. */
  put(question) {
    const known = this.#questions.get(question.id)?.version ?? this.#gone.get(question.id) ?? 0;
    if (question.version >= known) {
      this.#questions.set(question.id, question);
      this.#changed();
    }
  }

  question(id) {
    return this.#questions.get(id);
  }

  room(question) {
    return this.schedule.talk(question.talk)?.room;
  }

  /** What a room's moderators share: `{ moderated, slowMinutes, claims, memos, orders, restraints, … }`. */
  shared(room) {
    return this.#shared.get(room) ?? { claims: [], memos: [], orders: [], restraints: [] };
  }

  claim(question) {
    const claim = this.shared(this.room(question)).claims.find((one) => one.question === question.id);
    return claim && Date.parse(claim.until) > clock.now() ? claim : null;
  }

  memo(question) {
    return this.shared(this.room(question)).memos.find((one) => one.question === question.id) ?? null;
  }

  /** The talk's approved questions, those put in order by hand first. */
  inOrder(talk) {
    const order = this.#orderOf(talk);
    const place = (question) => (order.includes(question.id) ? order.indexOf(question.id) : Infinity);
    return this.list({ states: ['approved'], sort: 'top', talk }).sort((a, b) => place(a) - place(b) || 0);
  }

  isOrdered({ id, talk }) {
    return this.#orderOf(talk).includes(id);
  }

  #orderOf(talk) {
    return this.shared(this.schedule.talk(talk)?.room).orders.find((one) => one.talk === talk)?.questions ?? [];
  }

  /** The talk's question in a state that only one can have. */
  place(state, talk) {
    return this.list({ states: [state], talk })[0] ?? null;
  }

  /** The questions in some states, by `sort`: old, top or hand; of one talk, or with a text. */
  list({ states, sort = 'old', talk = '', search = '' }) {
    const words = fold(search).split(/\s+/).filter(Boolean);
    const found = [...this.#questions.values()].filter(
      (question) =>
        states.includes(question.state) &&
        (!talk || question.talk === talk) &&
        this.rooms.includes(this.room(question)) &&
        (!words.length || this.#holds(question, words)),
    );
    return sort === 'hand' ? this.#byHand(found) : found.sort(sort === 'top' ? byVotes : byAge);
  }

  #holds({ text, name, source }, words) {
    const all = fold(`${text} ${name ?? ''} ${source ?? ''}`);
    return words.every((word) => all.includes(word));
  }

  #byHand(found) {
    const place = ({ id, talk }) => {
      const index = this.#orderOf(talk).indexOf(id);
      return index < 0 ? Number.MAX_SAFE_INTEGER : index;
    };
    return found.sort((a, b) => place(a) - place(b) || byVotes(a, b));
  }

  /** How many there are in each state. */
  counts(talk = '') {
    const counts = Object.fromEntries(STATES.map((state) => [state, 0]));
    for (const question of this.#questions.values()) {
      if ((!talk || question.talk === talk) && this.rooms.includes(this.room(question))) {
        counts[question.state]++;
      }
    }
    return counts;
  }

  /** Takes a part of what is shared as it is now. */
  #share({ room, question, talk, claim, memo, questions, restraint, lifted, ...rules }) {
    const shared = this.shared(room);
    const without = (list, key, value) => list.filter((one) => one[key] !== value);
    this.#shared.set(room, {
      ...shared,
      ...rules,
      claims: claim === undefined ? shared.claims : [...without(shared.claims, 'question', question), ...(claim ? [claim] : [])],
      memos: memo === undefined ? shared.memos : [...without(shared.memos, 'question', question), ...(memo ? [memo] : [])],
      orders: questions === undefined ? shared.orders : [...without(shared.orders, 'talk', talk), { talk, questions }],
      restraints: [
        ...without(without(shared.restraints, 'id', restraint?.id), 'id', lifted),
        ...(restraint ? [restraint] : []),
      ],
    });
    this.#changed();
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

  #lose({ id, talk, version }) {
    const known = this.#questions.get(id);
    if (known?.talk === talk && known.version <= version) {
      this.#questions.delete(id);
      this.#gone.set(id, version);
      this.#changed();
    }
  }

  #changed() {
    if (!this.#told) {
      this.#told = true;
      setTimeout(() => {
        this.#told = false;
        this.dispatchEvent(new Event('change'));
      }, 16);
    }
  }
}
