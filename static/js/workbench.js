/**
 * The workbench: keys and the panel change a reading, the row shows it at once, the outbox saves it.
 * Without this module every row is a link, and the panel is a form.
 */

import { startKeys } from "./commands.js";
import { debounced, goTo, part } from "./dom.js";
import { keyOf } from "./entry.js";
import { listen } from "./listen.js";
import { WORDS, patched, unread } from "./reading.js";
import { Saving } from "./saving.js";
import { Sheet } from "./sheet.js";
import { Status } from "./status.js";
import { Tools } from "./tools.js";
import { t } from "./words.js";

/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {{row: HTMLElement, reading: Reading}} Target  what is said of a sentence, or of a span in it */

const AGAIN = 5000; // milliseconds until what could not be loaded is asked for again

class Workbench {
  keepPlaceLater = debounced(() => this.keepPlace(), 400);

  /** @param {HTMLElement} root  its data-… attributes hold the addresses */
  constructor(root) {
    this.root = root;
    this.urls = root.dataset;
    this.article = this.urls.article;
    this.cut = Number(this.urls.cut);
    this.language = part("sheet", root).lang;
    this.readOnly = "readonly" in this.urls;
    this.status = new Status(root);
    this.sheet = new Sheet(part("sheet", root), () => this.arrived());
    this.tagged = this.status.progress.value;
    this.next = part("next-untagged", root);
    this.sheet.span = this.urls.annotation || null;
    this.first = this.target;
    this.saving = new Saving(this);
    this.outbox = this.saving.outbox;
    this.tools = new Tools(this);
    startKeys(this);
    listen(this);
    new ResizeObserver(() => this.keepClear()).observe(part("bar", root));
    this.sheet.start();
    this.saving.takeUp();
    this.arrived();
    // At once: opened again, it would begin at another sentence when this one has a tag. Browsers scroll to a new fragment.
    this.keepPlace(new URLSearchParams(location.search), location.hash);
    this.showStatus();
  }

  /** @type {import("./panel.js").Panel|null} null until it is loaded, which is right after the sentences can be worked on */
  get panel() {
    return this.tools?.panel ?? null;
  }

  /** @returns {Target} */
  get target() {
    return { row: this.sheet.row, reading: this.sheet.reading };
  }

  get reading() {
    return this.sheet.reading;
  }

  /** All that is said of a sentence: of the whole first, then of its spans by place. @returns {Reading[]} */
  readings(row = this.sheet.row) {
    const { whole, spans } = this.sheet.said(row);
    return [whole, ...spans];
  }

  /** Show what the reader has come to. */
  arrived() {
    const { row, reading } = this.target;
    this.panel?.show(reading, row); // first: who was choosing words for what the panel showed is told that it is over
    this.tools?.marking?.leave();
    this.saving.show(reading);
    this.keepPlaceLater();
  }

  /**
   * Let the address name the sentence and the span, so that coming back leads to them.
   *
   * @param {URLSearchParams} query  what else it is to say
   */
  keepPlace(query = new URLSearchParams(location.search), fragment = `#${this.sheet.row.id}`) {
    const { row, span } = this.sheet;
    for (const name of ["sentence", "annotation"]) query.delete(name);
    query.set("sentence", row.dataset.id);
    if (span) query.set("annotation", span);
    history.replaceState(null, "", `?${query}${fragment}`);
  }

  /**
   * Change what is said: seen at once, saved after *delay* milliseconds without a further change.
   *
   * @param {Partial<Reading>} patch
   * @param {Target} target  may have been kept from before: what it says now is changed
   */
  edit(patch, delay = 0, target = this.target) {
    if (this.readOnly) return;
    const before = this.sheet.now(target.reading) ?? target.reading;
    const after = patched(before, patch);
    this.outbox.save(after, delay, before);
    this.#show(target.row, after);
    if ("tag" in patch) this.say(patch.tag ? WORDS[patch.tag] : t("Tag taken away"));
  }

  /** Go to a sentence, or to a span of it. @param {string|null} annotation */
  select(row, annotation = null, focus = true) {
    const { whole } = this.sheet.said(row);
    this.sheet.go(row, annotation === whole.id ? null : annotation, focus);
  }

