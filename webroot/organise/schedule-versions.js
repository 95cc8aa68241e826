import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './import-result.js';
import { read, write } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { moment } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';

const FEW = 8;

/** The imports: what each changed, what loading it again would change, and loading it again. */
class ScheduleVersions extends Element {
  static properties = {
    version: { type: Number },
    versions: { state: true },
    chosen: { state: true },
    compared: { state: true },
    all: { state: true },
    problem: { state: true },
  };

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('version') && this.#fetch();
  }

  render() {
    return html`<section class="block" aria-labelledby="versions-heading">
      <h2 id="versions-heading">${t.versions}</h2>
      <p class="muted">${t.versionsWhat}</p>
      ${this.problem ? html`<p class="error" role="alert">${this.problem.message || t.notLoaded} <button class="quiet" @click=${() => this.#fetch()}>${t.again}</button></p>` : nothing}
      ${this.versions ? this.#list() : html`<p class="empty" aria-busy="true">${t.loading}</p>`}
    </section>`;
  }

  #list() {
    const shown = this.all ? this.versions : this.versions.slice(0, FEW);
    return html`<ol class="versions">
        ${repeat(
          shown,
          ({ version }) => version,
          (version) => this.#version(version),
        )}
      </ol>
      ${shown.length < this.versions.length ? html`<button class="quiet" @click=${() => (this.all = true)}>${t.showAll(this.versions.length)}</button>` : nothing}`;
  }

  #version({ version, at, origin, again, format, talks, oddities, changes }) {
    const current = version === this.version;
    const from = origin === 'version' ? t.origins.version(again) : t.origins[origin];
    const counts = ['new', 'moved', 'changed', 'cancelled'].filter((kind) => changes[kind]);
    return html`<li data-version=${version} aria-current=${current ? 'true' : nothing}>
      <div>
        <strong>${t.versionNumber(version)}</strong> ${current ? html`<span class="chip">${t.loadedNow}</span>` : nothing}
        <span class="muted">
          ${[moment(at), from, format && t.formats[format], t.talksCount(talks), oddities && t.oddities(oddities)].filter(Boolean).join(' · ')}</span>
        <span class="muted">${counts.map((kind) => `${t.difference[kind]}: ${changes[kind]}`).join(' · ')}</span>
      </div>
      ${current ? nothing : html`<button class="secondary" data-action="compare" aria-expanded=${this.chosen === version} @click=${() => this.#compare(version)}>${t.compare}</button>`}
      ${this.chosen === version && this.compared ? this.#decision(version) : nothing}
    </li>`;
  }

  #decision(version) {
    return html`<div class="comparison" role="status">
      <h3>${t.loadingWould(version)}</h3>
      <schedule-difference .difference=${this.compared}></schedule-difference>
      <div class="decision">
        <button data-action="load-again" @click=${() => this.#load(version)}>${t.loadAgain}</button>
        <button class="quiet" @click=${() => (this.chosen = null)}>${t.cancel}</button>
        <a href="/api/schedule/versions/${version}" download="schedule-${version}.json">${t.download}</a>
      </div>
    </div>`;
  }

  async #fetch() {
    await this.#attempt(async () => {
      this.versions = (await read('/api/schedule/versions')).body.versions;
    });
  }

  async #compare(version) {
    if (this.chosen === version) {
      this.chosen = null;
      return;
    }
    Object.assign(this, { chosen: version, compared: null });
    await this.#attempt(async () => {
      this.compared = (await read(`/api/schedule/versions/${version}/difference`)).body.difference;
    });
  }

  async #load(version) {
    await this.#attempt(async () => {
      await write('POST', `/api/schedule/versions/${version}/load`);
      this.chosen = null;
      this.tell('loaded');
    });
  }

  async #attempt(work) {
    try {
      await work();
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }
}

customElements.define('schedule-versions', ScheduleVersions);
