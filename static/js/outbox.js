/**
 * Changes on their way to the server. Each is on the device before it is painted, and stays there until the
 * server has answered for it. All tabs of one person share them, and each sends what another left behind.
 */

import { opened } from "./opened.js";
import { Backoff } from "./deliver.js";
import { begin, change, depart, keyOf, latest, rebase, replace, stored, takeBack } from "./entry.js";
import { Sender } from "./sender.js";
import { Shelf } from "./shelf.js";
import { Store, channelOf } from "./store.js";

/**
 * @typedef {import("./reading.js").Reading} Reading
 * @typedef {import("./entry.js").Entry} Entry
 * @typedef {import("./entry.js").Problem & {mine: Reading}} Problem
 * @typedef {{outcome: "saved"|"conflict"|"refused"|"retry"|"signin", answer?: Reading, message?: string}} Delivery
 */


export class Outbox {
  /**
   * @param {object} parts
   * @param {string} parts.person  whose changes these are
   * @param {(id: string, body: object) => Promise<Delivery>} parts.deliver
   * @param {(reading: Reading) => {article: string, title: string, text: string}} parts.about  what a reading is of
   * @param {(reading: Reading, more: boolean) => void} parts.onSaved  what is to be shown now; *more*: a later change
   *   waits, so only id, revision and evidence are news. It may belong to another article, and may be removed
   * @param {(id: string, problem: Problem|null, reading: Reading) => void} parts.onProblem
   * @param {() => void} parts.onChange  after anything that summary() tells
   */
  constructor({
    person, deliver, about = () => ({ article: "", title: "", text: "" }), onSaved = () => {}, onProblem = () => {}, onChange = () => {},
    store = new Store(), channel = channelOf(person), locks = globalThis.navigator?.locks, clock,
  }) {
    Object.assign(this, { about, onSaved, onProblem, store });
    const report = (entry, problem) => this.#report(entry, problem);
    const onForeign = (before, entry) => this.#foreign(before, entry);
    const onNews = (answer, entry) => onSaved(answer, Boolean(entry?.wanted));
    const pause = new Backoff(clock);
    this.shelf = new Shelf({ person, store, channel, later: pause.later, onForeign, onNews });
    this.sender = new Sender({ shelf: this.shelf, pause, locks, deliver, onSaved, report, onChange });
    opened.add(this);
    this.#listen();
    // Not before the page had the time to show what is pending.
    pause.later(() => {
      for (const entry of this.list()) if (entry.problem) this.#report(entry, entry.problem);
      this.sender.pump();
    }, 0);
  }

  /** What is newer than what the server told of an article. @returns {Reading[]} */
  pending(article) {
    return this.list().filter((entry) => entry.article === article).map(latest);
  }

  /** @returns {Entry[]} */
  list() {
    return [...this.shelf.entries.values()];
  }

  /**
   * Keep a reading and send it, at once or when no other change has come for *delay* milliseconds.
   *
   * @param {Reading|null} before  what was shown until now; null: there was no such span
   * @param {ReturnType<Outbox["about"]>} [about]
   */
  save(reading, delay = 0, before = null, about = undefined) {
    const key = keyOf(reading);
    const entry = this.shelf.get(key) ?? begin(reading, about ?? this.about(reading));
    const typing = this.sender.release(key);
    // What was typed is a change of its own, and so is what has to be saved before an undo that was asked for.
    if (entry.wanted && !entry.sending && ((typing && !delay) || this.sender.isAwaited(entry))) depart(entry);
    change(entry, reading, before, typing && delay > 0);
    entry.order = entry.turn = this.shelf.next();
    if (entry.problem) this.#report(entry, entry.problem.theirs ? entry.problem : null);
    this.shelf.keepLast(entry);
    this.sender.finishTyping(key);
    if (delay) this.sender.hold(key, delay, true);
    this.sender.pump();
  }

  /** The number of the last change on this device. */
  get turn() {
    return this.shelf.turn;
  }