  /** Mark words of a sentence. @param {import("./reading.js").Span} span @returns {Reading} */
  addSpan(span, patch = {}, row = this.sheet.row) {
    const there = this.sheet.said(row).spans.find((one) => one.span.start === span.start && one.span.end === span.end);
    const reading = there ?? patched(unread(row.dataset.id, span), patch);
    if (there) this.edit(patch, 0, { row, reading });
    else if (!this.readOnly) {
      this.outbox.save(reading, 0, null);
      this.#show(row, reading);
    }
    this.select(row, reading.id);
    return this.reading;
  }

  /** Take a mark away, with all that was said of its words. Undo brings it back. */
  removeSpan(id) {
    const { row } = this.sheet;
    const reading = this.sheet.said(row).spans.find((span) => span.id === id);
    if (!reading || this.readOnly) return;
    if (this.sheet.span === id) this.select(row, null);
    this.edit({ removed: true }, 0, { row, reading });
    this.say(t("Mark taken away. Undo brings it back."));
  }

  /**
   * Let the reader choose words of the current sentence.
   *
   * @param {"span"|"move"|"cue"|"source"|"content"|"split"} purpose
   * @param {(span: import("./reading.js").Span|null) => void} [onDone]  null: given up. Without it the usual is done
   * @param {{byPress?: boolean}} [options]  see Marking.start
   */
  markSpan(purpose, onDone, options) {
    if (!this.readOnly) this.tools.markSpan(purpose, onDone, options);
  }

  /** Show readings that came from the server, after an undo for example. @param {Reading[]} answers */
  accept(answers) {
    for (const answer of answers) {
      const row = this.sheet.rowOf(answer.sentence);
      if (!row) continue;
      if (answer.removed && this.sheet.span === answer.id) this.sheet.go(row, null, false);
      this.#show(row, answer);
    }
  }

  /** Give the focus back to the sentences. */
  back() {
    this.sheet.go(this.sheet.row, this.sheet.span);
  }

  move(name) {
    this.sheet.go(this.sheet.target(name));
  }

  say(words) {
    this.status.say(words);
  }

  /** Say and show what was done, or why it could not be. */
  tell(words) {
    this.say(words);
    this.status.tell(words);
  }

  /** Where saving stands, a name still being looked up and verdicts that lack something included. */
  summary() {
    const summary = this.saving.outbox.summary();
    const looking = this.panel?.unsaved ?? 0;
    const { unfinished = [], lost = 0 } = this.panel?.claim ?? {};
    return {
      ...summary,
      unsaved: summary.unsaved + looking,
      lost: summary.lost + lost,
      stay: summary.stay || looking > 0 || lost > 0,
      unfinished: unfinished.length,
    };
  }

  showStatus() {
    const summary = this.summary();
    if (!this.readOnly) this.status.show(summary);
    this.panel?.waiting.show(summary);
  }

  /** Let no sentence and no panel hide behind the bar, however many lines it has. The rows' own margin is for its usual height. */
  keepClear() {
    const { offsetHeight } = part("bar", this.root);
    const margin = parseFloat(getComputedStyle(this.sheet.rows[0]).scrollMarginBlockStart);
    document.documentElement.style.scrollPaddingBlockStart = `${Math.max(0, offsetHeight + 12 - margin)}px`;
    this.root.querySelector(".workbench__panels").style.setProperty("--bar", `${offsetHeight}px`);
  }

  /** Go to another page once what can be saved is saved; what cannot is kept, or asked about by the browser. */
  async leave(url) {
    if (!url) return;
    await this.settle();
    goTo(url);
  }

  /** Get ready to leave. */
  async settle() {
    this.keepPlace();
    await this.panel?.settled();
    await this.outbox.settled(2000);
  }

  #show(row, reading) {
    const before = this.sheet.isDone(row);
    this.sheet.show(row, reading);
    this.tagged += this.sheet.isDone(row) - before;
    this.status.counted(this.tagged);
    this.next.hidden = this.tagged >= this.status.progress.max;
    if (row !== this.sheet.row) return;
    if (reading.removed && this.sheet.span === reading.id) this.sheet.go(row, null, false);
    else if (keyOf(reading) === keyOf(this.reading)) this.panel?.show(this.reading, row);
  }
}

/** Until it is there, signing out is a plain form, and what is kept on this device stays there. */
function loadLeave() {
  import("./leave.js").then(({ standBy }) => standBy(), () => setTimeout(loadLeave, AGAIN));
}

const root = globalThis.document && part("workbench");
if (root) {
  const { tools } = new Workbench(root);
  performance.mark("workbench-ready"); // for `make bench`
  loadLeave();
  tools.loadPanel().then(() => tools.loadRest(), () => tools.failed());
}
