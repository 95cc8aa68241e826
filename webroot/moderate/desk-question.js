import { html, nothing } from 'lit';
import { clock } from 'sidestage/shared/clock.js';
import { Element } from 'sidestage/shared/element.js';
import { time } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';
import { actionsIn } from './actions.js';

const FRESH = 15_000;

/** What one does most with a question in a state. */
const PRIMARY = { pending: 'approve', next: 'promote', onstage: 'answer' };

/** One question on a moderator's desk, with what can be done with it. */
class DeskQuestion extends Element {
  static properties = { question: { attribute: false } };

  render() {
    const { id, text, name, state, votes, askedAt, reason, note } = this.question;
    const fresh = state === 'pending' && clock.now() - Date.parse(askedAt) < FRESH;
    return html`<div
      class="desk-question ${state} ${fresh ? 'fresh' : ''}"
      data-question=${id}
      data-state=${state}
      tabindex="-1"
    >
      <p class="text" dir="auto">${text}</p>
      <p class="facts muted">
        ${state === 'pending' ? nothing : html`<strong>${t.votes(votes)}</strong>`}
        <span>${name ?? t.anonymous}</span> <time datetime=${askedAt}>${time(askedAt)}</time>
        ${reason ? html`<span>${t.reason[reason]} ${note ?? ''}</span>` : nothing}
      </p>
      <div class="actions">
        ${actionsIn(state).map(
          ({ name, key }) =>
            html`<button
              class=${PRIMARY[state] === name ? '' : 'secondary'}
              data-action=${name}
              aria-keyshortcuts=${key}
              @click=${() => this.tell('act', { id, action: name })}
            >
              ${t.action[name]} <kbd aria-hidden="true">${key}</kbd>
            </button>`,
        )}
      </div>
    </div>`;
  }
}

customElements.define('desk-question', DeskQuestion);
