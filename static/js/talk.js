/** The box of a comment: names completed after "@", Ctrl+Enter to send. Without it names are typed out, as the hint beside the box says. */

import { debounced, make } from "./dom.js";
import { isComposing } from "./keys.js";
import { fold } from "./fold.js";
import { tn } from "./words.js";

const MOST = 8; // names offered at once
const PAUSE = 40; // milliseconds without a key before names are looked for

/**
 * What is typed of a name just before the caret.
 *
 * @param {string} text @param {number} caret
 * @returns {{start: number, typed: string}|null} *start*: where the "@" stands; null where no name is being typed
 */
export function nameAt(text, caret) {
  const found = /(?:^|[^\p{L}\p{N}_@])@([\p{L}\p{N}_][^@\n"]{0,60}|)$/u.exec(text.slice(0, caret));
  return found && { start: caret - found[1].length - 1, typed: found[1] };
}

/**
 * The names that what is typed may become: those of which a word begins so.
 *
 * @param {string[]} names @param {string} typed
 * @returns {string[]}
 */
export function offersFor(names, typed) {
  const wanted = fold(typed);
  const begins = (name) => fold(name).startsWith(wanted) || fold(name).includes(` ${wanted}`);
  return wanted === "" && typed !== "" ? [] : names.filter(begins).slice(0, MOST);
}

class Names {
  #options = [];
  #active = 0;
  #late = false; // whether something was typed that the list does not know of yet

  /** @param {HTMLTextAreaElement} box @param {string[]} names */
  constructor(box, names) {
    Object.assign(this, { box, names });
    this.list = make("ul", { class: "names-offered", id: `${box.id}-names`, role: "listbox", "aria-label": box.labels[0].textContent, hidden: "" });
    this.spoken = make("p", { class: "visually-hidden", role: "status" });
    box.after(this.list, this.spoken);
    for (const [name, value] of Object.entries({ "aria-autocomplete": "list", "aria-controls": this.list.id })) box.setAttribute(name, value);
    const look = debounced(() => this.#late && this.look(), PAUSE);
    box.addEventListener("input", () => {
      this.#late = true;
      look();
    });
    box.addEventListener("keydown", (event) => this.#key(event));
    box.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const item = event.target.closest("[role=option]");
      if (item) this.take([...this.list.children].indexOf(item));
    });
  }

  look() {
    this.#late = false;
    const at = nameAt(this.box.value, this.box.selectionStart);
    this.#options = at && document.activeElement === this.box ? offersFor(this.names, at.typed) : [];
    if (this.#options.includes(at?.typed.trim())) this.#options = [];
    this.list.replaceChildren(...this.#options.map((name, index) => make("li", { role: "option", id: `${this.list.id}-${index}`, dir: "auto" }, name)));
    this.list.hidden = this.#options.length === 0;
    this.spoken.textContent = this.list.hidden ? "" : tn("One name", "%(n)s names", this.#options.length);
    this.#point(0);
  }

  close() {
    this.#late = false; // Escape right after a letter puts away what that letter would bring, too
    this.#options = [];
    this.list.hidden = true;
    this.box.removeAttribute("aria-activedescendant");
  }

  /** Write a name out. @param {number} index */
  take(index) {
    const at = nameAt(this.box.value, this.box.selectionStart);
    const name = this.#options[index];
    if (at && name) this.box.setRangeText(`@${name} `, at.start, this.box.selectionStart, "end");
    this.close();
  }

  #point(index) {
    this.#active = index;
    const item = this.list.children[index];
    for (const option of this.list.children) option.setAttribute("aria-selected", String(option === item));
    if (item) this.box.setAttribute("aria-activedescendant", item.id);
    else this.box.removeAttribute("aria-activedescendant");
    item?.scrollIntoView({ block: "nearest" });
  }

  #key(event) {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (this.#late && !event.key.startsWith("Arrow")) return this.close(); // also before it is shown for the first letter
    if (this.list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#point((this.#active + step + this.#options.length) % this.#options.length);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" || event.key === "Tab") this.take(this.#active);
    else return;
    event.preventDefault();
  }
}

/** Send a comment by Ctrl+Enter, as its button would. @param {KeyboardEvent} event */
function send(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat || isComposing(event)) return;
  event.preventDefault();
  event.target.form.requestSubmit();
}

for (const box of globalThis.document?.querySelectorAll("[data-names]") ?? []) {
  box.addEventListener("keydown", send);
  if (location.hash === `#${box.id}`) box.focus();
}

const listed = globalThis.document?.getElementById("who-is-here");
if (listed) {
  const names = [...listed.options].map(({ value }) => value);
  for (const box of document.querySelectorAll("[data-names]")) new Names(box, names);
}
