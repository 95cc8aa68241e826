import { html, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import './answer-form.js';
import 'sidestage/shared/connection-note.js';
import 'sidestage/shared/count-down.js';
import 'sidestage/shared/no-grant.js';
import 'sidestage/shared/site-header.js';
import { Element } from 'sidestage/shared/element.js';
import { Live } from 'sidestage/shared/live.js';
import { Queue } from 'sidestage/shared/queue.js';
import { Schedule } from 'sidestage/shared/schedule.js';
import { mayWith, session } from 'sidestage/shared/session.js';
import { t } from 'sidestage/shared/texts.js';

/** A speaker's own page: the questions of their talk before and during it, and answers in writing after it. */
class SpeakerPage extends Element {
  static properties = { grants: { state: true }, problem: { state: true } };
  #id = location.pathname.split('/')[2];
  #schedule = new Schedule();
  #queue = new Queue(this.#id);
  #live = null;

  constructor() {
    super();
    this.watch(this.#schedule, this.#queue);
    this.addEventListener('answered', ({ detail }) => this.#queue.put(detail));
    this.#start();
  }

  render() {
    return html`<site-header .event=${this.#schedule.event} .page=${t.speaker} .links=${[]}></site-header>
      ${this.#live ? html`<connection-note .live=${this.#live}></connection-note>` : nothing}
      <main>${this.#content()}</main>`;
  }

  updated(changed) {
    super.updated(changed);
    document.title = [t.speaker, this.#schedule.talk(this.#id)?.title].filter(Boolean).join(' · ');
  }

  #content() {
    if (this.problem) {
      return html`<p class="empty" role="alert">
        ${this.problem.message || t.notLoaded} <button class="quiet" @click=${() => this.#start()}>${t.again}</button>
      </p>`;
    }
    if (!this.#schedule.loaded || !this.grants || !this.#queue.loaded) {
      return html`<p class="empty" aria-busy="true">${t.loading}</p>`;
    }
    const talk = this.#schedule.talk(this.#id);
    if (!talk || !mayWith(this.grants, 'speaker', talk)) {
      return html`<no-grant .what=${t.speaker}></no-grant>`;
    }
    return html`${this.#head(talk)} ${this.#place('onstage')} ${this.#place('next')}
    ${this.#list(t.toAnswer, 'deferred', (question) => html`<answer-form .question=${question}></answer-form>`)}
    ${this.#list(t.waitingForYou, 'approved', () => nothing)} ${this.#list(t.questionState.answered, 'answered', answer)}
    ${this.#nothingYet()}`;
  }

  #head({ title, state, startsAt, endsAt }) {
    return html`<header class="speaker-talk">
      <h1 dir="auto">${title}</h1>
      <p>
        ${
          state === 'live'
            ? html`<span class="live-chip">${t.live}</span> <count-down .to=${endsAt} .words=${t.timeLeft}></count-down>`
            : state === 'scheduled'
              ? html`<count-down .to=${startsAt} .words=${t.startsIn}></count-down>`
              : t.state[state]
        }
      </p>
    </header>`;
  }

  #place(state) {
    const question = this.#queue.in(state)[0];
    return question
      ? html`<section class="place ${state}" aria-label=${t.questionState[state]} data-question=${question.id}>
          <h2>${t.questionState[state]}</h2>
          <p class="text" dir="auto">${question.text}</p>
          ${facts(question)}
        </section>`
      : nothing;
  }

  #list(heading, state, more) {
    const questions = this.#queue.in(state, 'top');
    return questions.length
      ? html`<section class="speaker-list">
          <h2>${heading} <span class="chip">${questions.length}</span></h2>
          <ul>
            ${questions.map(
              (question) =>
                html`<li data-question=${question.id}>
                  <p class="text" dir="auto">${question.text}</p>
                  ${facts(question)} ${more(question)}
                </li>`,
            )}
          </ul>
        </section>`
      : nothing;
  }

  #nothingYet() {
    const any = ['onstage', 'next', 'deferred', 'approved', 'answered'].some((state) => this.#queue.in(state).length);
    return any ? nothing : html`<p class="empty">${t.noQuestionsYet}</p>`;
  }

  async #start() {
    try {
      this.problem = null;
      this.grants = (await session()).grants;
    } catch (problem) {
      this.problem = problem;
      return;
    }
    this.#live ??= new Live({
      take: () => this.#take(),
      topics: () => ['schedule', ...(this.#schedule.talk(this.#id) ? [`talk:${this.#id}`] : [])],
      apply: (kind, data) => [this.#schedule, this.#queue].forEach((store) => store.apply(kind, data)),
    });
    await this.#live.refresh();
  }

  async #take() {
    const cursors = await this.#schedule.take();
    return this.#schedule.talk(this.#id) ? [...cursors, ...(await this.#queue.take())] : cursors;
  }
}

const facts = ({ name, votes, source }) =>
  html`<p class="facts muted">
    <strong>${t.votes(votes)}</strong> <span dir="auto">${name ?? t.anonymous}</span>
    ${source ? html`<span>${t.from[source]}</span>` : nothing}
  </p>`;

/** The server made the HTML of the answer's Markdown, and let nothing pass that runs or is fetched. */
const answer = ({ answerHtml }) =>
  answerHtml ? html`<div class="answer" dir="auto">${unsafeHTML(answerHtml)}</div>` : nothing;

customElements.define('speaker-page', SpeakerPage);
