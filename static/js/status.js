/** Where saving stands: a line that is always in view, and words for a screen reader when things have settled. */

import { debounced, make, part } from "./dom.js";
import { t, tn } from "./words.js";

const TOLD = 6000; // milliseconds for which the line tells what was undone
const LATER = "factcheck.told";

/**
 * The line for an outbox's summary, and for how many verdicts lack something.
 *
 * @param {ReturnType<import("./outbox.js").Outbox["summary"]>} summary
 * @returns {{state: "saved"|"saving"|"unfinished"|"waiting"|"problem", words: string}}
 */
export function lineFor({ unsaved: n, problems, waiting, lost, outcome, message: why, unfinished = 0 }) {
  const line = (state, words) => ({ state, words });
  if (waiting && outcome === "signin") {
    return line("waiting", tn(
      "Not saved: %(why)s Sign in in another tab. %(n)s change is kept on this device until then.",
      "Not saved: %(why)s Sign in in another tab. %(n)s changes are kept on this device until then.", n, { why: why || t("You are signed out.") }));
  }
  if (lost && n) {
    return line("waiting", tn(
      "%(n)s change is kept only in this page: the browser’s storage is full or blocked. Keep the page open until all is saved.",
      "%(n)s changes are kept only in this page: the browser’s storage is full or blocked. Keep the page open until all is saved.", lost));
  }
  if (waiting) {
    return line("waiting", tn(
      "Not saved: %(why)s %(n)s change is kept on this device. Trying again.",
      "Not saved: %(why)s %(n)s changes are kept on this device. Trying again.", n, { why }));
  }
  if (problems.length) return line("problem", tn("%(n)s sentence needs your decision", "%(n)s sentences need your decision", problems.length));
  if (n) return line("saving", t("Saving…"));
  return unfinished ? line("unfinished", tn("%(n)s verdict is not saved yet", "%(n)s verdicts are not saved yet", unfinished)) : line("saved", t("All changes saved"));
}

export class Status {
  #last = "";
  #summary = null;
  #acted = false;
  #telling = 0;
  #speak = debounced((words) => { this.spoken.textContent = words; }, 150);
  #speakLater = debounced((words) => { this.spoken.textContent = words; }, 1500);

  constructor(root = document) {
    this.line = part("status", root);
    this.spoken = part("spoken", root);
    this.alert = part("alert", root);
    this.way = part("show-problem", root);
    this.progress = part("progress", root);
    this.count = part("count", root);
    const words = inSession((area) => area.getItem(LATER));
    inSession((area) => area.removeItem(LATER));
    if (words) this.tell(words);
  }

  /** @param {ReturnType<import("./outbox.js").Outbox["summary"]>} summary */
  show(summary) {
    const { state, words } = lineFor(summary);
    const more = summary.unsaved > (this.#summary?.unsaved ?? 0);
    this.#summary = summary;
    if (words === this.#last || (this.#telling && (["saved", "unfinished"].includes(state) || (state === "saving" && !more)))) return;
    clearTimeout(this.#telling);
    this.#telling = 0;
    this.#last = words;
    this.line.dataset.state = state;
    this.line.textContent = words;
    this.way.hidden = !["problem", "unfinished"].includes(state);
    this.alert.textContent = state === "problem" || state === "waiting" ? words : "";
    if (state === "saved" && this.#acted) this.#speakLater(words);
  }

  /** Say what a key did. */
  say(words) {
    this.#acted = true;
    this.#speak(words);
  }

  /** Tell in the line what was done, for a while or until there is more to save. @param {string} [url]  where to see it */
  tell(words, url) {
    clearTimeout(this.#telling);
    this.#last = words;
    this.line.dataset.state = "told";
    this.line.replaceChildren(words, ...(url ? [" ", make("a", { href: url }, t("Show it"))] : []));
    this.#telling = setTimeout(() => {
      this.#telling = 0;
      this.show(this.#summary);
    }, TOLD);
  }

  /** Tell it when the page has been opened anew. */
  tellLater(words) {
    inSession((area) => area.setItem(LATER, words));
  }

  counted(tagged) {
    this.progress.value = tagged;
    this.count.textContent = String(tagged);
  }
}

/** Use what this tab keeps; nothing comes of it where the browser has blocked that. @param {(area: Storage) => any} use */
function inSession(use) {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
}
