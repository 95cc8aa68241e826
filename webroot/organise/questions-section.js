import { html, nothing } from 'lit';
import { read, write } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

const SLOW = [0, 1, 2, 5, 10, 30];

/** What holds for questions: the switch of the event, each room's mode, the words that hold one, and what can be taken away. */
class QuestionsSection extends Element {
  static properties = {
    organiser: { attribute: false },
    desks: { state: true },
    words: { state: true },
    said: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.desks = new Map();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#fetch();
  }

  render() {
    return html`<h1>${t.questions}</h1>
      <p role="status">${this.said ?? nothing}</p>
      ${
        this.problem
          ? html`<p class="error" role="alert">
              ${this.problem.message || t.notSent}
              <button class="quiet" @click=${() => this.#fetch()}>${t.again}</button>
            </p>`
          : nothing
      }
      ${this.desks.size ? this.#content() : html`<p class="empty" aria-busy="true">${t.loading}</p>`}`;
  }

  #content() {
    const closed = [...this.desks.values()].some((desk) => desk.closed);
    return html`<section class="block" aria-labelledby="switch-heading">
        <h2 id="switch-heading">${t.switchOfEvent}</h2>
        <p class="muted">${t.closeAllHow}</p>
        <button class=${closed ? '' : 'secondary'} data-action="close-all" aria-pressed=${closed} @click=${() => this.#close(!closed)}>
          ${closed ? t.openAll : t.closeAll}
        </button>
      </section>
      <section class="block" aria-labelledby="modes-heading">
        <h2 id="modes-heading">${t.modesOfRooms}</h2>
        <ul class="rooms">
          ${this.organiser.schedule.rooms.map((room) => this.#room(room))}
        </ul>
      </section>
      <section class="block" aria-labelledby="words-heading">
        <h2 id="words-heading">${t.heldWords}</h2>
        <p class="muted">${t.heldWordsHow}</p>
        <form @submit=${this.#hold}>
          <label>
            ${t.oneALine}
            <textarea name="words" rows="6" .value=${(this.words ?? []).join('\n')}></textarea>
          </label>
          <button type="submit">${t.save}</button>
        </form>
      </section>
      <section class="block" aria-labelledby="export-heading">
        <h2 id="export-heading">${t.takeAway}</h2>
        <p class="muted">${t.takeAwayHow}</p>
        <p class="exports">
          ${['csv', 'json', 'markdown'].map(
            (format) =>
              html`<a role="button" class="secondary" download href="/api/export/questions?format=${format}"
                >${t.exportFormats[format]}</a
              > `,
          )}
        </p>
      </section>`;
  }

  #room({ id, name }) {
    const desk = this.desks.get(id);
    if (!desk) {
      return nothing;
    }
    const { moderated, slowMinutes } = desk;
    const slow = SLOW.includes(slowMinutes) ? SLOW : [...SLOW, slowMinutes].sort((a, b) => a - b);
    return html`<li data-mode=${id}>
      <h3>${name}</h3>
      <label>
        <input
          type="checkbox"
          role="switch"
          name="moderated"
          .checked=${moderated}
          @change=${({ target }) => this.#set(id, { moderated: target.checked })}
        />
        ${t.moderatedFirst}
      </label>
      <label>
        ${t.slowMode}
        <select name="slow" @change=${({ target }) => this.#set(id, { slowMinutes: Number(target.value) })}>
          ${slow.map((minutes) => html`<option value=${minutes} ?selected=${minutes === slowMinutes}>${t.slowModes(minutes)}</option>`)}
        </select>
      </label>
    </li>`;
  }

  #set(room, rules) {
    return this.#send(() => write('PATCH', `/api/rooms/${encodeURIComponent(room)}/desk`, rules), t.savedNow);
  }

  #close(closed) {
    return this.#send(() => write('PUT', '/api/questions/closed', { closed }), closed ? t.allClosedNow : t.allOpenNow);
  }

  #hold(event) {
    event.preventDefault();
    const words = event.target.words.value
      .split('\n')
      .map((word) => word.trim())
      .filter(Boolean);
    return this.#send(() => write('PUT', '/api/words', { words }), t.savedNow);
  }

  async #send(send, said) {
    try {
      Object.assign(this, { problem: null, said: null });
      await send();
      await this.#fetch();
      this.said = said;
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #fetch() {
    try {
      const rooms = this.organiser.schedule.rooms;
      const [words, ...desks] = await Promise.all([
        read('/api/words'),
        ...rooms.map(({ id }) => read(`/api/rooms/${encodeURIComponent(id)}/desk`)),
      ]);
      this.words = words.body.words;
      this.desks = new Map(desks.map(({ body }) => [body.room, body]));
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }
}

customElements.define('questions-section', QuestionsSection);
