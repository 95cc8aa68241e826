import { html, nothing } from 'lit';
import { read, write } from 'sidestage/shared/api.js';
import { clock } from 'sidestage/shared/clock.js';
import { Element } from 'sidestage/shared/element.js';
import { moment } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';

/** Links that let one person each in after the deadline. */
class LateLinks extends Element {
  static properties = { call: { attribute: false }, links: { state: true }, issued: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.links = [];
    this.#fetch();
  }

  render() {
    return html`<section class="block" aria-labelledby="late-heading">
      <h2 id="late-heading">${t.organiseCall.lateLinks}</h2>
      <p class="muted">${t.organiseCall.lateLinksWhat}</p>
      <form class="grant-form" @submit=${this.#issue}>
        <label>${t.forWhom}<input name="label" maxlength="100" autocomplete="off" /></label>
        <label>${t.organiseCall.endsAt}<input name="expires" type="datetime-local" required /></label>
        <button type="submit">${t.makeLink}</button>
      </form>
      <div role="status">
        ${this.issued
          ? html`<div class="issued">
              <label>${t.linkOnce}<input readonly .value=${this.issued} @focus=${({ target }) => target.select()} /></label>
            </div>`
          : nothing}
        ${this.problem ? html`<p class="error">${this.problem.message || t.notSent}</p>` : nothing}
      </div>
      <ul class="grants">
        ${this.links.map((link) => this.#link(link))}
      </ul>
    </section>`;
  }

  #link({ id, label, expiresAt, revokedAt, submission }) {
    const over = revokedAt || submission || Date.parse(expiresAt) < clock.now();
    const fate = submission ? t.organiseCall.used : revokedAt ? t.revoked(moment(revokedAt)) : t.organiseCall.until(moment(expiresAt));
    return html`<li class=${over ? 'over' : ''}>
      <div><strong>${label ?? t.organiseCall.lateLink}</strong><span class="muted">${fate}</span></div>
      ${over ? nothing : html`<button class="quiet" @click=${() => this.#revoke(id)}>${t.revoke}</button>`}
    </li>`;
  }

  async #issue(event) {
    event.preventDefault();
    const { label, expires } = Object.fromEntries(new FormData(event.target));
    await this.#change(async () => {
      const body = { label: label.trim() || undefined, expiresAt: new Date(expires).toISOString() };
      this.issued = (await write('POST', '/api/call/late-links', body)).link;
    });
  }

  #revoke(id) {
    return this.#change(() => write('DELETE', `/api/call/late-links/${id}`));
  }

  async #change(send) {
    Object.assign(this, { issued: null, problem: null });
    try {
      await send();
    } catch (problem) {
      this.problem = problem;
    }
    await this.#fetch();
  }

  async #fetch() {
    try {
      this.links = (await read('/api/call/late-links')).body.lateLinks;
    } catch (problem) {
      this.problem = problem;
    }
  }
}

customElements.define('late-links', LateLinks);
