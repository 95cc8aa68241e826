import { html, nothing } from 'lit';
import './late-links.js';
import { read, write } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { OWN_ZONE, fullMoment } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';

const LIMITS = { title: 150, summaryLeast: 100, summary: 3000, authors: 20, links: 5, categories: 2 };
const ZONES = ['AoE', 'UTC', ...Intl.supportedValuesOf('timeZone')];

/** With the one that is set, which a browser may know by another name. */
const zonesWith = (zone) => (ZONES.includes(zone) ? ZONES : [zone, ...ZONES]);

const idOf = (name) =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);

/** What the call for posters asks, and until when. */
class CallSection extends Element {
  static properties = { organiser: { attribute: false }, call: { state: true }, saved: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.#fetch();
  }

  render() {
    return html`<h1>${t.organiseCall.name}</h1>
      ${this.call === undefined ? this.#instead() : this.#form()}`;
  }

  #instead() {
    return this.problem
      ? html`<p class="error" role="alert">
          ${this.problem.message || t.notLoaded} <button class="quiet" @click=${() => this.#fetch()}>${t.again}</button>
        </p>`
      : html`<p class="empty" aria-busy="true">${t.loading}</p>`;
  }

  #form() {
    const { call } = this;
    const limits = call?.limits ?? LIMITS;
    return html`<p class="muted">${call ? html`${t.organiseCall.is} <a href="/call">/call</a>` : t.organiseCall.none}</p>
      <form class="call-settings" @submit=${this.#save} @input=${() => (this.saved = false)}>
        <label>${t.call.title}<input name="title" required maxlength="150" .value=${call?.title ?? t.call.page} /></label>
        <label
          >${t.organiseCall.introduction}<textarea name="introduction" rows="6" .value=${call?.introduction ?? ''}></textarea
          ><small class="muted">${t.call.markdown}</small></label
        >
        <label
          >${t.organiseCall.rules}<textarea name="rules" rows="3" .value=${(call?.rules ?? []).join('\n')}></textarea
          ><small class="muted">${t.organiseCall.onePerLine}</small></label
        >
        <label
          >${t.call.categories}<textarea
            name="categories"
            rows="5"
            required
            .value=${(call?.categories ?? []).map(({ name }) => name).join('\n')}
          ></textarea
          ><small class="muted">${t.organiseCall.onePerLine}</small></label
        >
        <label
          >${t.organiseCall.eligibility}<textarea name="eligibility" rows="2" .value=${call?.eligibility ?? ''}></textarea
        ></label>
        <fieldset class="deadline-fields">
          <legend>${t.call.deadline}</legend>
          <label
            >${t.organiseCall.time}<input
              name="local"
              type="datetime-local"
              step="1"
              required
              .value=${call?.deadline.local ?? ''}
          /></label>
          <label
            >${t.timeZone}<select name="zone">
              ${zonesWith(call?.deadline.zone ?? OWN_ZONE).map(
                (zone) =>
                  html`<option value=${zone} ?selected=${zone === (call?.deadline.zone ?? OWN_ZONE)}>
                    ${zone === 'AoE' ? t.call.anywhere : zone}
                  </option>`,
              )}
            </select></label
          >
          ${call ? html`<p class="muted">${t.call.forYou(fullMoment(call.closesAt))}</p>` : nothing}
        </fieldset>
        <fieldset class="limits">
          <legend>${t.organiseCall.limits}</legend>
          ${Object.keys(LIMITS).map(
            (name) =>
              html`<label
                >${t.organiseCall.limit[name]}<input name=${`most-${name}`} type="number" min="0" required .value=${String(limits[name])}
              /></label>`,
          )}
        </fieldset>
        <label><input name="namesHidden" type="checkbox" .checked=${call?.namesHidden ?? true} /> ${t.organiseCall.namesHidden}</label>
        <div class="end">
          <button type="submit">${call ? t.save : t.organiseCall.open}</button>
          <span role="status">
            ${this.saved ? t.savedNow : nothing}${this.problem ? html`<span class="error">${this.problem.message || t.notSent}</span>` : nothing}
          </span>
        </div>
      </form>
      ${call ? html`<late-links .call=${call}></late-links>` : nothing}`;
  }

  async #save(event) {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.target));
    const lines = (name) => fields[name].split('\n').map((line) => line.trim()).filter(Boolean);
    const known = new Map((this.call?.categories ?? []).map(({ id, name }) => [name, id]));
    Object.assign(this, { saved: false, problem: null });
    try {
      this.call = await write('PUT', '/api/call', {
        title: fields.title,
        introduction: fields.introduction,
        rules: lines('rules'),
        categories: lines('categories').map((name) => ({ id: known.get(name) ?? idOf(name), name })),
        eligibility: fields.eligibility.trim() || undefined,
        limits: Object.fromEntries(Object.keys(LIMITS).map((name) => [name, Number(fields[`most-${name}`])])),
        deadline: { local: fields.local.length === 16 ? `${fields.local}:00` : fields.local, zone: fields.zone },
        namesHidden: fields.namesHidden === 'on',
        version: this.call?.version ?? 0,
      });
      this.saved = true;
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #fetch() {
    this.problem = null;
    try {
      this.call = (await read('/api/call')).body;
    } catch (problem) {
      if (problem.status === 404) {
        this.call = null;
      } else {
        this.problem = problem;
      }
    }
  }
}

customElements.define('call-section', CallSection);
