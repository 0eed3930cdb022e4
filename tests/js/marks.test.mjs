import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { byPlace, cut, hasPlace } from "../../static/js/marks.js";

const CASES = JSON.parse(readFileSync(new URL("../annotations/marks.json", import.meta.url), "utf8"));
const reading = ([id, start, end, tag]) => ({ id, tag, span: { start, end, exact: "" } });

for (const { name, text, marks, pieces } of CASES) {
  test(`the page cuts as the server does: ${name}`, () => {
    const spans = marks.map(reading).sort(byPlace);
    assert.deepEqual(cut(text, spans).map((piece) => [piece.text, piece.ids, piece.classes]), pieces);
  });
}

test("a span has a place only where its words stand", () => {
  const text = "🚒 came at noon";
  const at = (start, end, exact) => hasPlace(text, { span: { start, end, exact } });
  assert.equal(at(2, 6, "came"), true);
  assert.equal(at(3, 7, "came"), false);
  assert.equal(at(null, null, "came"), false);
  assert.equal(hasPlace(text, { span: null }), false);
});

test("spans stand in their order, those without a place last", () => {
  const spans = [["lost", null, null], ["late", 9, 12], ["short", 0, 4], ["long", 0, 8]].map(reading);
  assert.deepEqual(spans.sort(byPlace).map(({ id }) => id), ["long", "short", "late", "lost"]);
});
