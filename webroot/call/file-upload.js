import { html, nothing } from 'lit';
import { upload, write } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

const LARGEST = 20 * 1024 * 1024;
const TYPES = { poster: '.pdf,.png,.jpg,.jpeg', preview: '.png,.jpg,.jpeg' };

/** One file of a submission: shows what is there, and takes another in its place. Tells of `attached`. */
class FileUpload extends Element {
  static properties = {
    place: {},
    token: {},
    file: { attribute: false },
    closed: { type: Boolean },
    busy: { state: true },
    problem: { state: true },
  };

  render() {
    const { place, file, closed, busy, problem } = this;
    return html`<div class="file" data-place=${place}>
      <h3>${t.call.file[place]}</h3>
      ${file ? this.#shown() : html`<p class="muted">${t.call.noFile[place]}</p>`}
      ${closed
        ? nothing
        : html`<label class="pick" aria-busy=${Boolean(busy)}
            >${busy ? t.call.uploading : file ? t.call.replaceFile : t.call.chooseFile}<input
              type="file"
              class="unseen"
              accept=${TYPES[place]}
              ?disabled=${busy}
              @change=${({ target }) => this.#send(target)}
          /></label>`}
      ${file && !closed ? html`<button class="quiet" ?disabled=${busy} @click=${() => this.#remove()}>${t.call.removeFile}</button>` : nothing}
      <div role="status">${problem ? html`<p class="error">${problem.message || t.call.uploadFailed}</p>` : nothing}</div>
    </div>`;
  }

  #shown() {
    const { url, type, size } = this.file;
    const megabytes = (size / 1024 / 1024).toFixed(1);
    return type === 'application/pdf'
      ? html`<p><a href=${url} download>PDF</a> <span class="muted">${megabytes} MB</span></p>`
      : html`<a href=${url} target="_blank" rel="noopener"><img src=${url} alt=${t.call.file[this.place]} /></a>`;
  }

  async #send(input) {
    const [file] = input.files;
    if (!file) {
      return;
    }
    if (file.size > LARGEST) {
      this.problem = { message: t.call.fileTooLarge };
      return;
    }
    await this.#attach(() => upload(this.#path(), file, 'application/octet-stream', this.#headers()));
    input.value = '';
  }

  #remove() {
    return this.#attach(() => write('DELETE', this.#path(), undefined, this.#headers()));
  }

  async #attach(send) {
    Object.assign(this, { busy: true, problem: null });
    try {
      this.tell('attached', await send());
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  #path() {
    return `/api/submissions/own/${this.place}`;
  }

  #headers() {
    return { 'Submission-Token': this.token };
  }
}

customElements.define('file-upload', FileUpload);
