import { html, nothing } from 'lit';
import { write } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

const DECISIONS = ['accepted', 'rejected', 'waiting'];

/** Publishes decisions: shows every letter before any goes out. Tells of `published`. */
class DecisionBatch extends Element {
  static properties = {
    messages: { state: true },
    preview: { state: true },
    published: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.messages = {};
  }

  /** Decisions were changed: the letters that are shown may be others by now. */
  changed() {
    Object.assign(this, { preview: null, published: null });
  }

  render() {
    return html`<section class="block" aria-labelledby="batch-heading">
      <h2 id="batch-heading">${t.review.batch}</h2>
      <p class="muted">${t.review.batchWhat}</p>
      ${DECISIONS.map(
        (decision) =>
          html`<details>
            <summary>${t.review.messageTo[decision]}</summary>
            <textarea
              rows="4"
              maxlength="5000"
              aria-label=${t.review.messageTo[decision]}
              .value=${this.messages[decision] ?? ''}
              @input=${({ target }) => this.#say(decision, target.value)}
            ></textarea>
          </details>`,
      )}
      <div role="status">
        ${this.problem ? html`<p class="error">${this.problem.message || t.notSent}</p>` : nothing}
        ${this.published === undefined || this.published === null ? nothing : html`<p class="notice">${t.review.publishedNow(this.published)}</p>`}
      </div>
      ${this.preview ? this.#preview() : html`<button class="secondary" @click=${() => this.#look()}>${t.review.look}</button>`}
    </section>`;
  }

  #preview() {
    const { letters } = this.preview;
    if (!letters.length) {
      return html`<p class="empty">${t.review.noLetters}</p>`;
    }
    return html`<ul class="letters">
        ${letters.map(
          ({ recipient, subject, text }) =>
            html`<li>
              <details>
                <summary>
                  <span><strong>${subject}</strong><span class="muted">${recipient}</span></span>
                </summary>
                <pre class="letter">${text}</pre>
              </details>
            </li>`,
        )}
      </ul>
      <div class="decision">
        <button @click=${() => this.#publish()}>${t.review.publish(letters.length)}</button>
        <button class="secondary" @click=${() => (this.preview = null)}>${t.cancel}</button>
      </div>`;
  }

  #say(decision, text) {
    this.messages = { ...this.messages, [decision]: text };
    this.preview = null;
  }

  #body(more) {
    const messages = Object.fromEntries(Object.entries(this.messages).filter(([, text]) => text.trim()));
    return { messages, ...more };
  }

  async #look() {
    await this.#send(async () => {
      this.preview = await write('POST', '/api/review/batch?dryRun=true', this.#body({}));
    });
  }

  async #publish() {
    await this.#send(async () => {
      const { published } = await write('POST', '/api/review/batch', this.#body({ seen: this.preview.seen }));
      this.preview = null;
      this.published = published;
      this.tell('published');
    });
  }

  async #send(send) {
    Object.assign(this, { problem: null, published: null });
    try {
      await send();
    } catch (problem) {
      this.preview = null;
      this.problem = problem;
    }
  }
}

customElements.define('decision-batch', DecisionBatch);
