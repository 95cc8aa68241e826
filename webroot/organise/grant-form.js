import { html, nothing } from 'lit';
import { write } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { date, time } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';

const ROLES = ['moderator', 'stage', 'speaker', 'reviewer', 'organiser'];
const OF_ROOMS = ['moderator', 'stage'];

/** Hands out a grant, and shows its sign-in link this once. */
class GrantForm extends Element {
  static properties = {
    rooms: { attribute: false },
    talks: { attribute: false },
    role: { state: true },
    issued: { state: true },
    copied: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.role = 'moderator';
  }

  render() {
    return html`<form class="grant-form" @submit=${this.#issue}>
        <label>
          ${t.role}<select name="role" @change=${(event) => (this.role = event.target.value)}>
            ${ROLES.map((role) => html`<option value=${role}>${t.roles[role]}</option>`)}
          </select></label>
        ${this.#scope()}
        <label>${t.forWhom}<input name="label" maxlength="100" autocomplete="off" /></label>
        <label>${t.expires}<input name="expires" type="datetime-local" /></label>
        <button type="submit">${t.makeLink}</button>
      </form>
      <div role="status">
        ${this.issued ? this.#link() : nothing}${this.problem ? html`<p class="error">${this.problem.message || t.notSent}</p>` : nothing}
      </div>`;
  }

  #scope() {
    if (this.role === 'speaker') {
      return this.#talk();
    }
    return OF_ROOMS.includes(this.role) ? this.#room() : nothing;
  }

  #talk() {
    return html`<label>
      ${t.talk}<select name="talk">
        ${this.talks
          .filter(({ kind }) => kind !== 'break')
          .map(({ id, title, startsAt }) => html`<option value=${id}>${date(startsAt)}, ${time(startsAt)} · ${title}</option>`)}
      </select></label>
    `;
  }

  #room() {
    return html`<label>
      ${t.room}<select name="room">
        ${this.role === 'moderator' ? html`<option value="">${t.allRooms}</option>` : nothing}
        ${this.rooms.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
      </select></label>
    `;
  }

  #link() {
    const { link, grant } = this.issued;
    return html`<div class="issued">
      <label>
        ${t.linkOnce}<input
          readonly
          value=${link}
          data-testid="sign-in-link"
          @focus=${(event) => event.target.select()}
      /></label>
      <button @click=${() => this.#copy(link)}>${this.copied ? t.copied : t.copy}</button>
      ${grant.role === 'stage' ? html`<p class="muted">${t.obsHint(`/stage/${grant.room}?transparent`)}</p>` : nothing}
    </div>`;
  }

  async #issue(event) {
    event.preventDefault();
    const { role, room, talk, label, expires } = Object.fromEntries(new FormData(event.target));
    const expiresAt = expires ? new Date(expires).toISOString() : undefined;
    Object.assign(this, { issued: null, copied: false, problem: null });
    try {
      this.issued = await write('POST', '/api/grants', {
        role,
        room: room || undefined,
        talk: talk || undefined,
        label: label.trim() || undefined,
        expiresAt,
      });
      this.tell('grants');
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #copy(link) {
    const input = this.querySelector('[readonly]');
    input.select();
    await navigator.clipboard?.writeText(link).catch(() => {});
    this.copied = Boolean(navigator.clipboard) || document.execCommand('copy');
  }
}

customElements.define('grant-form', GrantForm);
