/** What the panel can speak of: the whole sentence, and each span marked in it. Without it: links. */

import { make, part } from "./dom.js";
import { LETTERS, WORDS } from "./reading.js";
import { t } from "./words.js";

/** @typedef {import("./reading.js").Reading} Reading */

/** Whether a button was pressed by hand, so that the words are best pressed too; a key press has no detail. */
export const isPressed = ({ detail }) => detail > 0 || matchMedia("(pointer: coarse)").matches;

export class Targets {
  #shown = "";

  /** @param {object} bench  the workbench */
  constructor(bench, root) {
    Object.assign(this, { bench, root: part("targets", root) });
    this.list = this.root.querySelector("ul");
    const mark = part("mark-span", this.root);
    if (mark) {
      mark.hidden = false;
      mark.addEventListener("click", (event) => bench.markSpan("span", undefined, { byPress: isPressed(event) }));
    }
    this.list.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      bench.select(this.row, link.dataset.annotation || null, false);
    });
  }

  /** @param {Reading[]} readings  of the whole first @param {Reading} current */
  show([, ...spans], current, row) {
    const now = current.span ? current.id : "";
    const shown = [row.id, now, ...spans.map(({ id, tag, span }) => `${id} ${tag} ${span.start}`)].join();
    if (shown === this.#shown) return;
    Object.assign(this, { row });
    this.#shown = shown;
    this.root.toggleAttribute("data-empty", spans.length === 0);
    const focused = this.list.contains(document.activeElement);
    this.list.replaceChildren(...[null, ...spans].map((reading) => this.#item(reading, now)));
    if (focused) this.list.querySelector("[aria-current]").focus();
  }

  #item(reading, now) {
    const id = reading?.id ?? "";
    const tag = reading?.tag ?? "";
    const lost = reading && reading.span.start === null;
    const kind = ["target", tag && `tag--${tag}`, lost && "target--lost"].filter(Boolean).join(" ");
    const query = new URLSearchParams({ sentence: this.row.dataset.id, ...(id && { annotation: id }) });
    const link = make("a", { class: kind, href: `?${query}#${this.row.id}`, "data-annotation": id });
    if (reading) {
      const told = make("span", { class: "visually-hidden" }, tag ? WORDS[tag] : t("Not tagged"), ": ");
      link.append(make("b", { "aria-hidden": "true" }, LETTERS[tag] ?? "–"), told, make("span", { dir: "auto" }, reading.span.exact));
    } else link.append(t("Sentence"));
    if (id === now) link.setAttribute("aria-current", "true");
    return make("li", {}, link);
  }
}
