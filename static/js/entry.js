/**
 * One annotation on its way to the server, as plain data that is kept on the device: what is to be saved,
 * what may have arrived already, and what each change replaced.
 */

import { sameReading, unread } from "./reading.js";

const STEPS = 20; // changes of one annotation that can be taken back while they are not sent
/** *sent* when what is on its way is no longer among the past: a change it holds was taken back. */
const AWAY = -1;
const SAID = ["tag", "certainty", "flagged", "note", "verdict", "justification", "attributions"];

/**
 * @typedef {import("./reading.js").Reading} Reading
 * @typedef {{kind: "conflict"|"refused", message: string, theirs?: Reading|null}} Problem
 * @typedef {object} Entry
 * @property {string} key  of a whole sentence its sentence's, as two tabs may make two ids for it
 * @property {string} id  of the annotation
 * @property {number} revision  of what is to be replaced
 * @property {Reading|null} wanted  not sent yet
 * @property {Reading|null} sending  sent without an answer so far: repeated word for word, as it may have arrived
 * @property {{order: number, state: Reading}[]} past  what each change replaced; the first is what the server holds
 * @property {number} sent  how many of *past* are older than *sending*
 * @property {number} order  of the last change that was not taken back, among the changes on this device
 * @property {number} turn  goes up with every change, also when one is taken back
 * @property {Problem|null} problem
 * @property {string} article  its id; with *title* and *text* to tell the reader what this is about
 */

export const keyOf = ({ id, sentence, span }) => (span ? `a.${id}` : `s.${sentence}`);

/** @param {{article: string, title: string, text: string}} about @returns {Entry} */
export function begin(reading, { article, title, text }) {
  const { id, revision } = reading;
  return { article, title, text, key: keyOf(reading), id, revision, wanted: null, sending: null, past: [], sent: 0, order: 0, turn: 0, problem: null };
}

/** What the page is to show. @returns {Reading} */
export const latest = ({ wanted, sending, id, revision }) => ({ ...(wanted ?? sending), id, revision });

/** What the server holds, as far as is known. @returns {Reading} */
export function stored(entry) {
  return entry.past[0]?.state ?? { ...latest(entry), removed: true };
}

/**
 * Take a change in.
 *
 * @param {Reading|null} before  what the page showed; null: there was no such span
 * @param {boolean} typing  the change before is still being typed: they are one
 */
export function change(entry, reading, before, typing) {
  const state = entry.wanted ?? entry.sending ?? before ?? { ...reading, removed: true };
  if (!typing || entry.past.length <= entry.sent) entry.past.push({ order: entry.order, state });
  const first = Math.max(entry.sent, 0) + 1; // those before it are of what is on its way
  if (entry.past.length - first >= STEPS) entry.past.splice(first, 1);
  entry.wanted = reading;
}

/**
 * Take the last change back.
 *
 * @returns {{show: Reading, done: boolean}} what the page is to show; *done*: nothing is left to be sent
 */
export function takeBack(entry) {
  const { order, state } = entry.past.pop();
  const later = entry.past.length >= entry.sent;
  entry.order = order;
  entry.wanted = later && entry.past.length === entry.sent ? null : state;
  if (!later) entry.sent = AWAY; // it may have arrived, so going back is one more change
  return { show: { ...state, id: entry.id, revision: entry.revision }, done: !entry.wanted && !entry.sending };
}

/**
 * What the server holds was changed by an undo: a change that waits is now one of that. What it left as it was is as the
 * undo left it, so neither takes the other back.
 *
 * @param {Reading} theirs
 */
export function rebase(entry, theirs) {
  const { id, revision, sentence, span, evidence } = theirs;
  const base = stored(entry);
  const ground = theirs.removed ? { ...unread(sentence, span), id, revision, evidence } : theirs;
  const onto = (state) => ({ ...ground, ...difference(base, state), removed: state.removed });
  entry.wanted = onto(entry.wanted);
  entry.past = entry.past.map(({ order, state }, at) => ({ order, state: at ? onto(state) : theirs }));
  Object.assign(entry, { id, revision });
}

function difference(base, state) {
  const differs = (name) => JSON.stringify(base[name]) !== JSON.stringify(state[name]);
  return Object.fromEntries(SAID.filter(differs).map((name) => [name, state[name]]));
}

/** Whether sending would change nothing, as far as is known. @param {Entry} entry */
export function isIdle(entry) {
  return !entry.sending && sameReading(entry.wanted, stored(entry));
}

/** Get ready to be sent. @returns {Reading} what is to be sent */
export function depart(entry) {
  if (!entry.sending) {
    Object.assign(entry, { sending: latest(entry), wanted: null, sent: entry.past.length });
  }
  return entry.sending;
}

/** The server has saved what was sent. @param {Reading} answer @returns {boolean} whether a later change waits */
export function arrived(entry, answer) {
  const { id, revision } = answer;
  Object.assign(entry, { id, revision, sending: null });
  if (!entry.wanted) return false;
  if (entry.sent === AWAY) entry.past.length = 0;
  const first = entry.past[entry.sent];
  entry.past.splice(0, entry.sent + 1, { order: first?.order ?? entry.order, state: answer });
  entry.sent = 0;
  return true;
}

/**
 * Whether the server holds what the reader saw when they changed it, although its revision is another: an undo
 * went there and back, or this tab had not heard the number yet. So nothing is overwritten unseen.
 *
 * @param {Reading} theirs
 */
export const knew = (entry, theirs) => sameReading(stored(entry), theirs);

/** The server has not taken what was sent. @returns {boolean} false: a later change may be what it asks for */
export function bounced(entry, problem) {
  const mend = entry.wanted && !problem.theirs;
  entry.wanted ??= entry.sending;
  Object.assign(entry, { sending: null, sent: 0, problem: mend ? null : problem });
  return !mend;
}

/** Let the next save replace what the server holds. @param {Reading} theirs */
export function replace(entry, theirs) {
  const { id, revision } = theirs;
  Object.assign(entry, { id, revision, problem: null });
  entry.past.splice(0, 1, { order: entry.past[0]?.order ?? entry.order, state: theirs });
}
