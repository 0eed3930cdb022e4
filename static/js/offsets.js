/**
 * The one place where the browser's offsets meet ours. JavaScript counts UTF-16 code units, Factcheck
 * counts Unicode code points: they differ by one for every emoji and other astral character before.
 */

/**
 * @param {string} text
 * @param {number} units  an offset in UTF-16 code units; inside a surrogate pair it counts as after the pair
 * @returns {number} the same offset in code points
 */
export function toCodePoints(text, units) {
  let points = 0;
  for (let at = 0; at < Math.min(units, text.length); points += 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return points;
}

/**
 * @param {string} text
 * @param {number} points  an offset in code points
 * @returns {number} the same offset in UTF-16 code units; the end of the text when it lies beyond
 */
export function toUnits(text, points) {
  let at = 0;
  for (let left = points; left > 0 && at < text.length; left -= 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

/**
 * A span without the white space at its ends.
 *
 * @param {string} text
 * @param {number} start  UTF-16
 * @param {number} end  UTF-16
 * @returns {[number, number]|null} null when nothing is left
 */
export function trimSpan(text, start, end) {
  const chosen = text.slice(start, end);
  const from = start + chosen.length - chosen.trimStart().length;
  const to = start + chosen.trimEnd().length;
  return from < to ? [from, to] : null;
}

/**
 * What is chosen in a sentence, as it is saved.
 *
 * @param {string} text  of the sentence
 * @param {number} start  UTF-16
 * @param {number} end  UTF-16
 * @returns {import("./reading.js").Span|null} without white space at its ends; null when nothing is left
 */
export function spanAt(text, start, end) {
  const chosen = trimSpan(text, start, end);
  if (!chosen) return null;
  const [from, to] = wholeCharacters(text, ...chosen);
  return { start: toCodePoints(text, from), end: toCodePoints(text, to), exact: text.slice(from, to) };
}

/** A span grown so that it cuts through no character a reader sees: no emoji, no letter with its marks. UTF-16. */
function wholeCharacters(text, start, end) {
  if (!globalThis.Intl?.Segmenter) return [start, end];
  const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text);
  const last = characters.containing(end - 1);
  return [characters.containing(start).index, last.index + last.segment.length];
}
