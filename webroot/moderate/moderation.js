import { Problem, write } from 'sidestage/shared/api.js';
import { wayBack } from 'sidestage/shared/states.js';
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
      const { state: from } = this.#queue.question(id);
      const bumped = state === 'next' ? this.#queue.next : null;
      bumped && (await this.#patch(bumped.id, 'approved'));
      await this.#patch(id, state, why);
      this.#undo = [{ id, from }, ...(bumped ? [{ id: bumped.id, from: 'next' }] : [])];
      return t.done[state];
    });
  }

  /** Answers the question on stage and brings the next one. */
  next() {
    return this.#run(async () => {
      const { talk, onstage } = this.#queue;
      const states = new Map(
        ['next', 'approved'].flatMap((state) => this.#queue.in(state).map(({ id }) => [id, state])),
      );
      const moved = await write('POST', `/api/talks/${talk}/questions/next`, { onstage: onstage?.id ?? null });
      [moved.answered, moved.onstage].forEach((question) => question && this.#queue.put(question));
      this.#undo = [moved.onstage, moved.answered]
        .filter(Boolean)
        .map(({ id }) => ({ id, from: states.get(id) ?? 'onstage' }));
      return moved.onstage ? t.done.onstage : t.stageEmpty;
    });
  }

  undo() {
    return this.#run(async () => {
      const steps = this.#undo.map(({ id, from }) => ({ id, way: wayBack(this.#queue.question(id).state, from) }));
      this.#undo = [];
      if (!steps.length || steps.some(({ way }) => !way)) {
        return t.noUndo;
      }
      for (const { id, way } of steps) {
        for (const state of way) {
          await this.#patch(id, state);
        }
      }
      return t.undone;
    });
  }

  async #patch(id, state, why = {}) {
    const { version } = this.#queue.question(id);
    this.#queue.put(await write('PATCH', `/api/questions/${id}`, { state, version, ...why }));
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
