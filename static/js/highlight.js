/** Passing highlights, painted by the browser without touching the page's elements; a browser that cannot shows none. */

/** @returns {boolean} whether it was shown */
export function highlight(name, ranges) {
  if (!globalThis.CSS?.highlights) return false;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
  return true;
}

/** The part of an element's text between two offsets in UTF-16. @returns {Range} live where *live*, for a selection */
export function rangeIn(element, start, end, live = false) {
  const from = pointIn(element, start, true);
  const to = pointIn(element, end, false);
  const place = { startContainer: from[0], startOffset: from[1], endContainer: to[0], endOffset: to[1] };
  if (!live) return new StaticRange(place);
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

/** @returns {[Node, number]} */
function pointIn(element, offset, starts) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = offset;
  let node = walker.nextNode();
  while (node && (starts ? left >= node.length : left > node.length)) {
    left -= node.length;
    const next = walker.nextNode();
    if (!next) return [node, node.length];
    node = next;
  }
  return node ? [node, left] : [element, 0];
}
