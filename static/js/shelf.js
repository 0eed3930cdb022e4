/** The changes of one person on this device, as all tabs see them. A tab may be closed at any time; its changes stay. */

import { change, latest } from "./entry.js";
import { prefixOf } from "./store.js";

const LATE = 1000; // milliseconds within which news of another tab has come

/** @typedef {import("./entry.js").Entry} Entry */

export class Shelf {
  /** As they were last seen, in the order in which they are tried. @type {Map<string, Entry>} */
  entries = new Map();
  /** Changes made in this tab for which no tab has told of an answer yet. @type {Map<string, Entry>} */
  #own = new Map();
  /** The number of the last change on this device. */
  turn = 0;

  /**
   * @param {object} parts
   * @param {import("./store.js").Store} parts.store
   * @param {BroadcastChannel} parts.channel  to the other tabs of this person
   * @param {(run: Function, pause: number) => void} parts.later
   * @param {(before: Entry|undefined, now: Entry|null) => void} parts.onForeign  another tab has changed an entry
   * @param {(answer: import("./reading.js").Reading, entry: Entry|null) => void} parts.onNews  another tab was answered
   */
  constructor({ person, store, channel, later, onForeign, onNews }) {
    Object.assign(this, { store, channel, later, onForeign, onNews, prefix: prefixOf(person) });
    channel.onmessage = ({ data }) => data.answer && this.#hear(data);
    for (const key of this.#keys()) this.get(key);
    this.entries = new Map([...this.entries].sort(([, one], [, other]) => one.turn - other.turn));
  }

  #keys() {
    return this.store.keys(this.prefix).map((name) => name.slice(this.prefix.length));
  }

  /** @returns {Entry|null} as it is now, whichever tab has changed it last */
  get(key) {
    const kept = this.store.read(this.prefix + key);
    const entry = Array.isArray(kept?.past) ? kept : null;
    if (entry) this.entries.set(key, entry);
    else this.entries.delete(key);
    this.turn = Math.max(this.turn, entry?.turn ?? 0);
    return entry;
  }

  /** The number of a new change: higher than that of any other on this device. */
  next() {
    return (this.turn += 1);
  }

  /** @param {boolean} own  with a change made in this tab */
  keep(entry, own = false) {
    if (own) this.#own.set(entry.key, entry);
    this.entries.set(entry.key, entry);
    this.store.set(this.prefix + entry.key, JSON.stringify(entry));
  }

  /** Keep an entry that holds the last change of all on this device. */
  keepLast(entry) {
    this.entries.delete(entry.key);
    this.keep(entry, true);
  }

  /** Let the others be tried first. */
  postpone(key) {
    const entry = this.entries.get(key);
    this.entries.delete(key);
    if (entry) this.entries.set(key, entry);
  }

  /** Nothing of it is left to be saved. */
  drop({ key }) {
    this.entries.delete(key);
    this.#own.delete(key);
    this.store.remove(this.prefix + key);
  }

  /** Let the other tabs know what the server holds now. @param {number} turn  the last change that is in it */
  tell(key, turn, answer) {
    this.channel.postMessage({ key, turn, answer });
  }

  clear() {
    this.store.purge(this.prefix);
    this.entries.clear();
    this.#own.clear();
  }

  /** The device may hold something else now. @param {string|null} name  of what has changed; null for whatever */
  changed(name = null) {
    if (name === null) for (const key of new Set([...this.#keys(), ...this.entries.keys()])) this.#look(key);
    else if (name.startsWith(this.prefix)) this.#look(name.slice(this.prefix.length));
  }

  #look(key) {
    const before = this.entries.get(key);
    const entry = this.get(key);
    if (this.#isMissing(key, entry)) this.later(() => this.#mend(key), LATE);
    if (entry?.turn !== before?.turn || !entry?.problem !== !before?.problem) this.onForeign(before, entry);
  }

  #hear({ key, turn, answer }) {
    if (this.#own.get(key)?.turn <= turn) this.#own.delete(key);
    this.#look(key);
    this.onNews(answer, this.entries.get(key) ?? null);
  }

  #isMissing(key, entry) {
    return this.#own.has(key) && !(entry?.turn >= this.#own.get(key).turn);
  }

  /** Two tabs wrote at the same moment, and a change of this one was lost: it is made again. */
  #mend(key) {
    const entry = this.get(key);
    const own = this.#own.get(key);
    if (!this.#isMissing(key, entry)) return;
    if (entry) change(entry, latest(own), null, false);
    this.keep(Object.assign(entry ?? own, { turn: this.next() }), true);
    this.onForeign(undefined, entry ?? own);
  }
}
