import assert from "node:assert/strict";
import test from "node:test";

import { Browser, calm, reading, span } from "./tabs.mjs";

/** A tab that cannot reach the server. */
async function offline() {
  const browser = new Browser();
  const tab = browser.open({ deliver: async (id, body) => { browser.sent.push({ id, body }); return browser.answer?.(id, body) ?? { outcome: "retry" }; } });
  await browser.tick();
  return { browser, outbox: tab.outbox, tab };
}

const online = (browser) => { browser.answer = (id, body) => ({ outcome: "saved", answer: { ...body, id, revision: body.revision + 1, evidence: 0 } }); };

test("the last change of all is taken back first, whichever annotation it was of", async () => {
  const { outbox } = await offline();
  outbox.stop(true);
  outbox.save(reading("a", "claim"), 0, reading("a", null));
  outbox.save(reading("b", "quote"), 0, reading("b", "other"));
  outbox.save(reading("a", "opinion"));
  const shown = [1, 2, 3].map(() => outbox.revert().show);
  assert.deepEqual(shown.map(({ sentence, tag }) => [sentence, tag]), [["a", "claim"], ["b", "other"], ["a", null]]);
  assert.equal(outbox.revert(), null);
  assert.equal(outbox.summary().unsaved, 0);
});

test("a new span that is taken back was never there", async () => {
  const { browser, outbox, tab } = await offline();
  outbox.stop(true);
  outbox.save(span("m", "rose"), 0, null);
  assert.equal(outbox.revert().show.removed, true);
  assert.equal(tab.saved.at(-1).answer.removed, true);
  assert.equal(browser.values.size, 0);
});

test("what may have arrived is not forgotten but replaced", async () => {
  const { browser, outbox } = await offline();
  outbox.save(reading("s", "claim"), 0, reading("s", null));
  await calm();
  assert.equal(outbox.revert().show.tag, null);
  online(browser);
  await browser.tick();
  await browser.tick();
  assert.deepEqual(browser.sent.slice(1).map(({ body }) => [body.tag, body.revision]), [["claim", 0], [null, 1]]);
  assert.equal(outbox.summary().unsaved, 0);
});

test("changes after the one that may have arrived are taken back one by one", async () => {
  const { outbox } = await offline();
  outbox.save(reading("s", "claim"), 0, reading("s", null));
  await calm();
  outbox.save(reading("s", "quote"));
  outbox.save(reading("s", "opinion"));
  const tags = [1, 2, 3].map(() => outbox.revert().show.tag);
  assert.deepEqual(tags, ["quote", "claim", null]);
  assert.equal(outbox.revert(), null);
});

test("two changes that are on their way together are taken back one by one", async () => {
  const { browser, outbox } = await offline();
  outbox.stop(true);
  outbox.save(reading("s", "claim"), 0, reading("s", null));
  outbox.save(reading("s", "quote"));
  outbox.stop(false);
  await calm();
  assert.deepEqual(browser.sent.map(({ body }) => body.tag), ["quote"]);
  const tags = [1, 2].map(() => outbox.revert().show.tag);
  assert.deepEqual(tags, ["claim", null]);
  assert.equal(outbox.revert(), null);
  online(browser);
  await browser.tick();
  await browser.tick();
  assert.equal(browser.sent.at(-1).body.tag, null);
  assert.equal(outbox.summary().unsaved, 0);
});

test("what is typed in one go is taken back in one go", async () => {
  const { browser, outbox } = await offline();
  for (const note of ["a", "ab", "abc"]) outbox.save(reading("s", null, { note }), 500, reading("s", null));
  browser.timers.length = 0;
  outbox.stop(true);
  outbox.flush();
  outbox.save(reading("s", null, { note: "abc d" }), 500);
  assert.deepEqual([outbox.revert().show.note, outbox.revert().show.note], ["abc", ""]);
});

test("what was taken back can be done again", async () => {
  const { outbox } = await offline();
  outbox.stop(true);
  outbox.save(span("m", "rose", { tag: "claim" }), 0, null);
  const { was, show, about } = outbox.revert();
  outbox.save(was, 0, show, about);
  assert.deepEqual(outbox.pending("a").map(({ id, tag, removed }) => [id, tag, removed]), [["m", "claim", false]]);
  outbox.stop(false);
  await calm();
  assert.equal(outbox.summary().unsaved, 1);
});

test("a later change knows the revision although an earlier one was taken back", async () => {
  const { browser, outbox } = await offline();
  outbox.save(reading("s", "claim", { revision: 3 }), 0, reading("s", "other", { revision: 3 }));
  await calm();
  outbox.revert();
  outbox.save(reading("s", "quote", { revision: 3 }));
  online(browser);
  await browser.tick();
  await browser.tick();
  assert.deepEqual(browser.sent.slice(1).map(({ body }) => [body.tag, body.revision]), [["claim", 3], ["quote", 4]]);
});

test("a change made during an undo is one of what the undo leaves, and is taken back to that", async () => {
  const { browser, outbox } = await offline();
  online(browser);
  const before = reading("s", "claim", { revision: 3, note: "Ask", flagged: true });
  outbox.stop(true);
  outbox.save({ ...before, tag: "quote" }, 0, before);
  outbox.save({ ...before, tag: "quote", certainty: "sure" });
  const undone = { ...before, revision: 4, note: "", attributions: [] };
  const [shown] = outbox.rebase([undone]);
  assert.deepEqual([shown.tag, shown.note, shown.flagged, shown.certainty, shown.revision], ["quote", "", true, "sure", 4]);
  const { show } = outbox.revert();
  assert.deepEqual([show.tag, show.note, show.certainty], ["quote", "", null]);
  outbox.stop(false);
  await calm();
  assert.deepEqual([browser.sent[0].body.tag, browser.sent[0].body.note, browser.sent[0].body.revision], ["quote", "", 4]);
});

test("a change of what an undo takes away brings only itself back", async () => {
  const { outbox } = await offline();
  const before = reading("s", "claim", { revision: 1, note: "Ask" });
  outbox.stop(true);
  outbox.save({ ...before, flagged: true }, 0, before);
  const [shown] = outbox.rebase([{ ...before, revision: 2, removed: true }]);
  assert.deepEqual([shown.tag, shown.note, shown.flagged, shown.removed, shown.revision], [null, "", true, false, 2]);
});

test("what an undo changes is shown as it is where nothing waits", async () => {
  const { outbox } = await offline();
  const undone = reading("s", null, { revision: 2 });
  assert.deepEqual(outbox.rebase([undone]), [undone]);
});
