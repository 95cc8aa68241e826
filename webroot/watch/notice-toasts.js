import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Element } from 'sidestage/shared/element.js';
import { moment } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';

const SHOWN = 10_000;
const MOST = 3;

/** The notices of talks, for some seconds each, and longer while one is in them. The same notice shows once. */
class NoticeToasts extends Element {
  static properties = { notices: { state: true } };
  #seen = new Set();

  constructor() {
    super();
    this.notices = [];
  }

  /** `kind`: soon, started, ended, moved or cancelled. */
  show(kind, notice, roomName) {
    const key = [kind, notice.talk, notice.timeChange].join(' ');
    if (!this.#seen.has(key)) {
      this.#seen.add(key);
      this.notices = [...this.notices, { key, kind, roomName, ...notice }].slice(-MOST);
      setTimeout(() => this.#fade(key), SHOWN);
    }
  }

  render() {
    return html`<div class="toasts" role="status">
      ${repeat(
        this.notices,
        ({ key }) => key,
        ({ key, kind, talk, title, roomName, startsAt }) =>
          html`<div class="toast ${kind}" data-kind=${kind}>
            <p><span class="label">${t.notice[kind]} · ${roomName}</span><strong>${title}</strong>${kind === 'moved' ? html`<span class="to">${t.nowAt(moment(startsAt))}</span>` : nothing}</p>
            ${kind === 'ended' || kind === 'cancelled' ? nothing : html`<a role="button" href="/talks/${talk}" data-talk=${talk} @click=${() => this.#close(key)}>${t.goToTalk}</a>`}
            <button class="quiet close" aria-label=${t.close} @click=${() => this.#close(key)}>×</button>
          </div>`,
      )}
    </div>`;
  }

  #fade(key) {
    if (this.querySelector('.toast:hover, .toast:focus-within')) {
      setTimeout(() => this.#fade(key), SHOWN);
    } else {
      this.#close(key);
    }
  }

  #close(key) {
    this.notices = this.notices.filter((notice) => notice.key !== key);
  }
}

customElements.define('notice-toasts', NoticeToasts);
