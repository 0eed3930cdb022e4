/** What the workbench does when a key asks for it, and which key that is. */

import { isolated, part, urlFor } from "./dom.js";
import { advanceOn, changedKeys, keyMap, lettersOn, printed, readActions, startHelp } from "./keys.js";
import { WORDS, tagAfter } from "./reading.js";
import { isRtl } from "./rows.js";
import { t } from "./words.js";

/** What a reader who may not change anything can ask for too. */
const LOOKING = {
  help: (bench) => bench.help(),
  filter: (bench) => bench.tools.openFilter(),
  escape: ({ tools }) => tools.form.hidden || tools.closeFilter(),
  left: (bench) => toSpan(bench, -1),
  right: (bench) => toSpan(bench, 1),
  compare: (bench) => leaveFor(bench, "compareUrl"),
  history: (bench) => leaveFor(bench, "historyUrl"),
  comments: (bench) => leaveFor(bench, "commentsUrl", "#text-new"),
  guide: (bench) => import("./guide.js").then(({ toggle }) => toggle(bench), () => bench.tools.failed()),
  reading: (bench) => bench.leave(`${bench.urls.readingUrl}#${bench.sheet.row.id}`),
  previousArticle: (bench) => bench.leave(bench.urls.previous),
  nextArticle: (bench) => bench.leave(bench.urls.next),
  nextInQueue: (bench) => goOn(bench),
};

const CHANGING = {
  attribute: ({ tools }) => tools.withPanel((panel) => panel.focus("speaker_name")),
  author: ({ tools }) => tools.withPanel((panel) => panel.attributeRecent(0)),
  recent: ({ tools }, { number }) => tools.withPanel((panel) => panel.attributeRecent(number)),
  note: ({ tools }) => tools.withPanel((panel) => panel.focus("note")),
  panel: ({ tools }) => tools.withPanel((panel) => panel.focus("tag")),
  flag: (bench) => flag(bench),
  source: (bench) => leaveFor(bench, "sourceUrl"),
  handIn: (bench) => bench.leave(bench.urls.handInUrl),
  mark: (bench) => bench.markSpan("span"),
  move: (bench) => bench.markSpan("move"),
  remove: (bench) => bench.removeSpan(bench.sheet.span),
  split: (bench) => bench.markSpan("split"),
  join: (bench) => import("./recut.js").then(({ join }) => join(bench), () => bench.tools.failed()),
  undo: ({ tools }) => tools.withPanel((panel) => panel.undo("undo")),
  redo: ({ tools }) => tools.withPanel((panel) => panel.undo("redo")),
};

/** @param {object} bench  the workbench @param {import("./keys.js").Command} command */
export function run(bench, command) {
  const { name, advance } = command;
  if (bench.sheet.target(name)) bench.move(name);
  else if (LOOKING[name]) LOOKING[name](bench);
  else if (bench.readOnly) return;
  else if (CHANGING[name]) CHANGING[name](bench, command);
  else if (advance !== undefined) {
    bench.edit({ tag: tagAfter(bench.reading, name, advance) });
    if (advance) bench.move("next");
  }
}

/** Addresses of one sentence name the span too, as evidence is linked to it then. */
function leaveFor(bench, name, place = "") {
  const url = urlFor(bench.urls[name], bench.sheet.row.dataset.id);
  bench.leave((bench.sheet.span ? `${url}?annotation=${bench.sheet.span}` : url) + place);
}

/** By its form, as it may take an article up. */
async function goOn(bench) {
  const form = part("go-on", bench.root);
  if (!form) return;
  await bench.settle();
  form.submit();
}

function flag(bench) {
  const flagged = !bench.reading.flagged;
  bench.edit({ flagged });
  bench.say(flagged ? t("Needs another look") : t("Needs no other look"));
}

/** To the left is back where the sentence runs from left to right. @param {-1|1} step */
function toSpan(bench, step) {
  const { row, span } = bench.sheet;
  const ahead = isRtl(row) ? -step : step;
  const stops = [null, ...bench.sheet.said(row).spans.map(({ id }) => id)];
  const to = stops[Math.min(stops.length - 1, Math.max(0, stops.indexOf(span) + ahead))];
  bench.select(row, to);
  if (!to) return bench.say(t("The whole sentence"));
  const { tag, span: words } = bench.reading;
  const place = { n: stops.indexOf(to), all: stops.length - 1, words: isolated(words.exact), tag: tag ? WORDS[tag] : t("Not tagged") };
  return bench.say(t("Mark %(n)s of %(all)s: %(tag)s, “%(words)s”", place));
}

/** The keys as they are now: the list of keys may change them at any time. */
export function startKeys(bench) {
  const dialog = part("keys");
  const actions = readActions(dialog);
  const read = () => {
    const changed = changedKeys();
    bench.keys = { sheet: keyMap(actions, changed), marking: keyMap(actions, changed, "marking"), letters: lettersOn(), advance: advanceOn() };
    bench.root.classList.toggle("workbench--keyless", !bench.keys.letters);
    const keyFor = (name) => changed[name] ?? actions.find((action) => action.name === name)?.key ?? "";
    for (const sign of bench.root.querySelectorAll("kbd[data-key-of]")) sign.textContent = printed(keyFor(sign.dataset.keyOf));
    for (const field of bench.root.querySelectorAll("[data-shortcut-of]")) {
      if (bench.keys.letters) field.setAttribute("aria-keyshortcuts", keyFor(field.dataset.shortcutOf).replace(/[a-z]$/, (letter) => letter.toUpperCase()));
      else field.removeAttribute("aria-keyshortcuts");
    }
  };
  let remapping = null;
  bench.help = startHelp(document, () => {
    remapping ??= import("./remap.js").then(({ startRemapping }) => startRemapping(dialog, actions, read), () => {
      remapping = null; // the list is there to be read; the next look at it tries again
    });
  }, () => bench.back());
  dialog.addEventListener("change", read);
  read();
}
