import assert from "node:assert/strict";
import test from "node:test";

import { commandOf, isForeign, keyMap, keyOf, namesOf, stanceOf } from "../../static/js/keys.js";

const action = (name, key, fixed = [], scope = "sheet") => ({ name, key, fixed, scope });
const ACTIONS = [
  action("claim", "c"), action("quote", "q"), action("other", "n"), action("note", "m"), action("author", "0"),
  action("next", "j", ["ArrowDown"]), action("join", "Shift+j"), action("first", "", ["Home"]), action("left", "", ["ArrowLeft"]),
  action("nextUntagged", "g"), action("previousUntagged", "Shift+g"), action("undo", "u", ["Ctrl+z"]), action("redo", "Shift+u", ["Ctrl+Shift+z", "Ctrl+y"]),
  action("panel", "", ["Enter"]), action("help", "?"), action("filter", "/"), action("nextArticle", "]"), action("cue", "r", [], "marking"),
];
const MAP = keyMap(ACTIONS);
const press = (key, more = {}) => ({ key, code: "", shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, repeat: false, ...more });
const command = (key, more = {}, preferences = {}, map = MAP) => commandOf(press(key, more), map, preferences);
const SHIFT = { shiftKey: true };

test("a letter tags the sentence", () => {
  assert.deepEqual(command("c"), { name: "claim", advance: false });
  assert.deepEqual(command("n"), { name: "other", advance: false });
});

test("shift tags and goes on, whatever caps lock says", () => {
  assert.equal(command("Q", SHIFT).advance, true);
  assert.equal(command("q", SHIFT).advance, true);
  assert.equal(command("Q").advance, false);
});

test("whoever prefers it goes on by itself, and stays with shift", () => {
  assert.equal(command("c", {}, { advance: true }).advance, true);
  assert.equal(command("C", SHIFT, { advance: true }).advance, false);
});

test("another script's letter is read by its place on the keyboard", () => {
  assert.equal(keyOf(press("с", { code: "KeyC" })), "c");
  assert.equal(keyOf(press("ש", { code: "KeyA" })), "a");
  assert.equal(command("о", { code: "KeyJ" }).name, "next");
  assert.equal(command("я", { code: "KeyZ", ctrlKey: true }).name, "undo");
});

test("a key that types two letters at once is read by its place", () => {
  assert.equal(keyOf(press("لا", { code: "KeyB" })), "b");
  assert.equal(keyOf(press("Home", { code: "Home" })), "Home");
  assert.equal(command("لأ", { ...SHIFT, code: "KeyG" }).name, "previousUntagged");
});

test("a Latin letter is read by its name, not its place", () => {
  assert.equal(keyOf(press("a", { code: "KeyQ" })), "a"); // AZERTY
});

test("a non-Latin letter on a key of no letter stays itself", () => {
  assert.equal(keyOf(press("ж", { code: "Semicolon" })), "ж");
  assert.equal(command("ж", { code: "Semicolon" }), null);
});

test("digits count where signs come first, and digits of other scripts", () => {
  assert.deepEqual(command("é", { code: "Digit2" }), { name: "recent", number: 2 });
  assert.deepEqual(command("&", { code: "Digit1" }), { name: "recent", number: 1 });
  assert.deepEqual(command("٣", { code: "Digit3" }), { name: "recent", number: 3 });
  assert.equal(command("à", { code: "Digit0" }).name, "author");
});

test("signs count where letters of another script are", () => {
  assert.equal(command("ظ", { code: "Slash" }).name, "filter");
  assert.equal(command("؟", { code: "Slash", ...SHIFT }).name, "help");
  assert.equal(command("ъ", { code: "BracketRight" }).name, "nextArticle");
});

test("a sign that shift makes is itself", () => {
  assert.equal(command("?", SHIFT).name, "help");
  assert.equal(command("/", { ...SHIFT, code: "Digit7" }).name, "filter"); // German
});

test("keys of the browser, the system and input methods are left alone", () => {
  for (const held of ["ctrlKey", "metaKey", "altKey", "isComposing"]) assert.equal(command("c", { [held]: true }), null);
});

test("undo and redo have the keys people know, and single ones", () => {
  const names = [["u"], ["U", SHIFT], ["z", { ctrlKey: true }], ["Z", { ctrlKey: true, ...SHIFT }], ["y", { ctrlKey: true }], ["z", { metaKey: true }]];
  assert.deepEqual(names.map((one) => command(...one).name), ["undo", "redo", "undo", "redo", "redo", "undo"]);
});

test("the Enter that ends a word in Safari's input methods is left alone", () => {
  assert.equal(command("Enter", { keyCode: 229 }), null);
  assert.deepEqual(command("Enter", { keyCode: 13 }), { name: "panel" });
});

test("a bracket typed with AltGr counts", () => {
  const bracket = press("]", { altKey: true, ctrlKey: true, code: "Digit9", getModifierState: (name) => name === "AltGraph" });
  assert.equal(isForeign(bracket), false);
  assert.equal(commandOf(bracket, MAP).name, "nextArticle");
});

test("only moving repeats while a key is held", () => {
  assert.equal(command("j", { repeat: true }).name, "next");
  assert.equal(command("ArrowLeft", { repeat: true }).name, "left");
  for (const key of ["c", "g", "u", "3", "Enter"]) assert.equal(command(key, { repeat: true }), null);
});

test("with shortcuts off the keys that are no characters stay", () => {
  const off = { letters: false };
  assert.equal(command("ArrowDown", {}, off).name, "next");
  assert.equal(command("Enter", {}, off).name, "panel");
  assert.equal(command("z", { ctrlKey: true }, off).name, "undo");
  for (const key of ["j", "c", "?", "1", "]"]) assert.equal(command(key, {}, off), null);
  for (const key of ["C", "J", "U"]) assert.equal(command(key, SHIFT, off), null);
});

test("the same letter means another thing with shift", () => {
  assert.equal(command("g").name, "nextUntagged");
  assert.equal(command("G", SHIFT).name, "previousUntagged");
  assert.equal(command("J", SHIFT).name, "join");
});

test("shift changes nothing for a key that has no meaning with it", () => {
  assert.equal(command("Home", SHIFT).name, "first");
  assert.deepEqual(namesOf(press("Home", SHIFT)), ["Shift+Home", "Home"]);
});

test("digits name speakers", () => {
  assert.deepEqual(command("3"), { name: "recent", number: 3 });
  assert.deepEqual(command("0"), { name: "author" });
});

test("a key that was changed acts, and the one before does not", () => {
  const map = keyMap(ACTIONS, { note: "z", claim: "x" });
  assert.equal(command("z", {}, {}, map).name, "note");
  assert.equal(command("m", {}, {}, map), null);
  assert.deepEqual(command("X", SHIFT, {}, map), { name: "claim", advance: true });
  assert.equal(command("ArrowDown", {}, {}, map).name, "next");
});

test("keys of another scope do not act", () => {
  assert.equal(command("r"), null);
  assert.equal(command("r", {}, {}, keyMap(ACTIONS, {}, "marking")).name, "cue");
});

test("a stance has a letter and a sign", () => {
  assert.deepEqual(["s", "+", "R", "-", "m"].map((key) => stanceOf(press(key))), ["supports", "supports", "refutes", "refutes", "mentions"]);
  assert.equal(stanceOf(press("x")), null);
  assert.equal(stanceOf(press("s", { ctrlKey: true })), null);
});
