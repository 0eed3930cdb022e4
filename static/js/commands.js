/** What the workbench does when a key, a click or the window asks for it. */

import { part, urlFor } from "./dom.js";
import { commandOf, isComposing, lettersOn } from "./keys.js";
import { tagAfter } from "./reading.js";

/** What a reader who may not change anything can ask for too. */
const LOOKING = {
  help: (bench) => bench.help(),
  compare: (bench) => leave(bench, urlFor(bench.urls.compareUrl, bench.sheet.row.dataset.id)),
  previousArticle: (bench) => leave(bench, bench.urls.previous),
  nextArticle: (bench) => leave(bench, bench.urls.next),
};

const CHANGING = {
  tag: (bench, { value, advance }) => bench.edit({ tag: tagAfter(bench.sheet.reading(), value, advance) }),
  author: (bench) => attributeRecent(bench, 0),
  recent: (bench, { value }) => attributeRecent(bench, value),
  attribute: (bench) => bench.panel.focus("speaker_name"),
  note: (bench) => bench.panel.focus("note"),
  panel: (bench) => bench.panel.focus("tag"),
  source: (bench) => leave(bench, urlFor(bench.urls.sourceUrl, bench.sheet.row.dataset.id)),
};

/** A name that is still being looked up is going to be the next number. */
async function attributeRecent(bench, number) {
  const { row } = bench.sheet;
  await bench.chosen;
  const speaker = bench.recent.at(number);
  if (speaker) bench.attribute(speaker, row);
}

/** Go to another page once what can be saved is saved; what cannot is asked about by the browser. */
async function leave(bench, url) {
  if (!url) return;
  bench.keepPlace();
  await bench.chosen;
  await bench.queue.settled();
  location.assign(url);
}

function run(bench, command) {
  if (bench.sheet.target(command.name)) return bench.move(command.name);
  const act = LOOKING[command.name] ?? (bench.readOnly ? null : CHANGING[command.name]);
  act?.(bench, command);
  if (command.advance) bench.move("next");
  return undefined;
}

function listenToSheet(bench) {
  const { grid } = bench.sheet;
  grid.addEventListener("keydown", (event) => {
    const command = commandOf(event, lettersOn());
    if (!command) return;
    event.preventDefault();
    run(bench, command);
  });
  grid.addEventListener("click", (event) => {
    const row = event.target.closest(".sentence");
    const selecting = !getSelection().isCollapsed || event.shiftKey;
    if (!row || selecting || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    bench.sheet.go(row);
  });
}

/** @param {object} bench  the workbench */
export function listen(bench, root) {
  const { sheet, queue, panel } = bench;
  listenToSheet(bench);
  panel.root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !isComposing(event)) sheet.go(sheet.row);
  });
  part("next-untagged", root)?.addEventListener("click", (event) => {
    event.preventDefault();
    bench.move("nextUntagged");
  });
  part("show-problem", root).addEventListener("click", () => sheet.go([...bench.problems.keys()][0]));
  addEventListener("beforeunload", (event) => bench.summary().unsaved && event.preventDefault());
  addEventListener("online", () => queue.flush());
  addEventListener("pagehide", () => queue.flush());
  // Hidden too: a phone may never come back to the page, nor tell when it drops it.
  document.addEventListener("visibilitychange", () => queue.flush());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}
