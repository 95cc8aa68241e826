import { Problem, write } from 'sidestage/shared/api.js';
import { t } from 'sidestage/shared/texts.js';

/** Steps that can be taken back, and for how long. */
const STEPS = 50;
const WHILE = 15 * 60_000;

/**
 * Does what a moderator asks for, one thing after the other, and remembers how the last ones are undone. Where something
 * changed meanwhile, the desk takes over what is true now. Tells of `change` when there is a new `message`.
 */
export class Moderation extends EventTarget {
  #desk;
  #steps = [];
  #busy = Promise.resolve();
  message = null;

  constructor(desk) {
    super();
    this.#desk = desk;
  }

  /** Takes a question to a state; `more` is what goes with it: a reason, a target, an answer. */
  change(id, state, more = {}) {
    return this.#run(async () => {
      const { talk } = this.#desk.question(id);
      const bumped = state === 'next' ? this.#desk.place('next', talk) : null;
      bumped && (await this.#patch(bumped.id, { state: 'approved' }));
      await this.#patch(id, { state, ...more });
      this.#remember(async () => {
        await this.#patch(id, { undo: true });
        bumped && (await this.#patch(bumped.id, { undo: true }));
      });
      return t.done[state];
    });
  }

  /** Approves or dismisses many at once; each is answered for itself. */
  bulk(ids, state, more = {}) {
    return this.#run(async () => {
      const changes = ids
        .map((id) => this.#desk.question(id))
        .filter(Boolean)
        .map(({ id, version }) => ({ question: id, version, state, ...more }));
      const { results } = await write('POST', '/api/questions/bulk', { changes });
      const done = results.filter(({ question }) => question).map(({ question }) => question);
      done.forEach((question) => this.#desk.put(question));
      results.forEach(({ problem }) => problem?.question && this.#desk.put(problem.question));
      done.length && this.#remember(() => Promise.all(done.map(({ id }) => this.#patch(id, { undo: true }))));
      const refused = results.length - done.length;
      return { text: t.bulkDone(done.length, refused), wrong: refused > 0 };
    });
  }

  /** Answers the question on stage and brings the next one. */
  next(talk) {
    return this.#run(async () => {
      const seen = this.#desk.place('onstage', talk)?.id ?? null;
      const moved = await write('POST', `/api/talks/${talk}/questions/next`, { onstage: seen });
      const both = [moved.onstage, moved.answered].filter(Boolean);
      both.forEach((question) => this.#desk.put(question));
      both.length &&
        this.#remember(async () => {
          for (const { id } of both) {
            await this.#patch(id, { undo: true });
          }
        });
      return moved.onstage ? t.done.onstage : t.stageEmpty;
    });
  }

  /** Any other change: `send` makes it, `back` takes it back where it can be. */
  other(send, back, said) {
    return this.#run(async () => {
      const answer = await send();
      back && this.#remember(() => back(answer));
      return said;
    });
  }

  undo() {
    return this.#run(async () => {
      const step = this.#steps.pop();
      if (!step || Date.now() - step.at > WHILE) {
        this.#steps = [];
        return t.noUndo;
      }
      await step.back();
      return t.undone;
    });
  }

  #remember(back) {
    this.#steps = [...this.#steps.slice(1 - STEPS), { back, at: Date.now() }];
  }

  async #patch(id, body) {
    const { version } = this.#desk.question(id);
    this.#desk.put(await write('PATCH', `/api/questions/${id}`, { version, ...body }));
  }

  #run(work) {
    this.#busy = this.#busy.then(async () => {
      try {
        const said = await work();
        this.#say(typeof said === 'string' ? { text: said } : said);
      } catch (problem) {
        if (!(problem instanceof Problem)) {
          throw problem;
        }
        problem.question && this.#desk.put(problem.question);
        this.#say({ text: problem.message || t.notSent, wrong: true });
      }
    });
    return this.#busy;
  }

  #say(message) {
    this.message = message;
    this.dispatchEvent(new Event('change'));
  }
}
