import { html, nothing } from 'lit';
import './decision-batch.js';
import './submission-exchange.js';
import { read, write } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

const DECISIONS = ['pending', 'accepted', 'rejected', 'waiting'];

/** What was submitted, with its scores; where decisions are made, in private, and published in one batch. */
class ReviewSection extends Element {
  static properties = {
    organiser: { attribute: false },
    decision: { state: true },
    sort: { state: true },
    at: { state: true },
    found: { state: true },
    chosen: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    Object.assign(this, { decision: 'all', sort: 'number', at: 1, chosen: new Set() });
    this.addEventListener('published', () => this.#fetch());
    this.addEventListener('imported', () => this.#fetch());
    this.#fetch();
  }

  render() {
    return html`<h1>${t.review.table}</h1>
      <div class="table-head">
        <label
          >${t.review.decision}<select @change=${({ target }) => this.#set({ decision: target.value, at: 1 })}>
            ${['all', ...DECISIONS].map((each) => html`<option value=${each} ?selected=${each === this.decision}>${t.review.decisions[each]}</option>`)}
          </select></label
        >
        <label
          >${t.review.order}<select @change=${({ target }) => this.#set({ sort: target.value, at: 1 })}>
            <option value="number" ?selected=${this.sort === 'number'}>${t.review.byNumber}</option>
            <option value="mean" ?selected=${this.sort === 'mean'}>${t.review.byMean}</option>
          </select></label
        >
      </div>
      <div role="status">
        ${this.problem
          ? html`<p class="error">
              ${this.problem.message || t.notLoaded} <button class="quiet" @click=${() => this.#fetch()}>${t.again}</button>
            </p>`
          : nothing}
      </div>
      ${this.#list()}
      <decision-batch></decision-batch>
      <submission-exchange></submission-exchange>`;
  }

  #list() {
    if (!this.found) {
      return this.problem ? nothing : html`<p class="empty" aria-busy="true">${t.loading}</p>`;
    }
    const { rows, total, page } = this.found;
    if (!rows.length) {
      return html`<p class="empty">${t.review.nothing}</p>`;
    }
    const pages = Math.ceil(total / 100);
    return html`${this.#bulk()}
      <ul class="submissions">
        ${rows.map((row) => this.#row(row))}
      </ul>
      ${pages > 1
        ? html`<nav class="turn" aria-label=${t.review.turn}>
            <button class="secondary" ?disabled=${page <= 1} @click=${() => this.#set({ at: page - 1 })}>${t.review.before}</button>
            <span class="muted">${page} / ${pages}</span>
            <button class="secondary" ?disabled=${page >= pages} @click=${() => this.#set({ at: page + 1 })}>${t.review.after}</button>
          </nav>`
        : nothing}`;
  }

  #bulk() {
    const all = this.found.rows.every(({ id }) => this.chosen.has(id));
    return html`<div class="bulk">
      <label class="choice"
        ><input type="checkbox" .checked=${all} @change=${({ target }) => this.#chooseAll(target.checked)} />${t.review.chosen(this.chosen.size)}</label
      >
      ${DECISIONS.map(
        (decision) =>
          html`<button class="secondary" ?disabled=${!this.chosen.size} @click=${() => this.#decide([...this.chosen], decision)}>
            ${t.review.decide[decision]}
          </button>`,
      )}
    </div>`;
  }

  #row({ id, number, title, authors, asksInvitation, mean, spread, reviews, decision, published, confirmation }) {
    const told = published === undefined ? t.review.notTold : published === decision ? t.review.told : t.review.toldOther(t.review.decisions[published]);
    return html`<li>
      <input type="checkbox" aria-label=${title} .checked=${this.chosen.has(id)} @change=${() => this.#choose(id)} />
      <details>
        <summary>
          <span class="what"
            ><strong>${number}. ${title}</strong>
            <span class="muted">${authors.map(({ name }) => name).join(', ')}${asksInvitation ? ` · ${t.review.asksInvitation}` : ''}</span></span
          >
          <span class="mean" title=${t.review.meanHow}>${mean === undefined ? '–' : html`${mean} <small>± ${spread}</small>`} <small class="muted">${t.review.of(reviews.length)}</small></span>
          <span class="chip ${decision}">${t.review.decisions[decision]}</span>
        </summary>
        <p class="muted">${told}${published === 'accepted' ? ` · ${t.review.confirmation[confirmation]}` : ''}</p>
        ${reviews.map(
          ({ name, score, comment }) =>
            html`<p class="opinion"><strong>${score ?? t.review.conflictShort}</strong> ${name ?? t.anonymous}${comment ? html`: ${comment}` : nothing}</p>`,
        )}
      </details>
    </li>`;
  }

  #choose(id) {
    const chosen = new Set(this.chosen);
    chosen.delete(id) || chosen.add(id);
    this.chosen = chosen;
  }

  #chooseAll(all) {
    this.chosen = new Set(all ? this.found.rows.map(({ id }) => id) : []);
  }

  #set(change) {
    Object.assign(this, change, { chosen: new Set() });
    return this.#fetch();
  }

  async #decide(submissions, decision) {
    try {
      await write('POST', '/api/review/decisions', { submissions, decision });
      this.chosen = new Set();
      await this.#fetch();
      this.querySelector('decision-batch').changed();
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #fetch() {
    try {
      const query = new URLSearchParams({ decision: this.decision, sort: this.sort, page: this.at });
      this.found = (await read(`/api/review/table?${query}`)).body;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }
}

customElements.define('review-section', ReviewSection);
