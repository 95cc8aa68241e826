import { html, nothing } from 'lit';
import './announce-form.js';
import { write } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

/** How viewers are told: when a talk is announced, by how much the streams lag, and what the organiser says. */
class TellingSection extends Element {
  static properties = { organiser: { attribute: false }, saved: { state: true }, problem: { state: true } };

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('organiser') && this.watch(this.organiser);
  }

  render() {
    const { soonMinutes, streamDelay } = this.organiser.schedule.event;
    return html`<h1>${t.telling}</h1>
      <p class="muted">${t.tellingHow}</p>
      <announce-form .organiser=${this.organiser}></announce-form>
      <section class="block" aria-labelledby="telling-settings">
        <h2 id="telling-settings">${t.settings}</h2>
        <form class="settings-form" @submit=${this.#save} @input=${() => (this.saved = false)}>
          <label>${t.soonMinutes}<input name="soonMinutes" type="number" min="1" max="120" .value=${String(soonMinutes ?? '')} /></label>
          <label>${t.streamDelay}<input name="streamDelay" type="number" min="0" max="600" required .value=${String(streamDelay)} /></label>
          <button type="submit">${t.save}</button>
          <span role="status">
            ${this.saved ? t.savedNow : nothing}${this.problem ? html`<span class="error">${this.problem.message || t.notSent}</span>` : nothing}
          </span>
        </form>
      </section>`;
  }

  async #save(event) {
    event.preventDefault();
    const { soonMinutes, streamDelay } = Object.fromEntries(new FormData(event.target));
    Object.assign(this, { saved: false, problem: null });
    try {
      await write('PATCH', '/api/event', {
        soonMinutes: soonMinutes ? Number(soonMinutes) : undefined,
        streamDelay: Number(streamDelay),
      });
      this.saved = true;
    } catch (problem) {
      this.problem = problem;
    }
  }
}

customElements.define('telling-section', TellingSection);
