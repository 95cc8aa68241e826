import { html } from 'lit';
import './review-sheet.js';
import 'sidestage/shared/no-grant.js';
import 'sidestage/shared/site-header.js';
import { read } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { may, session } from 'sidestage/shared/session.js';
import { t } from 'sidestage/shared/texts.js';

const isDone = ({ own }) => Boolean(own);

/** Where reviewers read what was submitted, one after the other, and score it. */
class ReviewPage extends Element {
  static properties = {
    allowed: { state: true },
    event: { state: true },
    categories: { state: true },
    category: { state: true },
    sheets: { state: true },
    at: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.category = '';
    this.at = 0;
    this.addEventListener('reviewed', ({ detail }) => this.#reviewed(detail));
    this.#start();
  }

  render() {
    return html`<site-header .event=${this.event} .page=${t.review.name}></site-header>
      <main class="review">${this.#content()}</main>`;
  }

  updated() {
    super.updated();
    document.title = [t.review.name, this.event?.name ?? 'Sidestage'].join(' · ');
  }

  #content() {
    if (this.problem) {
      return html`<p class="empty" role="alert">
        ${this.problem.message || t.notLoaded} <button class="quiet" @click=${() => this.#start()}>${t.again}</button>
      </p>`;
    }
    if (this.allowed === false) {
      return html`<no-grant .what=${t.review.name}></no-grant>`;
    }
    if (!this.sheets) {
      return html`<p class="empty" aria-busy="true">${t.loading}</p>`;
    }
    return html`<h1>${t.review.name}</h1>
      ${this.#head()}
      ${this.sheets.length ? this.#sheet() : html`<p class="empty">${t.review.nothing}</p>`}`;
  }

  #head() {
    const done = this.sheets.filter(isDone).length;
    return html`<div class="review-head">
      <label
        >${t.call.categories}<select @change=${({ target }) => this.#choose(target.value)}>
          <option value="">${t.review.all}</option>
          ${this.categories.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.category}>${name}</option>`)}
        </select></label
      >
      <p class="muted" role="status">${t.review.progress(done, this.sheets.length)}</p>
    </div>`;
  }

  #sheet() {
    const sheet = this.sheets[this.at];
    return html`<review-sheet .sheet=${sheet} .categories=${this.categories}></review-sheet>
      <nav class="turn" aria-label=${t.review.turn}>
        <button class="secondary" ?disabled=${this.at === 0} @click=${() => this.#go(this.at - 1)}>${t.review.before}</button>
        <span class="muted">${this.at + 1} / ${this.sheets.length}</span>
        <button class="secondary" ?disabled=${this.at + 1 >= this.sheets.length} @click=${() => this.#go(this.at + 1)}>
          ${t.review.after}
        </button>
      </nav>`;
  }

  #go(at) {
    this.at = at;
    scrollTo(0, 0);
  }

  #choose(category) {
    this.category = category;
    return this.#fetch();
  }

  #reviewed({ id, own }) {
    this.sheets = this.sheets.map((sheet) => (sheet.id === id ? { ...sheet, own } : sheet));
    const next = this.sheets.findIndex((sheet, index) => index > this.at && !isDone(sheet));
    next > 0 && this.#go(next);
  }

  async #start() {
    this.problem = null;
    try {
      this.allowed = may((await session()).grants, 'reviewer');
      if (this.allowed) {
        const [event, call] = await Promise.all([read('/api/event'), read('/api/call')]);
        this.event = event.body;
        this.categories = call.body.categories;
        await this.#fetch();
      }
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** All pages, and the first that is still to be read. */
  async #fetch() {
    const query = this.category ? `&category=${encodeURIComponent(this.category)}` : '';
    const sheets = [];
    for (let page = 1; ; page++) {
      const { body } = await read(`/api/review/sheets?page=${page}${query}`);
      sheets.push(...body.sheets);
      if (sheets.length >= body.total || !body.sheets.length) {
        break;
      }
    }
    this.sheets = sheets;
    this.at = Math.max(0, sheets.findIndex((sheet) => !isDone(sheet)));
  }
}

customElements.define('review-page', ReviewPage);
