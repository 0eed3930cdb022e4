/** The panel beside the sentences: it shows the reading of one of them, and changes it. Without it: a form. */

import { askFor } from "./deliver.js";
import { debounced, make, part, urlFor } from "./dom.js";

const TYPING = 500; // milliseconds without a key before typed words are saved

/** @typedef {import("./reading.js").Reading} Reading */

export class Panel {
  /** What each field held when it was last painted or told of. */
  #told = {};

  /**
   * @param {HTMLFormElement} form
   * @param {object} does
   * @param {(patch: Partial<Reading>, delay: number) => void} does.edit
   * @param {() => void} does.next  the form was sent by Enter or its button
   */
  constructor(form, { edit, next }) {
    this.form = form;
    this.root = form.closest("[data-panel]");
    this.edit = edit;
    // Kept, as looking up a group of radio buttons by name searches the whole page.
    this.tags = [...form.querySelectorAll("input[name=tag]")];
    this.fields = Object.fromEntries(["speaker_name", "manner", "role", "note"].map((name) => [name, form.elements.namedItem(name)]));
    for (const plain of this.root.querySelectorAll("[data-plain]")) plain.hidden = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      next();
    });
    form.addEventListener("change", ({ target }) => this.#changed(target, 0));
    form.addEventListener("input", ({ target }) => {
      if (target.matches("textarea, input[name=role]")) this.#changed(target, TYPING);
    });
    // Not when the window is left: the field keeps the focus then.
    form.addEventListener("focusout", () => document.hasFocus() && this.#paintWords(null));
  }

  /** @param {Reading} reading @param {HTMLElement} row */
  show(reading, row) {
    const { tag, attribution } = reading;
    const typing = row === this.row ? document.activeElement : null;
    Object.assign(this, { reading, row });
    part("number", this.root).textContent = row.querySelector(".sentence__number").textContent;
    part("quoted", this.root).textContent = row.children[1].textContent;
    for (const radio of this.tags) if (radio.value === (tag ?? "")) radio.checked = true;
    this.#set("manner", attribution?.manner ?? "indirect");
    this.#paintWords(typing);
    for (const name of ["manner", "role"]) this.fields[name].disabled = !attribution;
    part("kind", this.root).textContent = attribution ? attribution.speaker.kind : "";
  }

  /** Put the focus on a field, or for "tag" on the chosen one. */
  focus(name) {
    (this.fields[name] ?? this.tags.find((radio) => radio.checked) ?? this.tags[0]).focus();
  }

  /**
   * The server trims what it stores. While words are being typed its answer must not take a space
   * or a line from under the caret.
   *
   * @param {Element|null} typing  a field to leave alone until the focus leaves it
   */
  #paintWords(typing) {
    const { attribution, note } = this.reading;
    if (typing !== this.fields.role) this.#set("role", attribution?.role ?? "");
    if (typing !== this.fields.note) this.#set("note", note);
  }

  /** A field that says the same is left alone: the caret would jump. */
  #set(name, value) {
    const field = this.fields[name];
    if (field.value !== value) field.value = value;
    this.#told[name] = field.value;
  }

  #changed({ name, value }, delay) {
    const { attribution } = this.reading;
    if (name === "tag") this.edit({ tag: value || null }, delay);
    if (!(name in this.#told) || value === this.#told[name]) return;
    this.#told[name] = value;
    if (name === "note") this.edit({ note: value }, delay);
    else if (attribution) this.edit({ attribution: { ...attribution, [name]: value } }, delay);
  }
}

const SIGNS = { supports: "+", refutes: "−", mentions: "·" };
const STAYING = 150; // milliseconds at a sentence before its passages are fetched

/** The passages linked to the sentence in the panel. */
export class Linked {
  /** @type {Map<string, Element[]>} the entries by sentence */
  #known = new Map();
  #fetch = debounced((sentence) => this.#load(sentence), STAYING);

  /**
   * @param {HTMLElement} root
   * @param {DOMStringMap} urls  evidenceUrl for one sentence's evidence, libraryUrl for a source
   * @param {string} sentence  whose passages the page came with
   * @param {boolean} readOnly  a passage leads to its source then, as it may not be changed
   */
  constructor(root, urls, sentence, readOnly) {
    Object.assign(this, { root, urls, readOnly });
    this.list = part("passages", root);
    this.#known.set(sentence, [...this.list.children]);
  }

  /** @param {import("./reading.js").Reading} reading */
  show({ sentence, evidence }) {
    this.sentence = sentence;
    part("evidence-count", this.root).textContent = evidence ? String(evidence) : "";
    part("evidence-none", this.root).hidden = evidence > 0;
    const known = evidence ? this.#known.get(sentence) : [];
    this.list.replaceChildren(...(known ?? []));
    if (!known) this.#fetch(sentence);
  }

  async #load(sentence) {
    if (sentence !== this.sentence) return;
    const answer = await askFor(urlFor(this.urls.evidenceUrl, sentence));
    if (!answer) return;
    const hrefOf = ({ source, url }) => (this.readOnly ? urlFor(this.urls.libraryUrl, source.id) : url);
    const entries = answer.evidence.map((entry) => item(entry, hrefOf(entry)));
    this.#known.set(sentence, entries);
    if (sentence === this.sentence) this.list.replaceChildren(...entries);
  }
}

function item({ stance, exact, note, source }, href) {
  const sign = make("b", { "aria-hidden": "true" }, SIGNS[stance]);
  const word = stance[0].toUpperCase() + stance.slice(1);
  const head = make("p", { class: "passage-card__head" }, make("span", { class: `stance stance--${stance}` }, sign, word));
  head.append(make("a", { href, dir: "auto" }, source.title));
  const entry = make("li", { class: `passage-card passage-card--${stance}` }, head, make("blockquote", { dir: "auto" }, exact));
  if (note) entry.append(make("p", { class: "passage-card__note", dir: "auto" }, plain(note)));
  return entry;
}

/** A note's words without the signs of its short Markdown, which only the server turns into elements. */
const plain = (note) => note.replace(/\[([^\]]+)\]\([^)]*\)/g, "$1").replace(/\*\*|[*`]/g, "");
