import assert from "node:assert/strict";
import test from "node:test";

import { Browser, calm, reading, span } from "./tabs.mjs";

async function twoTabs(options) {
  const browser = new Browser();
  const [one, two] = [browser.open(options), browser.open(options)];
  await browser.tick();
  return { browser, one, two, sent: browser.sent };
}

test("what a killed tab has left is shown, and then sent, by the next page", async () => {
  const browser = new Browser();
  const first = browser.open();
  first.outbox.save(reading("s", "claim"));
  first.outbox.save(span("m", "rose"), 0, null);
  browser.kill(first);
  const next = browser.open();
  assert.deepEqual(next.outbox.pending("a").map(({ id }) => id), ["id-s", "m"]);
  assert.deepEqual(next.outbox.pending("another article"), []);
  assert.equal(browser.sent.length, 0);
  await browser.tick();
  assert.equal(browser.sent.length, 2);
  await browser.accept(0, 1);
  await browser.accept(1, 1);
  assert.equal(browser.values.size, 0);
});

test("what was sent when the tab was killed is repeated word for word, then what came later", async () => {
  const browser = new Browser();
  const first = browser.open();
  await browser.tick();
  first.outbox.save(reading("s", "claim"));
  await calm();
  first.outbox.save(reading("s", "quote"));
  browser.kill(first);
  browser.open();
  await browser.tick();
  assert.deepEqual(browser.sent[1].body, browser.sent[0].body);
  await browser.accept(1, 1);
  assert.deepEqual([browser.sent[2].body.tag, browser.sent[2].body.revision], ["quote", 1]);
});

test("what needs a decision still does after the page was closed", async () => {
  const browser = new Browser();
  const first = browser.open();
  await browser.tick();
  first.outbox.save(reading("s", "claim"));
  await calm();
  await browser.reply(0, { outcome: "conflict", answer: { ...reading("s", "opinion"), revision: 7 } });
  browser.kill(first);
  const next = browser.open();
  await browser.tick();
  assert.equal(next.problems[0].problem.theirs.tag, "opinion");
  assert.equal(next.problems[0].problem.mine.tag, "claim");
  assert.equal(browser.sent.length, 1);
});

test("a change is seen in the other tab, which leaves the sending to the first", async () => {
  const { browser, one, two, sent } = await twoTabs();
  one.outbox.save(reading("s", "claim"));
  await calm();
  assert.deepEqual(two.saved.map(({ answer }) => answer.tag), ["claim"]);
  assert.equal(sent.length, 1);
  await browser.accept(0, 1);
  assert.equal(two.saved.at(-1).answer.revision, 1);
  assert.equal(two.outbox.summary().unsaved, 0);
});

test("after a while another tab sends what the first does not", async () => {
  const { browser, one, sent } = await twoTabs();
  one.outbox.stop(true);
  one.outbox.save(reading("s", "claim"));
  await calm();
  assert.equal(sent.length, 0);
  await browser.tick();
  assert.equal(sent.length, 1);
  await browser.accept(0, 1);
  assert.deepEqual([one.outbox.summary().unsaved, one.saved.at(-1).answer.revision], [0, 1]);
});

test("two tabs that want to send the same do it once", async () => {
  const { one, two, sent } = await twoTabs();
  one.outbox.save(reading("s", "claim"));
  two.outbox.flush();
  await calm();
  two.outbox.flush();
  await calm();
  assert.equal(sent.length, 1);
});

test("without locks both may send it, and the first answer counts", async () => {
  const { browser, one, two, sent } = await twoTabs({ locks: undefined });
  one.outbox.save(reading("s", "claim"));
  await calm();
  two.outbox.flush();
  await calm();
  assert.deepEqual(sent[1].body, sent[0].body);
  await browser.accept(0, 1);
  await browser.reply(1, { outcome: "conflict", answer: { ...reading("s", "quote"), revision: 2 } });
  assert.deepEqual([one.problems, two.problems], [[], []]);
});

test("a change in the second tab goes out after the first one's, over its revision", async () => {
  const { browser, one, two, sent } = await twoTabs();
  one.outbox.save(reading("s", "claim"));
  await calm();
  two.outbox.save(reading("s", "quote", { id: "made by the second tab" }));
  await calm();
  assert.equal(sent.length, 1);
  await browser.accept(0, 1);
  await browser.tick();
  assert.deepEqual(sent.slice(1).map(({ id, body }) => [id, body.tag, body.revision]), [["id-s", "quote", 1]]);
});

test("a conflict is told in both tabs, and settled in both by either", async () => {
  const { browser, one, two } = await twoTabs();
  one.outbox.save(reading("s", "claim"));
  await calm();
  await browser.reply(0, { outcome: "conflict", answer: { ...reading("s", "opinion"), revision: 7 } });
  assert.equal(two.problems.at(-1).problem.theirs.tag, "opinion");
  two.outbox.settle("id-s", "theirs");
  await calm();
  assert.equal(one.problems.at(-1).problem, null);
  assert.equal(one.saved.at(-1).answer.tag, "opinion");
});

test("a change that another tab overwrote at the same moment is made again", async () => {
  const { browser, one, two, sent } = await twoTabs();
  one.outbox.save(reading("s", "claim"));
  await calm();
  const before = browser.values.get("factcheck.outbox.p.s.s");
  two.outbox.save(reading("s", "quote"));
  browser.values.set("factcheck.outbox.p.s.s", before); // as the first tab had it
  two.outbox.shelf.changed("factcheck.outbox.p.s.s");
  await browser.tick();
  await browser.accept(0, 1);
  await browser.tick();
  assert.deepEqual([sent[1].body.tag, sent[1].body.revision], ["quote", 1]);
});

test("a change is made again when another tab took the entry away at the same moment", async () => {
  const { browser, one, two, sent } = await twoTabs();
  one.outbox.save(reading("s", "claim"));
  await calm();
  two.outbox.save(reading("s", "quote"));
  browser.values.delete("factcheck.outbox.p.s.s");
  two.outbox.shelf.changed("factcheck.outbox.p.s.s");
  await browser.tick();
  await browser.tick();
  assert.deepEqual(JSON.parse(browser.values.get("factcheck.outbox.p.s.s")).wanted?.tag ?? sent.at(-1).body.tag, "quote");
});

test("a page that was asleep learns what it has missed", async () => {
  const { browser, one, two } = await twoTabs();
  browser.tabs = [one];
  one.outbox.save(reading("s", "claim"));
  await calm();
  two.outbox.shelf.changed();
  assert.deepEqual(two.saved.map(({ answer }) => answer.tag), ["claim"]);
});

test("other tabs show what an undo has brought back", async () => {
  const { one, two } = await twoTabs();
  one.outbox.spread([reading("s", "opinion", { revision: 4 })]);
  await calm();
  assert.deepEqual(two.saved.map(({ answer, more }) => [answer.tag, answer.revision, more]), [["opinion", 4, false]]);
});
