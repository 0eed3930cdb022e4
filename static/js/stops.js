/** Where a reader can stop in a sentence when choosing words by key: at words, and between them at marks like quotes. Pure. */

/** @typedef {{start: number, end: number, word: boolean}} Stop  UTF-16 */

/** Without Intl.Segmenter: letters, digits and what joins them are words, the rest but spaces is not. */
const PIECES = /[\p{L}\p{N}\p{M}]+(?:['’‑-][\p{L}\p{N}\p{M}]+)*|[^\s\p{L}\p{N}\p{M}]+/gu;

/**
 * @param {string} text
 * @param {string} language  of the article; some are written without spaces
 * @returns {Stop[]} all but white space, in order; signs that follow each other are one stop
 */
export function stopsOf(text, language = "", Segmenter = globalThis.Intl?.Segmenter) {
  const pieces = Segmenter ? segmented(text, language, Segmenter) : [...text.matchAll(PIECES)].map((found) => stopAt(found.index, found[0]));
  return pieces.reduce((stops, stop) => {
    const before = stops.at(-1);
    if (before && !before.word && !stop.word && before.end === stop.start) before.end = stop.end;
    else stops.push(stop);
    return stops;
  }, []);
}

const stopAt = (start, words) => ({ start, end: start + words.length, word: /[\p{L}\p{N}]/u.test(words) });

function segmented(text, language, Segmenter) {
  const segmenter = segmenterFor(language, Segmenter);
  return [...segmenter.segment(text)]
    .filter(({ segment }) => segment.trim())
    .map(({ index, segment, isWordLike }) => ({ start: index, end: index + segment.length, word: isWordLike }));
}

function segmenterFor(language, Segmenter) {
  try {
    return new Segmenter(language || undefined, { granularity: "word" });
  } catch {
    return new Segmenter(undefined, { granularity: "word" }); // a language the browser does not take for one
  }
}

/** What is chosen: from one stop to another, either of which may come first. @typedef {{anchor: number, focus: number}} Choice */

/**
 * The choice after a key.
 *
 * @param {Stop[]} stops
 * @param {Choice} choice
 * @param {"ahead"|"back"|"first"|"last"} move
 * @param {boolean} extend  the other end stays; marks between words are stops too then
 * @returns {Choice}
 */
export function moved(stops, { anchor, focus }, move, extend) {
  const step = move === "ahead" || move === "first" ? 1 : -1;
  const from = { ahead: extend ? focus : Math.max(anchor, focus), back: extend ? focus : Math.min(anchor, focus), first: -1, last: stops.length }[move];
  let to = from + step;
  while (!extend && stops[to] && !stops[to].word) to += step;
  if (!stops[to]) return { anchor, focus };
  return extend ? { anchor, focus: to } : { anchor: to, focus: to };
}

/** The choice that covers a part of the text; of the first word where none is given. @returns {Choice} */
export function choiceOf(stops, start = -1, end = -1) {
  const first = stops.findIndex((stop) => stop.end > start && start >= 0);
  const last = stops.findLastIndex((stop) => stop.start < end);
  if (first >= 0 && last >= first) return { anchor: first, focus: last };
  const word = Math.max(0, stops.findIndex((stop) => stop.word));
  return { anchor: word, focus: word };
}

/** Where a choice begins and ends. UTF-16. @returns {[number, number]} */
export function edgesOf(stops, { anchor, focus }) {
  return [stops[Math.min(anchor, focus)].start, stops[Math.max(anchor, focus)].end];
}
