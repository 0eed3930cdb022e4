/** Where the workbench's keys, clicks and selections come from. */

import { run } from "./commands.js";
import { debounced, part } from "./dom.js";
import { commandOf, isComposing } from "./keys.js";

const STILL = 120; // milliseconds that a selection has to stand

/** Do with a field what a key would have done. @returns {boolean} false: it types nothing */
function type(field, { key, ctrlKey, metaKey }) {
  const { selectionStart: start, selectionEnd: end } = field;
  if (start === null || start === undefined || ctrlKey || metaKey) return false;
  const line = key === "Enter" && field.matches("textarea");
  if (key === "Backspace") field.setRangeText("", start === end ? Math.max(0, start - 1) : start, end, "end");
  else if (key.length === 1 || line) field.setRangeText(line ? "\n" : key, start, end, "end");
  else return false;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  return true;
}

function listenToKeys(bench) {
  const { tools } = bench;
  const press = (event) => {
    if (tools.early && event.key !== "Tab") tools.keep(() => again(event));
    else if (!tools.marking?.key(event)) {
      const command = commandOf(event, bench.keys.sheet, bench.keys);
      if (!command) return;
      run(bench, command);
    }
    event.preventDefault();
  };
  /** A key that had to wait, where the focus is now. */
  const again = (event) => {
    const { activeElement: field } = document;
    if (bench.sheet.grid.contains(field)) press(event);
    else if (!type(field, event)) field.dispatchEvent(new KeyboardEvent("keydown", { key: event.key, bubbles: true, cancelable: true }));
  };
  bench.sheet.grid.addEventListener("keydown", press);
  const onEscape = (element, act) => element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || isComposing(event)) return;
    event.preventDefault();
    act();
  });
  onEscape(bench.root.querySelector(".workbench__panels"), () => bench.back());
  onEscape(tools.form, () => tools.closeFilter());
  part("form", bench.root).addEventListener("submit", (event) => {
    if (bench.panel) return;
    event.preventDefault(); // what it says is of where the page was opened: the panel takes it up
    document.activeElement.blur(); // what was typed is done
    tools.withPanel(() => bench.back());
  });
}

function listenToClicks(bench) {
  bench.sheet.grid.addEventListener("click", (event) => {
    const row = event.target.closest(".sentence");
    const selecting = !getSelection().isCollapsed || event.shiftKey;
    if (!row || selecting || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    bench.tools.filter?.fold();
    bench.select(row, spanAt(bench, row, event.target.closest("mark")));
  });
}

/** The span a click on a mark means: the shortest there; a further click goes on to the next longer one. */
function spanAt({ sheet }, row, mark) {
  if (!mark) return null;
  const ids = mark.dataset.spans.split(" ");
  const length = ({ span }) => span.end - span.start;
  const over = sheet.said(row).spans.filter(({ id }) => ids.includes(id)).sort((one, other) => length(one) - length(other));
  const now = row === sheet.row ? over.findIndex(({ id }) => id === sheet.span) : -1;
  return over[(now + 1) % over.length]?.id ?? null;
}

/** Words that are selected can be marked. A drag is waited for, as the box must not move the text under it. */
function listenToSelection(bench) {
  const { tools, sheet } = bench;
  let pressed = false;
  const settle = debounced(async () => {
    const selection = getSelection();
    if (pressed || tools.marking?.choosing) return;
    if (selection.isCollapsed || !sheet.grid.contains(selection.anchorNode)) tools.marking?.leave();
    else await tools.loadMarking().then((marking) => getSelection().isCollapsed || marking.offer(getSelection()), () => tools.failed());
  }, STILL);
  sheet.grid.addEventListener("pointerdown", () => { pressed = true; });
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => {
      pressed = false;
      settle();
    });
  }
  document.addEventListener("selectionchange", settle);
}

/** Buttons and links that do here what they would do by another page. A link still opens another tab. */
function listenToWays(bench) {
  const instead = (element, kind, act) => element?.addEventListener(kind, (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    act(event);
  });
  const { root } = bench;
  instead(part("next-untagged", root), "click", () => bench.move("nextUntagged"));
  instead(part("open-filter", root), "click", () => bench.tools.openFilter());
  instead(part("open-guide", root), "click", () => run(bench, { name: "guide" }));
  instead(part("clear-filter", root), "click", () => bench.tools.closeFilter());
  instead(part("hand-in", root), "click", () => run(bench, { name: "handIn" }));
  instead(part("go-on", root), "submit", () => run(bench, { name: "nextInQueue" }));
  for (const way of ["undo", "redo"]) instead(part(way, root), "submit", () => bench.tools.withPanel((panel) => panel.undo(way)));
  for (const link of root.querySelectorAll("[data-recut]")) instead(link, "click", () => run(bench, { name: link.dataset.recut }));
}

/** @param {object} bench  the workbench */
export function listen(bench) {
  listenToKeys(bench);
  listenToClicks(bench);
  listenToWays(bench);
  if (!bench.readOnly) listenToSelection(bench);
  addEventListener("beforeunload", (event) => {
    bench.outbox.expectEnd();
    if (bench.summary().stay) event.preventDefault();
  });
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}
