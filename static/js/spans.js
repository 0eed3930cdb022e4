/**
 * Choosing words of a sentence: by keys, by selecting them, or by pressing the first and the last.
 * Loaded when it is first asked for. Without it the panel takes the words as typed.
 */

import { isolated } from "./dom.js";
import { highlight, rangeIn } from "./highlight.js";
import { commandOf, TAGS } from "./keys.js";
import { MarkBox } from "./markbox.js";
import { spanAt, toUnits } from "./offsets.js";
import { tagAfter } from "./reading.js";
import { isRtl, textOf } from "./rows.js";
import { piecesOf } from "./selected.js";
import { choiceOf, edgesOf, moved, stopsOf } from "./stops.js";
import { t, tn } from "./words.js";

/** @typedef {"span"|"move"|"cue"|"source"|"content"|"split"} Purpose */
/** @typedef {import("./reading.js").Span} Span */

const PARTS = { cue: "cue", who: "source", content: "content" };
/** The buttons of each purpose; all of them for a span. */
const ACTIONS = { span: null, split: ["split", "leave"] };
const HINTS = {
  span: () => t("Choose words: arrows move, Shift and arrows take more, Enter marks them."),
  move: () => t("Choose other words for this mark, then press Enter."),
  cue: () => t("Choose the words that attribute, such as “said”, then press Enter."),
  source: () => t("Choose the words that name who says it, then press Enter."),
  content: () => t("Choose the words that are said, then press Enter."),
  split: () => t("Choose the word before which the sentence is split, then press Enter."),
};

export class Marking {
  /** What is chosen for what: by *choice* of *stops*, or *exactly* as selected. */
  #now = null;

