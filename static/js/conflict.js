/** What stands in the way of a save, and what can be done about it. Without it: a page of its own. */

import { describe } from "./describe.js";
import { part } from "./dom.js";
import { t } from "./words.js";

/** Two versions to choose from, or why a save was refused. */
export class Conflict {
  /**
   * @param {HTMLElement} root  the box
   * @param {(keep: "mine"|"theirs") => void} settle
   */
  constructor(root, settle) {
    this.root = root;
    part("keep-mine", root).addEventListener("click", () => settle("mine"));
    part("take-theirs", root).addEventListener("click", () => settle("theirs"));
  }

  /** @param {import("./outbox.js").Problem|null} problem */
  show(problem) {
    this.root.hidden = !problem;
    if (!problem) return;
    const { theirs, mine, message } = problem;
    part("reason", this.root).textContent = theirs
      ? t("Somebody, or another window, changed this meanwhile. Which version holds?")
      : t("Not saved: %(why)s", { why: message });
    part("mine", this.root).textContent = describe(mine);
    part("theirs", this.root).textContent = theirs ? describe(theirs) : "";
    part("theirs", this.root).parentElement.hidden = !theirs;
    part("keep-mine", this.root).textContent = theirs ? t("Keep mine") : t("Send again");
    part("take-theirs", this.root).textContent = theirs ? t("Take theirs") : t("Discard");
  }
}
