import { html } from 'lit';
import './schedule-loader.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

/** Where the schedule comes in. */
class ScheduleSection extends Element {
  static properties = { organiser: { attribute: false } };

  constructor() {
    super();
    this.addEventListener('loaded', () => this.organiser.live.refresh());
  }

  render() {
    return html`<h1>${t.schedule}</h1>
      <schedule-loader></schedule-loader>`;
  }
}

customElements.define('schedule-section', ScheduleSection);
