/** Marks in a sentence: where each piece begins and ends, and painting them anew after an edit. */

import { make } from "./dom.js";
import { toUnits } from "./offsets.js";

/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {{text: string, ids: string, classes: string}} Piece  *ids*: of the marks over it, the outermost first */

const LANES = 3;

/** Whether a span's words stand where it says. @param {string} text  of the sentence @param {Reading} reading */
export function hasPlace(text, { span }) {
  return Boolean(span) && span.start !== null && text.slice(toUnits(text, span.start), toUnits(text, span.end)) === span.exact;
}

/** By where they begin, the longer first; those without a place last. @param {Reading} one @param {Reading} other */
export function byPlace(one, other) {
  if ((one.span.start === null) !== (other.span.start === null)) return one.span.start === null ? 1 : -1;
  return one.span.start - other.span.start || other.span.end - one.span.end || (one.id < other.id ? -1 : 1);
}

/**
 * Cut a sentence where a mark begins or ends, as factcheck/annotations/marks.py does for the page.
 *
 * @param {string} text
 * @param {Reading[]} spans  those that have a place, by place
 * @returns {Piece[]}
 */
export function cut(text, spans) {
  const ends = Array(LANES).fill(0);
  const marks = spans.map(({ id, tag, span }) => {
    const [start, end] = [toUnits(text, span.start), toUnits(text, span.end)];
    const free = ends.findIndex((taken) => taken <= start);
    const lane = free < 0 ? LANES - 1 : free;
    ends[lane] = Math.max(ends[lane], end);
    return { id, start, end, tag: tag ?? "none", lane };
  });
  const edges = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return edges.slice(1).map((end, index) => {
    const over = marks.filter((mark) => mark.start <= edges[index] && end <= mark.end);
    return { text: text.slice(edges[index], end), ids: over.map(({ id }) => id).join(" "), classes: classesOf(over) };
  });
}

function classesOf(over) {
  if (!over.length) return "";
  const shortest = over.reduce((least, mark) => (mark.end - mark.start < least.end - least.start ? mark : least));
  const lines = over.map(({ lane, tag }) => `mark--${lane}-${tag}`);
  return ["mark", `mark--${shortest.tag}`, ...new Set(lines)].join(" ");
}

/** Show the marks of a sentence. @param {HTMLElement} cell  its text @param {Reading[]} spans  by place */
export function paintMarks(cell, spans) {
  const text = cell.textContent;
  const pieces = cut(text, spans.filter((span) => hasPlace(text, span)));
  cell.replaceChildren(...pieces.map((piece) => (piece.ids ? make("mark", { class: piece.classes, "data-spans": piece.ids }, piece.text) : piece.text)));
}

/** Let one span of a sentence stand out. @param {string|null} id */
export function pointAt(cell, id) {
  for (const mark of cell.children) {
    const on = id !== null && mark.dataset.spans.split(" ").includes(id);
    if (on !== mark.classList.contains("mark--current")) mark.classList.toggle("mark--current", on);
  }
}
