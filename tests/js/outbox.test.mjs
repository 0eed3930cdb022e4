import assert from "node:assert/strict";
import test from "node:test";

import { Browser, calm, reading, span } from "./tabs.mjs";

/** One tab of a browser, that has come to rest. */
async function bench(options) {
  const browser = new Browser();
  const tab = browser.open(options);
  await browser.tick();
  return { browser, tab, ...tab, sent: browser.sent };
}

const kept = (browser) => [...browser.values.keys()];

test("a change is on the device before anything else, is sent at once, and then all is saved", async () => {
  const { browser, tab, outbox, sent } = await bench();
  outbox.save(reading("s", "claim"));
  assert.deepEqual(kept(browser), ["factcheck.outbox.p.s.s"]);
  await calm();
  assert.deepEqual([sent[0].id, sent[0].body.sentence, sent[0].body.revision, sent[0].body.tag], ["id-s", "s", 0, "claim"]);
  assert.equal(outbox.summary().unsaved, 1);
  await browser.accept(0, 1);
  assert.deepEqual(outbox.summary(), { unsaved: 0, problems: [], waiting: false, lost: 0, stay: false, outcome: "", message: "" });
  assert.deepEqual([tab.saved[0].more, tab.saved[0].answer.revision], [false, 1]);
  assert.deepEqual(kept(browser), []);
});

test("changes made meanwhile become one, which knows the new revision", async () => {
  const { browser, tab, outbox, sent } = await bench();
  for (const tag of ["claim", "quote"]) outbox.save(reading("s", tag));
  await calm();
  for (const tag of ["opinion", "other", "claim"]) outbox.save(reading("s", tag));
  assert.deepEqual(sent.map(({ body }) => body.tag), ["quote"]);
  await browser.accept(0, 1);
  assert.equal(tab.saved[0].more, true);
  assert.deepEqual([sent[1].body.tag, sent[1].body.revision], ["claim", 1]);
  await browser.accept(1, 2);
  assert.equal(sent.length, 2);
});

test("changes are sent in the order in which they were made, each after the one before", async () => {
  const { browser, outbox, sent } = await bench();
  outbox.save(reading("s", "claim"));
  await calm();
  for (const id of ["a", "b", "a", "c"]) outbox.save(span(id, "rose", { tag: id === "a" ? "quote" : "claim" }), 0, null);
  await calm();
  assert.deepEqual(sent.map(({ id }) => id), ["id-s"]);
  for (let at = 0; at < 4; at += 1) await browser.accept(at, 1);
  assert.deepEqual(sent.map(({ id }) => id), ["id-s", "b", "a", "c"]);
});

test("what is still being typed goes before what is done elsewhere", async () => {
  const { browser, outbox, sent } = await bench();
  outbox.save(reading("s", null, { note: "Ask the" }), 700);
  await calm();
  assert.equal(sent.length, 0);
  outbox.save(reading("t", "claim"));
  await calm();
  await browser.accept(0, 1);
  assert.deepEqual(sent.map(({ body }) => body.sentence), ["s", "t"]);
});

test("what an earlier page has left is sent in its order too", async () => {
  const { browser, tab, outbox } = await bench({ deliver: () => new Promise(() => {}) });
  for (const sentence of ["z", "b", "a"]) outbox.save(reading(sentence, "claim"));
  await calm();
  browser.values = new Map([...browser.values].sort());
  browser.kill(tab);
  browser.open();
  await browser.tick();
  for (let at = 0; at < 3; at += 1) await browser.accept(at, 1);
  assert.deepEqual(browser.sent.map(({ body }) => body.sentence), ["z", "b", "a"]);
});

test("a page that is left sends what it can at once, as there is no later", async () => {
  const { outbox, sent } = await bench();
  for (const sentence of "abcde") outbox.save(reading(sentence, "claim"));
  outbox.flush(true);
  await calm();
  assert.deepEqual(sent.map(({ body }) => body.sentence).sort(), ["a", "b", "c", "d"]);
});

test("a save without an answer is repeated word for word before what came later", async () => {
  const { browser, outbox, sent } = await bench();
  outbox.save(reading("s", "claim"));
  await calm();
  outbox.save(reading("s", "quote"));
  await browser.reply(0, { outcome: "retry", message: "The disk is full." });
  const { unsaved, waiting, stay, message } = outbox.summary();
  assert.deepEqual([unsaved, waiting, stay, message], [1, true, true, "The disk is full."]);
  await browser.tick();
  assert.deepEqual(sent[1].body, sent[0].body);
  await browser.accept(1, 1);
  assert.deepEqual([sent[2].body.tag, sent[2].body.revision], ["quote", 1]);
});

