import { html, nothing } from 'lit';
import { write } from 'sidestage/shared/api.js';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

/** One's own entry in the directory: nobody is in it who doesn't want to be. Tells of `introduced`. */
class OwnEntry extends Element {
  static properties = { entry: { attribute: false }, saved: { state: true }, problem: { state: true } };

  render() {
    const { name, affiliation, interests, links } = this.entry ?? {};
    return html`<details class="own-entry" ?open=${!this.entry}>
      <summary>${this.entry ? t.invited.you(name) : t.invited.introduce}</summary>
      <p class="muted">${t.invited.introduceWhat}</p>
      <form @submit=${this.#save} @input=${() => (this.saved = false)}>
        <label>${t.call.name}<input name="name" required maxlength="100" autocomplete="name" .value=${name ?? ''} /></label>
        <label
          >${t.call.affiliation}<input name="affiliation" maxlength="200" autocomplete="organization" .value=${affiliation ?? ''}
        /></label>
        <label>${t.invited.interests}<textarea name="interests" rows="3" maxlength="1000" .value=${interests ?? ''}></textarea></label>
        <label
          >${t.call.links}<textarea name="links" rows="2" placeholder="https://" .value=${(links ?? []).join('\n')}></textarea
          ><small class="muted">${t.organiseCall.onePerLine}</small></label
        >
        <div role="status">
          ${this.saved ? t.savedNow : nothing}${this.problem ? html`<p class="error">${this.problem.message || t.notSent}</p>` : nothing}
        </div>
        <p class="actions">
          <button type="submit">${t.save}</button>
          ${this.entry ? html`<button type="button" class="quiet" @click=${() => this.#leave()}>${t.invited.leave}</button>` : nothing}
        </p>
      </form>
    </details>`;
  }

  async #save(event) {
    event.preventDefault();
    const { name, affiliation, interests, links } = Object.fromEntries(new FormData(event.target));
    await this.#send('PUT', {
      name,
      affiliation: affiliation.trim() || undefined,
      interests: interests.trim() || undefined,
      links: links.split('\n').map((link) => link.trim()).filter(Boolean),
    });
  }

  #leave() {
    return this.#send('DELETE');
  }

  async #send(method, body) {
    Object.assign(this, { saved: false, problem: null });
    try {
      await write(method, '/api/people/me', body);
      this.saved = true;
      this.tell('introduced');
    } catch (problem) {
      this.problem = problem;
    }
  }
}

customElements.define('own-entry', OwnEntry);
