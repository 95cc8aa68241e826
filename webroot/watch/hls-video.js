import { html } from 'lit';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

const NATIVE = 'application/vnd.apple.mpegurl';

/** Plays an HLS playlist: hls.js where the browser has Media Source Extensions, else the browser itself (Safari on a phone). */
class HlsVideo extends Element {
  static properties = { src: {}, failed: { state: true } };
  #hls = null;

  render() {
    return this.failed
      ? html`<p class="player-note">${t.streamFailed} <a href=${this.src} rel="noopener">${t.openStream}</a></p>`
      : html`<video controls autoplay playsinline @error=${() => (this.failed = true)}></video>`;
  }

  firstUpdated() {
    this.#play(this.querySelector('video'));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#hls?.destroy();
  }

  async #play(video) {
    const { default: Hls } = await import('hls.js');
    if (!Hls.isSupported()) {
      video.canPlayType(NATIVE) ? (video.src = this.src) : (this.failed = true);
      return;
    }
    this.#hls = new Hls({ workerPath: new URL('hls.worker.js', import.meta.resolve('hls.js')).href });
    this.#hls.on(Hls.Events.ERROR, (_, error) => error.fatal && (this.failed = true));
    this.#hls.loadSource(this.src);
    this.#hls.attachMedia(video);
  }
}

customElements.define('hls-video', HlsVideo);
