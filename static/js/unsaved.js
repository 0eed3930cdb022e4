/** The list of what is not saved yet, of every article: what cannot be saved as it is waits there for a decision. */

import { Conflict } from "./conflict.js";
import { describe } from "./describe.js";
import { part } from "./dom.js";
import { latest } from "./entry.js";
import { t, tn } from "./words.js";

const SHOWN = 100;

/** All that one would have to type again. @param {import("./entry.js").Entry} entry */
function wordsOf(entry) {
  const reading = latest(entry);
  return [entry.title, entry.text, describe(reading), reading.note, reading.justification].filter(Boolean).join("\n");
}

export class Unsaved {
  #listed = "";

  /** @param {object} bench  the workbench */
  constructor(bench) {
    this.bench = bench;
    this.opener = part("open-unsaved");
    this.dialog = part("unsaved");
    this.list = part("unsaved-list");
    if (!this.opener) return;
    part("show-problem").after(this.opener);
    this.opener.addEventListener("click", () => {
      this.dialog.showModal();
      this.#fill();
    });
  }

  /** @param {ReturnType<import("./outbox.js").Outbox["summary"]>} summary */
  show({ unsaved, stay }) {
    if (!this.opener) return;
    this.opener.hidden = !stay;
    if (stay) this.opener.textContent = tn("%(n)s unsaved change", "%(n)s unsaved changes", unsaved);
    if (this.dialog.open) this.#fill();
  }

  /** Written anew only when something else is in it, as the focus is somewhere in the list. */
  #fill() {
    const entries = this.bench.outbox.list().sort((one, other) => Boolean(other.problem) - Boolean(one.problem)).slice(0, SHOWN);
    const now = JSON.stringify(entries.map(({ key, turn, problem }) => [key, turn, problem]));
    if (now === this.#listed && this.list.children.length === entries.length) return;
    this.#listed = now;
    this.list.replaceChildren(...entries.map((entry) => this.#item(entry)));
    if (!entries.length) this.dialog.close();
    else if (!this.dialog.contains(document.activeElement)) this.dialog.querySelector("h2").focus();
  }

  /** @param {import("./entry.js").Entry} entry */
  #item(entry) {
    const { bench } = this;
    const mine = latest(entry);
    const item = part("unsaved-item").content.firstElementChild.cloneNode(true);
    const place = part("place", item);
    place.textContent = entry.title || t("Show it");
    place.href = `${location.pathname.replace(bench.article, entry.article)}?sentence=${mine.sentence}`;
    place.addEventListener("click", (event) => {
      const row = bench.sheet.rowOf(mine.sentence);
      if (!row) return;
      event.preventDefault();
      this.dialog.close();
      bench.select(row, mine.span && mine.id);
    });
    part("words", item).textContent = mine.span?.exact ?? entry.text;
    new Conflict(part("conflict", item), (keep) => bench.outbox.settle(entry.id, keep)).show(entry.problem && { ...entry.problem, mine });
    part("waiting", item).textContent = entry.problem ? "" : describe(mine);
    part("copy", item).addEventListener("click", ({ currentTarget }) => this.#copy(entry, item, currentTarget));
    return item;
  }

  /** Where the clipboard may not be written, as on plain HTTP, the words are selected to be copied by key. */
  async #copy(entry, item, button) {
    try {
      await navigator.clipboard.writeText(wordsOf(entry));
      button.textContent = t("Copied");
    } catch {
      getSelection().selectAllChildren(item);
      button.textContent = t("Selected: now copy it");
    }
  }
}
