/** The panel beside the sentences: it shows what is said of one of them, or of words in it, and changes that. Without it: a form. */

import { Claim } from "./claim.js";
import { Conflict } from "./conflict.js";
import { part } from "./dom.js";
import { keyOf } from "./entry.js";
import { Linked } from "./linked.js";
import { People } from "./people.js";
import { Store } from "./store.js";
import { Targets } from "./targets.js";
import { Typed } from "./typed.js";
import { undo } from "./undo.js";
import { Unsaved } from "./unsaved.js";

/** @typedef {import("./reading.js").Reading} Reading */

const SAID = ["tag", "certainty", "flagged", "note", "verdict", "justification"];
const HOW = ["manner", "role", "affiliation"];
const FOLDED = "factcheck.folded";

/** What was changed in fields of the form since the page came, by their names. @returns {Record<string, any>} */
function changedIn(fields, names, prefix = "") {
  const values = names.map((name) => [name, changeOf(fields.namedItem(prefix + name))]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function changeOf(field) {
  if (field instanceof RadioNodeList) return [...field].some((radio) => radio.checked !== radio.defaultChecked) ? field.value || null : undefined;
  if (field?.type === "checkbox") return field.checked === field.defaultChecked ? undefined : field.checked;
  const before = field?.options ? [...field.options].find((option) => option.defaultSelected)?.value ?? field.options[0].value : field?.defaultValue;
  return field?.value === before ? undefined : field.value;
}

export class Panel {
  /** @param {object} bench  the workbench */
  constructor(bench) {
    const form = part("form", bench.root);
    this.bench = bench;
    const early = (names, prefix) => changedIn(form.elements, names, prefix);
    this.early = { said: early(SAID), how: early(HOW, "who-0-"), name: early(["speaker_name"], "who-0-").speaker_name };
    this.root = form.closest("[data-panel]");
    for (const plain of this.root.querySelectorAll("[data-plain]")) plain.hidden = true;
    for (const scripted of this.root.querySelectorAll("[data-scripted]")) scripted.hidden = false;
    // Kept, as looking up a group of radio buttons by name searches the whole page.
    this.tags = [...form.querySelectorAll("input[name=tag]")];
    this.targets = new Targets(bench, this.root);
    this.people = new People(bench, this.root);
    this.claim = new Claim(bench, this.root);
    this.linked = new Linked(bench, part("linked", bench.root));
    this.waiting = new Unsaved(bench);
    this.conflict = new Conflict(part("conflict", bench.root), (keep) => bench.saving.settle(keep));
    this.note = new Typed(form.elements.namedItem("note"), (note, delay) => bench.edit({ note }, delay));
    this.parts = Object.fromEntries(["number", "quoted", "lost", "of-sentence", "of-words", "unmark-span", "fold"].map((name) => [name, part(name, this.root)]));
    this.store = new Store();
    this.parts.fold.hidden = false;
    this.parts.fold.addEventListener("click", () => this.fold(!this.folded));
    this.fold(this.store.get(FOLDED) !== null);
    this.parts["unmark-span"]?.addEventListener("click", () => bench.removeSpan(this.reading.id));
    for (const tag of this.tags) tag.addEventListener("change", () => bench.edit({ tag: tag.value || null }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (event.submitter?.value !== "remove") bench.move("nextUntagged");
    });
  }

  /**
   * Take up what was said in the form before this was there.
   *
   * @param {import("./workbench.js").Target} target  what the page was opened at
   */
  takeUp(target) {
    const { said, how, name } = this.early;
    const { attributions: [one, ...others] } = target.reading;
    const attributions = one && Object.keys(how).length ? [{ ...one, ...how }, ...others] : null;
    if (attributions || Object.keys(said).length) {
      this.bench.edit({ ...said, ...(attributions && { attributions }) }, 0, target);
      this.key = null; // so that the fields are painted, the one with the focus too
      this.show(this.bench.sheet.now(target.reading), target.row);
    }
    if (name !== undefined) this.people.take(name);
  }

  /** How many names are still being looked up. */
  get unsaved() {
    return this.people.unsaved;
  }

  /** Resolves when every name is found. */
  settled() {
    return this.people.chosen;
  }

  /** @param {Reading} reading @param {HTMLElement} row */
  show(reading, row) {
    const key = keyOf(reading);
    const fresh = key !== this.key;
    Object.assign(this, { reading, row, key });
    for (const radio of this.tags) if (radio.value === (reading.tag ?? "")) radio.checked = true;
    if (fresh) this.#head(reading, row);
    this.targets.show(this.bench.readings(row), reading, row);
    this.people.show(reading, row, fresh);
    this.claim.show(reading, fresh);
    this.note.show(reading.note, fresh);
    this.linked.show(reading);
  }

  get folded() {
    return this.bench.root.classList.contains("workbench--folded");
  }

  /** On a phone, leave the room to the sentences: only the tags stay. @param {boolean} folded */
  fold(folded) {
    this.bench.root.classList.toggle("workbench--folded", folded);
    this.parts.fold.setAttribute("aria-expanded", String(!folded));
    if (folded) this.store.set(FOLDED, "on");
    else this.store.remove(FOLDED);
  }

  /** Put the focus on a field: "speaker_name", "note", or the chosen "tag". */
  focus(name) {
    if (name === "speaker_name") this.people.focus();
    else if (name === "note") {
      this.fold(false); // what is hidden takes no focus
      this.note.field.focus();
    }
    else (this.tags.find((radio) => radio.checked) ?? this.tags[0]).focus();
  }

  /** Name the speaker of a number key. @param {number|string} number */
  attributeRecent(number) {
    return this.people.attributeRecent(number);
  }

  /** @param {"undo"|"redo"} way */
  undo(way) {
    undo(this.bench, way);
  }

  /** Say which words of the sentence are the cue, the source or the content. */
  markWords(purpose, span) {
    this.people.markWords(purpose, span);
  }

  #head({ span }, row) {
    const { number, quoted, lost } = this.parts;
    number.textContent = row.querySelector(".sentence__number").textContent;
    quoted.textContent = span?.exact ?? "";
    quoted.hidden = this.parts["of-words"].hidden = !span;
    this.parts["of-sentence"].hidden = Boolean(span);
    lost.hidden = !span || span.start !== null;
    if (this.parts["unmark-span"]) this.parts["unmark-span"].hidden = !span;
  }
}
