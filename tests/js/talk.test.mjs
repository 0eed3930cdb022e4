/** Completing names in a comment. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { nameAt, offersFor } from "../../static/js/talk.js";

const NAMES = ["Bob", "Dana Ruiz", "Dana Kim", "Seán O’Neil", "علي حسن"];

test("a name begins at an @ that stands in no word", () => {
  assert.deepEqual(nameAt("Look, @Da", 9), { start: 6, typed: "Da" });
  assert.deepEqual(nameAt("@", 1), { start: 0, typed: "" });
  assert.deepEqual(nameAt("@Dana R and more", 7), { start: 0, typed: "Dana R" });
  assert.equal(nameAt("a@Bob", 5), null);
  assert.equal(nameAt("@ Bob", 5), null);
  assert.equal(nameAt("@Bob\nand", 8), null);
});

test("the names offered are those of which a word begins as typed, whatever the case and accents", () => {
  assert.deepEqual(offersFor(NAMES, "dana"), ["Dana Ruiz", "Dana Kim"]);
  assert.deepEqual(offersFor(NAMES, "ki"), ["Dana Kim"]);
  assert.deepEqual(offersFor(NAMES, "sean"), ["Seán O’Neil"]);
  assert.deepEqual(offersFor(NAMES, "علي"), ["علي حسن"]);
  assert.deepEqual(offersFor(NAMES, ""), NAMES);
  assert.deepEqual(offersFor(NAMES, "Bob has seen"), []);
  assert.deepEqual(offersFor(NAMES, "…"), []);
});
