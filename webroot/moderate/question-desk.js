import { html, nothing } from 'lit';
import './desk-filter.js';
import './desk-question.js';
import './dismiss-dialog.js';
import './keys-dialog.js';
import './merge-dialog.js';
import './restrain-dialog.js';
import './room-stage.js';
import './text-dialog.js';
import './virtual-list.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';
import { ACTIONS, allows, commandOf } from './actions.js';
import { STATES } from './desk.js';
import { SORTS } from './desk-filter.js';
import { Moderation } from './moderation.js';
import { Steps } from './steps.js';

const OPEN = ['pending', 'approved'];

/** The list of one or several rooms, worked by touch or by keys alone. */
class QuestionDesk extends Element {
  static properties = {
    desk: { attribute: false },
    self: {},
    filter: { state: true },
    current: { state: true },
    selected: { state: true },
  };
  #moderation = null;
  #steps = null;
  #key = (event) => this.#pressed(event);
  #row = (question) => this.#question(question);

  constructor() {
    super();
    this.filter = { states: OPEN, sort: 'old', search: '', talk: '' };
    this.selected = new Set();
    this.addEventListener('focusin', ({ target }) => this.#look(target.closest('[data-question]')?.dataset.question));
    this.addEventListener('act', ({ detail }) => this.#act(detail.id, detail.action));
    this.addEventListener('bring-next', ({ detail }) => this.#moderation.next(detail));
    this.addEventListener('filter', ({ detail }) => this.#narrow(detail));
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.#key);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#key);
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('desk')) {
      this.#moderation = new Moderation(this.desk);
      this.#steps = new Steps(this.desk, this.#moderation, (name) => this.querySelector(name));
      this.watch(this.desk, this.desk.schedule, this.#moderation);
    }
  }

  /** For what stands beside the list: the same steps, the same way back. */
  get moderation() {
    return this.#moderation;
  }

  render() {
    const questions = this.#list();
    const talks = this.#talks();
    return html`${this.#stages()}
      <desk-filter .desk=${this.desk} .filter=${this.filter} .talks=${talks}></desk-filter>
      ${this.#progress()}
      ${
        questions.length
          ? html`<virtual-list .items=${questions} .row=${this.#row} .label=${t.questions}></virtual-list>`
          : html`<p class="empty">${this.desk.loaded ? this.#none() : t.loading}</p>`
      }
      ${this.#bar()}
      <dismiss-dialog></dismiss-dialog><merge-dialog .desk=${this.desk}></merge-dialog>
      <restrain-dialog></restrain-dialog><text-dialog></text-dialog><keys-dialog></keys-dialog>`;
  }

  #stages() {
    const talks = this.desk.rooms.map((room) => this.desk.schedule.current(room)).filter(Boolean);
    return talks.map(
      (talk) =>
        html`<room-stage .desk=${this.desk} .talk=${talk} .row=${this.#row} ?named=${talks.length > 1}></room-stage>`,
    );
  }

  #progress() {
    const { done, of } = this.desk.progress;
    return this.desk.loaded ? nothing : html`<progress class="loading" aria-label=${t.loading} value=${done} max=${of}></progress>`;
  }

  #none() {
    return this.filter.search ? t.noneMatches : this.filter.states.includes('pending') ? t.nonePending : t.noneHere;
  }

  #question(question) {
    const { desk } = this;
    const several = desk.rooms.length > 1;
    const { room, title } = desk.schedule.talk(question.talk) ?? {};
    const about = {
      claim: desk.claim(question),
      memo: desk.memo(question),
      looking: desk.looks.of(question.id, this.self),
      ordered: question.state === 'approved' && desk.isOrdered(question),
      where: this.filter.talk ? '' : [several && desk.schedule.roomName(room), title].filter(Boolean).join(' · '),
    };
    return html`<desk-question
      .question=${question}
      .about=${about}
      .current=${question.id === this.current}
      .selected=${this.selected.has(question.id)}
    ></desk-question>`;
  }

  #bar() {
    const { message } = this.#moderation;
    const count = this.selected.size;
    return html`<div class="desk-bar">
      <p role="status" class=${message?.wrong ? 'wrong' : ''}>${count ? t.selectedCount(count) : (message?.text ?? '')}</p>
      ${count ? this.#bulk() : nothing}
      <button class="quiet" data-action="relay" aria-keyshortcuts="i" @click=${() => this.#relay()}>
        ${t.relay} <kbd aria-hidden="true">i</kbd>
      </button>
      <button class="quiet" data-action="undo" aria-keyshortcuts="u" @click=${() => this.#moderation.undo()}>
        ${t.undo} <kbd aria-hidden="true">u</kbd>
      </button>
      <button class="quiet keys-button" aria-keyshortcuts="?" @click=${() => this.#keys()}>
        ${t.keyList} <kbd aria-hidden="true">?</kbd>
      </button>
    </div>`;
  }

  #bulk() {
    return html`${ACTIONS.filter(({ bulk }) => bulk).map(
        ({ name, key }) =>
          html`<button data-bulk=${name} @click=${() => this.#act(null, name)}>
            ${t.action[name]} <kbd aria-hidden="true">${key}</kbd>
          </button>`,
      )}
      <button class="quiet" data-bulk="all" @click=${() => this.#selectAll()}>${t.selectAll}</button>
      <button class="quiet" data-bulk="none" @click=${() => this.#selectNone()}>${t.selectNone}</button>`;
  }

  updated(changed) {
    super.updated(changed);
    if (this.current && document.activeElement === document.body) {
      this.#focus(this.current);
    }
  }

  #list() {
    return this.desk.list(this.filter);
  }

