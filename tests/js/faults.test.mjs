import assert from "node:assert/strict";
import test from "node:test";

import { bodyOf, sameReading } from "../../static/js/reading.js";
import { Browser, calm, reading, span } from "./tabs.mjs";

const KEYS = ["a", "b", "c", "d"];
const TAGS = ["claim", "quote", "opinion", "other", null];

/** The same numbers each time, from 0 up to 1. */
function randomly(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Saves as the server does: by the revision seen, and the same again only once. */
class Server {
  stored = new Map();

  save(id, body) {
    const key = body.span ? id : body.sentence;
    const before = this.stored.get(key);
    const revision = before?.revision ?? 0;
    if (before && [body.revision, body.revision + 1].includes(revision) && sameReading(before, body)) return { outcome: "saved", answer: before };
    if (revision !== body.revision || (before && before.id !== id)) return { outcome: "conflict", answer: before ?? null };
    const answer = { ...body, id, revision: revision + 1, evidence: 0 };
    this.stored.set(key, answer);
    return { outcome: "saved", answer };
  }

  /** What becomes of a delivery. */
  meet(random, id, body) {
    const fate = random();
    if (fate < 0.15) return { outcome: "retry" };
    if (fate < 0.2) return { outcome: "signin" };
    const answer = this.save(id, bodyOf(body));
    if (fate < 0.35) return { outcome: "retry" }; // saved, but the answer is lost
    return fate < 0.5 ? this.save(id, bodyOf(body)) : answer;
  }
}

/** Two tabs and one person who works in either, while tabs are killed and opened anew. */
async function work(seed, locks) {
  const random = randomly(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const server = new Server();
  const browser = new Browser();
  const open = () => browser.open({
    ...(locks ? {} : { locks: undefined }),
    deliver: async (id, body) => {
      for (let turn = 0; turn < random() * 6; turn += 1) await new Promise((done) => setImmediate(done));
      return server.meet(random, id, body);
    },
  });
  const wanted = new Map();
  const shown = (tab, key) => tab.saved.findLast(({ answer }) => (answer.span ? answer.id : answer.sentence) === key)?.answer;
  open();
  open();
  for (let change = 0; change < 60; change += 1) {
    if (random() < 0.1) {
      browser.kill(pick(browser.tabs));
      open();
      await calm();
    }
    const tab = pick(browser.tabs);
    const key = pick(KEYS);
    const stored = server.stored.get(key);
    const pending = tab.outbox.pending("a").find((one) => (one.span ? one.id : one.sentence) === key);
    const fresh = key < "c" ? reading(key, null) : span(key, "rose");
    // What the page shows: what is pending, what it was told of, or what it was opened with.
    const known = pending ?? shown(tab, key) ?? stored ?? fresh;
    const before = (stored?.revision ?? 0) > known.revision && !pending ? stored : known;
    const after = { ...before, tag: pick(TAGS), note: random() < 0.2 ? `note ${change}` : before.note };
    tab.outbox.save(after, random() < 0.2 ? 500 : 0, before === fresh && fresh.span ? null : before);
    wanted.set(key, after);
    for (let turns = random() * 3; turns > 0; turns -= 1) await calm();
    if (random() < 0.3) await browser.tick();
  }
  for (let round = 0; round < 200 && browser.values.size; round += 1) {
    for (const { outbox } of browser.tabs) outbox.flush();
    await browser.tick();
  }
  const conflicts = browser.tabs.flatMap(({ problems }) => problems.filter(({ problem }) => problem));
  return { wanted, server, browser, conflicts };
}

for (const locks of [true, false]) {
  test(`with two tabs, kills, lost and double deliveries the server gets what was wanted ${locks ? "" : "without locks"}`, async () => {
    for (let seed = 1; seed <= 15; seed += 1) {
      const { wanted, server, browser, conflicts } = await work(seed, locks);
      assert.deepEqual(conflicts, [], `seed ${seed}`);
      assert.equal(browser.values.size, 0, `seed ${seed}`);
      for (const [key, after] of wanted) {
        const stored = server.stored.get(key);
        assert.deepEqual([stored?.tag ?? null, stored?.note ?? ""], [after.tag, after.note], `seed ${seed}, ${key}`);
      }
    }
  });
}
