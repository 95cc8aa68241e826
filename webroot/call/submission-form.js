import { html, nothing } from 'lit';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

const lengthOf = (text) => [...text.trim().normalize('NFC')].length;

/** Where somebody writes down what they submit. What is typed goes to the draft at once, which keeps and sends it. */
class SubmissionForm extends Element {
  static properties = { call: { attribute: false }, draft: { attribute: false }, late: {}, submitted: { type: Boolean } };

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('draft') && this.watch(this.draft);
  }

  updated(changed) {
    super.updated(changed);
    const field = this.draft.state === 'refused' && this.#fieldAtFault();
    if (field && this.shownProblem !== this.draft.problem) {
      this.shownProblem = this.draft.problem;
      this.querySelector(`[data-field="${field}"]`)?.focus();
    }
  }

  render() {
    const { title, summary, email } = this.draft.values;
    const { limits } = this.call;
    return html`<form class="submission" @submit=${(event) => this.#submit(event, false)} novalidate>
      ${this.#line('title', t.call.title, title, limits.title)} ${this.#summary(summary)} ${this.#categories()}
      ${this.#authors()}
      <label
        >${t.call.email}<input
          type="email"
          autocomplete="email"
          data-field="email"
          aria-invalid=${this.#invalid('email')}
          .value=${email}
          @input=${({ target }) => this.draft.change('email', target.value)}
        /><small class="muted">${t.call.emailHint}</small></label
      >
      ${limits.links ? this.#links() : nothing} ${this.#invitation()} ${this.#end()}
    </form>`;
  }

  #line(name, label, value, most) {
    return html`<label
      >${label}<input
        data-field=${name}
        aria-invalid=${this.#invalid(name)}
        .value=${value}
        @input=${({ target }) => this.draft.change(name, target.value)}
      />${this.#count(value, 0, most)}</label
    >`;
  }

  #summary(value) {
    const { summaryLeast, summary } = this.call.limits;
    return html`<label
      >${t.call.summary}<textarea
        rows="9"
        data-field="summary"
        aria-invalid=${this.#invalid('summary')}
        .value=${value}
        @input=${({ target }) => this.draft.change('summary', target.value)}
      ></textarea
      >${this.#count(value, summaryLeast, summary)}<small class="muted">${t.call.markdown}</small></label
    >`;
  }

  #count(text, least, most) {
    const length = lengthOf(text);
    const short = length > 0 && length < least;
    return html`<small class=${length > most ? 'counter over' : 'counter'}
      >${short ? t.call.atLeast(least - length) : nothing} ${length} / ${most}</small
    >`;
  }

  #categories() {
    const chosen = this.draft.values.categories;
    const { categories, limits } = this.call;
    return html`<fieldset>
      <legend>${t.call.categories} <small class="muted">${t.call.choose(limits.categories)}</small></legend>
      ${categories.map(
        ({ id, name }, index) =>
          html`<label class="choice"
            ><input
              type="checkbox"
              data-field=${index ? nothing : 'categories'}
              aria-invalid=${this.#invalid('categories')}
              .checked=${chosen.includes(id)}
              ?disabled=${!chosen.includes(id) && chosen.length >= limits.categories && limits.categories > 1}
              @change=${() => this.#choose(id)}
            />${name}</label
          >`,
      )}
    </fieldset>`;
  }

  #choose(id) {
    const { categories } = this.draft.values;
    const without = categories.filter((each) => each !== id);
    const one = this.call.limits.categories === 1;
    this.draft.change('categories', without.length < categories.length ? without : [...(one ? [] : categories), id]);
  }

  #authors() {
    const { authors } = this.draft.values;
    const change = (index, part) =>
      this.draft.change(
        'authors',
        authors.map((author, at) => (at === index ? { ...author, ...part } : author)),
      );
    return html`<fieldset>
      <legend>${t.call.authors}</legend>
      ${authors.map(
        ({ name, affiliation }, index) =>
          html`<div class="author">
            <input
              aria-label=${t.call.authorName(index + 1)}
              placeholder=${t.call.name}
              data-field=${index ? nothing : 'authors'}
              .value=${name}
              @input=${({ target }) => change(index, { name: target.value })}
            />
            <input
              aria-label=${t.call.authorAffiliation(index + 1)}
              placeholder=${t.call.affiliation}
              .value=${affiliation ?? ''}
              @input=${({ target }) => change(index, { affiliation: target.value })}
            />
            ${this.#remove('authors', authors, index)}
          </div>`,
      )}
      ${this.#add('authors', authors, { name: '', affiliation: '' }, this.call.limits.authors, t.call.addAuthor)}
    </fieldset>`;
  }

  #links() {
    const { links } = this.draft.values;
    return html`<fieldset>
      <legend>${t.call.links} <small class="muted">${t.call.optional}</small></legend>
      ${links.map(
        (link, index) =>
          html`<div class="link-row">
            <input
              type="url"
              inputmode="url"
              placeholder="https://"
              aria-label=${t.call.link(index + 1)}
              data-field=${index ? nothing : 'links'}
              .value=${link}
              @input=${({ target }) => this.draft.change('links', links.with(index, target.value))}
            />
            ${this.#remove('links', links, index)}
          </div>`,
      )}
      ${this.#add('links', links, '', this.call.limits.links, t.call.addLink)}
    </fieldset>`;
  }

  #remove(name, list, index) {
    return list.length > 1
      ? html`<button
          type="button"
          class="quiet"
          aria-label=${t.call.remove(index + 1)}
          @click=${() => this.draft.change(name, list.toSpliced(index, 1))}
        >
          ✕
        </button>`
      : nothing;
  }

  #add(name, list, empty, most, text) {
    return list.length < most
      ? html`<button type="button" class="quiet" @click=${() => this.draft.change(name, [...list, empty])}>${text}</button>`
      : nothing;
  }

  #invitation() {
    const { invitation } = this.draft.values;
    return html`<fieldset>
      <legend>${t.call.invitation}</legend>
      ${this.call.eligibility ? html`<p class="muted">${this.call.eligibility}</p>` : nothing}
      <label class="choice"
        ><input
          type="checkbox"
          .checked=${invitation !== undefined}
          @change=${({ target }) => this.draft.change('invitation', target.checked ? '' : undefined)}
        />${t.call.asksInvitation}</label
      >
      ${invitation === undefined
        ? nothing
        : html`<label
            >${t.call.whyInvite}<textarea
              rows="3"
              maxlength="2000"
              data-field="invitation"
              .value=${invitation}
              @input=${({ target }) => this.draft.change('invitation', target.value)}
            ></textarea
          ></label>`}
    </fieldset>`;
  }

  #end() {
    const { state, problem } = this.draft;
    const busy = state === 'sending' || state === 'waiting';
    return html`<div class="end">
      <div role="status">
        ${state === 'waiting' ? html`<p class="error">${t.call.waiting}</p>` : nothing}
        ${state === 'refused' ? html`<p class="error">${problem.message || t.notSent}</p>` : nothing}
      </div>
      <button type="submit" aria-busy=${busy} ?disabled=${state === 'sending'}>
        ${this.submitted ? t.call.saveChanges : t.call.submit}
      </button>
      ${this.submitted
        ? nothing
        : html`<button type="button" class="secondary" ?disabled=${state === 'sending'} @click=${(event) => this.#submit(event, true)}>
            ${t.call.keepDraft}
          </button>`}
      <p class="muted">${t.call.keptHere}</p>
    </div>`;
  }

  #fieldAtFault() {
    return this.draft.problem?.field?.split('.')[0];
  }

  #invalid(name) {
    return this.draft.state === 'refused' && this.#fieldAtFault() === name ? 'true' : nothing;
  }

  #submit(event, draft) {
    event.preventDefault();
    this.draft.submit({ draft, late: this.late });
  }
}

customElements.define('submission-form', SubmissionForm);
