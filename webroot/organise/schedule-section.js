import { html } from 'lit';
import './schedule-loader.js';
import './schedule-source.js';
import './schedule-versions.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

const EXPORTS = [
  ['/schedule.xml', () => t.formats['frab-xml']],
  ['/schedule.json', () => t.formats['frab-json']],
  ['/schedule.ics', () => t.formats.icalendar],
  ['/schedule.sidestage.json', () => t.formats['sidestage-json']],
];

/** Where the schedule comes in, from where it comes by itself, what it was before, and where others get it. */
class ScheduleSection extends Element {
  static properties = { organiser: { attribute: false } };

  constructor() {
    super();
    this.addEventListener('loaded', () => this.organiser.live.refresh());
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('organiser') && this.watch(this.organiser);
  }

  render() {
    const { version } = this.organiser.schedule;
    return html`<h1>${t.schedule}</h1>
      <schedule-loader></schedule-loader>
      <schedule-source .version=${version}></schedule-source>
      <schedule-versions .version=${version}></schedule-versions>
      <section class="block" aria-labelledby="exports-heading">
        <h2 id="exports-heading">${t.forOthers}</h2>
        <ul class="exports">
          ${EXPORTS.map(([path, name]) => html`<li><a href=${path}>${name()}</a></li>`)}
        </ul>
      </section>`;
  }
}

customElements.define('schedule-section', ScheduleSection);
