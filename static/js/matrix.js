/**
 * The matrix is one stop for Tab: arrows move from cell to cell, Home and End along its row, with Ctrl to its corners.
 * Without it each link in it is a stop.
 */

import { part } from "./dom.js";
import { isComposing } from "./keys.js";

/**
 * Where a key leads in a grid.
 *
 * @param {{row: number, column: number}} at
 * @param {{rows: number, columns: number}} size
 * @param {{key: string, ctrlKey?: boolean}} press
 * @param {boolean} mirrored  whether columns run from right to left
 * @returns {{row: number, column: number}|null} null for a key of another meaning, or at an edge
 */
export function moveIn({ row, column }, { rows, columns }, { key, ctrlKey = false }, mirrored = false) {
  const ahead = mirrored ? "ArrowLeft" : "ArrowRight";
  const back = mirrored ? "ArrowRight" : "ArrowLeft";
  if (ctrlKey && key !== "Home" && key !== "End") return null;
  const to = {
    [ahead]: { row, column: column + 1 },
    [back]: { row, column: column - 1 },
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    Home: { row: ctrlKey ? 0 : row, column: 0 },
    End: { row: ctrlKey ? rows - 1 : row, column: columns - 1 },
  }[key];
  return to && to.row >= 0 && to.row < rows && to.column >= 0 && to.column < columns ? to : null;
}

function start(scroller) {
  const table = scroller.querySelector("table");
  const rows = [...table.rows].map((row) => [...row.querySelectorAll("[data-cell]")]);
  const size = { rows: rows.length, columns: rows[0].length };
  for (const cell of rows.flat()) cell.tabIndex = -1;
  let stop = rows[1][0];
  stop.tabIndex = 0;
  scroller.removeAttribute("tabindex"); // the stop in it scrolls it
  table.setAttribute("role", "grid");

  table.addEventListener("focusin", ({ target }) => {
    const cell = target.closest("[data-cell]");
    if (!cell) return;
    stop.tabIndex = -1;
    stop = cell;
    stop.tabIndex = 0;
  });
  table.addEventListener("keydown", (event) => {
    if (isComposing(event) || event.altKey || event.metaKey || event.shiftKey) return;
    const row = stop.closest("tr").rowIndex;
    const mirrored = document.documentElement.dir === "rtl";
    const to = moveIn({ row, column: rows[row].indexOf(stop) }, size, event, mirrored);
    if (!to) return;
    event.preventDefault();
    const cell = rows[to.row][to.column];
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}

const matrix = globalThis.document && part("matrix");
if (matrix) start(matrix);
