/** The box below a sentence that says which words are chosen, and has a button for all that can be done with them. */

import { make, part } from "./dom.js";

export class MarkBox {
  /**
   * @param {object} bench  the workbench
   * @param {object} does
   * @param {(what: string) => void} does.act  a button: "mark", a tag, "cue", "who", "content", "split" or "leave"
   * @param {(index: number) => void} does.take  a word was pressed
   * @param {(event: KeyboardEvent) => boolean} does.key  whether the key was meant for the choosing of words
   */
  constructor(bench, { act, take, key }) {
    this.bench = bench;
    this.root = part("marking", bench.root);
    this.words = part("marking-words", this.root);
    this.all = part("marking-all", this.root);
    this.buttons = [...this.root.querySelectorAll("[data-do]")];
    this.root.addEventListener("click", ({ target }) => {
      const { do: what, stop } = target.closest("button")?.dataset ?? {};
      if (what) act(what);
      else if (stop) take(Number(stop));
    });
    this.root.addEventListener("pointerdown", (event) => event.preventDefault()); // what is selected stays selected
    this.root.addEventListener("keydown", (event) => {
      // Enter on a word takes all that is chosen, as the box says; the space bar presses the word.
      const own = ["Enter", " ", "Tab"].includes(event.key) && !(event.key === "Enter" && event.target.matches("[data-stop]"));
      if (!own && key(event)) event.preventDefault();
    });
  }

  /** @param {string[]} words  of the sentence, as buttons; none where they are chosen by key */
  offer(words) {
    this.all.replaceChildren(...words.map((word, index) => make("button", { type: "button", "data-stop": String(index) }, word)));
    this.all.hidden = words.length === 0;
  }

  /** @param {string[]|null} actions  the buttons that are shown; null: all @param {boolean} trouble  *words* say why there are none */
  open(row, words, actions = null, trouble = false) {
    this.words.textContent = words;
    this.root.classList.toggle("marking--trouble", trouble);
    for (const button of this.buttons) button.hidden = actions !== null && !actions.includes(button.dataset.do);
    this.root.hidden = false;
    // Below the sentence, and with it when the page is scrolled.
    const below = row.getBoundingClientRect().bottom - this.bench.sheet.grid.getBoundingClientRect().top;
    this.root.style.insetBlockStart = `${below + 6}px`;
    this.root.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} words @param {number} first  of the stops chosen @param {number} last */
  show(words, first, last) {
    this.words.textContent = words;
    for (const [index, button] of [...this.all.children].entries()) button.setAttribute("aria-pressed", String(index >= first && index <= last));
  }

  /** Put the focus on a word, where they are buttons. */
  follow(index) {
    this.all.children[index]?.focus();
  }

  close() {
    this.root.hidden = true;
  }
}
