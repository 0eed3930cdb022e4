/**
 * Before a review is handed in: names the sentences whose verdicts are kept in this browser alone, as they lack something.
 * Without it the page lists what the server knows to be left.
 */

import { part } from "./dom.js";
import { fits, lackOf, toldOf } from "./drafts.js";
import { Store, draftsOf } from "./store.js";
import { t } from "./words.js";

const store = new Store();
const notice = part("unfinished");
const person = document.querySelector('meta[name="person"]')?.content ?? "";

/** @param {HTMLElement} item  of a claim @returns {boolean} whether its verdict is not saved */
function show(item) {
  const { key, verdict, justification, evidence } = item.dataset;
  const draft = store.read(draftsOf(person) + key);
  item.hidden = !fits(draft, { verdict, justification });
  if (item.hidden) return false;
  part("typed", item).textContent = toldOf(draft);
  part("lack", item).textContent = lackOf({ ...draft, evidence: Number(evidence) }) || t("It lacks nothing any more: look at it once more, and it is saved.");
  return true;
}

// Shown: also when the reader comes back to the page as they left it, which no script of it begins anew.
addEventListener("pageshow", () => {
  const unfinished = [...notice.querySelectorAll("[data-key]")].filter(show).length > 0;
  notice.hidden = !unfinished;
  if (unfinished) notice.focus(); // else the button has it, and the key that led here may be followed by Enter
});
