import { html } from 'lit';
import './event-status.js';
import './grant-form.js';
import './grant-list.js';
import './schedule-loader.js';
import 'sidestage/shared/connection-note.js';
import 'sidestage/shared/no-grant.js';
import 'sidestage/shared/site-header.js';
import { read } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { Live } from 'sidestage/shared/live.js';
import { Schedule } from 'sidestage/shared/schedule.js';
import { may, session } from 'sidestage/shared/session.js';
import { t } from 'sidestage/shared/texts.js';

/** The page of the organisers: the schedule, the rooms, and who may do what. */
class OrganisePage extends Element {
  static properties = { allowed: { state: true }, grants: { state: true }, problem: { state: true } };
  #schedule = new Schedule();
  #live = new Live({
    take: () => this.#schedule.take(),
    topics: () => ['schedule'],
    apply: (kind, data) => this.#schedule.apply(kind, data),
  });

  constructor() {
    super();
    this.watch(this.#schedule);
    this.addEventListener('loaded', () => this.#live.refresh());
    this.addEventListener('grants', () => this.#fetchGrants());
    this.#start();
  }

  render() {
    return html`<site-header
        .event=${this.#schedule.event}
        .page=${t.organise}
        .links=${[{ href: '/moderate', text: t.moderate }]}
      ></site-header>
      <connection-note .live=${this.#live}></connection-note>
      <main>${this.#content()}</main>`;
  }

  updated() {
    super.updated();
    document.title = [t.organise, this.#schedule.event?.name ?? 'Sidestage'].join(' · ');
  }

  #content() {
    if (this.problem) {
      return html`<p class="empty" role="alert">
        ${this.problem.message || t.notLoaded} <button class="quiet" @click=${() => this.#start()}>${t.again}</button>
      </p>`;
    }
    if (this.allowed === false) {
      return html`<no-grant .what=${t.organise}></no-grant>`;
    }
    if (!this.#schedule.loaded || !this.grants) {
      return html`<p class="empty" aria-busy="true">${t.loading}</p>`;
    }
    return html`<h1>${this.#schedule.event.name}</h1>
      <event-status .schedule=${this.#schedule}></event-status>
      <schedule-loader></schedule-loader>
      <section class="block" aria-labelledby="links-heading">
        <h2 id="links-heading">${t.signInLinks}</h2>
        <p class="muted">${t.signInLinksWhat}</p>
        <grant-form .rooms=${this.#schedule.rooms}></grant-form>
        <grant-list .grants=${this.grants} .schedule=${this.#schedule}></grant-list>
      </section>`;
  }

  async #start() {
    try {
      this.problem = null;
      this.allowed = may((await session()).grants, 'organiser');
      if (this.allowed) {
        await Promise.all([this.#live.refresh(), this.#fetchGrants()]);
      }
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #fetchGrants() {
    this.grants = (await read('/api/grants')).body.grants;
  }
}

customElements.define('organise-page', OrganisePage);
