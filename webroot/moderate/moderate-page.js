import { html, nothing } from 'lit';
import './question-desk.js';
import './talk-picker.js';
import 'sidestage/shared/audience-count.js';
import 'sidestage/shared/connection-note.js';
import 'sidestage/shared/no-grant.js';
import 'sidestage/shared/site-header.js';
import { Audience } from 'sidestage/shared/audience.js';
import { Element } from 'sidestage/shared/element.js';
import { Live } from 'sidestage/shared/live.js';
import { Queue } from 'sidestage/shared/queue.js';
import { Schedule } from 'sidestage/shared/schedule.js';
import { may, session } from 'sidestage/shared/session.js';
import { t } from 'sidestage/shared/texts.js';

const linkedRoom = () => decodeURIComponent(location.pathname.match(/^\/moderate\/([^/]+)$/)?.[1] ?? '');

/** The page of the moderators: the queue of one talk, as it changes. */
class ModeratePage extends Element {
  static properties = {
    grants: { state: true },
    room: { state: true },
    queue: { state: true },
    problem: { state: true },
    ended: { state: true },
  };
  #schedule = new Schedule();
  #audience = new Audience();
  #live = null;

  constructor() {
    super();
    this.addEventListener('pick-room', ({ detail }) => this.#pickRoom(detail));
    this.addEventListener('pick-talk', ({ detail }) => this.#pickTalk(detail));
    this.#start();
  }

  render() {
    return html`<site-header .event=${this.#schedule.event} .page=${t.moderate} .links=${this.#links()}></site-header>
      ${this.#live ? html`<connection-note .live=${this.#live}></connection-note>` : nothing}
      <main>${this.#content()}</main>`;
  }

  updated() {
    super.updated();
    const pending = this.queue?.in('pending').length;
    document.title = `${pending ? `(${pending}) ` : ''}${[t.moderate, this.room && this.#schedule.roomName(this.room)].filter(Boolean).join(' · ')}`;
  }

  #content() {
    if (this.problem) {
      return html`<p class="empty" role="alert">
        ${this.problem.message || t.notLoaded} <button class="quiet" @click=${() => this.#start()}>${t.again}</button>
      </p>`;
    }
    if (this.grants && !may(this.grants, 'moderator')) {
      return html`<no-grant .what=${t.moderate} .ended=${this.ended}></no-grant>`;
    }
    if (!this.#schedule.loaded) {
      return html`<p class="empty" aria-busy="true">${t.loading}</p>`;
    }
    return html`<h1 class="unseen">${t.moderate}</h1>
      <talk-picker
        .schedule=${this.#schedule}
        .rooms=${this.#rooms()}
        .room=${this.room}
        .talk=${this.queue?.talk}
      ></talk-picker>
      <p class="muted"><audience-count .audience=${this.#audience} .room=${this.room}></audience-count></p>
      ${this.#liveInstead()}
      ${this.queue ? html`<question-desk .queue=${this.queue}></question-desk>` : html`<p class="empty">${t.noTalksHere}</p>`}`;
  }

  /** Offers the room's live talk where another one is on the desk; a moderator may still be busy with that. */
  #liveInstead() {
    const current = this.#schedule.current(this.room);
    return current?.state === 'live' && current.id !== this.queue?.talk
      ? html`<p class="live-instead" role="status">
          <span class="live-chip">${t.live}</span> ${current.title}
          <button @click=${() => this.#pickTalk(current.id)}>${t.goToTalk}</button>
        </p>`
      : nothing;
  }

  async #start() {
    try {
      this.problem = null;
      this.grants = (await session()).grants;
    } catch (problem) {
      this.problem = problem;
      return;
    }
    if (may(this.grants, 'moderator')) {
      this.#live = new Live({
        view: 'moderation',
        take: () => this.#take(),
        topics: () => ['schedule', `room:${this.room}`],
        apply: (kind, data) => [this.#schedule, this.#audience, this.queue].forEach((store) => store?.apply(kind, data)),
      });
      this.#live.addEventListener('change', () => this.#live?.state === 'offline' && this.#stillGranted());
      await this.#live.refresh();
    }
  }

  /** A grant that ended ends the stream: says so, and doesn't knock at the door for ever. */
  async #stillGranted() {
    const grants = (await session().catch(() => null))?.grants;
    if (grants && !may(grants, 'moderator')) {
      this.#live?.end();
      this.#live = null;
      Object.assign(this, { grants, ended: true });
    }
  }

  async #take() {
    const cursors = await this.#schedule.take();
    const rooms = this.#rooms();
    this.room ??= rooms.find(({ id }) => id === linkedRoom())?.id ?? rooms[0]?.id;
    this.queue ??= this.#queueOf(this.#schedule.current(this.room)?.id);
    return [...cursors, ...(this.queue ? await this.queue.take() : [])];
  }

  #pickRoom(room) {
    this.room = room;
    history.replaceState(null, '', `/moderate/${encodeURIComponent(room)}`);
    this.#pickTalk(this.#schedule.current(room)?.id);
  }

  #pickTalk(talk) {
    this.queue = this.#queueOf(talk);
    this.#live.refresh(this.queue ? () => this.queue.take() : undefined);
  }

  #queueOf(talk) {
    const queue = talk ? new Queue(talk, 'moderation') : null;
    this.watch(this.#schedule, ...(queue ? [queue] : []));
    return queue;
  }

  #rooms() {
    return this.#schedule.rooms.filter(({ id }) => may(this.grants ?? [], 'moderator', id));
  }

  #links() {
    const room = this.room ? [{ href: `/stage/${encodeURIComponent(this.room)}`, text: t.stage }] : [];
    return this.grants && may(this.grants, 'organiser') ? [...room, { href: '/organise', text: t.organise }] : room;
  }
}

customElements.define('moderate-page', ModeratePage);
