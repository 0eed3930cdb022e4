/** A text box that offers names as one types, after the combobox of the ARIA practices. Without it: a text box. */

import { debounced, make } from "./dom.js";
import { isComposing } from "./keys.js";

const SHORT = 40; // milliseconds without a key before names are looked for

/** @typedef {{id: string|null, name: string, kind: string, hint: string}} Option  id null: not yet known */

export class Combobox {
  /** @type {Option[]} */
  #options = [];
  #active = -1;
  /** The text that the options are for. */
  #listed = "";
  #searches = 0;

  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement} list
   * @param {object} does
   * @param {(text: string) => Promise<Option[]>} does.offer  the best first: Enter takes it
   * @param {(option: Promise<Option|null>, scope: any) => void} does.choose  null: emptied; *scope*: this.scope then
   * @param {(typed: string) => void} does.cancel  *typed*: what was given up, "" when nothing was
   * @param {(taken: boolean) => void} does.leave  Enter, or else Escape, was pressed: take the focus away
   */
  constructor(input, list, { offer, choose, cancel, leave }) {
    Object.assign(this, { input, list, offer, choose, cancel, leave });
    input.removeAttribute("list");
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, autocomplete: "off" };
    for (const [name, value] of Object.entries(roles)) input.setAttribute(name, value);
    const search = debounced(() => this.search(), SHORT);
    input.addEventListener("input", () => {
      this.#searches += 1; // what is on its way is for another text
      this.#point(-1);
      search();
    });
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("focus", () => input.select());
    input.addEventListener("blur", () => this.#blurred());
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const index = [...list.children].indexOf(event.target.closest("[role=option]"));
      this.#point(index);
      if (index >= 0) this.#commit(true);
    });
  }

  /** What the name is said of; set it before the value. */
  scope = null;

  /** Show the stored name. */
  set value(name) {
    this.input.value = name;
    this.stored = name;
    this.close();
  }

  /** Take a text as typed: looked up while it is being typed, else chosen. */
  take(text) {
    this.input.value = text;
    if (document.activeElement === this.input) this.search();
    else this.#commit(false);
  }

  get changed() {
    return this.input.value.trim() !== this.stored;
  }

  async search() {
    const text = this.input.value.trim();
    const search = (this.#searches += 1);
    const options = await this.offer(text);
    if (search !== this.#searches || document.activeElement !== this.input) return;
    this.#options = options;
    this.#listed = text;
    this.list.replaceChildren(...options.map((option, index) => this.#item(option, index)));
    this.list.hidden = options.length === 0;
    this.input.setAttribute("aria-expanded", String(options.length > 0));
    this.#point(text && options.length ? 0 : -1);
  }

  close() {
    this.#searches += 1;
    this.#options = [];
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.#point(-1);
  }

  #item({ name, hint }, index) {
    const item = make("li", { role: "option", id: `${this.list.id}-${index}`, "aria-selected": "false" });
    item.append(make("span", { dir: "auto" }, name), make("small", {}, hint));
    return item;
  }

  #point(index) {
    this.#active = index;
    const item = this.list.children[index];
    for (const option of this.list.children) option.setAttribute("aria-selected", String(option === item));
    if (item && index >= 0) {
      this.input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  #key(event) {
    if (isComposing(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (this.list.hidden || this.#listed !== this.input.value.trim()) this.search();
      else this.#point((Math.max(this.#active, Math.min(0, -step)) + step + this.#options.length) % this.#options.length);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.value = this.stored;
      this.leave(false);
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.#commit(true);
    } else if (event.key === "Tab" && this.changed) this.#commit(false);
  }

  /** Take what is pointed at, else what would be if the list had been waited for. @param {boolean} back */
  #commit(back) {
    const { scope } = this;
    const text = this.input.value.trim();
    const pointed = this.#options[this.#active];
    const unchanged = !pointed && !this.changed;
    this.stored = this.input.value = pointed?.name ?? text; // so that leaving the box now gives nothing up
    if (back) this.leave(true);
    if (unchanged) return;
    this.choose(pointed ? Promise.resolve(pointed) : this.#first(text), scope);
  }

  async #first(text) {
    return text ? (await this.offer(text))[0] : null;
  }

  #blurred() {
    const typed = this.changed ? this.input.value.trim() : "";
    this.close();
    if (typed) this.cancel(typed);
  }
}
