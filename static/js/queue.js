/** Changes on their way to the server. They are kept here until it has answered for each. */

import { Backoff } from "./deliver.js";
import { bodyOf, sameReading } from "./reading.js";

const AT_ONCE = 4;

/**
 * @typedef {import("./reading.js").Reading} Reading
 * @typedef {{outcome: "saved"|"conflict"|"refused"|"retry"|"signin", answer?: Reading, message?: string}} Delivery
 * @typedef {{kind: "conflict"|"refused", message: string, theirs?: Reading, mine: Reading}} Problem
 * @typedef {{id: string, revision: number, wanted: Reading|null, sending: object|null, busy: boolean,
 *            hold: any, problem: Problem|null}} Entry
 */

/**
 * One line of saves for each sentence: the next starts when the last is answered, and changes made in
 * between become one. A save without an answer is repeated word for word, as it may have arrived.
 */
export class SaveQueue {
  /** @type {Map<string, Entry>} by sentence */
  #entries = new Map();
  #reason = { outcome: "", message: "" };
  #idle = [];

  /**
   * @param {object} parts
   * @param {(id: string, body: object) => Promise<Delivery>} parts.deliver
   * @param {(sentence: string, answer: Reading, more: boolean) => void} parts.onSaved  *more*: a later change waits
   * @param {(sentence: string, problem: Problem|null) => void} parts.onProblem
   * @param {() => void} parts.onChange  after anything that summary() tells
   */
  constructor({ deliver, onSaved, onProblem, onChange, clock }) {
    this.pause = new Backoff(clock);
    Object.assign(this, { deliver, onSaved, onProblem, onChange });
  }

  /** Keep a reading and send it, at once or when no other change has come for *delay* milliseconds. */
  save(reading, delay = 0) {
    const { sentence, id, revision } = reading;
    const entry = this.#entries.get(sentence) ?? { id, revision, sending: null, busy: false, hold: null, problem: null };
    this.#entries.set(sentence, entry);
    entry.wanted = reading;
    if (entry.problem) this.#report(sentence, entry, entry.problem.theirs ? { ...entry.problem, mine: reading } : null);
    this.#letGo(entry);
    if (delay) entry.hold = this.pause.later(() => this.#pump(this.#letGo(entry)), delay);
    this.#pump();
  }

  /** Settle a conflict: send mine over theirs, or drop mine. @param {"mine"|"theirs"} keep */
  settle(sentence, keep) {
    const entry = this.#entries.get(sentence);
    if (!entry?.problem?.theirs) return;
    const { theirs } = entry.problem;
    Object.assign(entry, { id: theirs.id, revision: theirs.revision });
    if (keep === "theirs") {
      this.#entries.delete(sentence);
      this.onSaved(sentence, theirs, false);
    }
    this.#report(sentence, entry, null);
    this.#pump();
  }

  /** Where saving stands: how many changes are not safe yet, which need the reader, and why it waits. */
  summary() {
    const problems = [...this.#entries].filter(([, entry]) => entry.problem).map(([sentence]) => sentence);
    return { unsaved: this.#entries.size, problems, waiting: this.pause.failing, ...this.#reason };
  }

  /** Send now what waits: the connection is back, or the page is about to be left. */
  flush() {
    this.#entries.forEach((entry) => this.#letGo(entry));
    this.pause.hurry();
    this.#pump();
  }

  /** Resolves when all is saved that needs no decision, or after *patience* milliseconds. */
  settled(patience = 2000) {
    return new Promise((resolve) => {
      this.#idle.push(resolve);
      this.pause.later(resolve, patience);
      this.flush();
    });
  }

  #letGo(entry) {
    this.pause.forget(entry.hold);
    entry.hold = null;
  }

  #pump() {
    const entries = [...this.#entries.values()];
    let free = this.pause.pausing ? 0 : (this.pause.failing ? 1 : AT_ONCE) - entries.filter((entry) => entry.busy).length;
    for (const [sentence, entry] of this.#entries) {
      if (free <= 0) break;
      if (entry.busy || entry.problem || entry.hold !== null) continue;
      free -= 1;
      this.#send(sentence, entry);
    }
    this.onChange();
    if (entries.every((entry) => entry.problem)) for (const resolve of this.#idle.splice(0)) resolve();
  }

  async #send(sentence, entry) {
    if (!entry.sending) {
      entry.sending = bodyOf({ ...entry.wanted, revision: entry.revision });
      entry.wanted = null;
    }
    entry.busy = true;
    const { outcome, answer, message = "" } = await this.#deliver(entry);
    entry.busy = false;
    if (outcome === "retry" || outcome === "signin") this.#wait(sentence, entry, { outcome, message });
    else {
      this.pause.succeeded();
      this.#reason = { outcome: "", message: "" };
      const sent = entry.sending;
      entry.sending = null;
      if (outcome === "saved" || (answer && sameReading(sent, answer))) this.#saved(sentence, entry, answer);
      else this.#stuck(sentence, entry, sent, { kind: outcome, message, theirs: answer });
    }
    this.#pump();
  }

  /** An entry that stayed busy would never be sent again, whatever went wrong. */
  async #deliver({ id, sending }) {
    try {
      return await this.deliver(id, sending);
    } catch (error) {
      return { outcome: "retry", message: `It could not be sent (${error.message}).` };
    }
  }

  #saved(sentence, entry, answer) {
    Object.assign(entry, { id: answer.id, revision: answer.revision });
    if (!entry.wanted) this.#entries.delete(sentence);
    this.onSaved(sentence, answer, Boolean(entry.wanted));
  }

  #stuck(sentence, entry, sent, problem) {
    if (entry.wanted && !problem.theirs) return; // the later change may be what the refusal asks for
    entry.wanted ??= { ...sent, id: entry.id, evidence: problem.theirs?.evidence ?? 0 };
    this.#report(sentence, entry, { ...problem, mine: entry.wanted });
  }

  #report(sentence, entry, problem) {
    entry.problem = problem;
    this.onProblem(sentence, problem);
  }

  /** Last in line, so that one save that always fails does not hold up the others. */
  #wait(sentence, entry, reason) {
    this.#entries.delete(sentence);
    this.#entries.set(sentence, entry);
    this.#reason = reason;
    this.pause.failed(() => this.#pump());
  }
}
