/**
 * The workbench: keys and the panel change a reading, the row shows it at once, the queue saves it.
 * Without this module every row is a link, and the panel is a form.
 */

import { listen } from "./commands.js";
import { deliver } from "./deliver.js";
import { debounced, part, urlFor } from "./dom.js";
import { startHelp } from "./keys.js";
import { Linked, Panel } from "./panel.js";
import { SaveQueue } from "./queue.js";
import { WORDS, attributionTo } from "./reading.js";
import { Sheet } from "./sheet.js";
import { Recent, speakerBox, speakerOf } from "./speakers.js";
import { Conflict, Status } from "./status.js";

/** @typedef {import("./reading.js").Reading} Reading */

class Workbench {
  /** @type {Map<HTMLElement, import("./queue.js").Problem>} */
  problems = new Map();
  /** How many names are being looked up, and when they are found. */
  choosing = 0;
  chosen = Promise.resolve();
  keepPlaceLater = debounced(() => this.keepPlace(), 400);

  /** @param {HTMLElement} root  its data-… attributes hold the addresses */
  constructor(root) {
    this.urls = root.dataset;
    this.readOnly = "readonly" in root.dataset;
    this.status = new Status(root);
    this.tagged = this.status.progress.value;
    this.sheet = new Sheet(part("sheet", root), (row) => this.arrived(row));
    this.queue = new SaveQueue({
      deliver: (id, body) => deliver(urlFor(this.urls.saveUrl, id), body, this.urls.tokenUrl),
      onSaved: (sentence, answer, more) => this.saved(this.sheet.rowOf(sentence), answer, more),
      onProblem: (sentence, problem) => this.stuck(this.sheet.rowOf(sentence), problem),
      onChange: () => this.showStatus(),
    });
    this.panel = new Panel(part("form", root), { edit: (patch, delay) => this.edit(patch, delay), next: () => this.move("nextUntagged") });
    this.linked = new Linked(part("linked", root), this.urls, this.sheet.row.dataset.id, this.readOnly);
    this.conflict = new Conflict(part("conflict", root), (keep) => this.settle(keep));
    this.recent = new Recent(part("recent", root), (speaker) => this.attribute(speaker));
    this.speaker = speakerBox(this, this.panel.fields.speaker_name, part("speakers", root));
    this.links = [...this.linked.root.querySelectorAll("a[data-for]")];
    this.help = startHelp();
    listen(this, root);
    this.arrived(this.sheet.row);
    this.showStatus();
    if (document.activeElement === document.body) this.sheet.go(this.sheet.row);
  }

  /** Show the sentence the reader has come to. */
  arrived(row) {
    const reading = this.sheet.reading(row);
    this.#paintPanel(reading, row);
    this.linked.show(reading);
    this.conflict.show(this.problems.get(row) ?? null);
    for (const link of this.links) link.href = urlFor(this.urls[`${link.dataset.for}Url`], row.dataset.id);
    this.keepPlaceLater();
  }

  /** Let the address name the sentence, so that coming back leads to it. */
  keepPlace() {
    const { row } = this.sheet;
    history.replaceState(null, "", `?sentence=${row.dataset.id}#${row.id}`);
  }

  /** Change what is said of a sentence: seen at once, saved after *delay* milliseconds without a further change. */
  edit(patch, delay = 0, row = this.sheet.row) {
    if (this.readOnly) return;
    const before = this.sheet.reading(row);
    this.#show(row, { ...before, ...patch });
    if ("tag" in patch) this.status.say(patch.tag ? WORDS[patch.tag] : "Tag taken away");
    this.queue.save(this.sheet.reading(row), delay);
  }

  /** A speaker was named, but may have to be looked up first; until then a change is not safe. */
  choose(option, row) {
    this.choosing += 1;
    this.showStatus();
    this.chosen = Promise.all([this.chosen, option])
      .then(([, found]) => this.#take(found, row))
      .catch(reportError) // what waits for it goes on all the same
      .finally(() => {
        this.choosing -= 1;
        this.showStatus();
      });
  }

  /** Where saving stands, a name still being looked up included. */
  summary() {
    const summary = this.queue.summary();
    return { ...summary, unsaved: summary.unsaved + this.choosing };
  }

  showStatus() {
    if (!this.readOnly) this.status.show(this.summary());
  }

  /** @param {import("./reading.js").Speaker|null} speaker  the one it is already said by is taken away */
  attribute(speaker, row = this.sheet.row) {
    const reading = this.sheet.reading(row);
    const again = speaker?.name === reading.attribution?.speaker.name;
    this.edit({ attribution: again ? null : attributionTo(reading, speaker) }, 0, row);
    this.status.say(again || !speaker ? "Attribution taken away" : `Said by ${speaker.name}`);
    if (speaker && speaker.kind !== "author") this.recent.add(speaker);
  }

  saved(row, answer, more) {
    if (more) Object.assign(this.sheet.reading(row), { id: answer.id, revision: answer.revision, evidence: answer.evidence });
    else this.#show(row, answer);
  }

  stuck(row, problem) {
    if (problem) this.problems.set(row, problem);
    else this.problems.delete(row);
    this.sheet.mark(row, problem ? "Not saved" : "");
    if (row === this.sheet.row) this.conflict.show(problem);
  }

  /** @param {"mine"|"theirs"} keep */
  settle(keep) {
    this.queue.settle(this.sheet.row.dataset.id, keep);
    this.sheet.go(this.sheet.row);
  }

  move(name) {
    this.sheet.go(this.sheet.target(name));
  }

  /** @param {import("./combobox.js").Option|null} found */
  #take(found, row) {
    const now = this.sheet.reading(row).attribution?.speaker.name;
    if (found?.name !== now) this.attribute(found && speakerOf(found), row);
    else this.#paintPanel(this.sheet.reading(), this.sheet.row);
  }

  #show(row, reading) {
    this.tagged += Boolean(reading.tag) - Boolean(this.sheet.reading(row).tag);
    this.status.counted(this.tagged);
    this.sheet.show(row, reading);
    if (row === this.sheet.row) this.#paintPanel(reading, row);
  }

  #paintPanel(reading, row) {
    this.panel.show(reading, row);
    this.speaker.scope = row;
    if (document.activeElement !== this.speaker.input) this.speaker.value = reading.attribution?.speaker.name ?? "";
  }
}

const root = globalThis.document && part("workbench");
if (root) {
  new Workbench(root);
  performance.mark("workbench-ready"); // for `make bench`
}