  #talks() {
    const { schedule, rooms } = this.desk;
    return schedule.talks.filter(({ room, kind }) => rooms.includes(room) && kind !== 'break');
  }

  #narrow(filter) {
    this.filter = filter;
  }

  #look(id) {
    if (id && id !== this.current) {
      this.current = id;
      const question = this.desk.question(id);
      question && this.desk.looks.at(this.desk.room(question), id);
    }
  }

  #pressed(event) {
    const command = commandOf(event);
    if (command) {
      event.preventDefault();
      command.act ? this.#act(this.current, command.name) : this.#command(command);
    }
  }

  #command({ name, step, index }) {
    const commands = {
      move: () => this.#move(step),
      first: () => this.#focus(this.#list()[0]?.id),
      last: () => this.#focus(this.#list().at(-1)?.id),
      'bring-next': () => this.#bringNext(),
      undo: () => this.#moderation.undo(),
      search: () => this.querySelector('desk-filter [type="search"]').focus(),
      sort: () => this.#narrow({ ...this.filter, sort: SORTS[(SORTS.indexOf(this.filter.sort) + 1) % SORTS.length] }),
      relay: () => this.#relay(),
      nothing: () => this.#selectNone(),
      keys: () => this.#keys(),
      states: () => this.#narrow({ ...this.filter, states: index < 0 ? OPEN : [STATES[index]] }),
    };
    return commands[name]();
  }

  /** In the room of the question that one is at; else in the first one. */
  #bringNext() {
    const question = this.current && this.desk.question(this.current);
    const room = (question && this.desk.room(question)) ?? this.desk.rooms[0];
    const talk = this.desk.schedule.current(room);
    return talk && this.#moderation.next(talk.id);
  }

  /** One question, or all that are selected where the action is for many. */
  #act(id, name) {
    const action = ACTIONS.find((each) => each.name === name);
    if (action.bulk && this.selected.size) {
      return this.#many(action);
    }
    const question = id && this.desk.question(id);
    if (!question || !allows(action, question.state)) {
      return undefined;
    }
    if (name === 'select') {
      return this.#select(id);
    }
    this.#goOn(question, action);
    return this.#steps.take(question, action);
  }

  async #many(action) {
    const ids = [...this.selected].filter((id) => allows(action, this.desk.question(id)?.state));
    const more = action.name === 'dismiss' ? await this.querySelector('dismiss-dialog').ask(t.selectedCount(ids.length)) : {};
    if (more) {
      this.#selectNone();
      this.#moderation.bulk(ids, action.to.pending, more);
    }
  }

  /** What leaves the list leaves the next one in its place. */
  #goOn(question, { to }) {
    const left = to && !this.filter.states.includes(to[question.state]);
    if (left || (to && question.state === 'pending')) {
      const list = this.#list();
      const at = list.findIndex(({ id }) => id === question.id);
      const beside = [list[at + 1], list[at - 1]].find((one) => one?.state === question.state);
      beside && this.#focus(beside.id);
    }
  }

  #select(id) {
    const selected = new Set(this.selected);
    selected.delete(id) || selected.add(id);
    this.selected = selected;
  }

  #selectAll() {
    this.selected = new Set(this.#list().map(({ id }) => id));
  }

  #selectNone() {
    this.selected = new Set();
  }

  #move(step) {
    const list = this.#list();
    const at = list.findIndex(({ id }) => id === this.current);
    const target = at < 0 ? list[0] : list[Math.min(list.length - 1, Math.max(0, at + step))];
    this.#focus(target?.id);
  }

  async #focus(id) {
    if (id) {
      this.#look(id);
      const row = await this.querySelector('virtual-list')?.reveal(id);
      (row ?? this).querySelector(`[data-question="${id}"]`)?.focus({ preventScroll: Boolean(row) });
    }
  }

  #relay() {
    return this.#steps.relay(this.filter.talk, this.desk.rooms);
  }

  #keys() {
    this.querySelector('keys-dialog').show();
  }
}

customElements.define('question-desk', QuestionDesk);
