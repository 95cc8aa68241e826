import { html, nothing } from 'lit';
import { Problem, uploadNew } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

const IMPORT = '/api/submissions/import';

/** Takes submissions along as a file, and brings them in from one. Tells of `imported`. */
class SubmissionExchange extends Element {
  static properties = { file: { state: true }, result: { state: true }, problem: { state: true } };

  render() {
    return html`<section class="block" aria-labelledby="exchange-heading">
      <h2 id="exchange-heading">${t.review.exchange}</h2>
      <p>
        <a href="/api/export/submissions?format=csv" download>CSV</a> ·
        <a href="/api/export/submissions?format=json" download>JSON</a>
      </p>
      <label>${t.review.bringIn}<input type="file" accept=".csv,.json" @change=${({ target }) => this.#look(target.files[0])} /></label>
      <div role="status">
        ${this.problem ? html`<p class="error">${this.problem.message || t.notSent}</p>` : nothing}
        ${this.result ? this.#report() : nothing}
      </div>
    </section>`;
  }

  #report() {
    const { applied, rows, errors } = this.result;
    return html`<p>${applied ? t.review.broughtIn(rows) : t.review.wouldBring(rows)}</p>
      ${errors.length
        ? html`<ul>
            ${errors.slice(0, 50).map(({ row, what }) => html`<li>${t.review.rowError(row)}: ${what}</li>`)}
          </ul>`
        : nothing}
      ${applied || !rows ? nothing : html`<button @click=${() => this.#send(false)}>${t.review.bringNow}</button>`}`;
  }

  #look(file) {
    this.file = file;
    return file && this.#send(true);
  }

  async #send(dryRun) {
    Object.assign(this, { result: null, problem: null });
    const type = this.file.name.endsWith('.json') ? 'application/json' : 'text/csv';
    try {
      this.result = await uploadNew(dryRun ? `${IMPORT}?dryRun=true` : IMPORT, this.file, type);
      dryRun || this.tell('imported');
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      this.problem = problem;
    }
  }
}

customElements.define('submission-exchange', SubmissionExchange);
