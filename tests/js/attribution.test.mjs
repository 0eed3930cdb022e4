import assert from "node:assert/strict";
import test from "node:test";

import { amended, chainFrom, missingFrom, moved, ownSource, reparented, withParent } from "../../static/js/attribution.js";
import { isParent } from "../../static/js/reading.js";

const one = (id, parent = null) => ({ id, parent });
const ids = (all) => all.map(({ id, parent }) => `${id}<${parent ?? ""}`).join(" ");
/** A chain of five: a is known through b, and so on to e. */
const FIVE = [one("a", "b"), one("b", "c"), one("c", "d"), one("d", "e"), one("e")];

test("a chain of five is followed to its end", () => {
  assert.equal(chainFrom(FIVE, FIVE[0]).map(({ id }) => id).join(""), "abcde");
  assert.equal(chainFrom(FIVE, undefined).length, 0);
});

test("a chain that goes round ends where it would begin again", () => {
  const round = [one("a", "b"), one("b", "c"), one("c", "b")];
  assert.equal(chainFrom(round, round[0]).map(({ id }) => id).join(""), "abc");
});

test("nobody becomes their own source, near or far", () => {
  assert.equal(reparented(FIVE, "a", "a"), null);
  assert.equal(reparented(FIVE, "b", "a"), null);
  assert.equal(reparented(FIVE, "e", "a"), null);
  assert.equal(ids(reparented(FIVE, "a", "c")), "a<c b<c c<d d<e e<");
  assert.equal(ids(reparented(FIVE, "d", null)), "a<b b<c c<d d< e<");
});

test("the same speaker is not their own source, near or far", () => {
  const named = (id, name, parent = null) => ({ ...one(id, parent), speaker: name && { name } });
  assert.equal(ownSource([named("a", "Ada", "b"), named("b", "Ada")]), "Ada");
  assert.equal(ownSource([named("a", "Ada", "b"), named("b", "Ben", "c"), named("c", "Ada")]), "Ada");
  assert.equal(ownSource([named("a", "Ada", "b"), named("b", "Ben")]), undefined);
  assert.equal(ownSource([named("a", "Ada"), named("b", "Ada")]), undefined);
  assert.equal(ownSource([named("a", null, "b"), named("b", null)]), undefined);
  assert.equal(reparented([named("a", "Ada"), named("b", "Ben"), named("c", "Ada", "b")], "b", "a"), null);
});

test("two that were merged may stay their own source, but no third one becomes it", () => {
  const named = (id, name, parent = null) => ({ ...one(id, parent), speaker: { name } });
  const merged = [named("a", "Ada", "b"), named("b", "Ada")];
  assert.equal(ownSource(merged, merged), undefined);
  assert.equal(ownSource([...merged, named("c", "Ben", "d"), named("d", "Ben")], merged), "Ben");
});

test("a new source stands right behind whom it is the source of, and before the next one up", () => {
  assert.equal(ids(withParent([one("a", "b"), one("b")], "a", one("new"))), "a<new new<b b<");
});

test("one moves a step and stops at the ends", () => {
  const all = [one("a"), one("b"), one("c")];
  assert.equal(ids(moved(all, "b", -1)), "b< a< c<");
  assert.equal(ids(moved(all, "b", 1)), "a< c< b<");
  assert.equal(moved(all, "a", -1), all);
  assert.equal(moved(all, "c", 1), all);
  assert.equal(moved(all, "nobody", 1), all);
});

test("a change of one leaves the others as they are", () => {
  const all = [one("a"), one("b")];
  const after = amended(all, "b", { role: "mayor" });
  assert.equal(after[0], all[0]);
  assert.equal(after[1].role, "mayor");
});

test("who is named as a source by another is told apart", () => {
  assert.ok(isParent(FIVE, FIVE[1]));
  assert.ok(!isParent(FIVE, FIVE[0]));
});

test("a verdict asks for a reason and for a source, unless it is that there is not enough", () => {
  const missing = (verdict, justification, evidence) => missingFrom({ verdict, justification, evidence }).join();
  assert.equal(missing("refuted", "", 0), "justification,evidence");
  assert.equal(missing("refuted", " \n", 1), "justification");
  assert.equal(missing("refuted", "Because.", 0), "evidence");
  assert.equal(missing("refuted", "Because.", 1), "");
  assert.equal(missing("not_enough_evidence", "", 0), "justification");
  assert.equal(missing("not_enough_evidence", "Because.", 0), "");
  assert.equal(missing(null, "", 0), "");
});
