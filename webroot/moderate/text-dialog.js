import { html, nothing } from 'lit';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

/**
 * Asks for a text: a memo, an answer, a question from the room. `ask` resolves with what was written, as the form has
 * it, or with `null` where it was closed.
 */
class TextDialog extends Element {
  static properties = { what: { state: true } };
  #done = () => {};

  /** `{ heading, hint, about, label?, text?, most?, send, required?, choices?, name? }` */
  async ask(what) {
    this.what = what;
    await this.updateComplete;
    const dialog = this.querySelector('dialog');
    dialog.querySelector('form').reset();
    const text = dialog.querySelector('textarea');
    text && (text.value = what.text ?? '');
    dialog.showModal();
    text?.focus();
    return new Promise((resolve) => (this.#done = resolve));
  }

  render() {
    const { heading, hint, about, label, most, send, required } = this.what ?? {};
    return html`<dialog aria-labelledby="text-heading" @close=${() => this.#done(null)}>
      <article>
        <h2 id="text-heading">${heading}</h2>
        ${about ? html`<p class="text muted" dir="auto">${about}</p>` : nothing}
        <form @submit=${this.#send} @keydown=${this.#key}>
          ${this.#choices()}
          ${
            label
              ? html`<label>
                  ${label}
                  <textarea name="text" rows="4" dir="auto" maxlength=${most ?? nothing} ?required=${required}></textarea>
                </label>`
              : nothing
          }
          ${this.what?.name ? html`<label>${t.yourNameOf}<input name="name" maxlength="60" autocomplete="off" /></label>` : nothing}
          ${hint ? html`<p class="muted">${hint}</p>` : nothing}
          <div class="row">
            <button type="submit">${send}</button>
            <button type="button" class="quiet" @click=${() => this.#close()}>${t.cancel}</button>
          </div>
        </form>
      </article>
    </dialog>`;
  }

  #choices() {
    return (this.what?.choices ?? []).map(
      ({ name, label, values }) =>
        html`<label>
          ${label}<select name=${name}>
            ${values.map(([value, text]) => html`<option value=${value}>${text}</option>`)}
          </select>
        </label>`,
    );
  }

  #key(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.currentTarget.requestSubmit();
    }
  }

  #send(event) {
    event.preventDefault();
    const written = Object.fromEntries(new FormData(event.target));
    this.#done(written);
    this.#close();
  }

  #close() {
    this.querySelector('dialog').close();
  }
}

customElements.define('text-dialog', TextDialog);
