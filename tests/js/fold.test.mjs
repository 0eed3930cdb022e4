import assert from "node:assert/strict";
import test from "node:test";

import { factsOf, meets } from "../../static/js/filter.js";
import { findFolded, fold } from "../../static/js/fold.js";

const found = (text, words) => findFolded(text, fold(words)).map((place) => text.slice(...place));

test("case, accents, apostrophes and punctuation do not count", () => {
  assert.equal(fold("  İlham ƏLİYEV’s “plan”!"), "ilham eliyevs plan");
  assert.equal(fold("Müller-Straße"), "muller strasse");
  assert.equal(fold("الوَزيرُ"), "الوزير");
});

test("hits are found where they stand", () => {
  assert.deepEqual(found("The Müller report, the MULLER plan", "muller"), ["Müller", "MULLER"]);
  assert.deepEqual(found("🚒🚒 “Fire!” – fire", "fire"), ["Fire", "fire"]);
  assert.deepEqual(found("Cafe\u0301 au lait", "cafe"), ["Cafe\u0301"]);
  assert.deepEqual(found("We were  “ready”, he said", "were ready"), ["were  “ready"]);
  assert.deepEqual(found("قَالَ الوَزيرُ", "الوزير"), ["الوَزيرُ"]);
});

test("nothing looked for is nothing found", () => {
  assert.deepEqual(found("The river", ""), []);
  assert.deepEqual(found("The river", "?!"), []);
});

const ortiz = { speaker: { id: "7", name: "Lena Ortiz" } };
const said = (more = {}) => ({ tag: null, attributions: [], flagged: false, evidence: 0, ...more });

test("a sentence is found by its own tag and by those of its marks", () => {
  const facts = factsOf([said(), said({ tag: "quote" })]);
  assert.equal(meets(facts, { tag: "quote" }), true);
  assert.equal(meets(facts, { tag: "claim" }), false);
  assert.equal(meets(facts, { tag: "none" }), false);
  assert.equal(meets(factsOf([said()]), { tag: "none" }), true);
});

test("all that is wanted has to be met", () => {
  const facts = factsOf([said({ flagged: true }), said({ attributions: [ortiz, { speaker: null }], evidence: 2 })]);
  assert.equal(meets(facts, { speaker: "7", flagged: "1" }), true);
  assert.equal(meets(facts, { speaker: "8" }), false);
  assert.equal(meets(facts, { speaker: "7", unsourced: "1" }), false);
});
