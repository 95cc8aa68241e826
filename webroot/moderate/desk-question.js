import { html, nothing } from 'lit';
import { clock } from 'sidestage/shared/clock.js';
import { Element } from 'sidestage/shared/element.js';
import { time } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';
import { actionsIn } from './actions.js';

const FRESH = 15_000;

/** What one does most with a question in a state. */
const PRIMARY = { pending: 'approve', next: 'promote', onstage: 'answer', deferred: 'write' };

/** One question on a moderator's desk, with what can be done with it and what the others know of it. */
class DeskQuestion extends Element {
  static properties = {
    question: { attribute: false },
    about: { attribute: false },
    current: { type: Boolean },
    selected: { type: Boolean },
  };

  render() {
    const { id, text, state, askedAt, flags } = this.question;
    const fresh = state === 'pending' && clock.now() - Date.parse(askedAt) < FRESH;
    return html`<div
      class="desk-question ${state} ${fresh ? 'fresh' : ''} ${this.current ? 'current' : ''} ${this.selected ? 'selected' : ''}"
      data-question=${id}
      data-state=${state}
      tabindex=${this.current ? 0 : -1}
    >
      ${this.#others()}
      <p class="text" dir="auto">${text}</p>
      <p class="facts muted">
        <span class="chip ${state}">${t.questionState[state]}</span>
        ${state === 'pending' ? nothing : html`<strong>${t.votes(this.question.votes)}</strong>`} ${this.#origin()}
        ${flags ? html`<strong class="wrong">${t.flagged(flags)}</strong>` : nothing}
      </p>
      ${this.#told()}
      <div class="actions">${this.#buttons()}</div>
    </div>`;
  }

  #others() {
    const { claim, looking, ordered } = this.about;
    return claim || looking.length || ordered || this.question.hidden
      ? html`<p class="others">
          ${claim ? html`<span class="chip claimed">${t.claimedBy(claim.label ?? t.roles.moderator)}</span>` : nothing}
          ${looking.map((name) => html`<span class="chip looking">${t.looksAt(name ?? t.roles.moderator)}</span>`)}
          ${ordered ? html`<span class="chip">${t.orderedByHand}</span>` : nothing}
          ${this.question.hidden ? html`<span class="chip">${t.banned}</span>` : nothing}
        </p>`
      : nothing;
  }

  #origin() {
    const { name, source, merged, askedAt } = this.question;
    const { where } = this.about;
    return html`<span dir="auto">${name ?? t.anonymous}</span>
      ${source ? html`<span>${t.from[source]}</span>` : nothing}
      ${merged ? html`<span>${t.mergedHere(merged)}</span>` : nothing}
      <time datetime=${askedAt}>${time(askedAt)}</time> ${where ? html`<span dir="auto">${where}</span>` : nothing}`;
  }

  /** What was said about it: to its author, among moderators, or in writing. */
  #told() {
    const { reason, note, original, answer } = this.question;
    const { memo } = this.about;
    return html`${reason ? html`<p class="aside">${t.reason[reason]} ${note ?? ''}</p>` : nothing}
    ${original ? html`<p class="aside" dir="auto">${t.askedAs} ${original}</p>` : nothing}
    ${memo ? html`<p class="aside memo" dir="auto"><b>${t.memo}:</b> ${memo.text}</p>` : nothing}
    ${answer ? html`<p class="aside text" dir="auto"><b>${t.writtenAnswer}:</b> ${answer}</p>` : nothing}`;
  }

  #buttons() {
    const { first, rest } = actionsIn(this.question.state);
    return html`${first.map((action) => this.#button(action))}
      <details class="more" @toggle=${this.#opened}>
        <summary aria-label=${t.moreActions}>⋯</summary>
        <div>${rest.map((action) => this.#button(action))}</div>
      </details>`;
  }

  #button({ name, key }) {
    const { id, state } = this.question;
    const pressed = name === 'select' ? String(Boolean(this.selected)) : nothing;
    return html`<button
      class=${PRIMARY[state] === name ? '' : 'secondary'}
      data-action=${name}
      aria-keyshortcuts=${key}
      aria-pressed=${pressed}
      tabindex=${this.current ? 0 : -1}
      @click=${() => this.#act(id, name)}
    >
      ${this.#wording(name)} <kbd aria-hidden="true">${key}</kbd>
    </button>`;
  }

  #wording(name) {
    if (name === 'claim' && this.about.claim) {
      return t.release;
    }
    return t.action[name];
  }

  #act(id, action) {
    this.querySelector('.more')?.removeAttribute('open');
    this.tell('act', { id, action });
  }

  /** One menu is open at a time. */
  #opened({ target }) {
    if (target.open) {
      document.querySelectorAll('.more[open]').forEach((other) => other !== target && other.removeAttribute('open'));
    }
  }
}

customElements.define('desk-question', DeskQuestion);
