/**
 * On every page: signing out saves what can be saved, asks about the rest, and leaves nothing of this person in the
 * browser; and what another page has left unsaved is sent. Without it signing out is a form.
 */

import { opened } from "./opened.js";
import { make, part, urlFor } from "./dom.js";
import { Store, channelOf, draftsOf, prefixOf } from "./store.js";
import { t, tn } from "./words.js";

const LEAVING = "factcheck.leaving";
const PATIENCE = 4000; // milliseconds for what is still to be saved

const person = document.querySelector('meta[name="person"]')?.content ?? "";
const form = part("leave");
const store = new Store();

/** What this page has not sent, or another page has left. @returns {Promise<import("./outbox.js").Outbox|null>} */
async function outbox() {
  if (!part("workbench") && !store.keys(prefixOf(person)).length) return null;
  const [{ Outbox }, { deliver }] = await Promise.all([import("./outbox.js"), import("./deliver.js")]);
  const { saveUrl, tokenUrl } = form.dataset;
  return [...opened][0] ?? new Outbox({ person, deliver: (id, body) => deliver(urlFor(saveUrl, id), body, tokenUrl) });
}

/** @param {number} count @returns {Promise<boolean>} whether the reader wants to leave nevertheless */
function ask(count) {
  const words = tn(
    "%(n)s change is not saved, and cannot be saved now. Signing out drops it for good.",
    "%(n)s changes are not saved, and cannot be saved now. Signing out drops them for good.", count);
  const stay = make("button", { class: "button button--primary", value: "stay" }, t("Stay signed in"));
  const go = make("button", { class: "button button--danger", value: "go" }, t("Sign out and drop them"));
  const inner = make("form", { method: "dialog" }, make("h2", { id: "leave-title" }, t("Not everything is saved")));
  inner.append(make("p", {}, words), make("div", { class: "form__actions" }, stay, go));
  const dialog = make("dialog", { class: "keys", "aria-labelledby": "leave-title" }, inner);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "go");
    });
  });
}

async function leave() {
  const box = await outbox().catch(() => null);
  await box?.settled(PATIENCE);
  const count = box ? box.summary().unsaved : store.keys(prefixOf(person)).length;
  if (count && !(await ask(count))) return;
  channelOf(person).postMessage({ leave: "now" });
  box?.clear();
  store.purge(prefixOf(person));
  store.purge(draftsOf(person));
  try {
    sessionStorage.setItem(LEAVING, person);
  } catch {
    // Where nothing can be stored there is nothing to look for on the next page.
  }
  form.submit();
}

/** The other tabs forget too, and show once more what they may show. @param {MessageEvent} message */
async function follow({ data }) {
  if (data.leave === "now" && part("workbench")) for (const box of opened) box.clear();
  if (data.leave === "done") location.reload();
}

/** The page after signing out: another tab may have kept something meanwhile. */
function finish() {
  let left = null;
  try {
    left = sessionStorage.getItem(LEAVING);
    sessionStorage.removeItem(LEAVING);
  } catch {
    // nothing can be stored
  }
  if (!left) return;
  store.purge(prefixOf(left));
  store.purge(draftsOf(left));
  channelOf(left).postMessage({ leave: "done" });
}

/** Forget what has to be forgotten, and stand by for the end. */
export function standBy() {
  finish();
  if (!person || !form) return;
  channelOf(person).onmessage = follow;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave();
  });
  if (!part("workbench")) outbox().catch(() => null); // the next page tries again
}
