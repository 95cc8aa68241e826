import { html } from 'lit';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';
import { ACTIONS } from './actions.js';

/** Lists all keys. */
class KeysDialog extends Element {
  show() {
    this.querySelector('dialog').showModal();
  }

  render() {
    const keys = [
      ['j ↓', t.keys.down],
      ['k ↑', t.keys.up],
      ['g', t.keys.first],
      ['G', t.keys.last],
      ...ACTIONS.map(({ key, name }) => [key, t.action[name]]),
      ['Enter', t.bringNext],
      ['i', t.relay],
      ['u Ctrl+Z', t.undo],
      ['1–9', t.keys.states],
      ['0', t.keys.open],
      ['o', t.sort],
      ['/', t.searchQuestions],
      ['Esc', t.keys.nothing],
      ['?', t.keyList],
    ];
    return html`<dialog aria-labelledby="keys-heading">
      <article class="wide">
        <h2 id="keys-heading">${t.keyList}</h2>
        <dl class="keys">
          ${keys.map(
            ([key, what]) =>
              html`<div>
                <dt>${key.split(' ').map((one) => html`<kbd>${one}</kbd> `)}</dt>
                <dd>${what}</dd>
              </div>`,
          )}
        </dl>
        <form method="dialog"><button>${t.close}</button></form>
      </article>
    </dialog>`;
  }
}

customElements.define('keys-dialog', KeysDialog);
