/** Which words of which sentences are selected. */

import { trimSpan } from "./offsets.js";
import { textOf } from "./rows.js";

/**
 * The parts of sentences in a selection.
 *
 * @param {Range} range
 * @param {HTMLElement[]} rows  of the sheet, in order
 * @returns {{row: HTMLElement, start: number, end: number}[]} in UTF-16, without those of only white space
 */
export function piecesOf(range, rows) {
  const first = rows.findIndex((row) => range.intersectsNode(row));
  const pieces = [];
  for (let at = Math.max(0, first); at < rows.length && range.intersectsNode(rows[at]); at += 1) {
    const cell = textOf(rows[at]);
    if (rows[at].hidden || !range.intersectsNode(cell)) continue;
    const start = cell.contains(range.startContainer) ? offsetIn(cell, range.startContainer, range.startOffset) : 0;
    const end = cell.contains(range.endContainer) ? offsetIn(cell, range.endContainer, range.endOffset) : cell.textContent.length;
    if (trimSpan(cell.textContent, start, end)) pieces.push({ row: rows[at], start, end });
  }
  return pieces;
}

/** How far into an element's text a boundary lies, in UTF-16. */
function offsetIn(element, container, offset) {
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(container, offset);
  return before.toString().length;
}
