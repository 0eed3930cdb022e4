/** Offers speakers as one types whom to merge into. Without it: a search with a list of those found. */

import { Combobox } from "./combobox.js";
import { askFor } from "./deliver.js";
import { part } from "./dom.js";

const form = part("merge");
const box = form.elements.q;

async function offer(text) {
  if (!text) return [];
  const answer = await askFor(`${form.dataset.speakersUrl}?${new URLSearchParams({ q: text })}`);
  return (answer?.speakers ?? [])
    .filter(({ id, kind }) => id !== form.dataset.itself && kind !== "author")
    .map(({ id, name, kind, alias, role }) => ({ id, name, kind, hint: [role, alias].filter(Boolean).join(" · ") }));
}

/** Show what a merge into the chosen one would do; nothing is merged yet. Leaving the box chooses nobody. */
async function choose(option) {
  const chosen = await option;
  await new Promise((resolve) => setTimeout(resolve)); // Tab has moved the focus by then
  if (document.activeElement !== box) return;
  if (chosen?.id) location.assign(`${form.action}?${new URLSearchParams({ into: chosen.id })}`);
  else form.submit();
}

new Combobox(box, part("speakers"), { offer, choose, cancel() {}, leave() {} }).stored = "";
