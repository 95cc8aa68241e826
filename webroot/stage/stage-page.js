import { html, nothing } from 'lit';
import './stage-picture.js';
import 'sidestage/shared/connection-note.js';
import 'sidestage/shared/no-grant.js';
import 'sidestage/shared/rehearsal-note.js';
import { pause, wait } from 'sidestage/shared/backoff.js';
import { Audience } from 'sidestage/shared/audience.js';
import { Element } from 'sidestage/shared/element.js';
import { Live } from 'sidestage/shared/live.js';
import { Queue } from 'sidestage/shared/queue.js';
import { Schedule } from 'sidestage/shared/schedule.js';
import { may, session } from 'sidestage/shared/session.js';
import { t } from 'sidestage/shared/texts.js';
import { hidePointer } from './pointer.js';

/** The page beside the speaker. Nobody touches it: it goes from talk to talk and recovers by itself. */
class StagePage extends Element {
  static properties = { allowed: { state: true }, queue: { state: true } };
  #room = decodeURIComponent(location.pathname.split('/')[2]);
  #schedule = new Schedule();
  #audience = new Audience();
  #live = new Live({
    take: () => this.#take(),
    topics: () => ['schedule', `room:${this.#room}`],
    apply: (kind, data) => this.#apply(kind, data),
  });

  constructor() {
    super();
    document.documentElement.classList.toggle('transparent', new URLSearchParams(location.search).has('transparent'));
    hidePointer();
    this.watch(this.#schedule);
    this.#start();
  }

  render() {
    if (this.allowed === false) {
      return html`<main><no-grant .what=${t.stage}></no-grant></main>`;
    }
    const room = this.#schedule.room(this.#room);
    return html`<connection-note .live=${this.#live}></connection-note>
      <rehearsal-note></rehearsal-note>
      ${room ? html`<stage-picture .audience=${this.#audience} .queue=${this.queue} .talk=${this.#schedule.talk(this.queue?.talk)} .room=${room}></stage-picture>` : this.#nothingYet()}`;
  }

  updated() {
    super.updated();
    document.title = `${t.stage} · ${this.#schedule.roomName(this.#room)}`;
  }

  #nothingYet() {
    return html`<main>
      <p class="empty">
        ${this.#schedule.loaded ? t.unknownRoom : this.#live.state === 'connecting' ? t.loading : nothing}
      </p>
    </main>`;
  }

  async #start() {
    for (let attempt = 0; this.allowed === undefined; attempt++) {
      try {
        this.allowed = may((await session()).grants, 'stage', this.#room);
      } catch {
        await wait(pause(attempt));
      }
    }
    this.allowed && (await this.#live.refresh());
  }

  async #take() {
    const cursors = await this.#schedule.take();
    const talk = this.#current();
    if (talk !== this.queue?.talk) {
      this.queue = talk ? new Queue(talk) : null;
    }
    return [...cursors, ...(this.queue ? await this.queue.take() : [])];
  }

  #apply(kind, data) {
    this.#schedule.apply(kind, data);
    this.#audience.apply(kind, data);
    this.queue?.apply(kind, data);
    const talk = this.#current();
    if (talk && talk !== this.queue?.talk) {
      this.queue = new Queue(talk);
      this.#live.refresh(() => this.queue.take());
    }
  }

  /** The room's current talk; but one that is over keeps the stage while its question is still there and no other talk is live. */
  #current() {
    const current = this.#schedule.current(this.#room);
    return this.queue?.onstage && current?.state !== 'live' ? this.queue.talk : (current?.id ?? null);
  }
}

customElements.define('stage-page', StagePage);
