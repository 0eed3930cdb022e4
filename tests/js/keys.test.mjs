import assert from "node:assert/strict";
import test from "node:test";

import { commandOf, isForeign, keyOf, stanceOf } from "../../static/js/keys.js";

const press = (key, more = {}) => ({ key, code: "", shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, repeat: false, ...more });

test("a letter tags the sentence", () => {
  assert.deepEqual(commandOf(press("c")), { name: "tag", value: "claim", advance: false });
  assert.deepEqual(commandOf(press("n")), { name: "tag", value: "other", advance: false });
});

test("shift tags and goes on, whatever caps lock says", () => {
  assert.equal(commandOf(press("Q", { shiftKey: true })).advance, true);
  assert.equal(commandOf(press("q", { shiftKey: true })).advance, true);
  assert.equal(commandOf(press("Q")).advance, false);
});

test("another script's letter is read by its place on the keyboard", () => {
  assert.equal(keyOf(press("с", { code: "KeyC" })), "c");
  assert.equal(keyOf(press("ש", { code: "KeyA" })), "a");
  assert.equal(commandOf(press("о", { code: "KeyJ" })).name, "next");
});

test("a Latin letter is read by its name, not its place", () => {
  assert.equal(keyOf(press("a", { code: "KeyQ" })), "a"); // AZERTY
});

test("a non-Latin letter on a key of no letter stays itself", () => {
  assert.equal(keyOf(press("ж", { code: "Semicolon" })), "ж");
  assert.equal(commandOf(press("ж", { code: "Semicolon" })), null);
});

test("keys of the browser, the system and input methods are left alone", () => {
  for (const held of ["ctrlKey", "metaKey", "altKey", "isComposing"]) assert.equal(commandOf(press("c", { [held]: true })), null);
});

test("the Enter that ends a word in Safari's input methods is left alone", () => {
  assert.equal(commandOf(press("Enter", { keyCode: 229 })), null);
  assert.deepEqual(commandOf(press("Enter", { keyCode: 13 })), { name: "panel" });
});

test("a bracket typed with AltGr counts", () => {
  const bracket = press("]", { altKey: true, ctrlKey: true, getModifierState: (name) => name === "AltGraph" });
  assert.equal(isForeign(bracket), false);
  assert.equal(commandOf(bracket).name, "nextArticle");
});

test("only moving repeats while a key is held", () => {
  assert.equal(commandOf(press("j", { repeat: true })).name, "next");
  assert.equal(commandOf(press("c", { repeat: true })), null);
  assert.equal(commandOf(press("g", { repeat: true })), null);
});

test("with shortcuts off the arrows stay", () => {
  assert.equal(commandOf(press("ArrowDown"), false).name, "next");
  assert.equal(commandOf(press("Enter"), false).name, "panel");
  for (const key of ["j", "c", "?", "1", "["]) assert.equal(commandOf(press(key), false), null);
});

test("G goes on to the next untagged sentence and back with shift", () => {
  assert.equal(commandOf(press("g")).name, "nextUntagged");
  assert.equal(commandOf(press("G", { shiftKey: true })).name, "previousUntagged");
});

test("digits name speakers", () => {
  assert.deepEqual(commandOf(press("3")), { name: "recent", value: "3" });
  assert.deepEqual(commandOf(press("0")), { name: "author" });
});

test("a stance has a letter and a sign", () => {
  assert.deepEqual(["s", "+", "R", "-", "m"].map((key) => stanceOf(press(key))), ["supports", "supports", "refutes", "refutes", "mentions"]);
  assert.equal(stanceOf(press("x")), null);
  assert.equal(stanceOf(press("s", { ctrlKey: true })), null);
});
