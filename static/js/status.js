/** Where saving stands: a line that is always in view, and words for a screen reader when things have settled. */

import { debounced, part } from "./dom.js";
import { describe } from "./reading.js";

const changes = (count) => (count === 1 ? "1 change" : `${count} changes`);

/**
 * The line for a queue's summary.
 *
 * @param {{unsaved: number, problems: string[], waiting: boolean, outcome: string, message: string}} summary
 * @returns {{state: "saved"|"saving"|"waiting"|"problem", words: string}}
 */
export function lineFor({ unsaved, problems, waiting, outcome, message }) {
  if (outcome === "signin") {
    return { state: "waiting", words: `Not saved: ${message || "you are signed out."} Sign in in another tab: ${changes(unsaved)} kept here until then.` };
  }
  if (waiting && unsaved) return { state: "waiting", words: `Not saved: ${message} ${changes(unsaved)} kept here, trying again.` };
  if (problems.length) return { state: "problem", words: `${problems.length === 1 ? "1 sentence needs" : `${problems.length} sentences need`} your decision` };
  return unsaved ? { state: "saving", words: "Saving…" } : { state: "saved", words: "All changes saved" };
}

export class Status {
  #last = "";
  #speak = debounced((words) => { this.spoken.textContent = words; }, 150);
  #speakLater = debounced((words) => { this.spoken.textContent = words; }, 1500);

  constructor(root = document) {
    this.line = part("status", root);
    this.spoken = part("spoken", root);
    this.alert = part("alert", root);
    this.way = part("show-problem", root);
    this.progress = part("progress", root);
    this.count = part("count", root);
  }

  /** @param {ReturnType<import("./queue.js").SaveQueue["summary"]>} summary */
  show(summary) {
    const { state, words } = lineFor(summary);
    if (words === this.#last) return;
    this.#last = words;
    this.line.dataset.state = state;
    this.line.textContent = words;
    this.way.hidden = state !== "problem";
    this.alert.textContent = state === "problem" || state === "waiting" ? words : "";
    if (state === "saved" && this.spoken.textContent) this.#speakLater(words);
  }

  /** Say what a key did. */
  say(words) {
    this.#speak(words);
  }

  counted(tagged) {
    this.progress.value = tagged;
    this.count.textContent = String(tagged);
  }
}

/** What stands in the way of a save, in the panel: two versions to choose from, or why it was refused. */
export class Conflict {
  /**
   * @param {HTMLElement} root  the box in the panel
   * @param {(keep: "mine"|"theirs") => void} settle
   */
  constructor(root, settle) {
    this.root = root;
    part("keep-mine", root).addEventListener("click", () => settle("mine"));
    part("take-theirs", root).addEventListener("click", () => settle("theirs"));
  }

  /** @param {import("./queue.js").Problem|null} problem */
  show(problem) {
    this.root.hidden = !problem;
    if (!problem) return;
    const versions = part("versions", this.root);
    versions.hidden = !problem.theirs;
    part("reason", this.root).textContent = problem.theirs
      ? "Somebody, or another window, changed this sentence meanwhile. Which version holds?"
      : `Not saved: ${problem.message}`;
    if (!problem.theirs) return;
    part("mine", versions).textContent = describe(problem.mine);
    part("theirs", versions).textContent = describe(problem.theirs);
  }
}