  /**
   * Take back the last change that is not saved, of all on this device.
   *
   * @param {number} until  the number of the last change that may be meant
   * @returns {{show: Reading, was: Reading, turn: number, about: object}|null} what is to be shown, and what was until
   *   now, as of change number *turn*
   */
  revert(until = Infinity) {
    const able = this.list().filter(({ past, problem, order }) => past.length && !problem && order <= until);
    const last = able.sort((one, other) => other.order - one.order)[0];
    const entry = last && this.shelf.get(last.key);
    if (!entry?.past.length) return null;
    this.sender.release(entry.key);
    const was = latest(entry);
    const { turn } = this;
    const { show, done } = takeBack(entry);
    entry.turn = this.shelf.next();
    if (done) this.sender.finish(entry, show);
    else {
      this.shelf.keep(entry, true);
      this.onSaved(show, false);
    }
    this.sender.pump();
    return { show, was, turn, about: entry };
  }

  /** Settle what needs a decision: mine is sent again, over theirs if there is such, or dropped. @param {"mine"|"theirs"} keep */
  settle(id, keep) {
    const found = this.list().find((entry) => entry.id === id);
    const entry = found && this.shelf.get(found.key);
    if (!entry?.problem) return;
    const { theirs } = entry.problem;
    if (keep === "mine" && theirs) replace(entry, theirs);
    this.#report(entry, null);
    entry.turn = this.shelf.next();
    if (keep === "mine") this.shelf.keep(entry, true);
    else this.sender.finish(entry, theirs ?? stored(entry));
    this.sender.pump();
  }

  /**
   * Where saving stands: how many changes are not saved, which need the reader, why it waits, how many only this page
   * holds, and whether the reader should stay.
   */
  summary() {
    const problems = this.list().filter((entry) => entry.problem).map(({ id }) => id);
    const { size } = this.shelf.entries;
    const { lost } = this.store;
    const waiting = this.sender.failing && size > problems.length;
    return { unsaved: size, problems, waiting, lost, stay: waiting || lost + problems.length > 0, ...this.sender.reason };
  }

  /** Send now what waits. @param {boolean} leaving  the page may be gone before a lock is given */
  flush(leaving = false) {
    this.sender.flush(leaving);
  }

  /** The page is about to be left, if the reader does not stay. */
  expectEnd() {
    this.sender.expectEnd();
  }

  /** Resolves when all is saved that needs no decision, or after *patience* milliseconds. */
  settled(patience = 2000) {
    return this.sender.settled(patience);
  }

  /** Whether something is still to be sent, of what may be. */
  get waits() {
    return this.list().some((entry) => this.sender.waits(entry));
  }

  /** Send only what was changed up to a change. @param {number} turn  its number */
  sendUntil(turn) {
    this.sender.until = turn;
    this.sender.pump();
  }

  /** Send nothing while an undo is on its way, which means what was saved before. @param {boolean} on */
  stop(on) {
    this.sender.stopped = on;
    this.sender.pump();
  }

  /**
   * Take in what an undo has made of readings: what waits here to be sent is made of that.
   *
   * @param {Reading[]} readings
   * @returns {Reading[]} what is to be shown
   */
  rebase(readings) {
    return readings.map((theirs) => {
      const entry = this.shelf.get(keyOf(theirs));
      if (!entry?.wanted || entry.sending || entry.problem) return theirs;
      rebase(entry, theirs);
      entry.turn = this.shelf.next();
      this.shelf.keep(entry, true);
      return latest(entry);
    });
  }

  /** Let the other tabs show what the server holds now. @param {Reading[]} readings */
  spread(readings) {
    for (const reading of readings) this.shelf.tell(keyOf(reading), -1, reading);
  }

  /** Forget everything, on the device too. */
  clear() {
    this.shelf.clear();
    this.sender.pump();
  }

  #listen() {
    if (!globalThis.document) return;
    addEventListener("storage", ({ key }) => this.shelf.changed(key));
    addEventListener("online", () => this.flush());
    addEventListener("pagehide", () => this.flush(true));
    // Hidden: a phone may never come back to the page, nor tell when it drops it. Shown: news may have been missed.
    document.addEventListener("visibilitychange", () => {
      this.shelf.changed();
      this.flush(document.hidden);
    });
  }

  /** @param {Entry|undefined} before @param {Entry|null} entry */
  #foreign(before, entry) {
    if (before?.problem || entry?.problem) this.#report(entry ?? before, entry?.problem ?? null);
    if (entry) this.onSaved(latest(entry), false);
    this.sender.leave((entry ?? before).key);
  }

  #report(entry, problem) {
    entry.problem = problem;
    this.onProblem(entry.id, problem && { ...problem, mine: latest(entry) }, latest(entry));
  }
}
