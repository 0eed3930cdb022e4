/**
 * Sources side by side: keys step through sentences, columns and matches, link a match, decide on what differs and
 * look for more in the library.
 * Without it everything is a link or a button.
 */

import { part } from "./dom.js";
import { isForeign, keyOf, lettersOn, namesOf, startHelp, stanceOf } from "./keys.js";

const isTyping = ({ target }) => target.matches("textarea, select, input") || document.querySelector("dialog[open]");
const matchesOf = (column) => [...column.querySelectorAll("[data-match]")];

function focusMatch(match) {
  if (!match) return false;
  match.focus();
  match.scrollIntoView({ block: "nearest", inline: "nearest" });
  return true;
}

/** The match that a press is about: the one in focus, else the first of the column in focus, or of the page. */
function place(root, target) {
  const columns = [...root.querySelectorAll("[data-column]")];
  const column = target.closest("[data-column]") ?? columns[0];
  const match = target.closest("[data-match]");
  return { columns, column, match, matches: column ? matchesOf(column) : [] };
}

function press(button) {
  if (!button) return false;
  button.form.requestSubmit(button);
  return true;
}

/** Link the match, or change what it is linked as. */
function link(match, stance) {
  return press(match?.querySelector(`[data-say] button[value=${stance}], .column__change button[value=${stance}]`));
}

/** Decide on the mark in focus, else on the first that nobody has decided on. */
function decide(match, target, key) {
  const marks = [target.closest("[data-mark]"), ...(match?.querySelectorAll("[data-mark]") ?? [])];
  for (const mark of marks) {
    const button = mark?.querySelector(`button[data-key=${key}]`);
    if (button) return press(button);
  }
  return key === "U" && match ? showDecided(match) : false;
}

/** Nothing in the match can be taken back: lead to what was decided elsewhere in its column, or say so. */
function showDecided(match) {
  const button = match.closest("[data-column]").querySelector(".column__decided button[data-key=U]");
  if (button) button.focus();
  else part("said").textContent = part("said").dataset.nothing;
  return true;
}

function step(here, by) {
  const at = here.matches.indexOf(here.match);
  return focusMatch(at < 0 ? here.matches[0] : here.matches[at + by]);
}

function stepColumn(here, by) {
  const columns = here.columns;
  const turn = document.documentElement.dir === "rtl" ? -by : by;
  const next = here.match ? columns[columns.indexOf(here.column) + turn] : here.column;
  return next ? focusMatch(matchesOf(next)[0]) : false;
}

function act(root, event) {
  const key = keyOf(event);
  const here = place(root, event.target);
  if (/^[1-9]$/.test(key)) return focusMatch(here.matches[Number(key) - 1]);
  const moves = { ArrowDown: () => step(here, 1), ArrowUp: () => step(here, -1), ArrowRight: () => stepColumn(here, 1), ArrowLeft: () => stepColumn(here, -1) };
  if (moves[key] && (here.match === event.target || event.target === document.body)) return moves[key]();
  if (key === "a" || key === "d" || key === "u") return decide(here.match, event.target, key.toUpperCase());
  const stance = stanceOf(event);
  return stance ? link(here.match, stance) : false;
}

/** In the whole text, the passage that is chosen is linked by its stance's key. */
function watchWhole(form) {
  form.addEventListener("keydown", (event) => {
    if (!event.target.matches("input[type=radio]") || !lettersOn()) return;
    const stance = stanceOf(event);
    const button = stance && form.querySelector(`button[name=stance][value=${stance}]`);
    if (!button || !form.querySelector("input[type=radio]:checked")) return;
    event.preventDefault();
    event.stopPropagation();
    form.requestSubmit(button);
  });
}

/**
 * The button that takes back the change made here last, as long as the page tells of it: it leads back to the match,
 * and Ctrl+Z presses it.
 */
function watchUndo() {
  const button = part("undo");
  if (!button) return;
  button.form.elements.next.value += location.hash;
  document.addEventListener("keydown", (event) => {
    if (namesOf(event)[0] !== "Ctrl+z" || event.repeat || isTyping(event)) return;
    event.preventDefault();
    if (!button.disabled) press(button);
    button.disabled = true; // a second press would take back what was done before
  });
}

function watchKeys(root, openHelp) {
  document.addEventListener("keydown", (event) => {
    if (isForeign(event) || event.repeat || !lettersOn() || isTyping(event)) return;
    part("said")?.replaceChildren();
    if (namesOf(event).includes("?")) return openHelp();
    const to = { ",": part("previous", root), ".": part("next", root), f: part("suggest", root) }[keyOf(event)];
    if (to) to.click();
    else if (act(root, event)) event.preventDefault();
  });
}

const root = globalThis.document && part("compare");
if (root) {
  for (const form of root.querySelectorAll("[data-whole]")) watchWhole(form);
  watchKeys(root, startHelp());
  watchUndo();
  const target = location.hash.startsWith("#match-") && document.getElementById(location.hash.slice(1));
  if (target) focusMatch(target);
}
