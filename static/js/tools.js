/** What is loaded when it is first asked for: choosing words, and finding sentences. Most readings need neither. */

import { part } from "./dom.js";
import { t } from "./words.js";

export class Tools {
  /** @type {import("./spans.js").Marking|null} */
  marking = null;
  /** @type {import("./filter.js").Filter|null} */
  filter = null;
  /** Keys that were pressed while the choosing of words was being loaded, and are meant for it. @type {(() => void)[]|null} */
  early = null;

  /** @param {object} bench  the workbench */
  constructor(bench) {
    this.bench = bench;
    this.form = part("filter", bench.root);
    if (!this.form.hidden) this.loadFilter().catch(() => this.failed());
  }

  /** See Workbench.markSpan. */
  async markSpan(purpose, onDone, options) {
    if (!this.marking) {
      this.early ??= [];
      await this.loadMarking().catch(() => this.failed());
    }
    const early = this.early ?? [];
    this.early = null;
    if (!this.marking) return;
    this.marking.start(purpose, onDone, options);
    for (const press of early) press();
  }

  /** Something is not there yet, and cannot be fetched now. */
  failed() {
    this.bench.tell(t("This could not be loaded. Try again when the server can be reached."));
  }

  async loadMarking() {
    const { Marking } = await import("./spans.js");
    this.marking ??= new Marking(this.bench);
    return this.marking;
  }

  /** Let the reader choose which sentences are shown. */
  async openFilter() {
    const words = this.form.elements.namedItem("q");
    this.form.hidden = false;
    this.form.classList.remove("filter--folded");
    words.focus(); // at once: what is typed now is to be found
    words.select();
    await this.loadFilter().then((filter) => filter.open(), () => this.failed());
  }

  async loadFilter() {
    const { Filter } = await import("./filter.js");
    this.filter ??= new Filter(this.bench);
    return this.filter;
  }
}
