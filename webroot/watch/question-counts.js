import { html, nothing } from 'lit';
import { Element } from 'sidestage/shared/element.js';
import { t } from 'sidestage/shared/texts.js';

/** How many questions were asked, wait, and were answered: of all, also of those that one doesn't see. */
class QuestionCounts extends Element {
  static properties = { queue: { attribute: false } };

  willUpdate(changed) {
    super.willUpdate(changed);
    changed.has('queue') && this.watch(this.queue);
  }

  render() {
    const { counts } = this.queue;
    return counts?.asked
      ? html`<p class="counts muted">${t.counts(counts)}</p>`
      : nothing;
  }
}

customElements.define('question-counts', QuestionCounts);
