import { html, nothing } from 'lit';
import './own-entry.js';
import 'sidestage/shared/no-grant.js';
import 'sidestage/shared/site-header.js';
import { read } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { may, session } from 'sidestage/shared/session.js';
import { t } from 'sidestage/shared/texts.js';

const holds = (person, words) => {
  const text = Object.values(person).flat().join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
};

/** What the invited get: the way to the venue, and a directory of those who want to be found. */
class PeoplePage extends Element {
  static properties = {
    allowed: { state: true },
    event: { state: true },
    found: { state: true },
    words: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.words = '';
    this.addEventListener('introduced', () => this.#fetch());
    this.#start();
  }

  render() {
    return html`<site-header .event=${this.event} .page=${t.invited.people}></site-header>
      <main class="people">${this.#content()}</main>`;
  }

  updated() {
    super.updated();
    document.title = [t.invited.people, this.event?.name ?? 'Sidestage'].join(' · ');
  }

  #content() {
    if (this.problem) {
      return html`<p class="empty" role="alert">
        ${this.problem.message || t.notLoaded} <button class="quiet" @click=${() => this.#start()}>${t.again}</button>
      </p>`;
    }
    if (this.allowed === false) {
      return html`<no-grant .what=${t.invited.people}></no-grant>`;
    }
    if (!this.found) {
      return html`<p class="empty" aria-busy="true">${t.loading}</p>`;
    }
    const { venue, own } = this.found;
    return html`<h1>${t.invited.people}</h1>
      ${venue ? html`<p><a role="button" href=${venue} rel="noopener" target="_blank">${t.invited.venue}</a></p>` : nothing}
      <own-entry .entry=${own}></own-entry>
      ${this.#directory()}`;
  }

  #directory() {
    const { people } = this.found;
    const words = this.words.toLowerCase().split(/\s+/).filter(Boolean);
    const shown = people.filter((person) => holds(person, words));
    return html`<h2>${t.invited.directory}</h2>
      <input
        type="search"
        aria-label=${t.invited.search}
        placeholder=${t.invited.search}
        .value=${this.words}
        @input=${({ target }) => (this.words = target.value)}
      />
      <p class="muted" role="status">${people.length ? t.invited.shown(shown.length) : t.invited.nobody}</p>
      <ul class="directory">
        ${shown.map((person) => this.#person(person))}
      </ul>`;
  }

  #person({ name, affiliation, interests, links }) {
    return html`<li>
      <strong>${name}</strong>
      ${affiliation ? html`<span class="muted">${affiliation}</span>` : nothing}
      ${interests ? html`<p class="text">${interests}</p>` : nothing}
      ${links.length
        ? html`<p>
            ${links.map((link) => html`<a href=${link} rel="noopener nofollow" target="_blank">${link.replace('https://', '')}</a> `)}
          </p>`
        : nothing}
    </li>`;
  }

  async #start() {
    this.problem = null;
    try {
      this.allowed = may((await session()).grants, 'invited');
      this.event = (await read('/api/event')).body;
      this.allowed && (await this.#fetch());
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #fetch() {
    this.found = (await read('/api/people')).body;
  }
}

customElements.define('people-page', PeoplePage);
