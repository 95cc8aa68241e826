import { html, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { write } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

const SCORES = [1, 2, 3, 4, 5];

/** One submission to be reviewed. Tells of `reviewed`. */
class ReviewSheet extends Element {
  static properties = {
    sheet: { attribute: false },
    categories: { attribute: false },
    score: { state: true },
    comment: { state: true },
    problem: { state: true },
  };

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('sheet') && changed.get('sheet')?.id !== this.sheet.id) {
      const { own } = this.sheet;
      this.score = own ? (own.score ?? 'conflict') : null;
      this.comment = own?.comment ?? '';
      this.problem = null;
    }
  }

  render() {
    const { number, title, summaryHtml, authors, links, categories } = this.sheet;
    const names = new Map(this.categories.map(({ id, name }) => [id, name]));
    return html`<article class="sheet">
      <p class="label">${t.call.number(number)}</p>
      <h2>${title}</h2>
      <ul class="chips">
        ${categories.map((id) => html`<li class="chip">${names.get(id) ?? id}</li>`)}
      </ul>
      <p class="muted">${authors ? authors.map(({ name, affiliation }) => (affiliation ? `${name} (${affiliation})` : name)).join(', ') : t.review.namesHidden}</p>
      ${this.#picture()}
      <div class="prose-html">${unsafeHTML(summaryHtml)}</div>
      ${links.length
        ? html`<ul>
            ${links.map((link) => html`<li><a href=${link} rel="noopener nofollow" target="_blank">${link}</a></li>`)}
          </ul>`
        : nothing}
      ${this.#form()}
    </article>`;
  }

  #picture() {
    const { poster, preview } = this.sheet;
    const image = preview ?? (poster && poster.type !== 'application/pdf' ? poster : null);
    return html`${image ? html`<a href=${image.url} target="_blank" rel="noopener"><img src=${image.url} alt=${t.call.file.poster} /></a>` : nothing}
      ${poster ? html`<p><a href=${poster.url} download>${t.review.openPoster}</a></p>` : nothing}`;
  }

  #form() {
    return html`<form class="score" @submit=${this.#save}>
      <fieldset>
        <legend>${t.review.score}</legend>
        ${SCORES.map((score) => this.#choice(score, `${score} · ${t.review.scores[score - 1]}`))}
        ${this.#choice('conflict', t.review.conflict)}
      </fieldset>
      <label
        >${t.review.comment}<textarea
          rows="4"
          maxlength="5000"
          .value=${this.comment}
          @input=${({ target }) => (this.comment = target.value)}
        ></textarea
        ><small class="muted">${t.review.commentFor}</small></label
      >
      <div role="status">${this.problem ? html`<p class="error">${this.problem.message || t.notSent}</p>` : nothing}</div>
      <button type="submit" ?disabled=${this.score === null}>${this.sheet.own ? t.review.saveAgain : t.review.save}</button>
    </form>`;
  }

  #choice(value, text) {
    return html`<label class="choice"
      ><input type="radio" name="score" .checked=${this.score === value} @change=${() => (this.score = value)} />${text}</label
    >`;
  }

  async #save(event) {
    event.preventDefault();
    const { id } = this.sheet;
    const comment = this.comment.trim() || undefined;
    const body = this.score === 'conflict' ? { conflict: true, comment } : { score: this.score, comment };
    this.problem = null;
    try {
      const own = await write('PUT', `/api/review/sheets/${id}`, body);
      this.tell('reviewed', { id, own });
    } catch (problem) {
      this.problem = problem;
    }
  }
}

customElements.define('review-sheet', ReviewSheet);
