import { html, nothing } from 'lit';
import './file-upload.js';
import './submission-form.js';
import { Ticking } from 'sidestage/shared/clock.js';
import { read, write } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { fullMoment, moment } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';
import { Draft } from './draft.js';

/** One's own submission, by its private link: what became of it, and how to change or withdraw it. */
class OwnSubmission extends Element {
  static properties = {
    call: { attribute: false },
    token: {},
    submission: { state: true },
    saved: { state: true },
    withdrawing: { state: true },
    problem: { state: true },
  };
  #draft;

  constructor() {
    super();
    new Ticking(this);
    this.addEventListener('attached', ({ detail }) => (this.submission = detail));
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('token') && this.#fetch();
  }

  render() {
    if (this.problem) {
      return this.#unknown();
    }
    if (!this.submission) {
      return html`<p class="empty" aria-busy="true">${t.loading}</p>`;
    }
    const { number, state, title, arrivedAt } = this.submission;
    return html`<p class="label">${t.call.number(number)}</p>
      <h1>${title || t.call.untitled}</h1>
      <p class="fate">
        <span class="chip ${state}">${t.call.state[state]}</span>
        <span class="muted">${t.call.lastChange(moment(arrivedAt))}</span>
      </p>
      <div role="status">${this.saved ? html`<p class="notice">${this.saved}</p>` : nothing}</div>
      ${this.#outcome()} ${this.#link()} ${this.#files()} ${this.#change()}`;
  }

  /** What was decided, once its author is told, and whether they come. */
  #outcome() {
    const { status } = this.submission;
    const accepted = ['accepted', 'confirmed', 'declined'].includes(status);
    return t.call.outcome[status]
      ? html`<section class="outcome ${status}">
          <p><strong>${t.call.outcome[status]}</strong></p>
          ${accepted && status !== 'confirmed' ? html`<button @click=${() => this.#confirm('confirmed')}>${t.call.confirm}</button>` : nothing}
          ${accepted && status !== 'declined' ? html`<button class="secondary" @click=${() => this.#confirm('declined')}>${t.call.decline}</button>` : nothing}
        </section>`
      : nothing;
  }

  #files() {
    const { poster, preview, lateUntil } = this.submission;
    const closed = this.call.isClosed(lateUntil ?? this.call.content.closesAt);
    const needsPreview = preview || (poster && poster.type === 'application/pdf');
    return html`<h2>${t.call.files}</h2>
      <p class="muted">${t.call.filesHow}</p>
      <div class="files">
        <file-upload place="poster" .token=${this.token} .file=${poster} ?closed=${closed}></file-upload>
        ${needsPreview ? html`<file-upload place="preview" .token=${this.token} .file=${preview} ?closed=${closed}></file-upload>` : nothing}
      </div>`;
  }

  #unknown() {
    const unknown = this.problem.status === 404;
    return html`<h1>${t.call.yourSubmission}</h1>
      <p class="error" role="alert">${unknown ? t.call.unknownLink : this.problem.message || t.notLoaded}</p>
      ${unknown ? nothing : html`<button @click=${() => this.#fetch()}>${t.again}</button>`}
      <p><a href="/call">${t.call.toCall}</a></p>`;
  }

  #link() {
    return html`<details class="private-link">
      <summary>${t.call.privateLink}</summary>
      <p class="muted">${t.call.privateLinkHow}</p>
      <input readonly aria-label=${t.call.privateLink} value=${location.href} @focus=${({ target }) => target.select()} />
    </details>`;
  }

  #change() {
    const { state, lateUntil } = this.submission;
    const until = lateUntil ?? this.call.content.closesAt;
    if (this.call.isClosed(until) && !this.#draft.isTyped) {
      return html`<p class="muted">${t.call.closedForChanges(fullMoment(until))}</p>`;
    }
    return html`<h2>${t.call.change}</h2>
      <p class="muted">${t.call.changeUntil(fullMoment(until))}</p>
      <submission-form
        .call=${this.call.content}
        .draft=${this.#draft}
        ?submitted=${state === 'submitted'}
      ></submission-form>
      ${state === 'withdrawn' ? nothing : this.#withdraw()}`;
  }

  #withdraw() {
    return html`<div class="withdraw">
      ${this.withdrawing
        ? html`<p>${t.call.withdrawSure}</p>
            <button class="secondary" @click=${() => this.#withdrawNow()}>${t.call.withdrawNow}</button>
            <button class="quiet" @click=${() => (this.withdrawing = false)}>${t.cancel}</button>`
        : html`<button class="quiet" @click=${() => (this.withdrawing = true)}>${t.call.withdraw}</button>`}
    </div>`;
  }

  async #fetch() {
    this.problem = null;
    try {
      this.#show((await read('/api/submissions/own', this.#headers())).body);
    } catch (problem) {
      this.problem = problem;
    }
  }

  #show(submission) {
    this.submission = submission;
    this.#draft = new Draft({ place: submission.id, token: this.token, submission });
    this.#draft.addEventListener('done', ({ detail }) => {
      this.saved = t.call.saved[detail.state];
      this.#show(detail);
      scrollTo(0, 0);
    });
  }

  async #withdrawNow() {
    this.withdrawing = false;
    try {
      this.#draft.forget();
      this.#show(await write('DELETE', '/api/submissions/own', undefined, this.#headers()));
      this.saved = t.call.saved.withdrawn;
      scrollTo(0, 0);
    } catch (problem) {
      this.saved = problem.message || t.notSent;
    }
  }

  async #confirm(confirmation) {
    try {
      this.submission = await write('PUT', '/api/submissions/own/confirmation', { confirmation }, this.#headers());
      this.saved = null;
    } catch (problem) {
      this.saved = problem.message || t.notSent;
    }
  }

  #headers() {
    return { 'Submission-Token': this.token };
  }
}

customElements.define('own-submission', OwnSubmission);
