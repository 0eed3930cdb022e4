/** Copies a link at the press of a button. Without it the link is a field to select from. */

import { t } from "./words.js";

/** @param {HTMLElement} row  a field and, beside it, a hidden button */
export function startCopying(row, clipboard = navigator.clipboard) {
  const field = row.querySelector("input");
  const button = row.querySelector("button");
  field.addEventListener("focus", () => field.select());
  if (!clipboard) return; // not over plain HTTP
  button.hidden = false;
  button.addEventListener("click", async () => {
    const said = row.querySelector("[role=status]");
    await clipboard.writeText(field.value).then(
      () => { said.textContent = t("Copied."); },
      () => { said.textContent = t("Select the link and copy it."); },
    );
  });
}

for (const row of globalThis.document?.querySelectorAll("[data-copy]") ?? []) startCopying(row);
