import assert from "node:assert/strict";
import test from "node:test";

import { seek } from "../../static/js/sheet.js";
import { optionsFor, speakerOf, whoOf, withRecent } from "../../static/js/speakers.js";
import { describe } from "../../static/js/describe.js";
import { attributionTo, bodyOf, marginOf, nameOf, patched, sameReading, tagAfter, unread, uuid7 } from "../../static/js/reading.js";

const ANNA = { id: "1", name: "Anna Sörensen", kind: "person" };
const BEN = { id: "2", name: "Ben", kind: "person" };

test("an id tells its version, its variant and its time", () => {
  const id = uuid7(0x0123456789ab, new Uint8Array(16).fill(0xff));
  assert.equal(id, "01234567-89ab-7fff-bfff-ffffffffffff");
});

test("ids made later sort later and none comes twice", () => {
  const ids = Array.from({ length: 1000 }, (_, at) => uuid7(1_700_000_000_000 + at));
  assert.deepEqual([...ids].sort(), ids);
  assert.equal(new Set(Array.from({ length: 1000 }, () => uuid7(5))).size, 1000);
});

test("the same tag again takes it away, unless it moves on", () => {
  const claim = { ...unread("s"), tag: "claim" };
  assert.equal(tagAfter(claim, "claim"), null);
  assert.equal(tagAfter(claim, "claim", true), "claim");
  assert.equal(tagAfter(claim, "quote"), "quote");
});

const WORDS = { manner: "indirect", role: "", affiliation: "", cue: null, source: null, content: null };
const by = (speaker, more = {}) => ({ id: speaker.id, parent: null, naming: "named", speaker, ...WORDS, ...more });

test("only a claim has a verdict", () => {
  const claim = { ...unread("s"), tag: "claim", verdict: "refuted", justification: "Why." };
  assert.equal(patched(claim, { note: "n" }).verdict, "refuted");
  const quote = patched(claim, { tag: "quote" });
  assert.deepEqual([quote.verdict, quote.justification], [null, "Why."]);
});

test("a quote is attributed directly, anything else in paraphrase", () => {
  assert.equal(attributionTo({ ...unread("s"), tag: "quote" }, ANNA)[0].manner, "direct");
  assert.equal(attributionTo({ ...unread("s"), tag: "claim" }, ANNA)[0].manner, "indirect");
  assert.equal(attributionTo(unread("s"), { ...ANNA, kind: "author" })[0].manner, "direct");
});

test("another speaker keeps manner, role and words", () => {
  const cue = { start: 0, end: 4, exact: "said" };
  const before = { ...unread("s"), attributions: [by(ANNA, { manner: "mixed", role: "minister", cue })] };
  const [after] = attributionTo(before, { id: "2", name: "Ben", kind: "person" });
  assert.deepEqual([after.id, after.manner, after.role, after.cue, after.speaker.name], ["1", "mixed", "minister", cue, "Ben"]);
  assert.deepEqual(attributionTo(before, null), []);
});

test("a source without a name is nobody of the registry", () => {
  const [after] = attributionTo({ ...unread("s"), attributions: [by(ANNA)] }, { naming: "collective" });
  assert.deepEqual([after.naming, after.speaker], ["collective", null]);
  assert.equal(nameOf(after), "several unnamed sources");
});

test("one more speaker leaves the others as they are", () => {
  const reading = { ...unread("s"), attributions: [by(ANNA)] };
  const after = attributionTo(reading, BEN, "new");
  assert.deepEqual(after.map(({ id, speaker }) => [id, speaker.name]), [["1", "Anna Sörensen"], ["new", "Ben"]]);
});

test("who is taken out of a chain leaves it whole", () => {
  const chain = [by(ANNA, { parent: "2" }), by(BEN, { parent: "3" }), by({ id: "3", name: "Cleo", kind: "person" })];
  const after = attributionTo({ ...unread("s"), attributions: chain }, null, "2");
  assert.deepEqual(after.map(({ id, parent }) => [id, parent]), [["1", "3"], ["3", null]]);
});

test("what is sent holds exactly what the server takes", () => {
  const keys = ["sentence", "revision", "span", "tag", "certainty", "flagged", "note", "verdict", "justification", "attributions", "removed"];
  assert.deepEqual(Object.keys(bodyOf(unread("s"))), keys);
});

test("readings are compared by what they say", () => {
  const one = { ...unread("s"), tag: "claim", attributions: [by(ANNA, { parent: "2" }), by(BEN)] };
  const settled = [by({ ...ANNA, id: "8" }, { parent: "9" }), by({ ...BEN, id: "9" })];
  assert.ok(sameReading(one, { ...one, id: "other", revision: 9, evidence: 4, attributions: settled }));
  const differing = [
    { note: "x" }, { flagged: true }, { certainty: "sure" }, { verdict: "refuted" }, { justification: "x" }, { removed: true },
    { span: { start: 0, end: 1, exact: "x" } }, { attributions: [by(ANNA), by(BEN)] },
    { attributions: [by(ANNA, { parent: "2", affiliation: "x" }), by(BEN)] },
    { attributions: [by(ANNA, { parent: "2", cue: { start: 0, end: 1, exact: "x" } }), by(BEN)] },
  ];
  for (const change of differing) assert.ok(!sameReading(one, { ...one, ...change }), JSON.stringify(change));
});

