/** Which key does what, the list of keys, and the switch for them. Without it every action is a link or a button. */

import { part } from "./dom.js";

/** @typedef {{name: string, value?: string, advance?: boolean}} Command */

const MOVES = {
  j: "next", k: "previous", ArrowDown: "next", ArrowUp: "previous", Home: "first", End: "last",
  PageDown: "nextParagraph", PageUp: "previousParagraph",
};
const TAGS = { c: "claim", q: "quote", o: "opinion", n: "other" };
const ACTIONS = {
  a: "attribute", m: "note", s: "source", v: "compare", "?": "help",
  "[": "previousArticle", "]": "nextArticle",
};
const STANCES = { s: "supports", "+": "supports", r: "refutes", "-": "refutes", "−": "refutes", m: "mentions" };

/**
 * The key as it is printed on a Latin keyboard. Layouts for other scripts are read by the place of the key.
 *
 * @param {{key: string, code?: string}} event
 * @returns {string} a lower-case letter, a digit, a sign, or a name such as "Home"
 */
export function keyOf(event) {
  const { key, code = "" } = event;
  if (key.length > 1 || !/\p{L}/u.test(key)) return key;
  if (key <= "\x7f") return key.toLowerCase();
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1].toLowerCase() ?? key;
}

/** Whether a key press is an input method's. Safari says so of the last one, Enter, only by its number. */
export const isComposing = ({ isComposing: composing, keyCode }) => composing || keyCode === 229;

/** Whether a key press belongs to the browser, the system or an input method. */
export function isForeign(event) {
  const letterByAltGr = event.getModifierState?.("AltGraph") ?? false;
  return isComposing(event) || event.metaKey || ((event.ctrlKey || event.altKey) && !letterByAltGr);
}

/**
 * What a key press asks of the sheet of sentences.
 *
 * @param {KeyboardEvent} event
 * @param {boolean} letters  false when the reader has switched single-key shortcuts off: moving stays
 * @returns {Command|null}
 */
export function commandOf(event, letters = true) {
  if (isForeign(event)) return null;
  const key = keyOf(event);
  if (key.length === 1 && !letters) return null;
  if (MOVES[key]) return { name: MOVES[key] };
  if (event.repeat) return null;
  if (key === "Enter") return { name: "panel" };
  if (key === "g") return { name: event.shiftKey ? "previousUntagged" : "nextUntagged" };
  if (TAGS[key]) return { name: "tag", value: TAGS[key], advance: event.shiftKey };
  if (key === "0") return { name: "author" };
  if (/^[1-9]$/.test(key)) return { name: "recent", value: key };
  return ACTIONS[key] ? { name: ACTIONS[key] } : null;
}

/**
 * The stance a key press sets, in a list of passages.
 *
 * @param {KeyboardEvent} event
 * @returns {string|null}
 */
export function stanceOf(event) {
  return isForeign(event) || event.repeat ? null : (STANCES[keyOf(event)] ?? null);
}

const SWITCH = "factcheck.shortcuts";

/** Whether single keys act (WCAG 2.1.4 asks that they can be switched off). */
export function lettersOn() {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
}

/** @param {boolean} on */
function switchLetters(on) {
  try {
    if (on) localStorage.removeItem(SWITCH);
    else localStorage.setItem(SWITCH, "off");
  } catch {
    // Nothing can be kept here, so the keys stay on.
  }
}

/** @returns {() => void} opens the list */
export function startHelp(root = document) {
  const dialog = part("keys", root);
  const opener = part("open-keys", root);
  const box = part("letters", dialog);
  opener.hidden = false;
  box.checked = lettersOn();
  box.addEventListener("change", () => switchLetters(box.checked));
  const open = () => {
    dialog.showModal();
    dialog.querySelector("button").focus();
  };
  opener.addEventListener("click", open);
  return open;
}
