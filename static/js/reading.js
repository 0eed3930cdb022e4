/** What a reviewer says of a sentence or of a span in it, as plain data: how a key changes it and what is sent. */

import { t, tn } from "./words.js";

/**
 * @typedef {{start: number|null, end: number|null, exact: string}} Span  in code points from the sentence's start;
 *   without offsets when a correction of the text took its place away
 * @typedef {{id: string, name: string, kind: string}} Speaker
 * @typedef {{naming: "unnamed"|"collective"}} Nameless
 * @typedef {{id: string, parent: string|null, naming: "named"|"unnamed"|"collective", speaker: Speaker|null,
 *            manner: string, role: string, affiliation: string, cue: Span|null, source: Span|null,
 *            content: Span|null}} Attribution  *parent*: the one according to whom
 * @typedef {{id: string, sentence: string, revision: number, span: Span|null, tag: string|null,
 *            certainty: string|null, flagged: boolean, note: string, verdict: string|null, justification: string,
 *            attributions: Attribution[], removed: boolean, evidence: number}} Reading  *span* null: the whole sentence
 */

export const LETTERS = { claim: "C", quote: "Q", opinion: "O", other: "N" };
/** The words of each tag, verdict and manner, in the reader's language. */
export const WORDS = wordsOf({ claim: () => t("Claim"), quote: () => t("Quote"), opinion: () => t("Opinion"), other: () => t("None") });
export const VERDICTS = wordsOf({
  supported: () => t("Supported"),
  refuted: () => t("Refuted"),
  conflicting: () => t("Conflicting evidence"),
  not_enough_evidence: () => t("Not enough evidence"),
});
export const MANNERS = wordsOf({ direct: () => t("direct"), indirect: () => t("indirect"), mixed: () => t("mixed") });
export const NAMELESS = wordsOf({ unnamed: () => t("an unnamed source"), collective: () => t("several unnamed sources") });

/** An object whose values are looked up when they are read, as the language is known only then. */
export function wordsOf(makers) {
  return Object.defineProperties({}, Object.fromEntries(Object.entries(makers).map(([key, get]) => [key, { get, enumerable: true }])));
}

export const NOTHING = {
  revision: 0, span: null, tag: null, certainty: null, flagged: false, note: "", verdict: null, justification: "",
  attributions: [], removed: false, evidence: 0,
};

const UNSAID = { parent: null, role: "", affiliation: "", cue: null, source: null, content: null };

/** What the page tells of a sentence or of a span in it, with what it leaves out. @param {Partial<Reading>} said @returns {Reading} */
export function told(sentence, { attributions = [], ...said }) {
  return { ...NOTHING, ...said, sentence, attributions: attributions.map((one) => ({ ...UNSAID, ...one })) };
}

/** A sentence, or a span of one, that nobody has said anything of yet. @returns {Reading} */
export function unread(sentence, span = null) {
  return { id: uuid7(), sentence, ...NOTHING, span };
}

/** The tag after a key: the same key again takes it away, unless it also moves on. */
export function tagAfter(reading, tag, keep = false) {
  return reading.tag === tag && !keep ? null : tag;
}

/** A reading with a change made. Only a claim has a verdict. @returns {Reading} */
export function patched(reading, patch) {
  const after = { ...reading, ...patch };
  return after.tag === "claim" ? after : { ...after, verdict: null };
}

/**
 * The attributions after a speaker was chosen for one of them. Manner, role and words stay, so a slip is easy to mend.
 *
 * @param {Reading} reading
 * @param {Speaker|Nameless|null} who  null takes the attribution away; what it led on to is led on to without it
 * @param {string|null} id  of the attribution, one of those there or a new one; null for the first
 * @returns {Attribution[]}
 */
export function attributionTo({ tag, attributions }, who, id = attributions[0]?.id ?? null) {
  const before = attributions.find((one) => one.id === id);
  if (!who) {
    const past = (one) => (one.parent === id ? { ...one, parent: before?.parent ?? null } : one);
    return attributions.filter((one) => one.id !== id).map(past);
  }
  const naming = who.naming ?? "named";
  const speaker = naming === "named" ? { id: who.id, name: who.name, kind: who.kind } : null;
  if (before) return attributions.map((one) => (one === before ? { ...one, naming, speaker } : one));
  const manner = who.kind === "author" || tag === "quote" ? "direct" : "indirect";
  return [...attributions, { ...UNSAID, id: id ?? uuid7(), naming, speaker, manner }];
}

/** What an attribution calls its speaker. @param {Attribution|undefined} attribution */
export function nameOf(attribution) {
  if (!attribution) return "";
  const { speaker, naming } = attribution;
  return speaker?.kind === "author" ? t("The author") : (speaker?.name ?? NAMELESS[naming]);
}

/** Whether another attribution is known through this one. @param {Attribution[]} all @param {Attribution} one */
export const isParent = (all, { id }) => all.some(({ parent }) => parent === id);

/** What is sent to save a reading. @param {Reading} reading */
export function bodyOf({ sentence, revision, span, tag, certainty, flagged, note, verdict, justification, attributions, removed }) {
  return { sentence, revision, span, tag, certainty, flagged, note, verdict, justification, attributions, removed };
}

/** Whether two readings say the same, whatever their revisions and ids. */
export function sameReading(one, other) {
  return said(one) === said(other);
}

function said(reading) {
  const { span, tag, certainty, flagged, note, verdict, justification, attributions, removed } = { ...NOTHING, ...reading };
  const places = attributions.map(({ id }) => id);
  const who = attributions.map((one) => [
    one.parent ? places.indexOf(one.parent) : null, one.naming ?? "named", one.speaker?.name ?? null, one.manner,
    one.role ?? "", one.affiliation ?? "", ...[one.cue, one.source, one.content].map(placeOf),
  ]);
  return JSON.stringify([placeOf(span), tag, certainty, flagged, note, verdict, justification, who, removed]);
}

const placeOf = (span) => span && [span.start, span.end, span.exact];

/** What stands in the margin of a sentence: who says it first of all and how many others do, and the rest. @param {Reading} reading @returns {[string, string]} */
export function marginOf({ attributions, flagged, note, evidence }) {
  const [first, ...others] = attributions.filter((one) => !isParent(attributions, one));
  const sources = evidence ? tn("%(n)s source", "%(n)s sources", evidence) : "";
  return [nameOf(first) + (others.length ? ` +${others.length}` : ""), listed([sources, note ? t("note") : "", flagged ? t("flag") : ""])];
}

/** What is there of some things that are counted, in a line that is not broken inside one of them. @param {(string|undefined)[]} parts */
export const listed = (parts) => parts.filter(Boolean).map((part) => part.replace(/^(\d+) /, "$1\u00a0")).join("\u00a0· ");

/**
 * An id made in the browser, so that a save repeated after a lost answer creates nothing twice: a UUID of version 7 (RFC 9562): 48 bits of time, then chance, so that ids sort by when they were made.
 *
 * @param {number} now  milliseconds since 1970
 * @param {Uint8Array} random  16 random bytes; they are written over
 * @returns {string}
 */
export function uuid7(now = Date.now(), random = crypto.getRandomValues(new Uint8Array(16))) {
  for (let byte = 5, rest = now; byte >= 0; byte -= 1, rest = Math.floor(rest / 256)) random[byte] = rest % 256;
  random[6] = 0x70 | (random[6] & 0x0f);
  random[8] = 0x80 | (random[8] & 0x3f);
  const hex = Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
