import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { write } from 'sidestage/shared/api.js';
import { clock } from 'sidestage/shared/clock.js';
import { Element } from 'sidestage/shared/element.js';
import { moment } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';

/** All grants, those that still open something first; each can be revoked, on second thought. */
class GrantList extends Element {
  static properties = {
    grants: { attribute: false },
    schedule: { attribute: false },
    asking: { state: true },
    problem: { state: true },
  };

  render() {
    const over = ({ revokedAt, expiresAt }) => Boolean(revokedAt) || Date.parse(expiresAt) < clock.now();
    const grants = [...this.grants].sort((a, b) => over(a) - over(b));
    return html`${this.problem ? html`<p class="error" role="alert">${this.problem.message || t.notSent}</p>` : nothing}
      <ul class="grants">
        ${repeat(
          grants,
          ({ id }) => id,
          (grant) => this.#grant(grant, over(grant)),
        )}
      </ul>`;
  }

  #grant({ id, role, room, talk, label, expiresAt, revokedAt }, over) {
    return html`<li data-grant=${id} class=${over ? 'over' : ''}>
      <div>
        <strong>${label ?? t.roles[role]}</strong>
        <span class="muted">
          ${t.roles[role]} · ${talk ? (this.schedule.talk(talk)?.title ?? '') : room ? this.schedule.roomName(room) : t.allRooms} ·
          ${revokedAt ? t.revoked(moment(revokedAt)) : t.until(moment(expiresAt))}</span>
      </div>
      ${over ? nothing : this.#revoke(id)}
    </li>`;
  }

  #revoke(id) {
    return this.asking === id
      ? html`<span class="confirm">
          <button data-action="confirm-revoke" @click=${() => this.#confirmed(id)}>${t.revokeNow}</button>
          <button class="quiet" @click=${() => (this.asking = null)}>${t.cancel}</button></span>
        `
      : html`<button class="secondary" data-action="revoke" @click=${() => (this.asking = id)}>${t.revoke}</button>`;
  }

  async #confirmed(id) {
    Object.assign(this, { asking: null, problem: null });
    try {
      await write('DELETE', `/api/grants/${id}`);
      this.tell('grants');
    } catch (problem) {
      this.problem = problem;
    }
  }
}

customElements.define('grant-list', GrantList);
