import { html } from 'lit';
import 'sidestage/shared/site-header.js';
import { write } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { may } from 'sidestage/shared/session.js';
import { t } from 'sidestage/shared/texts.js';

/** What the server answers to a token that is unknown, expired or revoked. */
const REFUSED = 401;

/** Where a sign-in link leads: trades its token for a cookie and goes on to the page that it is for. */
class SignInPage extends Element {
  static properties = { problem: { state: true } };
  #token = '';

  constructor() {
    super();
    addEventListener('hashchange', () => this.#take());
    this.#take();
  }

  render() {
    return html`<site-header></site-header>
      <main class="plain">
        <h1>${t.signIn}</h1>
        ${this.problem ? this.#refused() : html`<p aria-busy="true">${t.signingIn}</p>`}
      </main>`;
  }

  updated() {
    super.updated();
    document.title = `${t.signIn} · Sidestage`;
  }

  #refused() {
    return html`<p role="alert">${this.#sentence()}</p>
      <p>${this.problem.temporary ? html`<button @click=${() => this.#signIn()}>${t.again}</button>` : t.signInHow}</p>
      <p><a href="/">${t.toWatch}</a></p>`;
  }

  #sentence() {
    const { temporary, status, message } = this.problem;
    return temporary ? t.notSent : status === REFUSED ? t.linkRefused : message;
  }

  /** Takes the token out of the address; a link that is pasted over another one only changes the fragment. */
  #take() {
    this.#token = location.hash.slice(1);
    history.replaceState(null, '', location.pathname);
    this.#signIn();
  }

  async #signIn() {
    this.problem = null;
    if (!this.#token) {
      this.problem = { message: t.noToken };
      return;
    }
    try {
      const { grants } = await write('POST', '/api/session', { token: this.#token });
      location.replace(pageOf(grants));
    } catch (problem) {
      this.problem = problem;
    }
  }
}

/** The page of the most that these grants allow. */
function pageOf(grants) {
  if (may(grants, 'organiser')) {
    return '/organise';
  }
  if (may(grants, 'moderator')) {
    return '/moderate';
  }
  if (may(grants, 'reviewer')) {
    return '/review';
  }
  if (may(grants, 'invited')) {
    return '/people';
  }
  const [{ talk, room }] = grants;
  return talk ? `/speaker/${talk}` : `/stage/${encodeURIComponent(room)}`;
}

customElements.define('sign-in-page', SignInPage);
