import assert from "node:assert/strict";
import test from "node:test";

import { withNamed } from "../../static/js/naming.js";
import { reading } from "./tabs.mjs";

const ADA = { id: "ada", name: "Ada Marr", kind: "person" };
const COURT = { id: "court", name: "The court", kind: "organisation" };
const CUE = { start: 0, end: 4, exact: "said" };
const nobody = { id: null, child: null, words: {} };
const named = (place, who, role, before = reading("s", "claim")) => withNamed(before, { ...nobody, ...place }, who, role);
const by = (who, more = {}) => reading("s", "claim", { attributions: named({ id: "a" }, who).attributions.map((one) => ({ ...one, ...more })) });

test("the first one named gets the words that were marked before", () => {
  const { attributions, one } = named({ words: { cue: CUE } }, ADA, "an engineer");
  assert.deepEqual(attributions, [one]);
  assert.deepEqual([one.speaker, one.cue, one.role, one.parent], [ADA, CUE, "an engineer", null]);
});

test("another name keeps what was said of how", () => {
  const { attributions } = named({}, COURT, "a judge", by(ADA, { manner: "mixed", role: "an engineer", cue: CUE }));
  assert.deepEqual(attributions.map(({ speaker, manner, role, cue }) => [speaker.name, manner, role, cue]), [["The court", "mixed", "an engineer", CUE]]);
});

test("the same name, and nobody where there is nobody, change nothing", () => {
  assert.equal(named({}, ADA, "", by(ADA)), null);
  assert.equal(named({}, null), null);
  assert.deepEqual(named({}, null, "", by(ADA)), { attributions: [], one: null });
});

test("one through whom another is known stands right behind, and reports", () => {
  const { attributions, one } = named({ id: "b", child: "a" }, COURT, "", by(ADA));
  assert.deepEqual(attributions.map(({ id, parent }) => [id, parent]), [["a", "b"], ["b", null]]);
  assert.deepEqual([one.id, one.manner], ["b", "indirect"]);
});

test("an id that is not there is that of a new one", () => {
  const { attributions } = named({ id: "b" }, COURT, "", by(ADA));
  assert.deepEqual(attributions.map(({ id, speaker }) => [id, speaker.name]), [["a", "Ada Marr"], ["b", "The court"]]);
});
