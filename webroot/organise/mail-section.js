import { html, nothing } from 'lit';
import { read, write } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { moment } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';

const STATES = ['waiting', 'refused', 'sent', 'passed-on'];
const COUNTS = { waiting: 'waiting', refused: 'refused', sent: 'sent', 'passed-on': 'passedOn' };

/** The letters: what waits, what was refused, and the links to pass on where nothing is mailed. */
class MailSection extends Element {
  static properties = {
    organiser: { attribute: false },
    state: { state: true },
    page: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.state = 'waiting';
    this.#fetch();
  }

  render() {
    return html`<h1>${t.mail.name}</h1>
      ${this.page && !this.page.sends ? html`<p class="notice">${t.mail.noServer}</p>` : nothing}
      <div class="segments" role="group" aria-label=${t.mail.state}>
        ${STATES.map(
          (state) =>
            html`<button aria-pressed=${this.state === state} @click=${() => this.#choose(state)}>
              ${t.mail.states[state]} ${this.page?.counts[COUNTS[state]] ?? ''}
            </button>`,
        )}
      </div>
      <div role="status">
        ${this.problem
          ? html`<p class="error">
              ${this.problem.message || t.notLoaded} <button class="quiet" @click=${() => this.#fetch()}>${t.again}</button>
            </p>`
          : nothing}
      </div>
      ${this.#list()}`;
  }

  #list() {
    if (!this.page) {
      return this.problem ? nothing : html`<p class="empty" aria-busy="true">${t.loading}</p>`;
    }
    return this.page.letters.length
      ? html`<ul class="letters">
          ${this.page.letters.map((letter) => this.#letter(letter))}
        </ul>`
      : html`<p class="empty">${t.mail.none}</p>`;
  }

  #letter({ id, recipient, subject, text, link, state, problem, createdAt }) {
    const open = state === 'waiting' || state === 'refused';
    return html`<li>
      <details>
        <summary>
          <span><strong>${subject}</strong><span class="muted">${recipient} · ${moment(createdAt)}</span></span>
        </summary>
        <pre class="letter">${text}</pre>
      </details>
      ${problem ? html`<p class="error">${problem}</p>` : nothing}
      ${link ? html`<label>${t.mail.link}<input readonly .value=${link} @focus=${({ target }) => target.select()} /></label>` : nothing}
      ${open
        ? html`<p class="actions">
            <button class="secondary" @click=${() => this.#change(id, 'passed-on')}>${t.mail.passedOn}</button>
            ${this.page.sends ? html`<button class="quiet" @click=${() => this.#change(id, 'waiting')}>${t.mail.sendNow}</button>` : nothing}
          </p>`
        : nothing}
    </li>`;
  }

  #choose(state) {
    this.state = state;
    return this.#fetch();
  }

  async #change(id, state) {
    try {
      await write('PATCH', `/api/mail/${id}`, { state });
      await this.#fetch();
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #fetch() {
    try {
      this.page = (await read(`/api/mail?state=${this.state}`)).body;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }
}

customElements.define('mail-section', MailSection);
