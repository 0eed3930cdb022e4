/**
 * Capture one address or file after the other, as long as the page is open. Without it, a button captures the next.
 */

import { make, part } from "./dom.js";
import { t } from "./words.js";

const PAUSE = 3000;
const TRIES = 10;

function pause() {
  return new Promise((wake) => { setTimeout(wake, PAUSE); });
}

function show(root, { items, totals }) {
  const done = items.filter((item) => item.state !== "waiting").length;
  part("done", root).value = done;
  part("done-words", root).textContent = t("%(done)s of %(all)s done", { done, all: items.length });
  part("totals", root).textContent = totals;
  for (const item of items) {
    const row = root.querySelector(`[data-item="${item.id}"]`);
    const state = row?.querySelector(".capture-item__state");
    if (!row || state.textContent === item.told) continue;
    row.className = `capture-item capture-item--${item.state}`;
    state.textContent = item.told;
    if (item.url) nameSource(row.firstElementChild, item);
    if (item.message) row.append(make("span", { class: "capture-item__message" }, item.message));
    if (item.paste) row.append(pasteLink(row, item));
  }
}

/** Put the source that an address or file became before its name. */
function nameSource(name, { url, title }) {
  const given = name.textContent;
  name.replaceChildren(make("a", { href: url }, make("bdi", {}, title)));
  if (given !== title) name.append(make("small", {}, make("bdi", {}, given)));
}

function pasteLink(row, { paste }) {
  const about = make("span", { class: "visually-hidden" }, `: ${row.firstElementChild.textContent}`);
  return make("a", { class: "capture-item__paste", href: paste }, t("Paste its text instead"), about);
}

async function captureNext(root) {
  const answer = await fetch(root.dataset.url, {
    method: "POST",
    headers: { Accept: "application/json", "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content },
  });
  if (answer.status < 500 && !answer.ok) return false; // asked again it says the same; the page says what it is
  if (!answer.ok) throw new Error(String(answer.status));
  const told = await answer.json();
  const { items, elsewhere } = told;
  show(root, told);
  const said = part("said", root);
  if (said.textContent !== elsewhere) said.textContent = elsewhere; // the same is not read out again
  if (elsewhere) await pause(); // another window is at what is left, or it was broken off
  return items.some((item) => item.state === "waiting");
}

async function captureAll(root) {
  const said = part("said", root);
  let failed = 0;
  for (let waiting = true; waiting && failed < TRIES; ) {
    try {
      waiting = await captureNext(root);
      failed = 0;
    } catch {
      failed += 1;
      said.textContent = t("The server does not answer. It is asked again in a moment.");
      await pause();
    }
  }
  if (failed < TRIES) location.reload();
  else part("next", root).hidden = false;
}

const root = globalThis.document && part("capturing");
if (root) {
  part("next", root).hidden = true;
  captureAll(root);
}
