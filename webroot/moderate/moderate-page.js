import { html, nothing } from 'lit';
import './desk-rules.js';
import './question-desk.js';
import './room-chooser.js';
import 'sidestage/shared/audience-count.js';
import 'sidestage/shared/connection-note.js';
import 'sidestage/shared/no-grant.js';
import 'sidestage/shared/site-header.js';
import { Audience } from 'sidestage/shared/audience.js';
import { Element } from 'sidestage/shared/element.js';
import { Live } from 'sidestage/shared/live.js';
import { Schedule } from 'sidestage/shared/schedule.js';
import { may, session } from 'sidestage/shared/session.js';
import { t } from 'sidestage/shared/texts.js';
import { Desk } from './desk.js';

/** `/moderate/main-stage,studio` */
const linkedRooms = () => decodeURIComponent(location.pathname.match(/^\/moderate\/([^/]+)$/)?.[1] ?? '').split(',');

/** The page of the moderators: the questions of one room or several together, as they change. */
class ModeratePage extends Element {
  static properties = {
    grants: { state: true },
    chosen: { state: true },
    problem: { state: true },
    ended: { state: true },
  };
  #schedule = new Schedule();
  #audience = new Audience();
  #desk = new Desk(this.#schedule);
  #live = null;

  constructor() {
    super();
    this.watch(this.#schedule, this.#desk);
    this.addEventListener('choose', ({ detail }) => this.#choose(detail));
    this.#start();
  }

  render() {
    return html`<site-header .event=${this.#schedule.event} .page=${t.moderate} .links=${this.#links()}></site-header>
      ${this.#live ? html`<connection-note .live=${this.#live}></connection-note>` : nothing}
      <main>${this.#content()}</main>`;
  }

  updated(changed) {
    super.updated(changed);
    const pending = this.#desk.loaded && this.#desk.counts().pending;
    const names = this.#desk.rooms.map((room) => this.#schedule.roomName(room)).join(', ');
    document.title = `${pending ? `(${pending}) ` : ''}${[t.moderate, names].filter(Boolean).join(' · ')}`;
    const desk = this.querySelector('question-desk');
    const rules = this.querySelector('desk-rules');
    desk && rules && (rules.moderation = desk.moderation);
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
    if (!this.#schedule.loaded || !this.chosen) {
      return html`<p class="empty" aria-busy="true">${t.loading}</p>`;
    }
    return html`<h1 class="unseen">${t.moderate}</h1>
      <room-chooser .rooms=${this.#rooms()} .chosen=${this.chosen}></room-chooser>
      <p class="muted watching">
        ${this.chosen.map(
          (room) =>
            html`<audience-count .audience=${this.#audience} .room=${room}></audience-count> `,
        )}
      </p>
      <question-desk .desk=${this.#desk} .self=${this.#self()}></question-desk>
      <desk-rules .desk=${this.#desk} ?everywhere=${this.grants.some(({ room }) => !room)}></desk-rules>`;
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
        topics: () => ['schedule', ...this.#desk.rooms.map((room) => `room:${room}`)],
        apply: (kind, data) => [this.#schedule, this.#audience, this.#desk].forEach((store) => store.apply(kind, data)),
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
    if (!this.chosen) {
      const rooms = this.#rooms().map(({ id }) => id);
      const linked = rooms.filter((room) => linkedRooms().includes(room));
      this.#desk.choose(linked.length ? linked : rooms.slice(0, 1));
      this.chosen = this.#desk.rooms;
    }
    return [...cursors, ...(await this.#desk.take())];
  }

  #choose(rooms) {
    this.#desk.choose(rooms);
    this.chosen = rooms;
    history.replaceState(null, '', `/moderate/${rooms.map(encodeURIComponent).join(',')}`);
    this.#live.refresh(() => this.#desk.take());
  }

  /** As whom the others see one look. */
  #self() {
    return this.grants.find(({ role }) => role === 'moderator' || role === 'organiser')?.id;
  }

  #rooms() {
    return this.#schedule.rooms.filter(({ id }) => may(this.grants ?? [], 'moderator', id));
  }

  #links() {
    const room = this.#desk.rooms[0];
    const stage = room ? [{ href: `/stage/${encodeURIComponent(room)}`, text: t.stage }] : [];
    return this.grants && may(this.grants, 'organiser') ? [...stage, { href: '/organise', text: t.organise }] : stage;
  }
}

customElements.define('moderate-page', ModeratePage);
