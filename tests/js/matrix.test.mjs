import assert from "node:assert/strict";
import test from "node:test";

import { moveIn } from "../../static/js/matrix.js";

const SIZE = { rows: 3, columns: 4 };
const AT = { row: 1, column: 1 };
const move = (key, more = {}, at = AT, mirrored = false) => moveIn(at, SIZE, { key, ...more }, mirrored);

test("arrows lead to the next cell", () => {
  assert.deepEqual(move("ArrowRight"), { row: 1, column: 2 });
  assert.deepEqual(move("ArrowLeft"), { row: 1, column: 0 });
  assert.deepEqual(move("ArrowDown"), { row: 2, column: 1 });
  assert.deepEqual(move("ArrowUp"), { row: 0, column: 1 });
});

test("from right to left the arrows lead where they point", () => {
  assert.deepEqual(move("ArrowLeft", {}, AT, true), { row: 1, column: 2 });
  assert.deepEqual(move("ArrowRight", {}, AT, true), { row: 1, column: 0 });
});

test("Home and End lead to the ends of the row, with Ctrl to the corners", () => {
  assert.deepEqual(move("Home"), { row: 1, column: 0 });
  assert.deepEqual(move("End"), { row: 1, column: 3 });
  assert.deepEqual(move("Home", { ctrlKey: true }), { row: 0, column: 0 });
  assert.deepEqual(move("End", { ctrlKey: true }), { row: 2, column: 3 });
});

test("at an edge nothing moves", () => {
  assert.equal(move("ArrowUp", {}, { row: 0, column: 0 }), null);
  assert.equal(move("ArrowLeft", {}, { row: 0, column: 0 }), null);
  assert.equal(move("ArrowDown", {}, { row: 2, column: 3 }), null);
  assert.equal(move("ArrowRight", {}, { row: 2, column: 3 }), null);
});

test("other keys mean something else", () => {
  for (const key of ["Enter", "Tab", "s", " "]) assert.equal(move(key), null);
  assert.equal(move("ArrowRight", { ctrlKey: true }), null);
});
