import assert from "node:assert/strict";
import test from "node:test";

import { spanAt, toCodePoints, toUnits, trimSpan } from "../../static/js/offsets.js";
import { spanOf } from "../../static/js/passages.js";

const TEXTS = ["plain", "a🔥b🔥", "قال 🔥 «نعم»", "e\u0301clair", "👩‍👩‍👧 family", ""];

test("offsets count code points as Python does", () => {
  assert.equal(toCodePoints("a🔥b", 3), 2);
});

test("every boundary has its code point", () => {
  for (const text of TEXTS) {
    const points = [...text];
    for (let at = 0; at <= points.length; at += 1) {
      const units = points.slice(0, at).join("").length;
      assert.equal(toCodePoints(text, units), at);
    }
  }
});

test("an offset past the end is the end", () => {
  assert.equal(toCodePoints("a🔥", 99), 2);
});

test("white space at the ends of a selection is left out", () => {
  assert.deepEqual(trimSpan("  two words ", 0, 12), [2, 11]);
  assert.equal(trimSpan("a   b", 1, 4), null);
});

test("a selection in one passage has the passage's place in the source", () => {
  const text = "🔥 Fire broke out.";
  assert.deepEqual(spanOf([{ start: 100, text, from: 3, to: 7 }]), { start: 102, end: 106 });
});

test("a selection across passages runs from the first to the last", () => {
  const pieces = [
    { start: 0, text: "One 🔥 here.", from: 4, to: 12 },
    { start: 12, text: "Two.", from: 0, to: 4 },
    { start: 17, text: "Three.", from: 0, to: 5 },
  ];
  assert.deepEqual(spanOf(pieces), { start: 4, end: 22 });
});

test("a passage that is only touched is left out", () => {
  const pieces = [{ start: 0, text: "One.", from: 4, to: 4 }, { start: 5, text: "Two.", from: 0, to: 4 }];
  assert.deepEqual(spanOf(pieces), { start: 5, end: 9 });
  assert.equal(spanOf([{ start: 0, text: "a b", from: 1, to: 2 }]), null);
});

test("a code point has its boundary", () => {
  for (const text of TEXTS) {
    const points = [...text];
    for (let at = 0; at <= points.length; at += 1) assert.equal(toUnits(text, at), points.slice(0, at).join("").length);
    assert.equal(toUnits(text, points.length + 3), text.length);
  }
});

test("what is chosen is saved without the white space at its ends, in code points", () => {
  assert.deepEqual(spanAt("🔥 The river rose", 2, 13), { start: 2, end: 11, exact: "The river" });
  assert.equal(spanAt("The river", 3, 4), null);
});

test("what is chosen cuts through no character", () => {
  const family = "A 👩‍👩‍👧 came";
  assert.equal(spanAt(family, 2, 4).exact, "👩‍👩‍👧");
  assert.equal(spanAt(family, 5, 6).exact, "👩‍👩‍👧");
  assert.deepEqual(spanAt("e\u0301clair", 0, 1), { start: 0, end: 2, exact: "e\u0301" });
  assert.equal(spanAt("قَالَ", 0, 1).exact, "قَ");
});
