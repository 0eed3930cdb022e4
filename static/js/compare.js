/**
 * Sources side by side: each column opens at its best passage, keys step through sentences and link passages.
 * Without it each column starts with that passage in a card of its own, and everything is a link or a button.
 */

import { part, scrollWithin } from "./dom.js";
import { isForeign, keyOf, lettersOn, startHelp, stanceOf } from "./keys.js";

function watchColumn(form) {
  form.addEventListener("keydown", (event) => {
    if (!event.target.matches("input[type=radio]") || !lettersOn()) return;
    const stance = stanceOf(event);
    const button = stance && form.querySelector(`button[name=stance][value=${stance}]`);
    if (!button || !form.querySelector("input[type=radio]:checked")) return;
    event.preventDefault();
    form.requestSubmit(button);
  });
}

function watchSteps(root) {
  document.addEventListener("keydown", (event) => {
    if (isForeign(event) || event.repeat || !lettersOn()) return;
    if (event.target.matches("textarea, select, input:not([type=radio])") || document.querySelector("dialog[open]")) return;
    const link = { ",": part("previous", root), ".": part("next", root) }[keyOf(event)];
    if (link) link.click();
  });
}

const root = globalThis.document && part("compare");
if (root) {
  for (const plain of root.querySelectorAll("[data-plain]")) plain.hidden = true;
  for (const best of root.querySelectorAll("[data-best]")) scrollWithin(best.closest("[data-text]"), best);
  for (const form of root.querySelectorAll("[data-column]")) watchColumn(form);
  watchSteps(root);
  startHelp();
}
