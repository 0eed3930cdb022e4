/** Splitting a sentence, and joining it with the next one. Loaded when asked for; both are pages with a form, too. */

import { deliver } from "./deliver.js";
import { goTo, urlFor } from "./dom.js";
import { t } from "./words.js";

/** @param {HTMLElement} row @param {number} at  where the second part begins, in code points */
export function split(bench, row, at) {
  return recut(bench, row, bench.urls.splitUrl, { at }, `split?at=${at}`);
}

/** Join the current sentence with the one after it, shown or not. */
export function join(bench) {
  const { row, rows, at } = bench.sheet;
  if (at === rows.length - 1) return bench.tell(t("There is no sentence after this one."));
  return recut(bench, row, bench.urls.mergeUrl, {}, "merge");
}

/**
 * Everything is saved first, as the change is made of what the server holds. What the reader has to decide is
 * decided on the page of its own.
 */
async function recut(bench, row, url, body, page) {
  bench.keepPlace();
  await bench.panel?.settled();
  await bench.outbox.settled(5000);
  const here = bench.outbox.list().filter(({ article }) => article === bench.article);
  if (here.length || bench.panel?.unsaved) return bench.tell(t("First all changes have to be saved. Try again then."));
  const id = row.dataset.id;
  const send = (...request) => fetch(...request);
  bench.outbox.stop(true); // what is said meanwhile is of sentences as they will not be any more: the next page sends it
  const { outcome, answer, message } = await deliver(urlFor(url, id), { ...body, cut: bench.cut, confirm: false }, bench.urls.tokenUrl, send, "POST");
  if (outcome === "saved") return goTo(answer.done ? answer.url : `/sentences/${id}/${page}`);
  bench.outbox.stop(false);
  return bench.tell(message);
}