test("pauses grow from a quarter of a second to half a minute", async () => {
  const { browser, outbox, sent } = await bench();
  const pauses = [];
  outbox.save(reading("s", "claim"));
  await calm();
  for (let at = 0; at < 10; at += 1) {
    await browser.reply(at, { outcome: "retry" });
    pauses.push(browser.timers.at(-1).pause);
    await browser.tick();
  }
  assert.deepEqual(pauses, [250, 500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
  assert.equal(sent.length, 11);
});

test("failures at once count as one", async () => {
  const { browser, outbox, sent } = await bench();
  for (const sentence of "abcde") outbox.save(reading(sentence, "claim"));
  outbox.flush(true);
  await calm();
  for (let at = 0; at < 4; at += 1) await browser.reply(at, { outcome: "retry" });
  assert.deepEqual(browser.timers.map(({ pause }) => pause), [250]);
  await browser.tick();
  assert.equal(sent.length, 5);
});

test("after an outage changes go out in the order in which they were made", async () => {
  const { browser, outbox, sent } = await bench();
  for (const sentence of "abc") outbox.save(reading(sentence, "claim"));
  await calm();
  for (const [at, outcome] of ["retry", "signin", "retry", "signin"].entries()) {
    await browser.reply(at, { outcome });
    await browser.tick();
  }
  for (let at = 4; at < 7; at += 1) await browser.accept(at, 1);
  assert.deepEqual(sent.map(({ body }) => body.sentence).join(""), "aaaaabc");
  assert.equal(outbox.summary().outcome, "");
});

test("a save that always fails does not hold up the others for ever", async () => {
  const { browser, outbox, sent } = await bench();
  for (const sentence of "ab") outbox.save(reading(sentence, "claim"));
  await calm();
  for (let at = 0; at < 5; at += 1) {
    await browser.reply(at, { outcome: "retry" });
    await browser.tick();
  }
  assert.deepEqual(sent.map(({ body }) => body.sentence).join(""), "aaaaab");
});

test("what is changed after an undo was asked for is neither sent nor taken back by it", async () => {
  const { browser, outbox, sent } = await bench();
  outbox.save(reading("a", "claim"));
  await calm();
  const { turn } = outbox;
  outbox.sendUntil(turn);
  outbox.save(reading("b", "quote"));
  outbox.save(reading("a", "opinion"));
  await browser.accept(0, 1);
  assert.deepEqual([sent.length, outbox.waits], [1, false]);
  assert.equal(outbox.revert(turn), null);
  outbox.sendUntil(Infinity);
  await calm();
  await browser.accept(1, 1);
  assert.deepEqual(sent.map(({ body }) => body.tag), ["claim", "quote", "opinion"]);
});

test("what was typed is a change of its own, however soon a key follows", async () => {
  const { browser, outbox, sent } = await bench();
  const typed = reading("s", null, { note: "Ask" });
  outbox.save(typed, 500, reading("s", null));
  outbox.save({ ...typed, flagged: true });
  await calm();
  await browser.accept(0, 1);
  assert.deepEqual(sent.map(({ body }) => [body.note, body.flagged]), [["Ask", false], ["Ask", true]]);
});

test("changes that take each other back are not sent", async () => {
  const { browser, tab, outbox, sent } = await bench();
  const before = reading("s", null);
  outbox.stop(true);
  outbox.save(reading("s", "claim"), 0, before);
  outbox.save(before);
  outbox.save(span("m", "rose"), 0, null);
  outbox.save(span("m", "rose", { removed: true }));
  outbox.stop(false);
  await calm();
  assert.deepEqual([sent, kept(browser), outbox.summary().unsaved], [[], [], 0]);
  assert.deepEqual(tab.saved.map(({ answer }) => [answer.id, answer.removed]), [["id-s", false], ["m", true]]);
});

test("a conflict waits for the reader; mine goes out over theirs", async () => {
  const { browser, tab, outbox, sent } = await bench();
  outbox.save(reading("s", "claim"));
  await calm();
  await browser.reply(0, { outcome: "conflict", answer: { ...reading("s", "opinion"), id: "theirs", revision: 7 } });
  assert.deepEqual([outbox.summary().problems, outbox.summary().stay], [["id-s"], true]);
  assert.equal(tab.problems[0].problem.mine.tag, "claim");
  outbox.settle("id-s", "mine");
  await calm();
  assert.deepEqual([sent[1].id, sent[1].body.revision, sent[1].body.tag], ["theirs", 7, "claim"]);
  await browser.accept(1, 8);
  assert.equal(outbox.summary().unsaved, 0);
  assert.equal(tab.problems.at(-1).problem, null);
});

test("theirs can be taken, and mine is gone", async () => {
  const { browser, tab, outbox, sent } = await bench();
  outbox.save(reading("s", "claim"));
  await calm();
  await browser.reply(0, { outcome: "conflict", answer: { ...reading("s", "opinion"), revision: 7 } });
  outbox.settle("id-s", "theirs");
  assert.deepEqual([tab.saved[0].answer.tag, outbox.summary().unsaved, sent.length, kept(browser)], ["opinion", 0, 1, []]);
});

test("a conflict with the same reading is none", async () => {
  const { browser, tab, outbox } = await bench();
  outbox.save(reading("s", "claim"));
  await calm();
  await browser.reply(0, { outcome: "conflict", answer: { ...reading("s", "claim"), revision: 7 } });
  assert.deepEqual([tab.problems, outbox.summary().unsaved], [[], 0]);
});

test("what differs only in its number from what the reader saw is no conflict", async () => {
  const { browser, tab, outbox, sent } = await bench();
  outbox.save(reading("s", "claim", { revision: 3 }), 0, reading("s", "quote", { revision: 3 }));
  await calm();
  await browser.reply(0, { outcome: "conflict", answer: { ...reading("s", "quote"), revision: 5 } });
  assert.deepEqual([tab.problems, sent[1].body.tag, sent[1].body.revision], [[], "claim", 5]);
});

test("an edit during a conflict becomes mine", async () => {
  const { browser, tab, outbox, sent } = await bench();
  outbox.save(reading("s", "claim"));
  await calm();
  await browser.reply(0, { outcome: "conflict", answer: { ...reading("s", "opinion"), revision: 7 } });
  outbox.save(reading("s", "quote"));
  await calm();
  assert.equal(tab.problems.at(-1).problem.mine.tag, "quote");
  assert.equal(sent.length, 1);
});

test("what an undo waits for is sent as it was, although the same was changed since", async () => {
  const { browser, outbox, sent } = await bench();
  outbox.save(reading("b", "claim"));
  await calm();
  outbox.save(reading("a", "claim"));
  outbox.sendUntil(outbox.turn);
  outbox.save(reading("a", "quote"));
  await browser.accept(0, 1);
  assert.deepEqual(sent.map(({ id, body }) => [id, body.tag]), [["id-b", "claim"], ["id-a", "claim"]]);
  await browser.accept(1, 1);
  assert.equal(sent.length, 2);
  outbox.sendUntil(Infinity);
  await calm();
  assert.deepEqual([sent[2].body.tag, sent[2].body.revision], ["quote", 1]);
});

test("however often the same is changed while nothing can be sent, a page's worth of it is kept", async () => {
  const { browser, outbox } = await bench();
  const size = () => Object.keys(JSON.parse(browser.values.get("factcheck.outbox.p.s.s")).past).length;
  outbox.save(reading("s", "claim"));
  await calm();
  for (let change = 0; change < 100; change += 1) outbox.save(reading("s", ["quote", "opinion"][change % 2]));
  assert.ok(size() < 30, String(size()));
});

test("a refused change is kept until the next edit, which tries again", async () => {
  const { browser, tab, outbox, sent } = await bench();
  outbox.save(reading("s", "claim", { note: "too long" }));
  await calm();
  await browser.reply(0, { outcome: "refused", message: "Shorten the note." });
  assert.equal(tab.problems[0].problem.message, "Shorten the note.");
  assert.equal(kept(browser).length, 1);
  outbox.save(reading("s", "claim", { note: "short" }));
  assert.equal(tab.problems.at(-1).problem, null);
  await calm();
  await browser.accept(1, 1);
  assert.equal(sent[1].body.note, "short");
});

test("a later change is tried when an earlier one is refused", async () => {
  const { browser, tab, outbox, sent } = await bench();
  outbox.save(reading("s", "claim", { note: "too long" }));
  await calm();
  outbox.save(reading("s", "claim", { note: "short" }));
  await browser.reply(0, { outcome: "refused", message: "Shorten the note." });
  assert.deepEqual([tab.problems, sent[1].body.note, sent[1].body.revision], [[], "short", 0]);
});

test("a refused change can be sent again, or dropped for what the server holds", async () => {
  const { browser, tab, outbox, sent } = await bench();
  outbox.save(reading("s", "claim"), 0, reading("s", "other"));
  await calm();
  await browser.reply(0, { outcome: "refused", message: "This article was removed." });
  outbox.settle("id-s", "mine");
  await calm();
  assert.deepEqual(sent[1].body, sent[0].body);
  await browser.reply(1, { outcome: "refused", message: "This article was removed." });
  outbox.settle("id-s", "theirs");
  assert.deepEqual([tab.saved.at(-1).answer.tag, kept(browser), sent.length], ["other", [], 2]);
});

test("typing is saved once it pauses, or at once when the page is left", async () => {
  const { browser, outbox, sent } = await bench();
  for (const note of ["a", "ab"]) outbox.save(reading("s", null, { note }), 500);
  await calm();
  assert.deepEqual([sent.length, kept(browser).length], [0, 1]);
  await browser.tick();
  assert.equal(sent[0].body.note, "ab");
  outbox.save(reading("t", null, { note: "x" }), 500);
  outbox.flush(true);
  assert.equal(sent[1].body.note, "x"); // before the page is gone
});

test("a key held down for a minute is one request at a time", async () => {
  const { browser, outbox, sent } = await bench();
  for (let press = 0; press < 1800; press += 1) outbox.save(reading("s", ["claim", "quote"][press % 2]));
  await calm();
  await browser.accept(0, 1);
  assert.equal(sent.length, 1);
  const stored = 1800 * 300;
  assert.ok(JSON.stringify([...browser.values]).length < stored / 10);
});

test("leaving waits for what is on its way, not for a decision", async () => {
  const { browser, outbox } = await bench();
  let left = 0;
  outbox.save(reading("a", "claim"));
  outbox.save(reading("b", "claim"));
  outbox.settled().then(() => { left += 1; });
  await calm();
  await browser.reply(0, { outcome: "conflict", answer: { ...reading("a", "quote"), revision: 2 } });
  assert.equal(left, 0);
  await browser.accept(1, 1);
  assert.equal(left, 1);
});

test("a delivery that throws is tried again", async () => {
  let working = false;
  const { browser, tab, outbox } = await bench({
    deliver: async (id, body) => {
      if (!working) throw new Error("odd");
      return { outcome: "saved", answer: { ...body, id, revision: 1, evidence: 0 } };
    },
  });
  outbox.save(reading("s", "claim"));
  await calm();
  assert.deepEqual([outbox.summary().outcome, outbox.summary().message], ["retry", "It could not be sent (odd)."]);
  working = true;
  await browser.tick();
  assert.equal(tab.saved.length, 1);
});

test("a full device is told of, and the change lives in the page until there is room", async () => {
  const { browser, tab, outbox } = await bench();
  tab.area.full = true;
  outbox.save(reading("s", "claim"));
  await calm();
  assert.deepEqual([outbox.summary().lost, outbox.summary().stay, kept(browser)], [1, true, []]);
  tab.area.full = false;
  outbox.save(reading("s", "quote"));
  assert.deepEqual([outbox.summary().lost, kept(browser).length], [0, 1]);
});

test("without storage everything is saved all the same", async () => {
  const { Store } = await import("../../static/js/store.js");
  const blocked = new Store(null);
  const { browser, outbox } = await bench({ store: blocked });
  outbox.save(reading("s", "claim"));
  await calm();
  assert.equal(outbox.summary().lost, 1);
  await browser.accept(0, 1);
  assert.deepEqual([outbox.summary().lost, outbox.summary().unsaved], [0, 0]);
});

test("forgetting leaves nothing of the person on the device, and others their own", async () => {
  const { browser, outbox } = await bench();
  const other = browser.open({ person: "q" });
  other.outbox.save(reading("t", "claim"));
  outbox.save(reading("s", "claim"));
  assert.deepEqual(outbox.pending("a").map(({ sentence }) => sentence), ["s"]);
  outbox.clear();
  assert.deepEqual([kept(browser), outbox.summary().unsaved], [["factcheck.outbox.q.s.t"], 0]);
});

test("what an older or broken page has left on the device does no harm", async () => {
  const browser = new Browser();
  for (const value of ["", "{", "null", '{"wanted":1}', "[]"]) browser.values.set(`factcheck.outbox.p.s.${value}`, value);
  const { outbox } = browser.open();
  await browser.tick();
  assert.deepEqual([outbox.summary().unsaved, browser.sent], [0, []]);
});
