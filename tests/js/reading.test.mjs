import assert from "node:assert/strict";
import test from "node:test";

import { seek } from "../../static/js/sheet.js";
import { optionsFor, speakerOf, withRecent } from "../../static/js/speakers.js";
import { attributionTo, bodyOf, describe, marginOf, sameReading, tagAfter, unread, uuid7 } from "../../static/js/reading.js";

const ANNA = { id: "1", name: "Anna Sörensen", kind: "person" };

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

test("a quote is attributed directly, anything else in paraphrase", () => {
  assert.equal(attributionTo({ ...unread("s"), tag: "quote" }, ANNA).manner, "direct");
  assert.equal(attributionTo({ ...unread("s"), tag: "claim" }, ANNA).manner, "indirect");
  assert.equal(attributionTo(unread("s"), { ...ANNA, kind: "author" }).manner, "direct");
});

test("another speaker keeps manner and role", () => {
  const before = { ...unread("s"), attribution: { speaker: ANNA, manner: "mixed", role: "minister" } };
  const after = attributionTo(before, { id: "2", name: "Ben", kind: "person" });
  assert.deepEqual([after.manner, after.role, after.speaker.name], ["mixed", "minister", "Ben"]);
  assert.equal(attributionTo(before, null), null);
});

test("what is sent holds exactly what the server takes", () => {
  assert.deepEqual(Object.keys(bodyOf(unread("s"))), ["sentence", "revision", "tag", "attribution", "note"]);
});

test("readings are compared by what they say", () => {
  const one = { ...unread("s"), tag: "claim", attribution: { speaker: ANNA, manner: "direct", role: "" } };
  assert.ok(sameReading(one, { ...one, id: "other", revision: 9, attribution: { ...one.attribution, speaker: { ...ANNA, id: "9" } } }));
  assert.ok(!sameReading(one, { ...one, note: "x" }));
});

test("a reading is described in one line", () => {
  const reading = { ...unread("s"), tag: "quote", attribution: { speaker: ANNA, manner: "direct", role: "mayor" }, note: "n", evidence: 2 };
  assert.equal(describe(reading), "Quote · Anna Sörensen (direct, mayor) · note “n”");
  assert.deepEqual(marginOf(reading), ["Anna Sörensen", "2 sources · note"]);
  assert.equal(describe(unread("s")), "Not tagged");
  assert.deepEqual(marginOf({ ...unread("s"), evidence: 1 }), ["", "1 source"]);
});

test("a known name is offered first, then new speakers of each kind", () => {
  const options = optionsFor("Anna", [ANNA]);
  assert.equal(options[0].id, "1");
  assert.deepEqual(options.slice(1).map(({ kind }) => kind), ["person", "organisation", "document", "unnamed"]);
  assert.equal(speakerOf(options[0]).id, "1");
  assert.match(speakerOf(options[1]).id, /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
});

test("the exact name goes before longer ones and is not offered anew", () => {
  const options = optionsFor("anna sorensen", [{ id: "2", name: "Anna Sörensen-Lund", kind: "person" }, ANNA]);
  assert.deepEqual(options.map(({ id }) => id), ["1", "2"]);
});

test("a description in small letters is first taken for an unnamed source", () => {
  assert.equal(optionsFor("a senior official", [])[0].kind, "unnamed");
});

test("an alias that was matched is told", () => {
  assert.equal(optionsFor("mop", [{ id: "3", name: "Ministry of Ports", kind: "organisation", alias: "MoP" }])[0].hint, "organisation, also MoP");
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
