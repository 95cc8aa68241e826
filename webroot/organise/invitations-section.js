import { html, nothing } from 'lit';
import { read, uploadNew, write } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { moment } from 'sidestage/shared/format.js';
import { t } from 'sidestage/shared/texts.js';

const STATES = ['all', 'applied', 'waiting', 'issued', 'sent', 'redeemed', 'expired', 'revoked'];

/** Who is invited: by a pasted list, or because they asked; how many may come, and where to. */
class InvitationsSection extends Element {
  static properties = {
    organiser: { attribute: false },
    state: { state: true },
    found: { state: true },
    list: { state: true },
    result: { state: true },
    saved: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    Object.assign(this, { state: 'all', list: '' });
    this.#fetch();
  }

  render() {
    return html`<h1>${t.invited.invitations}</h1>
      <div role="status">${this.problem ? html`<p class="error">${this.problem.message || t.notSent}</p>` : nothing}</div>
      ${this.found ? html`${this.#people()} ${this.#settings()} ${this.#all()}` : html`<p class="empty" aria-busy="true">${t.loading}</p>`}`;
  }

  #people() {
    return html`<section aria-labelledby="list-heading">
      <h2 id="list-heading">${t.invited.list}</h2>
      <label
        ><span class="muted">${t.invited.listHow}</span
        ><textarea
          rows="4"
          placeholder="ada@example.org, Ada Lovelace, Analytical Society"
          .value=${this.list}
          @input=${({ target }) => this.#typed(target.value)}
        ></textarea
      ></label>
      <div role="status">${this.result ? this.#report() : nothing}</div>
      ${this.result && !this.result.applied && this.result.people
        ? html`<button @click=${() => this.#invite(false)}>${t.invited.inviteNow(this.result.people)}</button>`
        : html`<button class="secondary" ?disabled=${!this.list.trim()} @click=${() => this.#invite(true)}>${t.invited.check}</button>`}
    </section>`;
  }

  #report() {
    const { applied, people, errors, invited } = this.result;
    return html`<p>${applied ? t.invited.done(invited) : t.invited.would(people)}</p>
      ${errors.length
        ? html`<ul class="errors">
            ${errors.slice(0, 50).map(({ row, what }) => html`<li>${t.review.rowError(row)}: ${what}</li>`)}
          </ul>`
        : nothing}`;
  }

  #settings() {
    const { capacity, validDays, venue, eligibility } = this.found.settings;
    return html`<details>
      <summary>${t.settings}</summary>
      <form class="call-settings" @submit=${this.#settle} @input=${() => (this.saved = false)}>
        <label>${t.invited.capacity}<input name="capacity" type="number" min="0" .value=${capacity ?? ''} /></label>
        <label>${t.invited.validDays}<input name="validDays" type="number" min="1" max="365" required .value=${validDays} /></label>
        <label>${t.invited.venueLink}<input name="venue" type="url" placeholder="https://" .value=${venue ?? ''} /></label>
        <label
          >${t.organiseCall.eligibility}<textarea name="eligibility" rows="2" .value=${eligibility ?? ''}></textarea
          ><small class="muted">${t.invited.eligibilityHow} <a href="/invitation">/invitation</a></small></label
        >
        <div class="end"><button type="submit">${t.save}</button> <span role="status">${this.saved ? t.savedNow : nothing}</span></div>
      </form>
    </details>`;
  }

  #all() {
    const counts = new Map(this.found.counts.map(({ state, count }) => [state, count]));
    const { invitations } = this.found;
    return html`<section aria-labelledby="all-heading" class="block">
      <h2 id="all-heading">${t.invited.all}</h2>
      <label
        ><span class="unseen">${t.mail.state}</span
        ><select @change=${({ target }) => this.#choose(target.value)}>
          ${STATES.map(
            (state) =>
              html`<option value=${state} ?selected=${state === this.state}>
                ${t.invited.states[state]}${counts.has(state) ? ` (${counts.get(state)})` : ''}
              </option>`,
          )}
        </select></label
      >
      ${invitations.length
        ? html`<ul class="grants">
            ${invitations.map((each) => this.#one(each))}
          </ul>`
        : html`<p class="empty">${t.invited.none}</p>`}
    </section>`;
  }

  #one({ id, email, name, affiliation, reason, state, expiresAt }) {
    const open = state === 'issued' || state === 'sent';
    const who = [name, affiliation].filter(Boolean).join(', ');
    return html`<li class=${state === 'revoked' ? 'over' : ''}>
      <div>
        <strong>${email}</strong>
        <span class="muted"
          >${who}${who ? ' · ' : ''}${t.invited.states[state]}${open ? ` · ${t.organiseCall.until(moment(expiresAt))}` : ''}</span
        >
        ${reason ? html`<span class="muted">“${reason}”</span>` : nothing}
      </div>
      ${state === 'redeemed' || state === 'waiting'
        ? nothing
        : html`<button class="quiet" @click=${() => this.#change(id, 'issued')}>${state === 'applied' ? t.invited.accept : t.invited.again}</button>`}
      ${state === 'revoked' ? nothing : html`<button class="quiet" @click=${() => this.#change(id, 'revoked')}>${t.revoke}</button>`}
    </li>`;
  }

  #typed(text) {
    this.list = text;
    this.result = null;
  }

  #choose(state) {
    this.state = state;
    return this.#fetch();
  }

  #invite(dryRun) {
    return this.#send(async () => {
      const path = dryRun ? '/api/invitations?dryRun=true' : '/api/invitations';
      this.result = await uploadNew(path, this.list, 'text/csv');
      if (!dryRun) {
        this.list = '';
      }
    });
  }

  #change(id, state) {
    return this.#send(() => write('PATCH', `/api/invitations/${id}`, { state }));
  }

  async #settle(event) {
    event.preventDefault();
    const { capacity, validDays, venue, eligibility } = Object.fromEntries(new FormData(event.target));
    await this.#send(async () => {
      await write('PUT', '/api/invitations/settings', {
        capacity: capacity === '' ? undefined : Number(capacity),
        validDays: Number(validDays),
        venue: venue.trim() || undefined,
        eligibility: eligibility.trim() || undefined,
        version: this.found.settings.version,
      });
      this.saved = true;
    });
  }

  async #send(send) {
    this.problem = null;
    try {
      await send();
      await this.#fetch();
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #fetch() {
    try {
      this.found = (await read(`/api/invitations?state=${this.state}`)).body;
    } catch (problem) {
      this.problem = problem;
    }
  }
}

customElements.define('invitations-section', InvitationsSection);
