/**
 * What comes after the sentences: the panel, once they can be worked on; choosing words and finding sentences, when they
 * are first asked for.
 */

import { debounced, part } from "./dom.js";
import { t } from "./words.js";

const SLOW = 600; // milliseconds after which it is said that something is being loaded
const PATIENCE = 10_000; // milliseconds after which it is given up
const PAUSE = 1000; // milliseconds without a key that end what was typed for something

export class Tools {
  /** @type {import("./panel.js").Panel|null} */
  panel = null;
  /** @type {import("./spans.js").Marking|null} */
  marking = null;
  /** @type {import("./filter.js").Filter|null} */
  filter = null;
  /** Keys that were pressed while something was being loaded, and are meant for it. @type {(() => void)[]|null} */
  early = null;

  /** What the keys are meant for is not there, and they are dropped until there is a pause. */
  #deaf = false;
  #hear = debounced(() => {
    if (!this.#deaf) return;
    this.#deaf = false;
    this.early = null;
  }, PAUSE);

  /** @param {object} bench  the workbench */
  constructor(bench) {
    this.bench = bench;
    this.form = part("filter", bench.root);
    if (!this.form.hidden) this.loadFilter().catch(() => this.failed());
  }

  /** @returns {Promise<import("./panel.js").Panel>} that shows where the reader is */
  async loadPanel() {
    const { Panel } = await import("./panel.js");
    if (this.panel) return this.panel;
    const { first } = this.bench;
    this.panel = new Panel(this.bench);
    this.panel.show(first.reading, first.row); // what the page has brought is of this one
    this.panel.takeUp(first);
    const { row, reading } = this.bench.target; // now, with what was taken up
    if (reading !== first.reading) this.panel.show(reading, row);
    this.bench.saving.show(this.bench.reading);
    this.bench.showStatus();
    return this.panel;
  }

  /** Let the panel do something. @param {(panel: import("./panel.js").Panel) => void} use */
  withPanel(use) {
    return this.panel ? use(this.panel) : this.#after(this.loadPanel(), use);
  }

  /** See Workbench.markSpan. */
  markSpan(...asked) {
    const start = (marking) => marking.start(...asked);
    return this.marking ? start(this.marking) : this.#after(this.loadMarking(), start);
  }

  /** Use a part that is being loaded. Keys that are pressed meanwhile come after that; without it they would mean something else. */
  async #after(loading, use) {
    this.#deaf = false; // what is typed from now on is meant for this
    this.early ??= [];
    const slow = setTimeout(() => this.bench.tell(t("Still being loaded. What you type is kept for it.")), SLOW);
    const late = new Promise((_, reject) => { setTimeout(reject, PATIENCE); });
    const loaded = await Promise.race([loading, late]).catch(() => this.failed());
    clearTimeout(slow);
    if (!loaded) return this.#deafen();
    const early = this.early ?? [];
    this.early = null;
    use(loaded);
    for (const press of early) press();
    return undefined;
  }

  #deafen() {
    this.early = [];
    this.#deaf = true;
    this.#hear();
  }

  /** Keep a key for what is being loaded. */
  keep(press) {
    if (this.#deaf) this.#hear();
    else this.early.push(press);
  }

  /** Something is not there yet, and cannot be fetched now. */
  failed() {
    this.bench.tell(t("This could not be loaded. Try again when the server can be reached."));
    return null;
  }

  /** What is asked for later is fetched while nothing else is to be done: by then the server may not be reached any more. */
  loadRest() {
    const idle = globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 1000));
    idle(() => Promise.all([import("./spans.js"), import("./filter.js")]).catch(() => null));
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
    await this.loadFilter().then((filter) => this.form.hidden || filter.open(), () => this.failed());
  }

  /** Show all sentences again; also what the page was opened with, once that can be done. */
  closeFilter() {
    if (this.filter) return this.filter.clear();
    if (this.bench.root.classList.contains("workbench--filtering")) return this.loadFilter().then((filter) => filter.clear(), () => this.failed());
    this.form.hidden = true;
    this.form.reset();
    return this.bench.back();
  }

  async loadFilter() {
    const { Filter } = await import("./filter.js");
    this.filter ??= new Filter(this.bench);
    return this.filter;
  }
}
