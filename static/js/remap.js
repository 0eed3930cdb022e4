/** Giving actions other keys, in the list of keys. Loaded with the first look at it. */

import { make, part } from "./dom.js";
import { advanceOn, changedKeys, isComposing, keep, namesOf, printed, TAGS } from "./keys.js";
import { t } from "./words.js";

/** @typedef {import("./keys.js").Action} Action */

/** What acts on a sentence, and on words while they are chosen. */
const ALWAYS = [...TAGS, "split"];

/**
 * Whose key a key already is. With Shift the tags' keys go on.
 *
 * @param {Action[]} actions
 * @param {Record<string, string>} changed
 * @param {Action} action  that wants it
 * @returns {string|null} the name of the other action, "recent" for the digits
 */
export function takenBy(actions, changed, action, key) {
  if (/^[1-9]$/.test(key)) return "recent";
  const bare = key.replace("Shift+", "");
  const rival = actions.find(({ name, key: first, fixed, scope }) => {
    if (name === action.name) return false;
    const own = changed[name] ?? first;
    const tag = TAGS.includes(name);
    if (scope !== action.scope && !ALWAYS.includes(name) && !ALWAYS.includes(action.name)) return false;
    return own === key || fixed.includes(key) || (tag && own === bare) || (TAGS.includes(action.name) && own === `Shift+${key}`);
  });
  return rival?.name ?? null;
}

/** Whether a key can be given: a letter, maybe with Shift, a digit or a sign. @param {string} key */
export const isGivable = (key) => /^(?:Shift\+)?\S$/u.test(key);

/**
 * @param {HTMLElement} dialog  the list of keys
 * @param {Action[]} actions
 * @param {() => void} onChange
 */
export function startRemapping(dialog, actions, onChange) {
  const message = part("keys-message", dialog);
  const reset = part("reset-keys", dialog);
  const advance = part("advance", dialog);
  let waiting = null;
  const lineOf = ({ name, scope }) => dialog.querySelector(`[data-action="${name}"][data-scope="${scope}"]`);
  const wordsOf = (action) => lineOf(action).querySelector("dd").textContent;
  const paint = () => {
    const changed = changedKeys();
    for (const action of actions.filter(({ key }) => key)) {
      const button = lineOf(action).querySelector("[data-changeable]");
      const key = printed(changed[action.name] ?? action.key);
      button.textContent = action === waiting ? "…" : key;
      button.setAttribute("aria-label", t("%(words)s: %(key)s. Change the key", { words: wordsOf(action), key }));
    }
    reset.hidden = Object.keys(changed).length === 0;
    onChange();
  };
  const wait = (action) => {
    waiting = action;
    message.textContent = action ? t("Press the new key for “%(words)s”. Esc leaves it as it is.", { words: wordsOf(action) }) : "";
    paint();
  };
  const give = (action, key) => {
    const changed = changedKeys();
    const rival = takenBy(actions, changed, action, key);
    if (!isGivable(key)) message.textContent = t("Choose a letter, a digit or a sign.");
    else if (rival) {
      const other = actions.find(({ name }) => name === rival);
      const words = { key: printed(key), words: other ? wordsOf(other) : t("A recent speaker") };
      message.textContent = t("%(key)s is the key for “%(words)s” already. Choose another one.", words);
    } else {
      waiting = null;
      keep("changed", JSON.stringify({ ...changed, [action.name]: key }));
      message.textContent = t("“%(words)s” now has the key %(key)s.", { words: wordsOf(action), key: printed(key) });
      paint();
    }
  };
  for (const action of actions.filter(({ key }) => key)) {
    const sign = lineOf(action).querySelector("[data-changeable]");
    const button = make("button", { type: "button", class: "keys__key", "data-changeable": "" });
    sign.replaceWith(button);
    button.addEventListener("click", () => wait(action));
  }
  dialog.addEventListener("keydown", (event) => {
    if (!waiting || isComposing(event) || ["Shift", "Control", "Alt", "Meta", "AltGraph", "Tab"].includes(event.key)) return;
    event.preventDefault();
    if (event.key === "Escape") wait(null);
    else give(waiting, namesOf(event)[0] ?? "");
  });
  dialog.addEventListener("cancel", (event) => waiting && event.preventDefault());
  dialog.addEventListener("close", () => wait(null));
  reset.addEventListener("click", () => {
    keep("changed", null);
    wait(null);
    message.textContent = t("All keys are as they were.");
    dialog.querySelector("[data-changeable]").focus();
  });
  advance.checked = advanceOn();
  advance.addEventListener("change", () => {
    keep("advance", advance.checked ? "on" : null);
    onChange();
  });
  paint();
}
