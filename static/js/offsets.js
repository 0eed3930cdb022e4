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
