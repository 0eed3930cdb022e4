/** Which key does what, and the switches for it. Without it every action is a link or a button. */

import { part } from "./dom.js";

/**
 * @typedef {{name: string, key: string, fixed: string[], scope: string}} Action  *key* can be changed, *fixed* stay
 * @typedef {{name: string, advance?: boolean, number?: number}} Command
 * @typedef {{letters: boolean, advance: boolean}} Preferences
 *   *letters*: single keys act; *advance*: a tag goes on to the next sentence, and Shift stays
 */

/** The actions that tag; with Shift their keys go on to the next sentence, or stay where they would. */
export const TAGS = ["claim", "quote", "opinion", "other"];
const REPEATING = ["next", "previous", "nextParagraph", "previousParagraph", "left", "right"];
const STANCES = { s: "supports", "+": "supports", r: "refutes", "-": "refutes", "−": "refutes", m: "mentions" };
const SIGNS = { BracketLeft: "[", BracketRight: "]", Slash: "/" };

/**
 * The key as it is printed on a Latin keyboard. Layouts for other scripts are read by the place of the key.
 *
 * @param {{key: string, code?: string}} event
 * @returns {string} a lower-case letter, a digit, a sign, or a name such as "Home"
 */
export function keyOf(event) {
  const { key, code = "" } = event;
  // More than one sign is a name, such as "Home", unless the key types two letters at once (Arabic).
  if ((key.length > 1 && key <= "\x7f") || !/\p{L}/u.test(key)) return key;
  if (key <= "\x7f") return key.toLowerCase();
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1].toLowerCase() ?? key;
}

/** Whether a key press is an input method's. Safari says so of the last one, Enter, only by its number. */
export const isComposing = ({ isComposing: composing, keyCode }) => composing || keyCode === 229;

const isAltGr = (event) => event.getModifierState?.("AltGraph") ?? false;

/** Whether a key press belongs to the browser, the system or an input method. */
export function isForeign(event) {
  return isComposing(event) || event.metaKey || ((event.ctrlKey || event.altKey) && !isAltGr(event));
}

/**
 * The names a key press goes by, such as "g", "Shift+g", "Ctrl+z" or "PageDown", the one meant most likely first.
 *
 * @param {KeyboardEvent} event
 * @returns {string[]} none when it belongs to the system or an input method
 */
export function namesOf(event) {
  const held = (event.ctrlKey || event.metaKey) && !isAltGr(event);
  if (isComposing(event) || (event.altKey && !isAltGr(event))) return [];
  const key = keyOf(event);
  const shift = event.shiftKey ? "Shift+" : "";
  if (held) return [`Ctrl+${shift}${key}`];
  if (/^[a-z]$/.test(key)) return [shift + key];
  if (key.length > 1) return shift ? [shift + key, key] : [key];
  // A digit where signs come first (French), or digits of another script; a sign where a letter is (Arabic).
  const place = /^Digit(\d)$/.exec(event.code ?? "")?.[1] ?? (key > "\x7f" ? SIGNS[event.code] : undefined);
  if (event.code === "Slash" && shift && key > "\x7f") return [key, "?"];
  return place && !isAltGr(event) ? [key, place] : [key];
}

/** A key as it is printed on a sign. @param {string} key */
export const printed = (key) => key.replace("Shift+", "⇧ ").toUpperCase();

/** @returns {Action[]} the table of keys, as the page brings it in the list of keys */
export function readActions(dialog) {
  return [...dialog.querySelectorAll("[data-action]")].map(({ dataset }) => ({
    name: dataset.action, key: dataset.key ?? "", fixed: (dataset.fixed ?? "").split(" ").filter(Boolean), scope: dataset.scope,
  }));
}

/**
 * The actions by the names of their keys.
 *
 * @param {Action[]} actions
 * @param {Record<string, string>} changed  other keys, by the name of the action
 * @returns {Map<string, string>}
 */
export function keyMap(actions, changed = {}, scope = "sheet") {
  const map = new Map();
  for (const { name, key, fixed, scope: own } of actions) {
    if (own !== scope) continue;
    for (const one of [changed[name] ?? key, ...fixed]) if (one) map.set(one, name);
  }
  return map;
}

/**
 * What a key press asks of the sheet of sentences.
 *
 * @param {KeyboardEvent} event
 * @param {Map<string, string>} map
 * @param {Preferences} preferences
 * @returns {Command|null}
 */
export function commandOf(event, map, { letters = true, advance = false } = {}) {
  for (const name of namesOf(event)) {
    const bare = name.replace("Shift+", "");
    if (!letters && bare.length === 1) continue;
    const action = map.get(name) ?? (TAGS.includes(map.get(bare)) ? map.get(bare) : null);
    const command = action ? commandFor(action, name !== bare !== advance) : /^[1-9]$/.test(name) ? { name: "recent", number: Number(name) } : null;
    if (command) return event.repeat && !REPEATING.includes(command.name) ? null : command;
  }
  return null;
}

const commandFor = (name, advance) => (TAGS.includes(name) ? { name, advance } : { name });

/**
 * The stance a key press sets, in a list of passages.
 *
 * @param {KeyboardEvent} event
 * @returns {string|null}
 */
export function stanceOf(event) {
  return isForeign(event) || event.repeat ? null : (STANCES[keyOf(event)] ?? null);
}

const KEPT = { letters: "factcheck.shortcuts", advance: "factcheck.advance", changed: "factcheck.keys" };

function kept(name) {
  try {
    return localStorage.getItem(KEPT[name]);
  } catch {
    return null; // nothing can be kept here, so all is as at first
  }
}

/** Keep something in this browser. @param {string|null} value  null forgets it */
export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(KEPT[name]);
    else localStorage.setItem(KEPT[name], value);
  } catch {
    // It holds until the page is left.
  }
}

/** Whether single keys act (WCAG 2.1.4 asks that they can be switched off). */
export const lettersOn = () => kept("letters") !== "off";
/** Whether a tag goes on to the next sentence by itself. */
export const advanceOn = () => kept("advance") === "on";
/** The keys that were changed. @returns {Record<string, string>} */
export function changedKeys() {
  try {
    return JSON.parse(kept("changed")) ?? {};
  } catch {
    return {};
  }
}

/**
 * @param {() => void} opened  called each time
 * @param {() => void} closed  called when the focus has come back to the button; it goes back by itself to where it was
 * @returns {() => void} opens the list
 */
export function startHelp(root = document, opened = () => {}, closed = () => {}) {
  const dialog = part("keys", root);
  const opener = part("open-keys", root);
  const letters = part("letters", dialog);
  opener.hidden = false;
  letters.checked = lettersOn();
  letters.addEventListener("change", () => keep("letters", letters.checked ? null : "off"));
  const open = () => {
    dialog.showModal();
    if (!dialog.querySelector("[autofocus]")) dialog.querySelector(".button").focus();
    opened();
  };
  opener.addEventListener("click", open);
  // The browser tells of it late: by then the next key may have put the focus into a field.
  dialog.addEventListener("close", () => [opener, document.body].includes(document.activeElement) && closed());
  return open;
}
