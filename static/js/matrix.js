/** Arrows move from cell to cell of the matrix, Home and End along its row. Without it: Tab. */

import { part } from "./dom.js";
import { isForeign } from "./keys.js";

const cellsOf = (row) => [...row.querySelectorAll("[data-cell]")];

function next(cell, key) {
  const row = cell.closest("tr");
  const cells = cellsOf(row);
  const at = cells.indexOf(cell);
  const turn = document.documentElement.dir === "rtl" ? -1 : 1;
  switch (key) {
    case "ArrowRight": return cells[at + turn];
    case "ArrowLeft": return cells[at - turn];
    case "ArrowDown": return row.nextElementSibling && cellsOf(row.nextElementSibling)[at];
    case "ArrowUp": return row.previousElementSibling && cellsOf(row.previousElementSibling)[at];
    case "Home": return cells[0];
    case "End": return cells.at(-1);
    default: return null;
  }
}

const root = globalThis.document && part("matrix");
root?.addEventListener("keydown", (event) => {
  const cell = event.target.closest("[data-cell]");
  const to = cell && !isForeign(event) && next(cell, event.key);
  if (!to) return;
  event.preventDefault();
  to.focus();
  to.scrollIntoView({ block: "nearest", inline: "nearest" });
});
