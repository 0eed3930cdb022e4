/** What a row of the sheet shows: its tag and what stands beside it. Its words are painted by marks.js. */

import { make } from "./dom.js";
import { hasPlace } from "./marks.js";
import { LETTERS, VERDICTS, WORDS, listed, marginOf } from "./reading.js";
import { t, tn } from "./words.js";

/** The cell of a row that holds its words. @param {HTMLElement} row @returns {HTMLElement} */
export const textOf = (row) => row.children[1];

/** Whether the words of a row run from right to left. @param {HTMLElement} row */
export const isRtl = (row) => getComputedStyle(textOf(row)).direction === "rtl";

/** @param {string|null} tag  of the whole sentence */
export function paintTag(row, tag) {
  for (const one of Object.keys(WORDS)) row.classList.toggle(`sentence--${one}`, one === tag);
  row.children[0].querySelector(".tag")?.remove();
  if (!tag) return;
  const letter = make("b", { "aria-hidden": "true" }, LETTERS[tag]);
  row.children[0].append(make("span", { class: `tag tag--${tag}` }, letter, WORDS[tag]));
}

/**
 * What stands beside a sentence, as margin_writer of factcheck/annotations/views_rows.py says it.
 *
 * @param {import("./sheet.js").Said} said
 * @returns {[string, string, string]} whose words, the rest, and how many marks have no place
 */
export function marginOfRow(row, { whole, spans }) {
  const all = [whole, ...spans];
  const some = (what) => all.find((reading) => reading[what].length)?.[what] ?? whole[what];
  const evidence = all.reduce((sum, reading) => sum + reading.evidence, 0);
  const together = { ...whole, evidence, attributions: some("attributions"), note: some("note"), flagged: all.some(({ flagged }) => flagged) };
  const lost = spans.length ? spans.filter((span) => !hasPlace(textOf(row).textContent, span)).length : 0;
  const [name, rest] = marginOf(together);
  const verdict = all.find((reading) => reading.verdict)?.verdict;
  const marks = spans.length ? tn("%(n)s mark", "%(n)s marks", spans.length) : "";
  return [name, listed([VERDICTS[verdict], marks, rest]), lost ? t("%(n)s without a place", { n: lost }) : ""];
}

/** The name goes its own way, the counts the way of the interface, whichever way the article is written. */
export function paintMargin(row, [name, counts, lost]) {
  const dir = document.documentElement.dir || "ltr";
  const parts = [
    name && make("bdi", {}, name),
    counts && make("span", { dir }, counts),
    lost && make("b", { class: "sentence__lost", dir }, lost),
  ];
  row.children[2].replaceChildren(...parts.filter(Boolean).flatMap((one, index) => (index ? ["\n", one] : [one])));
}
