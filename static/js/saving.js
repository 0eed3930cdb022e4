/** The workbench's side of saving: what is sent, what the server makes of it, and what cannot be saved as it is. */

import { deliver } from "./deliver.js";
import { part, urlFor } from "./dom.js";
import { keyOf } from "./entry.js";
import { Outbox } from "./outbox.js";
import { textOf } from "./rows.js";
import { t } from "./words.js";

/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {import("./outbox.js").Problem} Problem */

export class Saving {
  /** @type {Map<string, {problem: Problem, reading: Reading}>} what cannot be saved as it is, by keyOf */
  #problems = new Map();

  /** @param {object} bench  the workbench */
  constructor(bench) {
    this.bench = bench;
    const { urls, root } = bench;
    this.outbox = new Outbox({
      person: document.querySelector('meta[name="person"]')?.content ?? "",
      deliver: (id, body) => deliver(urlFor(urls.saveUrl, id), body, urls.tokenUrl),
      about: (reading) => this.#about(reading),
      onSaved: (reading, more) => this.#saved(reading, more),
      onProblem: (_id, problem, reading) => this.#stuck(problem, reading),
      onChange: () => bench.showStatus(),
    });
    part("show-problem", root).addEventListener("click", () => this.#showProblem());
  }

  /** Another reading is looked at. @param {Reading} reading */
  show(reading) {
    this.bench.panel?.conflict.show(this.#problems.get(keyOf(reading))?.problem ?? null);
  }

  /** Show what was not saved when the page was left. */
  takeUp() {
    this.bench.accept(this.outbox.pending(this.bench.article));
  }

  /** What a change is of, to tell the reader who finds it elsewhere. */
  #about({ sentence }) {
    const row = this.bench.sheet.rowOf(sentence);
    return { article: this.bench.article, title: this.bench.urls.title, text: row ? textOf(row).textContent : "" };
  }

  /** The server has taken a reading, maybe one of another article. @param {boolean} more  a later change of it waits */
  #saved(answer, more) {
    const row = this.bench.sheet.rowOf(answer.sentence);
    const now = row && this.bench.sheet.now(answer);
    const { id, revision, evidence } = answer;
    if (more && !now) return; // taken away here meanwhile, which is still to be sent
    if (now || (row && !answer.removed)) this.bench.accept([more && now ? { ...now, id, revision, evidence } : answer]);
  }

  /** @param {Problem|null} problem  what stands in the way of saving *reading*; null: nothing any more */
  #stuck(problem, reading) {
    const key = keyOf(reading);
    if (problem) this.#problems.set(key, { problem, reading });
    else if (!this.#problems.delete(key)) return;
    const { sheet } = this.bench;
    const row = sheet.rowOf(reading.sentence);
    if (!row) return;
    const stuck = this.bench.readings(row).some((one) => this.#problems.has(keyOf(one)));
    sheet.trouble(row, stuck ? t("Not saved") : "");
    if (keyOf(sheet.reading) === key) this.show(sheet.reading);
  }

  /** @param {"mine"|"theirs"} keep */
  settle(keep) {
    const { problem } = this.#problems.get(keyOf(this.bench.reading)) ?? {};
    if (problem) this.outbox.settle(problem.mine.id, keep);
    this.bench.back();
  }

  /** Lead to the first sentence here that cannot be saved as it is, or whose verdict lacks something. */
  #showProblem() {
    const readings = [...this.#problems.values()].map(({ reading }) => reading).concat(this.bench.panel?.claim.unfinished ?? []);
    const here = readings.find(({ sentence }) => this.bench.sheet.rowOf(sentence));
    if (here) this.bench.select(this.bench.sheet.rowOf(here.sentence), here.span && here.id);
  }
}
