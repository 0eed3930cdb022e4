/** The guidelines beside the sentences, loaded when they are asked for. Without it the link leads to their page. */

import { make, part } from "./dom.js";
import { t } from "./words.js";

/** @type {HTMLDialogElement|null} */
let dialog = null;

/** Open the guidelines, or close them. @param {object} bench  the workbench */
export async function toggle(bench) {
  if (dialog?.open) return dialog.close();
  const link = part("open-guide", bench.root);
  if (!link) return bench.tell(t("This project has no guidelines yet."));
  const page = await load(link.href).catch(() => null);
  if (!page) return bench.tools.failed();
  const text = part("guidelines", page);
  if (!text) return bench.leave(link.href); // signed out, or there are none any more: the page says so
  dialog ??= build(bench);
  dialog.replaceChildren(head(link.href), document.importNode(text, true));
  dialog.show();
  part("guide-title", dialog).focus();
  return undefined;
}

/** @param {string} url @returns {Promise<Document|null>}  parsed without running anything in it */
function load(url) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.addEventListener("load", () => resolve(request.responseXML));
    for (const failed of ["error", "abort", "timeout"]) request.addEventListener(failed, reject);
    request.timeout = 10_000;
    request.send();
  });
}

function build(bench) {
  const made = make("dialog", { class: "guide", "aria-labelledby": "guide-title" });
  made.addEventListener("keydown", (event) => {
    if (event.key === "Escape") made.close();
    event.stopPropagation(); // the keys of the workbench are not meant
  });
  made.addEventListener("close", () => bench.back());
  bench.root.append(made);
  return made;
}

function head(url) {
  const close = make("button", { class: "button button--small", type: "button" }, t("Close"));
  close.addEventListener("click", () => dialog.close());
  const title = make("h2", { id: "guide-title", tabindex: "-1", "data-guide-title": "" }, t("Guidelines"));
  return make("header", { class: "guide__head" }, title, make("a", { href: url }, t("As a page")), close);
}
