import assert from "node:assert/strict";
import test from "node:test";

import { isGivable, takenBy } from "../../static/js/remap.js";

const action = (name, key, fixed = [], scope = "sheet") => ({ name, key, fixed, scope });
const ACTIONS = [
  action("claim", "c"), action("note", "m"), action("next", "j", ["ArrowDown"]), action("join", "Shift+j"),
  action("split", "b"), action("cue", "r", [], "marking"), action("content", "y", [], "marking"),
];
const taken = (name, key, changed = {}) => takenBy(ACTIONS, changed, ACTIONS.find((one) => one.name === name), key);

test("a key that another action has is taken", () => {
  assert.equal(taken("note", "j"), "next");
  assert.equal(taken("note", "z"), null);
  assert.equal(taken("note", "m"), null);
});

test("a key that was given away is free, and the new one is taken", () => {
  const changed = { next: "z" };
  assert.equal(taken("note", "j", changed), null);
  assert.equal(taken("note", "z", changed), "next");
});

test("digits name speakers, and tags go on with shift", () => {
  assert.equal(taken("note", "3"), "recent");
  assert.equal(taken("note", "Shift+c"), "claim");
  assert.equal(taken("claim", "j"), "next");
});

test("keys that act at different times may be the same, but tags and the split act at all times", () => {
  assert.equal(taken("cue", "m"), null);
  assert.equal(taken("cue", "y"), "content");
  assert.equal(taken("cue", "c"), "claim");
  assert.equal(taken("claim", "r"), "cue");
  assert.equal(taken("cue", "b"), "split");
  assert.equal(taken("split", "r"), "cue");
});

test("only characters are given", () => {
  assert.deepEqual(["x", "Shift+x", "é", "?", "F5", "Ctrl+x", " ", "Shift+Home"].map(isGivable), [true, true, true, true, false, false, false, false]);
});