test("the margin counts who says it, not by way of whom it is known", () => {
  const many = (...attributions) => marginOf({ ...unread("s"), attributions })[0];
  const [first, source, other] = ["a", "b", "c"].map((id) => by(ANNA, { id }));
  assert.equal(many({ ...first, parent: "b" }, source), "Anna Sörensen");
  assert.equal(many(source, { ...first, parent: "b" }, other), "Anna Sörensen +1");
});

test("a reading is described in one line", () => {
  const reading = { ...unread("s"), tag: "quote", attributions: [by(ANNA, { manner: "direct", role: "mayor" })], note: "n", evidence: 2 };
  assert.equal(describe(reading), "Quote · Anna Sörensen (direct, mayor) · note “n”");
  assert.deepEqual(marginOf(reading), ["Anna Sörensen", "2\u00a0sources\u00a0· note"]);
  assert.equal(describe(unread("s")), "Not tagged");
  assert.deepEqual(marginOf({ ...unread("s"), evidence: 1 }), ["", "1\u00a0source"]);
  assert.equal(describe({ ...reading, removed: true }), "Taken away");
});

test("a description leaves out nothing that two versions may differ in", () => {
  const attributions = [by(ANNA, { parent: "2", affiliation: "Board", cue: { start: 0, end: 4, exact: "said" } }), by(BEN)];
  const span = { start: 0, end: 3, exact: "Dry" };
  const reading = { ...unread("s", span), tag: "claim", certainty: "likely", flagged: true, verdict: "refuted", justification: "No.", attributions };
  assert.equal(
    describe(reading),
    "“Dry” · Claim · Anna Sörensen (indirect, Board, “said”), according to Ben · Ben (indirect) · likely · needs another look · Refuted · because “No.”",
  );
});

test("a known name is offered first, then new speakers of each kind, then sources without a name", () => {
  const options = optionsFor("Anna", [ANNA]);
  assert.equal(options[0].id, "1");
  assert.deepEqual(options.slice(1).map(({ kind, naming }) => naming ?? kind), ["person", "organisation", "group", "document", "unnamed", "unnamed", "collective"]);
  assert.equal(speakerOf(options[0]).id, "1");
  assert.match(speakerOf(options[1]).id, /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
});

test("the exact name goes before longer ones and is not offered anew", () => {
  const options = optionsFor("anna sorensen", [{ id: "2", name: "Anna Sörensen-Lund", kind: "person" }, ANNA]);
  assert.deepEqual(options.map(({ id }) => id), ["1", "2"]);
});

test("a description in small letters is first taken for the role of an unnamed source", () => {
  const [first, second] = optionsFor("a senior official", []);
  assert.deepEqual([first.naming, first.role, second.naming], ["unnamed", "a senior official", "collective"]);
  assert.deepEqual(whoOf(first), { naming: "unnamed" });
});

test("a name in small letters, or an article before a name, makes it no description", () => {
  assert.equal(optionsFor("oster", [])[0].kind, "person");
  assert.equal(optionsFor("the Ledger", [])[0].kind, "person");
});

test("sources without a name are offered before anything is typed", () => {
  assert.deepEqual(optionsFor("", [ANNA]).map(({ name }) => name), ["Anna Sörensen", "an unnamed source", "several unnamed sources"]);
});

test("an alias that was matched is told, and a role goes before a kind", () => {
  const board = { id: "3", name: "Ministry of Ports", kind: "organisation", alias: "MoP" };
  assert.equal(optionsFor("mop", [board])[0].hint, "organisation, also MoP");
  assert.equal(optionsFor("mop", [{ ...board, role: "port authority" }])[0].hint, "port authority, also MoP");
});

test("seeking goes round the end only when it may", () => {
  const wanted = (index) => index === 1;
  assert.equal(seek(5, 3, 1, wanted), null);
  assert.equal(seek(5, 3, 1, wanted, true), 1);
  assert.equal(seek(5, 1, -1, wanted, true), null);
  assert.equal(seek(5, 4, -1, wanted), 1);
});

test("a speaker named a moment ago is offered before the server knows it", () => {
  const recent = [ANNA, { id: "2", name: "Ben Lund", kind: "person" }];
  assert.deepEqual(withRecent([], recent, "sor").map(({ id }) => id), ["1"]);
  assert.deepEqual(withRecent([{ ...ANNA, id: "9" }], recent, "anna").map(({ id }) => id), ["9"]);
});

test("a name is known however hurriedly it is typed, as the server knows it", () => {
  const options = optionsFor("ONeil Weiss", [{ id: "3", name: "O’Neil Weiß", kind: "person" }]);
  assert.deepEqual(options.map(({ id }) => id), ["3"]);
});
