/** The sentences as a grid with one tab stop: where the reader is, and what each row shows. */

import { byPlace, paintMarks, pointAt } from "./marks.js";
import { told, unread } from "./reading.js";
import { marginOfRow, paintMargin, paintTag, textOf } from "./rows.js";

/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {{whole: Reading, spans: Reading[]}} Said  what was said of a sentence; the spans by place */

export class Sheet {
  /** @type {Map<HTMLElement, Said>} what was said, as far as it has been looked at */
  #said = new Map();
  /** @type {Map<string, HTMLElement>} the rows of sentences, as far as they were asked for */
  #rows = new Map();
  /** @type {Map<HTMLElement, string>} what stands in the way of saving a row */
  #troubles = new Map();
  /** @type {string|null} the span the reader is at; null: the whole sentence */
  span = null;

  /**
   * @param {HTMLElement} grid
   * @param {() => void} onMove  another sentence or span is the current one
   */
  constructor(grid, onMove) {
    this.grid = grid;
    this.onMove = onMove;
    /** @type {HTMLElement[]} */
    this.rows = [...grid.getElementsByClassName("sentence")];
    this.at = Math.max(0, this.rows.findIndex((row) => row.tabIndex === 0));
    for (const link of grid.getElementsByClassName("sentence__number")) link.tabIndex = -1;
  }

  get row() {
    return this.rows[this.at];
  }

  /** What is said where the reader is. @returns {Reading} */
  get reading() {
    const { whole, spans } = this.said();
    return spans.find(({ id }) => id === this.span) ?? whole;
  }

  /** @returns {Said} of a row; the whole is made up, not yet stored, where nobody has said anything */
  said(row = this.row) {
    let said = this.#said.get(row);
    if (!said) {
      const { id, annotation, spans } = row.dataset;
      const whole = annotation ? told(id, JSON.parse(annotation)) : unread(id);
      const parsed = spans ? JSON.parse(spans).map((span) => told(id, span)) : [];
      said = { whole, spans: parsed.sort(byPlace) };
      this.#said.set(row, said);
    }
    return said;
  }

  /** What is said now where *reading* belongs; a whole sentence may have got another id. @returns {Reading|undefined} */
  now({ id, sentence, span }) {
    const row = this.rowOf(sentence);
    const said = row && this.said(row);
    return span ? said?.spans.find((one) => one.id === id) : said?.whole;
  }

  /** Whether what was said of a row has been looked at. */
  knows(row) {
    return this.#said.has(row);
  }

  /** @returns {HTMLElement|null} null for a sentence that is not in the page any more */
  rowOf(sentence) {
    if (!this.#rows.has(sentence)) this.#rows.set(sentence, this.grid.querySelector(`[data-id="${CSS.escape(sentence)}"]`));
    return this.#rows.get(sentence);
  }

  /** Go to a sentence or a span of one. @param {string|null} span @param {boolean} focus  false leaves the focus where it is */
  go(row, span = null, focus = true) {
    const before = this.row;
    const moved = row !== before || span !== this.span;
    row.hidden = false; // whatever the filter shows: nobody should work on what they do not see
    if (row !== before) {
      before.tabIndex = -1;
      before.removeAttribute("aria-current");
      this.at = this.rows.indexOf(row);
      row.tabIndex = 0;
      row.setAttribute("aria-current", "true");
    }
    if (this.span) pointAt(textOf(before), null);
    this.span = span;
    if (span) pointAt(textOf(row), span);
    if (moved) this.onMove();
    if (!focus) return;
    row.focus({ preventScroll: true }); // last, as it makes the browser lay out what was changed before
    row.scrollIntoView({ block: "nearest" });
  }

  /** Bring the reader to where the page begins: at its top when it is opened for the first time. */
  start() {
    if (document.activeElement !== document.body) return;
    this.row.focus({ preventScroll: true });
    if (this.at > 0) this.row.scrollIntoView({ block: "nearest" });
  }

  /** The row a movement leads to; the same row where there is no further, null for what is no movement. @param {string} name */
  target(name) {
    const { rows, at } = this;
    const here = rows.length;
    const shown = (index) => !rows[index].hidden;
    const starts = (index) => shown(index) && rows[index].classList.contains("sentence--first");
    const untagged = (index) => shown(index) && !this.isDone(rows[index]);
    const ahead = () => seek(here, at, 1, shown);
    const back = () => seek(here, at, -1, shown);
    const to = (index) => rows[index ?? at];
    switch (name) {
      case "next": return to(ahead());
      case "previous": return to(back());
      case "first": return to(seek(here, -1, 1, shown));
      case "last": return to(seek(here, here, -1, shown));
      case "nextParagraph": return to(seek(here, at, 1, starts) ?? seek(here, here, -1, shown));
      case "previousParagraph": return to(seek(here, at, -1, starts) ?? seek(here, -1, 1, shown));
      case "nextUntagged": return to(seek(here, at, 1, untagged, true));
      case "previousUntagged": return to(seek(here, at, -1, untagged, true));
      default: return null;
    }
  }

  /** Whether a sentence or words in it have a tag. */
  isDone(row) {
    return row.classList.contains("sentence--done");
  }

  /** Keep a reading and show it in its row, unless the row shows it already. @param {Reading} reading */
  show(row, reading) {
    const before = this.said(row);
    const after = reading.span ? { ...before, spans: spansWith(before.spans, reading) } : { ...before, whole: reading };
    if (!reading.span && reading.removed) after.whole = unread(reading.sentence);
    this.#said.set(row, after);
    if (before.whole.tag !== after.whole.tag) paintTag(row, after.whole.tag);
    if (reading.span && shownOf(before.spans) !== shownOf(after.spans)) {
      paintMarks(textOf(row), after.spans);
      if (row === this.row && this.span) pointAt(textOf(row), this.span);
    }
    row.classList.toggle("sentence--done", [after.whole, ...after.spans].some(({ tag }) => tag));
    if (this.#troubles.has(row)) return;
    const margin = marginOfRow(row, after);
    if (String(margin) !== String(marginOfRow(row, before))) paintMargin(row, margin);
  }

  /** Say in a row that it is not saved. @param {string} word  "" takes that away */
  trouble(row, word) {
    row.classList.toggle("sentence--stuck", Boolean(word));
    if (word) {
      this.#troubles.set(row, word);
      row.children[2].textContent = word;
    } else if (this.#troubles.delete(row)) paintMargin(row, marginOfRow(row, this.said(row)));
  }
}

/** Spans with one put in its place, or left out if it was taken away. */
function spansWith(spans, reading) {
  const others = spans.filter(({ id }) => id !== reading.id);
  return reading.removed ? others : [...others, reading].sort(byPlace);
}

const shownOf = (spans) => spans.map(({ id, tag, span }) => `${id} ${tag} ${span.start} ${span.end}`).join();

/** The next index for which *wanted* holds, in steps of 1 or -1; round the end when *round*. */
export function seek(count, from, step, wanted, round = false) {
  for (let steps = 1; steps <= count; steps += 1) {
    const raw = from + step * steps;
    if (!round && (raw < 0 || raw >= count)) return null;
    const index = (raw + count) % count;
    if (index === from) return null;
    if (wanted(index)) return index;
  }
  return null;
}
