import { Problem, write } from 'sidestage/shared/api.js';
import { t } from 'sidestage/shared/texts.js';

/**
 * Does what a moderator asks for, one thing after the other, and remembers how the last one is undone. Where something
 * changed meanwhile, the queue takes over what is true now. Tells of `change` when there is a new `message`.
 */
export class Moderation extends EventTarget {
  #queue;
  #undo = [];
  #busy = Promise.resolve();
  message = null;

  constructor(queue) {
    super();
    this.#queue = queue;
  }

  change(id, state, why = {}) {
    return this.#run(async () => {
      const bumped = state === 'next' ? this.#queue.next : null;
      bumped && (await this.#patch(bumped.id, 'approved'));
      await this.#patch(id, state, why);
      this.#undo = [id, ...(bumped ? [bumped.id] : [])];
      return t.done[state];
    });
  }

  /** Answers the question on stage and brings the next one. */
  next() {
    return this.#run(async () => {
      const { talk, onstage } = this.#queue;
      const moved = await write('POST', `/api/talks/${talk}/questions/next`, { onstage: onstage?.id ?? null });
      [moved.answered, moved.onstage].forEach((question) => question && this.#queue.put(question));
      this.#undo = [moved.onstage, moved.answered].filter(Boolean).map(({ id }) => id);
      return moved.onstage ? t.done.onstage : t.stageEmpty;
    });
  }

  undo() {
    return this.#run(async () => {
      const steps = this.#undo;
      this.#undo = [];
      if (!steps.length) {
        return t.noUndo;
      }
      for (const id of steps) {
        await this.#send(id, { undo: true });
      }
      return t.undone;
    });
  }

  #patch(id, state, why = {}) {
    return this.#send(id, { state, ...why });
  }

  async #send(id, change) {
    const { version } = this.#queue.question(id);
    this.#queue.put(await write('PATCH', `/api/questions/${id}`, { version, ...change }));
  }

  #run(work) {
    this.#busy = this.#busy.then(async () => {
      try {
        this.#say({ text: await work() });
      } catch (problem) {
        if (!(problem instanceof Problem)) {
          throw problem;
        }
        problem.question && this.#queue.put(problem.question);
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
