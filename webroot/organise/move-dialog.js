import { html, nothing } from 'lit';
import './plan-preview.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';
import { fromField, toField } from './zone-time.js';

/** Gives a talk another time, room, title or stream; times are the event's. What it comes to is shown as one types. */
class MoveDialog extends Element {
  static properties = {
    talk: { attribute: false },
    schedule: { attribute: false },
    desk: { attribute: false },
    preview: { state: true },
    problem: { state: true },
    hint: { state: true },
  };
  #asked = 0;

  firstUpdated() {
    this.querySelector('dialog').showModal();
  }

  render() {
    const { title, startsAt, endsAt, room, stream } = this.talk;
    const { zone } = this.schedule.event;
    return html`<dialog aria-labelledby="move-heading" @close=${() => this.tell('done')}>
      <article>
        <h2 id="move-heading">${t.desk.moveTalk(title)}</h2>
        <form id="move-form" @input=${this.#look} @submit=${this.#do}>
          <label>${t.fields.title}<input name="title" required maxlength="500" value=${title} autocomplete="off" /></label>
          <label>${t.fields.startsAt}<input name="startsAt" type="datetime-local" required value=${toField(startsAt, zone)} /></label>
          <label>${t.fields.endsAt}<input name="endsAt" type="datetime-local" required value=${toField(endsAt, zone)} /></label>
          <small class="muted">${t.timesIn(zone)}</small>
          <label>
            ${t.room}<select name="room">
              ${this.schedule.rooms.map(({ id, name }) => html`<option value=${id} ?selected=${id === room}>${name}</option>`)}
            </select></label>
          <label>${t.desk.ownStream}<input name="stream" type="url" value=${stream ?? ''} autocomplete="off" /></label>
        </form>
        <div role="status">
          ${this.hint ? html`<p class="muted">${this.hint}</p>` : nothing}
          ${this.problem ? html`<p class="error">${this.problem.message || t.notSent}</p>` : nothing}
          ${this.preview ? html`<plan-preview .result=${this.preview} .schedule=${this.schedule}></plan-preview>` : nothing}
        </div>
        <footer class="decision">
          <button form="move-form" data-action="move-now" ?disabled=${this.desk.busy}>${t.save}</button>
          <button class="quiet" @click=${() => this.querySelector('dialog').close()}>${t.cancel}</button>
        </footer>
      </article>
    </dialog>`;
  }

  /** What is wanted, as of the version that was seen when the dialog was opened; `null` where a time isn't one. */
  #wanted() {
    const form = Object.fromEntries(new FormData(this.querySelector('form')));
    const change = { talk: this.talk.id, version: this.talk.version, title: form.title, room: form.room, stream: form.stream.trim() };
    this.hint = null;
    for (const name of ['startsAt', 'endsAt']) {
      const { zone } = this.schedule.event;
      const instants = form[name] ? fromField(form[name], zone) : [];
      if (form[name] === toField(this.talk[name], zone)) {
        continue;
      }
      if (!instants.length) {
        this.hint = t.desk.noSuchTime(t.fields[name], zone);
        return null;
      }
      this.hint = instants.length > 1 ? t.desk.twice(t.fields[name], zone) : this.hint;
      change[name] = instants[0];
    }
    return change;
  }

  async #look() {
    const asked = ++this.#asked;
    const change = this.#wanted();
    this.preview = null;
    if (!change) {
      return;
    }
    try {
      const preview = await this.desk.preview([change]);
      asked === this.#asked && Object.assign(this, { preview, problem: null });
    } catch (problem) {
      asked === this.#asked && (this.problem = problem);
    }
  }

  async #do(event) {
    event.preventDefault();
    const change = this.#wanted();
    if (change && (await this.desk.send([change], t.desk.moved(this.talk.title)))) {
      this.querySelector('dialog').close();
    }
    this.problem = this.desk.problem;
  }
}

customElements.define('move-dialog', MoveDialog);
