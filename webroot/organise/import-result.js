import { html, nothing } from 'lit';
import { Element } from 'sidestage/shared/element.js';
import { moment } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';

const INSTANT = /^\d{4}-\d\d-\d\dT/;
const MARKUP = /<[^>]*>/g;
const LONG = 160;

/** As a person reads it: times in words, texts without their markup, and not whole. */
function shown(value) {
  if (value === null) {
    return '–';
  }
  const text = INSTANT.test(value) ? moment(value) : value.replace(MARKUP, ' ').trim();
  return text.length > LONG ? `${text.slice(0, LONG)}…` : text;
}

/** What of the talks is other than before. */
class ScheduleDifference extends Element {
  static properties = { difference: { attribute: false } };

  render() {
    const { difference } = this;
    return html`${['new', 'moved', 'changed', 'cancelled'].map((kind) => this.#talks(t.difference[kind], difference[kind]))}
      <p class="muted">${t.unchanged(difference.unchanged)}</p>`;
  }

  #talks(heading, talks) {
    return talks.length
      ? html`<details class="group">
          <summary>${heading} <span class="chip">${talks.length}</span></summary>
          <ul>
            ${talks.map(({ title, fields }) => html`<li>${title}${fields.map(this.#field)}</li>`)}
          </ul>
        </details>`
      : nothing;
  }

  #field = ({ field, before, after }) =>
    html`<span class="muted">${t.fields[field] ?? field}: <del>${shown(before)}</del> → <ins>${shown(after)}</ins></span>`;
}

/** What an import changes or changed, and what was odd about its source. */
class ImportResult extends Element {
  static properties = { result: { attribute: false } };

  render() {
    const { applied, difference, report } = this.result;
    return html`<h3>${applied ? t.imported : t.wouldChange}</h3>
      <p>${t.formats[report.format]}: ${t.holds(report.talks, report.rooms, report.days)}</p>
      <schedule-difference .difference=${difference}></schedule-difference>
      ${report.oddities.length ? this.#oddities(report.oddities) : html`<p class="muted">${t.nothingOdd}</p>`}`;
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

customElements.define('schedule-difference', ScheduleDifference);
customElements.define('import-result', ImportResult);
