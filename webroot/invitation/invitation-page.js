import { html, nothing } from 'lit';
import 'sidestage/shared/site-header.js';
import { write } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { session } from 'sidestage/shared/session.js';
import { t } from 'sidestage/shared/texts.js';

/**
 * Where an invitation's link leads: comes in by its token and goes on to what is for the invited. Without a token, one
 * asks for an invitation here.
 */
class InvitationPage extends Element {
  static properties = { problem: { state: true }, asked: { state: true }, busy: { state: true } };
  #token = '';

  constructor() {
    super();
    addEventListener('hashchange', () => this.#take());
    this.#take();
  }

  render() {
    return html`<site-header .page=${t.invited.name}></site-header>
      <main class="plain">
        <h1>${t.invited.name}</h1>
        ${this.#token ? this.#coming() : this.#ask()}
      </main>`;
  }

  updated() {
    super.updated();
    document.title = `${t.invited.name} · Sidestage`;
  }

  #coming() {
    if (!this.problem) {
      return html`<p aria-busy="true">${t.signingIn}</p>`;
    }
    return html`<p role="alert">${this.problem.message || t.notSent}</p>
      ${this.problem.temporary ? html`<p><button @click=${() => this.#redeem()}>${t.again}</button></p>` : nothing}
      <p><a href="/">${t.toWatch}</a></p>`;
  }

  #ask() {
    if (this.asked) {
      return html`<p role="status">${t.invited.asked}</p>
        <p><a href="/">${t.toWatch}</a></p>`;
    }
    return html`<p>${t.invited.askWhat}</p>
      <form @submit=${(event) => this.#apply(event)}>
        <label>${t.call.email}<input name="email" type="email" required autocomplete="email" /></label>
        <label>${t.call.name}<input name="name" maxlength="200" autocomplete="name" /></label>
        <label>${t.call.affiliation}<input name="affiliation" maxlength="200" autocomplete="organization" /></label>
        <label>${t.call.whyInvite}<textarea name="reason" rows="4" required minlength="10" maxlength="2000"></textarea></label>
        <div role="status">${this.problem ? html`<p class="error">${this.problem.message || t.notSent}</p>` : nothing}</div>
        <button type="submit" aria-busy=${Boolean(this.busy)}>${t.invited.ask}</button>
      </form>`;
  }

  /** Takes the token out of the address, where somebody could read it over a shoulder. */
  #take() {
    this.#token = location.hash.slice(1);
    history.replaceState(null, '', location.pathname);
    this.requestUpdate();
    this.#token ? this.#redeem() : session().catch(() => {});
  }

  async #redeem() {
    this.problem = null;
    try {
      await session();
      const { token } = await write('POST', '/api/invitations/redeem', { token: this.#token });
      await write('POST', '/api/session', { token });
      location.replace('/people');
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #apply(event) {
    event.preventDefault();
    const { email, name, affiliation, reason } = Object.fromEntries(new FormData(event.target));
    Object.assign(this, { problem: null, busy: true });
    try {
      await write('POST', '/api/invitations/apply', {
        email,
        name: name.trim() || undefined,
        affiliation: affiliation.trim() || undefined,
        reason,
      });
      this.asked = true;
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('invitation-page', InvitationPage);
