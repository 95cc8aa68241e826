import { html, nothing } from 'lit';
import { clock } from 'sidestage/shared/clock.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';
import { attention } from './attention.js';

/** How one is told, and whether the page follows what the stream shows, which lags by `delay` seconds. */
class AttentionChoice extends Element {
  static properties = { delay: { type: Number }, follows: { type: Boolean } };

  constructor() {
    super();
    this.watch(attention, clock);
  }

  render() {
    return html`<div class="attention" role="group" aria-label=${t.howToTell}>
      ${attention.canNotify ? this.#toggle('notify', attention.notifies, t.notifications, () => attention.notify(!attention.notifies)) : nothing}
      ${this.#toggle('sound', attention.sounds, t.sound, () => attention.sound(!attention.sounds))}
      ${this.delay ? this.#toggle('follow', this.follows, t.followStream(this.delay), () => this.tell('follow', !this.follows)) : nothing}
    </div>`;
  }

  #toggle(name, on, text, press) {
    return html`<button class="toggle" data-toggle=${name} aria-pressed=${on} @click=${press}>${text}</button>`;
  }
}

customElements.define('attention-choice', AttentionChoice);
