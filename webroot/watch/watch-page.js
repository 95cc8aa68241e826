import { html, nothing } from 'lit';
import './attention-choice.js';
import './my-talks.js';
import './notice-toasts.js';
import './now-next.js';
import './question-panel.js';
import './schedule-list.js';
import './talk-view.js';
import 'sidestage/shared/announcement-bar.js';
import 'sidestage/shared/connection-note.js';
import 'sidestage/shared/site-header.js';
import { Audience } from 'sidestage/shared/audience.js';
import { Announcements } from 'sidestage/shared/announcements.js';
import { Element } from 'sidestage/shared/element.js';
import { OWN_ZONE } from 'sidestage/shared/format.js';
import { Live } from 'sidestage/shared/live.js';
import { Outbox } from 'sidestage/shared/outbox.js';
import { Queue } from 'sidestage/shared/queue.js';
import { Schedule } from 'sidestage/shared/schedule.js';
import { session } from 'sidestage/shared/session.js';
import { stars } from 'sidestage/shared/stars.js';
import { t } from 'sidestage/shared/texts.js';
import { attention } from './attention.js';
import { choiceOf, linkedTalk } from './choice.js';
import { Lag } from './lag.js';

const FEW_ROOMS = 4;
const NOTICES = ['talk.soon', 'talk.started', 'talk.ended', 'talk.moved', 'talk.cancelled'];

