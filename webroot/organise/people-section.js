import { html } from 'lit';
import './grant-form.js';
import './grant-list.js';
import { read } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

/** Who may do what: sign-in links, handed out and revoked. */
class PeopleSection extends Element {
  static properties = { organiser: { attribute: false }, grants: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.addEventListener('grants', () => this.#fetch());
    this.#fetch();
  }

  render() {
    return html`<h1>${t.people}</h1>
      <h2>${t.signInLinks}</h2>
      <p class="muted">${t.signInLinksWhat}</p>
      <grant-form .rooms=${this.organiser.schedule.rooms} .talks=${this.organiser.schedule.talks}></grant-form>
      ${this.#list()}`;
  }

  #list() {
    if (this.problem) {
      return html`<p class="error" role="alert">
        ${this.problem.message || t.notLoaded} <button class="quiet" @click=${() => this.#fetch()}>${t.again}</button>
      </p>`;
    }
    return this.grants
      ? html`<grant-list .grants=${this.grants} .schedule=${this.organiser.schedule}></grant-list>`
      : html`<p class="empty" aria-busy="true">${t.loading}</p>`;
  }

  async #fetch() {
    try {
      this.grants = (await read('/api/grants')).body.grants;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }
}

customElements.define('people-section', PeopleSection);
