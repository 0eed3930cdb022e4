import assert from "node:assert/strict";
import test from "node:test";

import { setWords, t, tn } from "../../static/js/words.js";

const inEnglish = () => setWords("en", {});

test("English needs no catalogue", () => {
  inEnglish();
  assert.equal(t("Saved"), "Saved");
  assert.equal(t("Saved %(n)s of %(all)s", { n: 3, all: 4 }), "Saved 3 of 4");
  assert.equal(tn("%(n)s change", "%(n)s changes", 1), "1 change");
  assert.equal(tn("%(n)s change", "%(n)s changes", 0), "0 changes");
});

test("a text is looked up before its values are put in", () => {
  setWords("tr", { "Saved by %(name)s": "%(name)s kaydetti" });
  assert.equal(t("Saved by %(name)s", { name: "%(name)s $& <b>" }), "%(name)s $& <b> kaydetti");
  assert.equal(t("Not in it"), "Not in it");
  inEnglish();
});

test("a number gets the form its language has for it", () => {
  setWords("ar", { "%(n)s change": { zero: "صفر", one: "واحد", two: "اثنان", few: "%(n)s قليل", many: "%(n)s كثير", other: "%(n)s غير" } });
  const said = (n) => tn("%(n)s change", "%(n)s changes", n);
  assert.deepEqual([0, 1, 2, 3, 11, 100].map(said), ["صفر", "واحد", "اثنان", "3 قليل", "11 كثير", "100 غير"]);
  setWords("es", { "%(n)s change": { one: "%(n)s cambio", other: "%(n)s cambios" } });
  assert.equal(said(1_000_000), "1000000 cambios"); // the form "many", which Spanish has since 2021
  setWords("tr", { "%(n)s change": { other: "%(n)s değişiklik" } });
  assert.equal(said(1), "1 değişiklik");
  assert.equal(tn("%(n)s new", "%(n)s new ones", 2), "2 new ones");
  inEnglish();
});

test("a value that is missing leaves its place to be seen, and a sign stays a sign", () => {
  assert.equal(t("%(who)s at 100%%", { n: 1 }), "%(who)s at 100%");
  assert.equal(t("at 100%"), "at 100%");
});
