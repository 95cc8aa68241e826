import { html } from 'lit';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

/** Mutes or bans who asked a question. Keys 1 to 3. Resolves with `{ kind, minutes? }`, or with `null`. */
const KINDS = [
  { kind: 'mute', minutes: 10 },
  { kind: 'mute', minutes: 1440 },
  { kind: 'ban' },
];

class RestrainDialog extends Element {
  static properties = { question: { state: true } };
  #done = () => {};

  async ask(question) {
    this.question = question;
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    return new Promise((resolve) => (this.#done = resolve));
  }

  render() {
    return html`<dialog aria-labelledby="restrain-heading" @keydown=${this.#key} @close=${() => this.#done(null)}>
      <article>
        <h2 id="restrain-heading">${t.restrain}</h2>
        <p class="text muted" dir="auto">${this.question?.text}</p>
        <div class="reasons">
          ${KINDS.map(
            (restraint, index) =>
              html`<button class="secondary" data-restrain=${restraint.kind} @click=${() => this.#choose(restraint)}>
                <kbd aria-hidden="true">${index + 1}</kbd> ${t.restraints[index]}
              </button>`,
          )}
        </div>
        <p class="muted">${t.restrainHow}</p>
        <button class="quiet" @click=${() => this.#close()}>${t.cancel}</button>
      </article>
    </dialog>`;
  }

  #key(event) {
    const restraint = KINDS[Number(event.key) - 1];
    if (restraint) {
      event.preventDefault();
      this.#choose(restraint);
    }
  }

  #choose(restraint) {
    this.#done(restraint);
    this.#close();
  }

  #close() {
    this.querySelector('dialog').close();
  }
}

customElements.define('restrain-dialog', RestrainDialog);
