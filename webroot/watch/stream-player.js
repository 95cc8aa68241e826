import { html, nothing } from 'lit';
import './hls-video.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';
import { streamOf } from './streams.js';

/**
 * The stream of a talk. Nothing is loaded from elsewhere before somebody presses play; from then on it goes on
 * playing while the room's next talks come by, as long as the address stays the same.
 */
class StreamPlayer extends Element {
  static properties = { address: {}, heading: {}, playing: { state: true } };

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('address')) {
      this.playing = false;
    }
  }

  render() {
    const stream = streamOf(this.address);
    if (!stream) {
      return nothing;
    }
    if (stream.kind === 'link') {
      return html`<p class="player-link">
        <a role="button" href=${stream.src} target="_blank" rel="noopener">${t.watchAt(stream.name)}</a>
      </p>`;
    }
    return html`<div class="player">${this.playing ? this.#player(stream) : this.#poster(stream)}</div>`;
  }

  #poster(stream) {
    return html`<button class="poster" @click=${() => (this.playing = true)}>
      <svg viewBox="0 0 64 64" width="64" height="64" aria-hidden="true">
        <circle cx="32" cy="32" r="31" />
        <path d="M26 20v24l20-12z" />
      </svg>
      <span class="unseen">${t.play(this.heading)}</span>
      <span>${t.playsFrom(stream.name)}</span>
    </button>`;
  }

  #player({ kind, src }) {
    return kind === 'hls'
      ? html`<hls-video .src=${src}></hls-video>`
      : html`<iframe
          src=${src}
          title=${t.streamOf(this.heading)}
          allow="autoplay; fullscreen; picture-in-picture; encrypted-media"
          referrerpolicy="strict-origin-when-cross-origin"
        ></iframe>`;
  }
}

customElements.define('stream-player', StreamPlayer);