/** The page of the viewers: what is on, the chosen talk with its stream and questions, and the schedule. */
class WatchPage extends Element {
  static properties = { queue: { state: true }, zone: { state: true }, unknown: { state: true } };
  #schedule = new Schedule();
  #audience = new Audience();
  #announcements = new Announcements();
  #lag = new Lag();
  #outbox = new Outbox();
  #news = '';
  #recounting = 0;
  #live = new Live({
    take: () => this.#take(),
    topics: () => ['schedule', ...(this.queue ? [`talk:${this.queue.talk}`] : [])],
    apply: (kind, data) => this.#lag.after(() => this.#apply(kind, data)),
  });

  constructor() {
    super();
    this.zone = OWN_ZONE;
    this.watch(this.#schedule);
    this.#outbox.addEventListener('asked', ({ detail }) => this.queue?.talk === detail.talk && this.queue.put(detail));
    this.addEventListener('click', (event) => this.#clicked(event));
    this.addEventListener('follow', ({ detail }) => this.#follows(detail));
    this.addEventListener('zone', ({ detail }) => (this.zone = detail));
    addEventListener('popstate', () => this.#follow(linkedTalk()));
    document.addEventListener('visibilitychange', () => document.hidden || this.#tellTitle(''));
    this.#start();
  }

  render() {
    const talk = this.queue && this.#schedule.talk(this.queue.talk);
    return html`<site-header
        .event=${this.#schedule.event}
        .links=${[{ href: '#schedule', text: t.schedule }]}
      ></site-header>
      <connection-note .live=${this.#live}></connection-note>
      <announcement-bar .announcements=${this.#announcements} .room=${talk?.room ?? null}></announcement-bar>
      <main>
        ${this.#schedule.loaded ? this.#content(talk) : html`<p class="empty" aria-busy="true">${t.loading}</p>`}
      </main>
      <notice-toasts></notice-toasts>`;
  }

  updated() {
    super.updated();
    this.#tellTitle(this.#news);
    this.#lag.set(this.#delay());
  }

  /** By how many seconds the chosen talk's stream lags. */
  #delay() {
    const room = this.#schedule.room(this.#schedule.talk(this.queue?.talk)?.room);
    return room?.streamDelay ?? this.#schedule.event?.streamDelay ?? 0;
  }

  #follows(on) {
    this.#lag.follow(on);
    this.requestUpdate();
  }

  #content(talk) {
    return html`${this.unknown ? html`<p class="error" role="alert">${t.unknownTalk}</p>` : nothing}
      <my-next .schedule=${this.#schedule} .zone=${this.zone}></my-next>
      <now-next .schedule=${this.#schedule} .chosen=${talk?.id} .zone=${this.zone}></now-next>
      ${
        talk
          ? html`<div class="beside">
              <talk-view
                .schedule=${this.#schedule}
                .audience=${this.#audience}
                .talk=${talk.id}
                .zone=${this.zone}
              ></talk-view>
              <question-panel
                .queue=${this.queue}
                .outbox=${this.#outbox}
                .room=${this.#schedule.room(talk.room)}
                .cancelled=${talk.state === 'cancelled'}
                .zone=${this.zone}
              ></question-panel>
            </div>`
          : nothing
      }
      <attention-choice .delay=${this.#delay()} .follows=${this.#lag.follows}></attention-choice>
      <schedule-list .schedule=${this.#schedule} .zone=${this.zone}></schedule-list>`;
  }

  async #start() {
    await session().catch(() => {}); // Reading needs no cookie; what needs one says so itself.
    stars.take().catch(() => {}); // A page without stars is a page; marking one says what is wrong.
    await this.#live.refresh();
    this.#outbox.send();
  }

  async #take() {
    const cursors = (await Promise.all([this.#schedule.take(), this.#announcements.take()])).flat();
    const linked = linkedTalk();
    const talk = this.queue?.talk ?? choiceOf(this.#schedule, linked);
    this.unknown = Boolean(linked && !this.#schedule.talk(linked));
    this.queue ??= talk ? new Queue(talk) : null;
    return [...cursors, ...(this.queue ? await this.queue.take() : [])];
  }

  #apply(kind, data) {
    this.#schedule.apply(kind, data);
    this.#audience.apply(kind, data);
    this.queue?.apply(kind, data);
    kind.startsWith('question.') && this.#recount();
    this.#announcements.apply(kind, data);
    NOTICES.includes(kind) && this.#notice(kind.slice('talk.'.length), data);
  }

  /** Some seconds after a question changed; many pages do so, and not in the same moment. */
  #recount() {
    this.#recounting ||= setTimeout(
      () => {
        this.#recounting = 0;
        this.queue?.recount().catch(() => {}); // The next one will tell.
      },
      5_000 + Math.random() * 15_000,
    );
  }

  /** Where there are many rooms, a viewer hears of the one they watch and of their own talks; that a talk is over, only of their own talk. */
  #notice(kind, notice) {
    const own = this.#schedule.talk(this.queue?.talk);
    const near = this.#schedule.rooms.length <= FEW_ROOMS || own?.room === notice.room || stars.has(notice.talk);
    if (kind === 'ended' ? own?.id === notice.talk : near) {
      this.querySelector('notice-toasts').show(kind, notice, this.#schedule.roomName(notice.room));
      attention.tell(`${notice.talk} ${kind} ${notice.timeChange}`, t.notice[kind], notice.title);
      document.hidden && this.#tellTitle(`${t.notice[kind]}: ${notice.title}`);
    }
  }

  #clicked(event) {
    const link = event.target.closest('a[data-talk]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      history.pushState(null, '', link.href);
      this.#follow(link.dataset.talk);
      document.querySelector('.beside')?.scrollIntoView({ block: 'start' });
      this.updateComplete.then(() => document.getElementById('talk-title')?.focus({ preventScroll: true }));
    }
  }

  #follow(linked) {
    const talk = choiceOf(this.#schedule, linked);
    this.unknown = false;
    if (talk && talk !== this.queue?.talk) {
      this.queue = new Queue(talk);
      this.#live.refresh(() => this.queue.take());
    }
  }

  #tellTitle(news) {
    this.#news = news;
    const talk = this.#schedule.talk(this.queue?.talk);
    document.title = news || [talk?.title, this.#schedule.event?.name ?? 'Sidestage'].filter(Boolean).join(' · ');
  }
}

customElements.define('watch-page', WatchPage);
