import { html } from 'lit';
import { Element } from 'sidestage/shared/element.js';
import { time } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';
import { STATES } from './desk.js';

export const SORTS = ['old', 'top', 'hand'];

/** Which questions the list shows, and in which order. Tells of `filter` with what changed. */
class DeskFilter extends Element {
  static properties = { desk: { attribute: false }, filter: { attribute: false }, talks: { attribute: false } };

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('desk') && this.watch(this.desk);
  }

  render() {
    const { states, sort, search, talk } = this.filter;
    const counts = this.desk.counts(talk);
    return html`<div class="desk-filter" aria-label=${t.whichQuestions} role="region">
      <div class="states" role="toolbar" aria-label=${t.states}>
        ${STATES.map(
          (state, index) =>
            html`<button
              class="toggle"
              data-state-filter=${state}
              aria-pressed=${states.includes(state)}
              aria-keyshortcuts=${index + 1}
              @click=${() => this.#toggle(state)}
            >
              ${t.questionState[state]} <span class="count">${counts[state]}</span>
            </button>`,
        )}
      </div>
      <div class="narrow">
        <input
          type="search"
          aria-label=${t.searchQuestions}
          placeholder=${t.searchQuestions}
          aria-keyshortcuts="/"
          .value=${search}
          @input=${({ target }) => this.#tell({ search: target.value })}
          @keydown=${(event) => event.key === 'Escape' && event.target.blur()}
        />
        <select aria-label=${t.talk} @change=${({ target }) => this.#tell({ talk: target.value })}>
          <option value="" ?selected=${!talk}>${t.allTalks}</option>
          ${this.talks.map((one) => html`<option value=${one.id} ?selected=${one.id === talk}>${this.#name(one)}</option>`)}
        </select>
        <div class="segments" role="group" aria-label=${t.sort}>
          ${SORTS.map(
            (each) =>
              html`<button aria-pressed=${each === sort} data-sort=${each} @click=${() => this.#tell({ sort: each })}>
                ${t.deskSorts[each]}
              </button>`,
          )}
        </div>
      </div>
    </div>`;
  }

  #name({ startsAt, title, state }) {
    return `${state === 'live' ? `${t.live}: ` : ''}${time(startsAt)} ${title}`;
  }

  #toggle(state) {
    const { states } = this.filter;
    this.#tell({ states: states.includes(state) ? states.filter((one) => one !== state) : [...states, state] });
  }

  #tell(change) {
    this.tell('filter', { ...this.filter, ...change });
  }
}

customElements.define('desk-filter', DeskFilter);
