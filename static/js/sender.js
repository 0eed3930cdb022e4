/**
 * Sends what is on the shelf, and again after a failure: one change after the other, in the order in which they were
 * made, as the server takes back first what came last.
 */

import { arrived, bounced, depart, isIdle, knew, replace, stored } from "./entry.js";
import { bodyOf, sameReading } from "./reading.js";
import { t } from "./words.js";

const PARTING = 4; // sent side by side when the page is left, as there is no later
const STUBBORN = 5; // failures in a row after which what waits behind a save is tried before it
const OTHERS = 3000; // milliseconds after which what another tab has not sent is sent by this one
const STAYED = 3000; // milliseconds after which a page that was to be left is taken to stay
const FINE = { outcome: "", message: "" };
/** Without locks, as on plain HTTP, two tabs may send the same. The server takes that for one. */
const FREE = { request: (_name, _options, run) => run(true) };

/** @typedef {import("./entry.js").Entry} Entry */

export class Sender {
  /** What is not to be sent yet, by key. @type {Map<string, {timer: any, typing: boolean}>} */
  #holds = new Map();
  #busy = new Set();
  /** How often in a row each could not be sent, by key. @type {Map<string, number>} */
  #failures = new Map();
  #idle = [];
  /** @type {Promise<void>|null} resolves when the page is still there although it was to be left */
  #stayed = null;
  /** Why the last delivery failed. */
  reason = FINE;
  stopped = false;
  /** The number of the last change that may be sent. */
  until = Infinity;

  /**
   * @param {object} parts
   * @param {import("./shelf.js").Shelf} parts.shelf
   * @param {import("./deliver.js").Backoff} parts.pause
   * @param {LockManager} [parts.locks]
   * @param {(entry: Entry, problem: import("./entry.js").Problem) => void} parts.report
   */
  constructor({ shelf, pause, locks = FREE, deliver, onSaved, report, onChange }) {
    Object.assign(this, { shelf, pause, locks, deliver, onSaved, report, onChange });
  }

  get failing() {
    return this.pause.failing;
  }

  /** Do not send a change for a while. @param {boolean} typing  another is likely to follow */
  hold(key, pause, typing) {
    const timer = this.pause.later(() => {
      this.#holds.delete(key);
      this.pump();
    }, pause);
    this.#holds.set(key, { typing, timer });
  }

  /** @returns {boolean} whether it was still being typed */
  release(key) {
    const { timer, typing = false } = this.#holds.get(key) ?? {};
    this.pause.forget(timer);
    this.#holds.delete(key);
    return typing;
  }

  /** What was being typed is done, as the reader has gone on to something else. @param {string} but  the key of that */
  finishTyping(but) {
    for (const [key, { typing }] of this.#holds) if (typing && key !== but) this.release(key);
  }

  /** Another tab is about to send this, as long as it is there. */
  leave(key) {
    this.release(key);
    if (this.shelf.entries.has(key)) this.hold(key, OTHERS, false);
    this.pump();
  }

  flush(leaving) {
    for (const key of [...this.#holds.keys()]) this.release(key);
    this.pause.hurry();
    this.pump(leaving);
  }

  /**
   * The page is about to be left. The next one may have been written before what is answered from now on was saved: it
   * must find that on the device, and send it once more.
   */
  expectEnd() {
    this.#stayed = new Promise((resume) => { this.pause.later(resume, STAYED); });
  }

  settled(patience) {
    return new Promise((resolve) => {
      this.#idle.push(resolve);
      this.pause.later(resolve, patience);
      this.flush();
    });
  }

  pump(leaving = false) {
    const slots = this.stopped || this.pause.pausing ? 0 : leaving ? PARTING : 1;
    for (const [key, entry] of this.shelf.entries) {
      if (this.#busy.size >= slots) break;
      if (!this.#busy.has(key) && !this.#holds.has(key) && this.waits(entry)) this.#send(key, leaving);
    }
    this.onChange();
    if (![...this.shelf.entries.values()].some((entry) => this.waits(entry))) for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** Whether an entry is to be sent as soon as that is possible. @param {Entry} entry */
  waits({ problem, sending, order }) {
    return !problem && (Boolean(sending) || order <= this.until);
  }

  /** Whether somebody waits until an entry is sent, but not for what comes after it. @param {Entry} entry */
  isAwaited(entry) {
    return this.until < Infinity && this.waits(entry);
  }

  /** Nothing of an entry is left to be saved. @param {import("./reading.js").Reading} show  what the server holds */
  finish(entry, show) {
    this.shelf.drop(entry);
    this.shelf.tell(entry.key, entry.turn, show);
    this.onSaved(show, false);
  }

  /** An entry that stayed busy would never be sent again, whatever went wrong. */
  async #send(key, leaving) {
    this.#busy.add(key);
    const attempt = (lock) => (lock ? this.#attempt(key) : this.hold(key, OTHERS, false));
    try {
      await (leaving ? attempt(true) : this.locks.request(this.shelf.prefix + key, { ifAvailable: true }, attempt));
    } catch (error) {
      this.#wait(key, { outcome: "retry", message: t("It could not be sent (%(why)s).", { why: error.message }) });
    }
    this.#busy.delete(key);
    this.pump();
  }

  async #attempt(key) {
    const entry = this.shelf.get(key);
    if (!entry || entry.problem) return; // another tab was quicker
    if (isIdle(entry)) {
      this.finish(entry, stored(entry));
      return;
    }
    const sent = depart(entry);
    this.shelf.keep(entry);
    const { outcome, answer, message = "" } = await this.deliver(entry.id, bodyOf(sent));
    await this.#stayed; // else the next page would not know of it
    if (outcome === "retry" || outcome === "signin") {
      this.#wait(key, { outcome, message });
      return;
    }
    this.pause.succeeded();
    this.#failures.delete(key);
    this.reason = FINE;
    const now = this.shelf.get(key); // changed meanwhile, perhaps by another tab
    if (!now || now.revision !== sent.revision) return;
    if (outcome === "saved" || (answer && sameReading(sent, answer))) this.#saved(now, answer);
    else this.#stuck(now, { kind: outcome, message, theirs: answer ?? null });
  }

  #saved(entry, answer) {
    if (!arrived(entry, answer)) {
      this.finish(entry, answer);
      return;
    }
    this.shelf.keep(entry);
    this.shelf.tell(entry.key, -1, answer);
    this.onSaved(answer, true);
  }

  #stuck(entry, problem) {
    const stuck = bounced(entry, problem);
    const seen = problem.theirs && knew(entry, problem.theirs);
    if (seen) replace(entry, problem.theirs);
    this.shelf.keep(entry);
    if (stuck && !seen) this.report(entry, problem);
  }

  /** Again in its turn; but one save that always fails does not hold up the others for ever. */
  #wait(key, reason) {
    const failures = (this.#failures.get(key) ?? 0) + (reason.outcome === "retry");
    this.#failures.set(key, failures % STUBBORN);
    if (failures === STUBBORN) this.shelf.postpone(key);
    this.reason = reason;
    this.pause.failed(() => this.pump());
  }
}
