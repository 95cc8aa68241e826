import { html, nothing } from 'lit';
import './call-about.js';
import './own-submission.js';
import './submission-form.js';
import 'sidestage/shared/connection-note.js';
import 'sidestage/shared/site-header.js';
import { Ticking } from 'sidestage/shared/clock.js';
import { Element } from 'sidestage/shared/element.js';
import { Live } from 'sidestage/shared/live.js';
import { session } from 'sidestage/shared/session.js';
import { t } from 'sidestage/shared/texts.js';
import { Call } from './call.js';
import { Draft } from './draft.js';

const OWN = '/call/submission';

/** The call for posters, where one submits; and under a private link, one's own submission. */
class CallPage extends Element {
  static properties = { token: { state: true }, late: { state: true } };
  #call = new Call();
  #draft = new Draft({ place: 'new' });
  #live = new Live({
    take: () => this.#call.take(),
    topics: () => ['schedule', 'call'],
    apply: (kind, data) => this.#call.apply(kind, data),
  });

  constructor() {
    super();
    new Ticking(this);
    this.watch(this.#call, this.#draft);
    this.#draft.addEventListener('done', ({ detail }) => this.#submitted(detail));
    addEventListener('hashchange', () => this.#address());
    this.#address();
    this.#start();
  }

  render() {
    return html`<site-header .event=${this.#call.event} .page=${t.call.page}></site-header>
      <connection-note .live=${this.#live}></connection-note>
      <main class="call">${this.#content()}</main>`;
  }

  updated() {
    super.updated();
    document.title = [t.call.page, this.#call.event?.name ?? 'Sidestage'].join(' · ');
  }

  #content() {
    const { content } = this.#call;
    if (content === undefined) {
      return html`<p class="empty" aria-busy="true">${t.loading}</p>`;
    }
    if (content === null) {
      return html`<h1>${t.call.page}</h1>
        <p class="empty">${t.call.none} <a href="/">${t.toWatch}</a></p>`;
    }
    return location.pathname === OWN
      ? html`<own-submission .call=${this.#call} .token=${this.token}></own-submission>`
      : html`<call-about .call=${content}></call-about>${this.#form(content)}`;
  }

  #form(content) {
    const closed = this.#call.isClosed() && !this.late;
    if (closed && !this.#draft.isTyped) {
      return html`<p class="notice">${t.call.closedLong}</p>`;
    }
    return html`<section aria-labelledby="submit-heading">
      <h2 id="submit-heading">${t.call.yourSubmission}</h2>
      ${closed ? html`<p class="error" role="alert">${t.call.closedMeanwhile}</p>` : nothing}
      ${this.late ? html`<p class="notice">${t.call.lateLink}</p>` : nothing}
      <submission-form .call=${content} .draft=${this.#draft} .late=${this.late}></submission-form>
    </section>`;
  }

  /** A private link's token, or a late link's, is in the fragment: it is sent to nobody. */
  #address() {
    const fragment = location.hash.slice(1);
    this.token = location.pathname === OWN ? fragment : '';
    this.late = fragment.startsWith('late=') ? fragment.slice('late='.length) : '';
  }

  /** The private link's page; a click back leads to an empty form. */
  #submitted({ token }) {
    location.assign(`${OWN}#${token}`);
  }

  async #start() {
    await session().catch(() => {});
    await this.#live.refresh();
  }
}

customElements.define('call-page', CallPage);