  /** @param {object} bench  the workbench */
  constructor(bench) {
    this.bench = bench;
    const act = (what) => (what === "leave" ? this.#end(null) : this.#do(what));
    this.box = new MarkBox(bench, { act, take: (index) => this.#take(index), key: (event) => this.key(event) });
  }

  /** Whether words are being chosen by key or by press. */
  get choosing() {
    return this.#now !== null && !this.#now.exactly;
  }

  /**
   * Begin, at the current mark's words or the first word.
   *
   * @param {Purpose} purpose
   * @param {(span: Span|null) => void} [onDone]
   * @param {{byPress?: boolean}} [options]  *byPress*: the words are buttons too, for who did not come by key
   */
  start(purpose, onDone, { byPress = !this.bench.sheet.grid.contains(document.activeElement) } = {}) {
    this.leave();
    const { row, reading } = this.bench.target;
    const text = textOf(row).textContent;
    const stops = stopsOf(text, this.bench.language);
    if (purpose === "move" && !reading.span) return this.bench.tell(t("Go to a mark first: the arrows to the left and right lead there."));
    if (!stops.length) return undefined;
    const { start, end } = reading.span ?? { start: null };
    const choice = purpose === "split" ? secondWord(stops) : start === null ? choiceOf(stops) : choiceOf(stops, toUnits(text, start), toUnits(text, end));
    this.#now = { row, reading, purpose, onDone, stops, choice };
    this.box.open(row, "", ACTIONS[purpose] === undefined ? ["mark", "leave"] : ACTIONS[purpose]);
    this.box.offer(byPress ? stops.map((stop) => text.slice(stop.start, stop.end)) : []);
    this.box.follow(choice.focus);
    if (!byPress) row.focus({ preventScroll: true });
    return this.bench.say(`${HINTS[purpose]()} ${this.#paint()}`);
  }

  /** Show what can be done with words that are selected. @param {Selection} selection */
  offer(selection) {
    const found = piecesOf(selection.getRangeAt(0), this.bench.sheet.rows);
    if (!found.length) return this.leave();
    const [{ row, start, end }] = found;
    const trouble = found.length > 1 ? t("A mark lies within one sentence. Select less, or join the sentences first.") : "";
    this.bench.select(row, null, false);
    this.#now = { row, purpose: "span", trouble, exactly: [start, end] };
    this.box.offer([]);
    this.box.open(row, trouble || textOf(row).textContent.slice(start, end), trouble ? ["leave"] : null, Boolean(trouble));
    return this.bench.say(trouble || t("Words chosen"));
  }

  /** A key while words are chosen. @returns {boolean} whether it was meant for this */
  key(event) {
    if (!this.#now) return false;
    const { keys } = this.bench;
    const { name } = commandOf(event, keys.marking, keys) ?? commandOf(event, keys.sheet, keys) ?? {};
    if (event.key === "Escape") return this.#end(null);
    if (this.#now.trouble) return false;
    if (event.key === "Enter") return this.#do("mark");
    if (this.#now.purpose === "span" && (name in PARTS || TAGS.includes(name))) return this.#do(name);
    if (this.#now.exactly) return name === "split" && this.#do(name);
    if (["left", "right", "first", "last"].includes(name)) return this.#move(name, event.shiftKey);
    return event.key.length === 1 && !event.ctrlKey && !event.metaKey; // nothing else happens by chance
  }

  /** Give up what was chosen. */
  leave() {
    const now = this.#now;
    this.#now = null;
    this.box.close();
    highlight("chosen", []);
    if (now && !now.exactly) now.onDone?.(null);
  }

  #move(name, extend) {
    const { row, stops, choice, purpose } = this.#now;
    const [left, right] = isRtl(row) ? ["ahead", "back"] : ["back", "ahead"];
    this.#now.choice = moved(stops, choice, { left, right }[name] ?? name, extend && purpose !== "split");
    this.bench.say(this.#paint());
    this.box.follow(this.#now.choice.focus);
    return true;
  }

  /** The first press begins anew, the second one ends. */
  #take(index) {
    const now = this.#now;
    now.choice = now.half ? { anchor: now.choice.anchor, focus: index } : { anchor: index, focus: index };
    now.half = !now.half;
    this.bench.say(this.#paint());
  }

  /** Paint what is chosen. @returns {string} what it is, in words */
  #paint() {
    const { row, stops, choice, purpose } = this.#now;
    const cell = textOf(row);
    const edges = edgesOf(stops, choice);
    const words = isolated(cell.textContent.slice(...edges));
    if (!highlight("chosen", [rangeIn(cell, ...edges)])) getSelection().setBaseAndExtent(...endsOf(rangeIn(cell, ...edges)));
    const [first, last] = [choice.anchor, choice.focus].sort((one, other) => one - other);
    const count = stops.slice(first, last + 1).filter(({ word }) => word).length;
    const told = purpose === "split" ? t("Split before “%(words)s”", { words }) : tn("“%(words)s”, %(n)s word", "“%(words)s”, %(n)s words", count, { words });
    this.box.show(told, first, last);
    return told;
  }

  #do(what) {
    const { row, reading, purpose, onDone, stops, choice, exactly } = this.#now;
    const text = textOf(row).textContent;
    const [start, end] = exactly ?? edgesOf(stops, choice);
    const splits = purpose === "split" || what === "split";
    const span = spanAt(text, start, splits ? text.length : end);
    this.#end(span);
    if (!span || onDone) return true;
    if (splits) this.#split(row, span.start);
    else if (purpose === "move") this.bench.edit({ span }, 0, { row, reading });
    else if (purpose !== "span" || PARTS[what]) this.bench.tools.withPanel((panel) => panel.markWords(PARTS[what] ?? purpose, span));
    else this.#mark(row, span, TAGS.includes(what) ? what : null);
    return true;
  }

  /** The same words marked before are found again, and the same tag again takes it away. */
  #mark(row, span, tag) {
    const there = this.bench.readings(row).find((one) => one.span?.start === span.start && one.span.end === span.end);
    this.bench.addSpan(span, tag ? { tag: there ? tagAfter(there, tag) : tag } : {}, row);
    this.bench.say(t("Marked: “%(words)s”", { words: isolated(span.exact) }));
  }

  async #split(row, at) {
    if (at === 0) return this.bench.tell(t("A sentence is not split before its first word."));
    return import("./recut.js").then(({ split }) => split(this.bench, row, at), () => this.bench.tools.failed());
  }

  #end(span) {
    const { onDone, exactly } = this.#now;
    this.#now = null;
    this.leave();
    if (exactly) getSelection().removeAllRanges();
    this.bench.back();
    onDone?.(span);
    return true;
  }
}

/** Where a sentence is split most likely, to begin with. */
function secondWord(stops) {
  const at = Math.max(0, stops.findIndex(({ word }, index) => index > 0 && word));
  return { anchor: at, focus: at };
}

const endsOf = ({ startContainer, startOffset, endContainer, endOffset }) => [startContainer, startOffset, endContainer, endOffset];
