import { html, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { read } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

const WEB = /^https?:/i;

/**
 * What a talk is about, in place: fetched once it is opened, since the schedule comes without it. Its texts are HTML that
 * the server made safe when they came in.
 */
class TalkAbout extends Element {
  static properties = {
    talk: { attribute: false },
    open: { type: Boolean },
    whole: { state: true },
    problem: { state: true },
  };

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('talk') && this.whole?.id !== this.talk.id) {
      this.whole = null;
    }
    if (this.open && !this.whole && !this.problem) {
      this.#fetch(this.talk.id);
    }
  }

  render() {
    return html`<details class="about" ?open=${this.open} @toggle=${(event) => (this.open = event.target.open)}>
      <summary>${t.about}</summary>
      ${this.open ? this.#content() : nothing}
    </details>`;
  }

  #content() {
    if (this.problem) {
      return html`<p>
        ${t.notLoaded} <button class="quiet" @click=${() => (this.problem = null)}>${t.again}</button>
      </p>`;
    }
    if (!this.whole) {
      return html`<p class="muted" aria-busy="true">${t.loading}</p>`;
    }
    const { abstract, description, links, url } = this.whole;
    const parts = [abstract, description].filter((part) => part?.trim());
    return html`${parts.length ? parts.map((part) => html`<div class="prose">${unsafeHTML(part)}</div>`) : html`<p class="muted">${t.noAbstract}</p>`}
      <p class="links">
        ${[...links, { title: t.talkPage, url }]
          .filter((link) => WEB.test(link.url))
          .map((link) => html`<a href=${link.url} target="_blank" rel="noopener">${link.title}</a>`)}
      </p>`;
  }

  async #fetch(id) {
    try {
      const { body } = await read(`/api/talks/${id}`);
      this.whole = id === this.talk.id ? body : null;
    } catch (problem) {
      this.problem = problem;
    }
  }
}

customElements.define('talk-about', TalkAbout);
