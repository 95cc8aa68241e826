import { html, nothing } from 'lit';
import { Element } from 'sidestage/shared/element.js';
import { moment } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';

const INSTANT = /^\d{4}-\d\d-\d\dT/;
const shown = (value) => (value === null ? '–' : INSTANT.test(value) ? moment(value) : value);

/** What an import changes or changed, and what was odd about its source. */
class ImportResult extends Element {
  static properties = { result: { attribute: false } };

  render() {
    const { applied, difference, report } = this.result;
    return html`<h3>${applied ? t.imported : t.wouldChange}</h3>
      <p>${t.formats[report.format]}: ${t.holds(report.talks, report.rooms, report.days)}</p>
      ${['new', 'moved', 'changed', 'cancelled'].map((kind) => this.#talks(t.difference[kind], difference[kind]))}
      <p class="muted">${t.unchanged(difference.unchanged)}</p>
      ${report.oddities.length ? this.#oddities(report.oddities) : html`<p class="muted">${t.nothingOdd}</p>`}`;
  }

  #talks(heading, talks) {
    return talks.length
      ? html`<details class="group">
          <summary>${heading} <span class="chip">${talks.length}</span></summary>
          <ul>
            ${talks.map(({ title, fields }) => html`<li>${title}${fields.map(({ field, before, after }) => html`<span class="muted">${t.fields[field] ?? field}: ${shown(before)} → ${shown(after)}</span>`)}</li>`)}
          </ul>
        </details>`
      : nothing;
  }

  #oddities(oddities) {
    const groups = new Map();
    for (const { where, what, done } of oddities) {
      const key = `${what}: ${done}`;
      groups.set(key, [...(groups.get(key) ?? []), where]);
    }
    return html`<h3>${t.odd}</h3>
      ${[...groups].map(
        ([key, places]) =>
          html`<details class="group">
            <summary>${key} <span class="chip">${places.length}</span></summary>
            <ul>
              ${places.map((place) => html`<li>${place}</li>`)}
            </ul>
          </details>`,
      )}`;
  }
}

customElements.define('import-result', ImportResult);
