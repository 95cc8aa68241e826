import { html } from 'lit';
import './section-nav.js';
import 'sidestage/shared/connection-note.js';
import 'sidestage/shared/no-grant.js';
import 'sidestage/shared/site-header.js';
import { Element } from 'sidestage/shared/element.js';
import { may, session } from 'sidestage/shared/session.js';
import { t } from 'sidestage/shared/texts.js';
import { Organiser } from './organiser.js';
import { addressOf, sectionAt } from './sections.js';

/** The page of the organisers: the frame around its sections, one of which is shown. */
class OrganisePage extends Element {
  static properties = {
    allowed: { state: true },
    section: { state: true },
    shown: { state: true },
    problem: { state: true },
  };
  #organiser = new Organiser();
  #arrived = false;

  constructor() {
    super();
    this.watch(this.#organiser);
    this.addEventListener('go', ({ detail }) => this.#go(detail));
    addEventListener('popstate', () => this.#open());
    this.#open();
    this.#start();
  }

  render() {
    return html`<site-header
        .event=${this.#organiser.schedule.event}
        .page=${t.organise}
        .links=${[{ href: '/moderate', text: t.moderate }]}
      ></site-header>
      <connection-note .live=${this.#organiser.live}></connection-note>
      ${this.allowed && this.#organiser.schedule.loaded ? this.#frame() : html`<main>${this.#instead()}</main>`}`;
  }

  updated() {
    super.updated();
    const section = this.section?.path ? this.section.name() : null;
    const event = this.#organiser.schedule.event?.name ?? 'Sidestage';
    document.title = [section, t.organise, event].filter(Boolean).join(' · ');
    if (this.#arrived && this.shown === this.section) {
      this.#arrived = false;
      this.querySelector('main').focus();
      scrollTo(0, 0);
    }
  }

  #frame() {
    return html`<div class="desk-frame">
      <section-nav .at=${this.section}></section-nav>
      <main tabindex="-1">${this.#content()}</main>
    </div>`;
  }

  #content() {
    if (!this.section) {
      return html`<h1>${t.organise}</h1>
        <p class="empty" role="alert">${t.noSuchSection} <a href="/organise">${t.overview}</a></p>`;
    }
    return this.shown === this.section && !this.problem ? this.section.show(this.#organiser) : this.#instead();
  }

  #instead() {
    if (this.problem) {
      return html`<p class="empty" role="alert">
        ${this.problem.message || t.notLoaded} <button class="quiet" @click=${() => this.#again()}>${t.again}</button>
      </p>`;
    }
    return this.allowed === false
      ? html`<no-grant .what=${t.organise}></no-grant>`
      : html`<p class="empty" aria-busy="true">${t.loading}</p>`;
  }

  #go(section) {
    if (section !== this.section) {
      history.pushState(null, '', addressOf(section));
      this.#arrived = true;
      this.#open();
    }
  }

  /** Shows the section at the page's address, once its files are there. */
  async #open() {
    const section = sectionAt(location.pathname);
    Object.assign(this, { section, problem: null });
    try {
      await section?.load();
      this.shown = section;
    } catch (problem) {
      this.problem = { message: '', cause: problem };
    }
  }

  #again() {
    this.#open();
    this.allowed || this.#start();
  }

  async #start() {
    try {
      this.allowed = may((await session()).grants, 'organiser');
      this.allowed && (await this.#organiser.live.refresh());
    } catch (problem) {
      this.problem = problem;
    }
  }
}

customElements.define('organise-page', OrganisePage);
