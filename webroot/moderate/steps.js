import { t } from 'sidestage/shared/texts.js';
import { requests } from './requests.js';

/** How each action of a question is done: what is asked first, what is sent, and how it is taken back. */
export class Steps {
  #desk;
  #moderation;
  #dialog;

  /** `dialog`: finds one by its tag. */
  constructor(desk, moderation, dialog) {
    this.#desk = desk;
    this.#moderation = moderation;
    this.#dialog = dialog;
  }

  take(question, { name, to }) {
    const asking = {
      dismiss: () => this.#dismiss(question),
      merge: () => this.#merge(question),
      write: () => this.#write(question),
      forward: () => this.#forward(question),
      earlier: () => this.#shift(question, -1),
      later: () => this.#shift(question, 1),
      claim: () => this.#claim(question),
      memo: () => this.#memo(question),
      restrain: () => this.#restrain(question),
    };
    return name in asking ? asking[name]() : this.#moderation.change(question.id, to[question.state]);
  }

  async #dismiss({ id, text }) {
    const why = await this.#dialog('dismiss-dialog').ask(text);
    return why && this.#moderation.change(id, 'dismissed', why);
  }

  async #merge(question) {
    const into = await this.#dialog('merge-dialog').ask(question);
    return into && this.#moderation.change(question.id, 'merged', { into });
  }

  async #write({ id, text, answer }) {
    const written = await this.#dialog('text-dialog').ask({
      heading: t.writtenAnswer,
      about: text,
      label: t.answerText,
      text: answer,
      hint: t.markdownHow,
      most: 10_000,
      send: t.publish,
      required: true,
    });
    if (!written) {
      return undefined;
    }
    return this.#moderation.change(id, 'answered', { answer: written.text });
  }

  async #forward({ id, text, talk }) {
    const { schedule, rooms } = this.#desk;
    const talks = schedule.talks.filter(
      (one) => rooms.includes(one.room) && one.id !== talk && one.kind !== 'break' && one.state !== 'ended' && one.state !== 'cancelled',
    );
    const written = await this.#dialog('text-dialog').ask({
      heading: t.action.forward,
      about: text,
      choices: [{ name: 'talk', label: t.talk, values: talks.map((one) => [one.id, one.title]) }],
      send: t.action.forward,
    });
    return written?.talk && this.#moderation.change(id, 'approved', { talk: written.talk });
  }

  #shift({ id, talk }, step) {
    const before = this.#desk.inOrder(talk).map((question) => question.id);
    const at = before.indexOf(id);
    const to = Math.min(before.length - 1, Math.max(0, at + step));
    const after = before.filter((one) => one !== id);
    after.splice(to, 0, id);
    const ordered = this.#desk.inOrder(talk).filter((question) => this.#desk.isOrdered(question));
    const kept = after.slice(0, Math.max(to + 1, Math.max(at, ordered.length - 1) + 1));
    return this.#moderation.other(
      () => requests.order(talk, kept),
      () => requests.order(talk, ordered.map((question) => question.id)),
      t.ordered,
    );
  }

  #claim(question) {
    const { id } = question;
    return this.#desk.claim(question)
      ? this.#moderation.other(() => requests.release(id), () => requests.claim(id), t.released)
      : this.#moderation.other(() => requests.claim(id), () => requests.release(id), t.claimed);
  }

  async #memo(question) {
    const before = this.#desk.memo(question)?.text ?? '';
    const written = await this.#dialog('text-dialog').ask({
      heading: t.memo,
      about: question.text,
      label: t.memoText,
      text: before,
      hint: t.memoHow,
      most: 1_000,
      send: t.save,
    });
    return (
      written &&
      this.#moderation.other(
        () => requests.memo(question.id, written.text),
        () => requests.memo(question.id, before),
        t.savedNow,
      )
    );
  }

  async #restrain(question) {
    const restraint = await this.#dialog('restrain-dialog').ask(question);
    return (
      restraint &&
      this.#moderation.other(
        () => requests.restrain(question.id, restraint),
        ({ id }) => requests.lift(id),
        restraint.kind === 'ban' ? t.nowBanned : t.nowMuted,
      )
    );
  }

  /** A question from the chat or the room, in the audience's name. */
  async relay(talk, rooms) {
    const { schedule } = this.#desk;
    const talks = talk ? [schedule.talk(talk)] : rooms.map((room) => schedule.current(room)).filter(Boolean);
    const written = await this.#dialog('text-dialog').ask({
      heading: t.relay,
      label: t.relayText,
      most: 500,
      name: true,
      choices: [
        { name: 'source', label: t.source, values: Object.entries(t.from) },
        { name: 'talk', label: t.talk, values: talks.map((one) => [one.id, one.title]) },
      ],
      send: t.ask,
      required: true,
    });
    return (
      written &&
      this.#moderation.other(
        async () => {
          const question = await requests.relay(written.talk, {
            text: written.text,
            source: written.source,
            name: written.name.trim() || undefined,
          });
          this.#desk.put(question);
          return question;
        },
        null,
        t.relayed,
      )
    );
  }
}
