/** Showing only some sentences. Loaded when it is first asked for; without it the same form is sent, and the answer is a page. */

import { debounced, make, part } from "./dom.js";
import { findFolded, fold } from "./fold.js";
import { highlight, rangeIn } from "./highlight.js";
import { nameOf } from "./reading.js";
import { textOf } from "./rows.js";
import { t, tn } from "./words.js";

const FEW = 300; // sentences that are painted in one go, so that what is left out leaves no gaps
const MOST = 1000; // hits that are shown
const NOTHING = { tags: ["none"], speakers: new Map(), flagged: false, sourced: false };

/** @typedef {{tags: string[], speakers: Map<string, string>, flagged: boolean, sourced: boolean}} Facts */
/** @typedef {{q: string, tag: string, speaker: string, flagged: string, unsourced: string}} Wanted  as in the address */

/** What a sentence is found by. @param {import("./reading.js").Reading[]} readings @returns {Facts} */
export function factsOf(readings) {
  const tags = [...new Set(readings.map(({ tag }) => tag).filter(Boolean))];
  const named = readings.flatMap(({ attributions }) => attributions).filter(({ speaker }) => speaker);
  return {
    tags: tags.length ? tags : ["none"],
    speakers: new Map(named.map((one) => [one.speaker.id, nameOf(one)])),
    flagged: readings.some(({ flagged }) => flagged),
    sourced: readings.some(({ evidence }) => evidence > 0),
  };
}

/** Whether a sentence meets all that is wanted of it but the words. @param {Facts} facts @param {Wanted} wanted */
export function meets(facts, { tag, speaker, flagged, unsourced }) {
  return (!tag || facts.tags.includes(tag)) && (!speaker || facts.speakers.has(speaker)) && (!flagged || facts.flagged) && (!unsourced || !facts.sourced);
}

export class Filter {
  /** @type {Map<HTMLElement, string>} */
  #folded = new Map();
  /** @type {import("./workbench.js").Target|null} where the reader was before the first that is found was gone to, unless they have gone on */
  #left = null;

  /** @param {object} bench  the workbench */
  constructor(bench) {
    this.bench = bench;
    this.form = part("filter", bench.root);
    this.fields = this.form.elements;
    this.found = part("found", this.form);
    this.none = part("none", bench.root);
    for (const plain of this.form.querySelectorAll("[data-plain]")) plain.hidden = true;
    const soon = debounced(() => this.apply(), 60);
    this.form.addEventListener("input", soon);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.apply();
      this.fold();
      bench.back();
    });
    this.form.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown" || event.target.name !== "q") return;
      bench.back();
      event.preventDefault();
    });
    this.form.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !this.form.contains(relatedTarget)) this.#left = null;
    });
    if (!this.form.hidden) this.apply(false);
  }

  get active() {
    return Object.values(this.wanted).some(Boolean);
  }

  /** @returns {Wanted} */
  get wanted() {
    const asked = new FormData(this.form);
    return Object.fromEntries(["q", "tag", "speaker", "flagged", "unsourced"].map((name) => [name, String(asked.get(name) ?? "").trim()]));
  }

  /** On a phone the fields go away while the sentences are worked on; the button that finds brings them back. */
  fold() {
    this.form.classList.add("filter--folded");
  }

  open() {
    this.#shown(true);
    this.#count();
    if (this.active) this.apply();
  }

  /** Show all sentences again, and where the reader was if they took none of those that were found. */
  clear() {
    if (this.form.hidden) return;
    for (const field of this.fields) {
      if (field.type === "checkbox") field.checked = false;
      else if (field.name) field.value = "";
    }
    const left = this.#left;
    this.apply();
    if (left) this.bench.select(left.row, left.reading.span && left.reading.id, false);
    this.#left = null;
    this.#shown(false);
    this.bench.back();
  }

  /** @param {boolean} keep  the address says what is shown */
  apply(keep = true) {
    const { wanted, bench } = this;
    const words = fold(wanted.q);
    const rows = bench.sheet.rows;
    const found = rows.filter((row) => meets(this.#factsOf(row), wanted) && (!words || this.#foldedOf(row).includes(words)));
    const shown = new Set(found);
    for (const row of rows) if (row.hidden === shown.has(row)) row.hidden = !row.hidden;
    bench.sheet.grid.classList.toggle("sheet--filtered", found.length <= FEW);
    this.none.hidden = found.length > 0;
    this.found.textContent = this.active ? tn("%(n)s sentence", "%(n)s sentences", found.length) : "";
    this.#highlight(found, words);
    if (!keep) return;
    if (found.length && !shown.has(bench.sheet.row)) {
      this.#left ??= bench.target;
      bench.sheet.go(found[0], null, false);
    }
    bench.sheet.row.scrollIntoView({ block: "nearest" });
    this.#keep(wanted);
  }

  #shown(on) {
    this.form.hidden = !on;
    this.bench.root.classList.toggle("workbench--filtering", on);
    part("open-filter", this.bench.root).setAttribute("aria-expanded", String(on));
  }

  #keep(wanted) {
    const query = new URLSearchParams(location.search);
    query.delete("find");
    for (const [name, value] of Object.entries(wanted)) {
      if (value) query.set(name, value);
      else query.delete(name);
    }
    this.bench.keepPlace(query);
  }

  /** @returns {Facts} */
  #factsOf(row) {
    const { sheet } = this.bench;
    const said = sheet.knows(row) || row.dataset.annotation || row.dataset.spans;
    return said ? factsOf(this.bench.readings(row)) : NOTHING;
  }

  #foldedOf(row) {
    if (!this.#folded.has(row)) this.#folded.set(row, fold(textOf(row).textContent));
    return this.#folded.get(row);
  }

  #highlight(found, words) {
    const ranges = [];
    for (const row of words ? found : []) {
      const cell = textOf(row);
      for (const place of findFolded(cell.textContent, words)) ranges.push(rangeIn(cell, ...place));
      if (ranges.length >= MOST) break;
    }
    highlight("found", ranges);
  }

  /** Say beside each choice how many sentences it finds: they change with the work. */
  #count() {
    const counts = new Map();
    const names = new Map();
    const add = (key) => counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const row of this.bench.sheet.rows) {
      const facts = this.#factsOf(row);
      facts.tags.forEach(add);
      facts.speakers.forEach((name, id) => {
        names.set(id, name);
        add(id);
      });
      if (facts.flagged) add("flagged");
      if (!facts.sourced) add("unsourced");
    }
    const told = (words, key) => t("%(words)s (%(n)s)", { words, n: counts.get(key) ?? 0 });
    const { tag, speaker } = { tag: this.fields.namedItem("tag"), speaker: this.fields.namedItem("speaker") };
    for (const option of [...tag.options].slice(1)) option.textContent = told(option.textContent.replace(/\s*\([^()]*\)$/, ""), option.value);
    const chosen = speaker.value;
    const ids = [...names.keys()].sort((one, other) => counts.get(other) - counts.get(one) || names.get(one).localeCompare(names.get(other)));
    speaker.replaceChildren(speaker.options[0], ...ids.map((id) => make("option", { value: id }, told(names.get(id), id))));
    speaker.value = names.has(chosen) ? chosen : "";
    for (const note of this.form.querySelectorAll("[data-count-of]")) note.textContent = `(${counts.get(note.dataset.countOf) ?? 0})`;
  }
}
