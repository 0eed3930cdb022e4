/** What a reviewer says of one sentence, as plain data: how a key changes it and what is sent. */

/**
 * @typedef {{id: string, name: string, kind: string}} Speaker
 * @typedef {{speaker: Speaker, manner: string, role: string}} Attribution
 * @typedef {{id: string, sentence: string, revision: number, tag: string|null,
 *            attribution: Attribution|null, note: string, evidence: number}} Reading
 */

export const LETTERS = { claim: "C", quote: "Q", opinion: "O", other: "N" };
export const WORDS = { claim: "Claim", quote: "Quote", opinion: "Opinion", other: "None" };

/** A sentence nobody has said anything of yet. @param {string} sentence @returns {Reading} */
export function unread(sentence) {
  return { id: uuid7(), sentence, revision: 0, tag: null, attribution: null, note: "", evidence: 0 };
}

/** The tag after a key: the same key again takes it away, unless it also moves on. */
export function tagAfter(reading, tag, keep = false) {
  return reading.tag === tag && !keep ? null : tag;
}

/**
 * The attribution after a speaker was chosen. Manner and role of the earlier one stay, so a slip is easy to mend.
 *
 * @param {Reading} reading
 * @param {Speaker|null} speaker
 * @returns {Attribution|null}
 */
export function attributionTo(reading, speaker) {
  if (!speaker) return null;
  const before = reading.attribution;
  const words = speaker.kind === "author" || reading.tag === "quote" ? "direct" : "indirect";
  return { speaker, manner: before?.manner ?? words, role: before?.role ?? "" };
}

/** What is sent to save a reading. @param {Reading} reading */
export function bodyOf({ sentence, revision, tag, attribution, note }) {
  return { sentence, revision, tag, attribution, note };
}

/** Whether two readings say the same, whatever their revisions. */
export function sameReading(one, other) {
  const said = ({ tag, attribution, note }) =>
    JSON.stringify([tag, attribution && [attribution.speaker.name, attribution.manner, attribution.role], note]);
  return said(one) === said(other);
}

/** A reading in one line, to choose between two. @param {Reading} reading */
export function describe({ tag, attribution, note }) {
  const said = attribution ? `${attribution.speaker.name} (${attribution.manner}${attribution.role ? `, ${attribution.role}` : ""})` : "";
  const parts = [tag ? WORDS[tag] : "Not tagged", said, note ? `note “${note.length > 80 ? `${note.slice(0, 79)}…` : note}”` : ""];
  return parts.filter(Boolean).join(" · ");
}

/** What stands in the margin of a sentence: whose words, and the rest. @param {Reading} reading @returns {[string, string]} */
export function marginOf({ attribution, note, evidence }) {
  const sources = evidence ? `${evidence} ${evidence === 1 ? "source" : "sources"}` : "";
  const rest = [sources, note ? "note" : ""].filter(Boolean).join(" · ");
  return [attribution?.speaker.name ?? "", rest];
}

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
