import { html, nothing } from 'lit';
import { Element } from 'sidestage/shared/element.js';
import { REASONS } from 'sidestage/shared/states.js';
import { t } from 'sidestage/shared/texts.js';

/** Asks why questions are dismissed, since who asked is told. Keys 1 to 5; `other` needs a sentence. */
class DismissDialog extends Element {
  static properties = { text: { state: true }, other: { state: true } };
  #answer = () => {};

  /** `text`: what is dismissed. Resolves with `{ reason, note? }`, or with `null`. */
  async ask(text) {
    this.text = text;
    this.other = false;
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    return new Promise((resolve) => (this.#answer = resolve));
  }

  render() {
    return html`<dialog aria-labelledby="dismiss-heading" @keydown=${this.#key} @close=${() => this.#answer(null)}>
      <article>
        <h2 id="dismiss-heading">${t.whyDismiss}</h2>
        <p class="text muted" dir="auto">${this.text}</p>
        <p class="muted">${t.authorIsTold}</p>
        <div class="reasons">
          ${REASONS.map(
            (reason, index) =>
              html`<button
                class="secondary"
                data-reason=${reason}
                aria-pressed=${reason === 'other' ? this.other : nothing}
                @click=${() => this.#choose(reason)}
              >
                <kbd aria-hidden="true">${index + 1}</kbd> ${t.reasonShort[reason]}
              </button>`,
          )}
        </div>
        ${this.other ? this.#note() : nothing}
        <button class="quiet" @click=${() => this.#close()}>${t.cancel}</button>
      </article>
    </dialog>`;
  }

  #note() {
    return html`<form @submit=${this.#send}>
      <label>${t.note}<input name="note" required maxlength="300" autocomplete="off" /></label>
      <button type="submit">${t.action.dismiss}</button>
    </form>`;
  }

  #key(event) {
    const reason = REASONS[Number(event.key) - 1];
    if (reason && event.target.name !== 'note') {
      event.preventDefault();
      this.#choose(reason);
    }
  }

  async #choose(reason) {
    if (reason === 'other') {
      this.other = true;
      await this.updateComplete;
      this.querySelector('[name="note"]').focus();
    } else {
      this.#done({ reason });
    }
  }

  #send(event) {
    event.preventDefault();
    this.#done({ reason: 'other', note: event.target.note.value.trim() });
  }

  #done(why) {
    this.#answer(why);
    this.#close();
  }

  #close() {
    this.querySelector('dialog').close();
  }
}

customElements.define('dismiss-dialog', DismissDialog);
