/** The sentences as a grid with one tab stop: where the reader is, and what each row shows. */

import { make } from "./dom.js";
import { LETTERS, WORDS, marginOf, unread } from "./reading.js";

/** @typedef {import("./reading.js").Reading} Reading */

export class Sheet {
  /** @type {Map<HTMLElement, Reading>} what was said, as far as it has been looked at */
  #readings = new Map();
  /** @type {Map<string, HTMLElement>} the rows in #readings, by sentence */
  #rows = new Map();

  /**
   * @param {HTMLElement} grid
   * @param {(row: HTMLElement) => void} onMove
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

  /** @returns {Reading} of a row; made up, not yet stored, for a sentence nobody has read */
  reading(row = this.row) {
    let reading = this.#readings.get(row);
    if (!reading) {
      const { id, annotation } = row.dataset;
      reading = annotation ? { sentence: id, ...JSON.parse(annotation) } : unread(id);
      this.#readings.set(row, reading);
      this.#rows.set(id, row);
    }
    return reading;
  }

  /** @returns {HTMLElement} the row of a sentence whose reading was asked for before */
  rowOf(sentence) {
    return this.#rows.get(sentence);
  }

  /** Go to a row. @param {boolean} focus  false leaves the focus where it is */
  go(row, focus = true) {
    const before = this.row;
    if (row !== before) {
      before.tabIndex = -1;
      before.removeAttribute("aria-current");
      this.at = this.rows.indexOf(row);
      row.tabIndex = 0;
      row.setAttribute("aria-current", "true");
    }
    if (focus) {
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "nearest" });
    }
    if (row !== before) this.onMove(row);
  }

  /** The row a movement leads to; the same row where there is no further. @param {string} name */
  target(name) {
    const { rows, at } = this;
    const last = rows.length - 1;
    const starts = (index) => rows[index].classList.contains("sentence--first");
    const untagged = (index) => !/ sentence--(?:claim|quote|opinion|other)/.test(rows[index].className);
    switch (name) {
      case "next": return rows[Math.min(last, at + 1)];
      case "previous": return rows[Math.max(0, at - 1)];
      case "first": return rows[0];
      case "last": return rows[last];
      case "nextParagraph": return rows[seek(rows.length, at, 1, starts) ?? last];
      case "previousParagraph": return rows[seek(rows.length, at, -1, starts) ?? 0];
      case "nextUntagged": return rows[seek(rows.length, at, 1, untagged, true) ?? at];
      case "previousUntagged": return rows[seek(rows.length, at, -1, untagged, true) ?? at];
      default: return null;
    }
  }

  /** Keep a reading and show it in its row, unless the row shows it already. */
  show(row, reading) {
    const before = this.#readings.get(row);
    this.#readings.set(row, reading);
    if (before && before.tag === reading.tag && String(marginOf(before)) === String(marginOf(reading))) return;
    const [tagCell, , meta] = row.children;
    for (const tag of Object.keys(WORDS)) row.classList.toggle(`sentence--${tag}`, tag === reading.tag);
    tagCell.querySelector(".tag")?.remove();
    if (reading.tag) {
      const letter = make("b", { "aria-hidden": "true" }, LETTERS[reading.tag]);
      tagCell.append(make("span", { class: `tag tag--${reading.tag}` }, letter, WORDS[reading.tag]));
    }
    fillMargin(meta, reading);
  }

  /** Mark a row as not saved. @param {string} word  "" takes the mark away */
  mark(row, word) {
    row.classList.toggle("sentence--stuck", Boolean(word));
    const [, , meta] = row.children;
    if (word) meta.textContent = word;
    else fillMargin(meta, this.reading(row));
  }
}

/** The name goes its own way, the counts the way of the interface, whichever way the article is written. */
function fillMargin(cell, reading) {
  const [name, rest] = marginOf(reading);
  const parts = [name && make("bdi", {}, name), name && rest && "\n", rest && make("span", { dir: "ltr" }, rest)];
  cell.replaceChildren(...parts.filter(Boolean));
}

/** The next index for which *wanted* holds, in steps of 1 or -1; round the end when *round*. */
export function seek(count, from, step, wanted, round = false) {
  for (let steps = 1; steps < count; steps += 1) {
    const raw = from + step * steps;
    if (!round && (raw < 0 || raw >= count)) return null;
    const index = (raw + count) % count;
    if (wanted(index)) return index;
  }
  return null;
}
