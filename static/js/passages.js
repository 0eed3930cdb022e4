/**
 * Choosing a passage of a source: keys for the best matches and the stance, and any words one selects.
 * Without it the sentences of the source are radio buttons, and so are the stances.
 */

import { part, scrollWithin } from "./dom.js";
import { isForeign, keyOf, lettersOn, stanceOf } from "./keys.js";
import { toCodePoints, trimSpan } from "./offsets.js";

/**
 * The span of a selection in the text of the source.
 *
 * @param {{start: number, text: string, from: number, to: number}[]} pieces  the passages the selection touches,
 *   in order: their offset in code points, their text, and the part that is selected in UTF-16
 * @returns {{start: number, end: number}|null} in code points; null when only white space is selected
 */
export function spanOf(pieces) {
  const parts = pieces
    .map(({ start, text, from, to }) => ({ start, text, span: trimSpan(text, from, to) }))
    .filter(({ span }) => span);
  if (!parts.length) return null;
  const [first, last] = [parts[0], parts.at(-1)];
  return { start: first.start + toCodePoints(first.text, first.span[0]), end: last.start + toCodePoints(last.text, last.span[1]) };
}

/** How far into an element's text a boundary lies, in UTF-16. */
function offsetIn(element, container, offset) {
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(container, offset);
  return before.toString().length;
}

/** @param {Range} range @returns {{start: number, text: string, from: number, to: number}[]} */
function piecesOf(range, passages) {
  return [...passages].filter((passage) => range.intersectsNode(passage)).map((passage) => {
    const text = passage.textContent;
    const from = passage.contains(range.startContainer) ? offsetIn(passage, range.startContainer, range.startOffset) : 0;
    const to = passage.contains(range.endContainer) ? offsetIn(passage, range.endContainer, range.endOffset) : text.length;
    return { start: Number(passage.dataset.start), text, from, to };
  });
}

function watchSelection(list) {
  const passages = list.querySelectorAll("[data-start]");
  const box = part("selected", list);
  const input = part("selected-input", list);
  let pressed = false;
  const settle = () => {
    const selection = getSelection();
    if (pressed || selection.isCollapsed || !list.contains(selection.anchorNode)) return;
    const span = spanOf(piecesOf(selection.getRangeAt(0), passages));
    if (!span) return;
    input.value = `${span.start}-${span.end}`;
    input.checked = true;
    part("selected-words", list).textContent = selection.toString().trim();
    box.hidden = false;
  };
  // The row that shows the words moves the text, so it waits until a drag has ended.
  list.addEventListener("pointerdown", () => { pressed = true; });
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => { pressed = false; settle(); });
  }
  document.addEventListener("selectionchange", settle);
}

function watchKeys(form, list) {
  const radios = [...list.querySelectorAll("input[type=radio]")];
  list.addEventListener("keydown", (event) => {
    if (isForeign(event) || !lettersOn()) return;
    const stance = stanceOf(event);
    const ranked = list.querySelector(`[data-rank="${CSS.escape(keyOf(event))}"]`);
    if (stance) form.querySelector(`[name=stance][value=${stance}]`).checked = true;
    else if (ranked) choose(ranked);
    else return;
    event.preventDefault();
  });
  for (const link of form.querySelectorAll("[data-jump]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      choose(list.querySelector(`[data-rank="${link.dataset.jump}"]`));
    });
  }
  const start = radios.find((radio) => radio.checked) ?? list.querySelector("[data-rank='1']") ?? radios[1];
  if (start) goTo(start);
}

function choose(radio) {
  radio.checked = true;
  goTo(radio);
  radio.closest(".passage").scrollIntoView({ block: "nearest" });
}

function goTo(radio) {
  radio.focus({ preventScroll: true });
  scrollWithin(radio.closest("[data-scroller]"), radio.closest(".passage"));
}

const form = globalThis.document && part("linking");
if (form) {
  for (const scripted of form.querySelectorAll("[data-scripted]")) scripted.hidden = false;
  watchSelection(part("passages", form));
  watchKeys(form, part("passages", form));
}
