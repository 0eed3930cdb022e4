import assert from "node:assert/strict";
import test from "node:test";

import { choiceOf, edgesOf, moved, stopsOf } from "../../static/js/stops.js";

const TEXT = "“We were ready,” said 👩‍🚒 Lena O’Neil.";
const words = (text, stops) => stops.map(({ start, end }) => text.slice(start, end));
const chosen = (text, stops, choice) => text.slice(...edgesOf(stops, choice));

test("signs that follow each other are one stop, and white space is none", () => {
  const found = words(TEXT, stopsOf(TEXT, "en"));
  assert.deepEqual(found, ["“", "We", "were", "ready", ",”", "said", "👩‍🚒", "Lena", "O’Neil", "."]);
});

test("without a segmenter of the browser words are found all the same", () => {
  const found = words(TEXT, stopsOf(TEXT, "en", null));
  assert.deepEqual(found, ["“", "We", "were", "ready", ",”", "said", "👩‍🚒", "Lena", "O’Neil", "."]);
});

test("letters keep the marks that belong to them", () => {
  for (const segmenter of [Intl.Segmenter, null]) {
    assert.deepEqual(words("قَالَ الوَزيرُ.", stopsOf("قَالَ الوَزيرُ.", "ar", segmenter)), ["قَالَ", "الوَزيرُ", "."]);
    assert.deepEqual(words("e\u0301te\u0301 là", stopsOf("e\u0301te\u0301 là", "fr", segmenter)), ["e\u0301te\u0301", "là"]);
  }
});

test("a language that is written without spaces is cut into words", () => {
  assert.ok(stopsOf("東京都知事は月曜日に発表した。", "ja").length > 4);
});

test("a language the browser does not know does no harm", () => {
  assert.equal(stopsOf("One two", "not a language!").length, 2);
});

test("arrows go from word to word, past the signs", () => {
  const stops = stopsOf(TEXT, "en");
  let choice = choiceOf(stops);
  assert.equal(chosen(TEXT, stops, choice), "We");
  choice = moved(stops, moved(stops, choice, "ahead", false), "ahead", false);
  assert.equal(chosen(TEXT, stops, choice), "ready");
  choice = moved(stops, choice, "ahead", false);
  assert.equal(chosen(TEXT, stops, choice), "said");
  assert.equal(chosen(TEXT, stops, moved(stops, choice, "back", false)), "ready");
  assert.equal(chosen(TEXT, stops, moved(stops, choice, "first", false)), "We");
  assert.equal(chosen(TEXT, stops, moved(stops, choice, "last", false)), "O’Neil");
});

test("with shift the choice grows and shrinks, by signs too", () => {
  const stops = stopsOf(TEXT, "en");
  let choice = choiceOf(stops);
  for (const _ of "123") choice = moved(stops, choice, "ahead", true);
  assert.equal(chosen(TEXT, stops, choice), "We were ready,”");
  choice = moved(stops, choice, "back", true);
  assert.equal(chosen(TEXT, stops, choice), "We were ready");
  assert.equal(chosen(TEXT, stops, moved(stops, choice, "first", true)), "“We");
  assert.equal(chosen(TEXT, stops, moved(stops, choice, "last", true)), TEXT.slice(1));
});

test("the ends hold", () => {
  const stops = stopsOf("One two", "en");
  const last = choiceOf(stops, 4, 7);
  assert.deepEqual(moved(stops, last, "ahead", true), last);
  assert.deepEqual(moved(stops, last, "ahead", false), last);
});

test("a mark's words are chosen again", () => {
  const stops = stopsOf(TEXT, "en");
  assert.equal(chosen(TEXT, stops, choiceOf(stops, 4, 14)), "were ready");
  assert.equal(chosen(TEXT, stops, choiceOf(stops, 5, 6)), "were");
});

test("a sentence without a word has its signs", () => {
  const stops = stopsOf("…!", "en");
  assert.equal(chosen("…!", stops, choiceOf(stops)), "…!");
});
