import assert from "node:assert/strict";
import test from "node:test";

import { askFor, deliver } from "../../static/js/deliver.js";
import { SaveQueue } from "../../static/js/queue.js";
import { unread } from "../../static/js/reading.js";
import { lineFor } from "../../static/js/status.js";

/** A server that answers when told to, and a clock that goes when told to. */
function bench() {
  const sent = [];
  const timers = [];
  const seen = { saved: [], problems: [] };
  const clock = {
    later: (run, pause) => timers[timers.push({ run, pause }) - 1],
    forget: (timer) => timer && (timer.run = () => {}),
  };
  const queue = new SaveQueue({
    deliver: (id, body) => new Promise((answer) => sent.push({ id, body, answer })),
    onSaved: (sentence, answer, more) => seen.saved.push({ sentence, answer, more }),
    onProblem: (sentence, problem) => seen.problems.push({ sentence, problem }),
    onChange: () => {},
    clock,
  });
  const settle = () => new Promise((done) => setImmediate(done));
  const tick = async () => {
    for (const { run } of timers.splice(0)) run();
    await settle();
  };
  const reply = async (at, answer) => {
    sent[at].answer(answer);
    await settle();
  };
  const accept = (at, revision) => reply(at, { outcome: "saved", answer: { ...sent[at].body, id: sent[at].id, revision, evidence: 0 } });
  return { queue, sent, timers, seen, tick, reply, accept };
}

const reading = (sentence, tag, more = {}) => ({ ...unread(sentence), id: `id-${sentence}`, tag, ...more });

test("a change is sent at once and then all is saved", async () => {
  const { queue, sent, seen, accept } = bench();
  queue.save(reading("s", "claim"));
  assert.deepEqual(sent[0].body, { sentence: "s", revision: 0, tag: "claim", attribution: null, note: "" });
  assert.equal(queue.summary().unsaved, 1);
  await accept(0, 1);
  assert.equal(queue.summary().unsaved, 0);
  assert.equal(seen.saved[0].more, false);
});

test("changes made meanwhile become one, which knows the new revision", async () => {
  const { queue, sent, seen, accept } = bench();
  for (const tag of ["claim", "quote", "opinion"]) queue.save(reading("s", tag));
  assert.equal(sent.length, 1);
  await accept(0, 1);
  assert.equal(seen.saved[0].more, true);
  assert.deepEqual([sent[1].body.tag, sent[1].body.revision], ["opinion", 1]);
  await accept(1, 2);
  assert.equal(sent.length, 2);
});

test("sentences do not wait for each other, up to four at once", () => {
  const { queue, sent } = bench();
  for (const sentence of "abcdef") queue.save(reading(sentence, "claim"));
  assert.equal(sent.length, 4);
});

test("a save without an answer is repeated word for word before what came later", async () => {
  const { queue, sent, tick, reply, accept } = bench();
  queue.save(reading("s", "claim"));
  queue.save(reading("s", "quote"));
  await reply(0, { outcome: "retry", message: "The disk is full." });
  assert.deepEqual(queue.summary(), { unsaved: 1, problems: [], waiting: true, outcome: "retry", message: "The disk is full." });
  await tick();
  assert.deepEqual(sent[1].body, sent[0].body);
  await accept(1, 1);
  assert.deepEqual([sent[2].body.tag, sent[2].body.revision], ["quote", 1]);
});

test("pauses grow from a quarter of a second to half a minute", async () => {
  const { queue, sent, timers, tick, reply } = bench();
  const pauses = [];
  queue.save(reading("s", "claim"));
  for (let at = 0; at < 10; at += 1) {
    await reply(at, { outcome: "retry" });
    pauses.push(timers.at(-1).pause);
    await tick();
  }
  assert.deepEqual(pauses, [250, 500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
  assert.equal(sent.length, 11);
});

test("four failures at once count as one, and one at a time is tried then", async () => {
  const { queue, sent, timers, tick, reply } = bench();
  for (const sentence of "abcde") queue.save(reading(sentence, "claim"));
  for (let at = 0; at < 4; at += 1) await reply(at, { outcome: "retry" });
  assert.equal(timers.length, 1);
  await tick();
  assert.equal(sent.length, 5);
  assert.equal(sent[4].body.sentence, "e"); // the next in line, not the one that failed
});

test("one success sends all that waits", async () => {
  const { queue, sent, tick, reply, accept } = bench();
  for (const sentence of "abc") queue.save(reading(sentence, "claim"));
  for (let at = 0; at < 3; at += 1) await reply(at, { outcome: "signin" });
  await tick();
  await accept(3, 1);
  assert.equal(sent.length, 6);
  assert.equal(queue.summary().outcome, "");
});

test("a conflict waits for the reader; mine goes out over theirs", async () => {
  const { queue, sent, seen, reply, accept } = bench();
  const theirs = { ...reading("s", "opinion"), id: "theirs", revision: 7 };
  queue.save(reading("s", "claim"));
  await reply(0, { outcome: "conflict", answer: theirs });
  assert.deepEqual(queue.summary().problems, ["s"]);
  assert.equal(seen.problems[0].problem.mine.tag, "claim");
  queue.settle("s", "mine");
  assert.deepEqual([sent[1].id, sent[1].body.revision, sent[1].body.tag], ["theirs", 7, "claim"]);
  await accept(1, 8);
  assert.equal(queue.summary().unsaved, 0);
});

test("theirs can be taken, and mine is gone", async () => {
  const { queue, sent, seen, reply } = bench();
  queue.save(reading("s", "claim"));
  await reply(0, { outcome: "conflict", answer: { ...reading("s", "opinion"), revision: 7 } });
  queue.settle("s", "theirs");
  assert.equal(seen.saved[0].answer.tag, "opinion");
  assert.equal(queue.summary().unsaved, 0);
  assert.equal(sent.length, 1);
});

test("a conflict with the same reading is none", async () => {
  const { queue, seen, reply } = bench();
  queue.save(reading("s", "claim"));
  await reply(0, { outcome: "conflict", answer: { ...reading("s", "claim"), revision: 7 } });
  assert.deepEqual(seen.problems, []);
  assert.equal(queue.summary().unsaved, 0);
});

test("an edit during a conflict becomes mine", async () => {
  const { queue, seen, reply } = bench();
  queue.save(reading("s", "claim"));
  await reply(0, { outcome: "conflict", answer: { ...reading("s", "opinion"), revision: 7 } });
  queue.save(reading("s", "quote"));
  assert.equal(seen.problems.at(-1).problem.mine.tag, "quote");
});

test("a refused change is kept until the next edit, which tries again", async () => {
  const { queue, sent, seen, reply, accept } = bench();
  queue.save(reading("s", "claim", { note: "too long" }));
  await reply(0, { outcome: "refused", message: "Shorten the note." });
  assert.equal(seen.problems[0].problem.message, "Shorten the note.");
  assert.equal(queue.summary().unsaved, 1);
  queue.save(reading("s", "claim", { note: "short" }));
  assert.equal(seen.problems.at(-1).problem, null);
  await accept(1, 1);
  assert.equal(sent[1].body.note, "short");
});

test("typing is saved once it pauses, or at once when the page is left", async () => {
  const { queue, sent, tick } = bench();
  queue.save(reading("s", null, { note: "a" }), 500);
  queue.save(reading("s", null, { note: "ab" }), 500);
  assert.equal(sent.length, 0);
  await tick();
  assert.equal(sent[0].body.note, "ab");
  queue.save(reading("t", null, { note: "x" }), 500);
  queue.settled();
  assert.equal(sent[1].body.note, "x");
});

test("leaving waits for what is on its way, not for a decision", async () => {
  const { queue, reply, accept } = bench();
  let left = 0;
  queue.save(reading("a", "claim"));
  queue.save(reading("b", "claim"));
  queue.settled().then(() => { left += 1; });
  await reply(0, { outcome: "conflict", answer: { ...reading("a", "quote"), revision: 2 } });
  assert.equal(left, 0);
  await accept(1, 1);
  assert.equal(left, 1);
});

const PAGE = '<html><meta name="csrf-token" content="renewed">';
const answer = (status, body = {}) => async () => ({ ok: status < 300, status, json: async () => body, text: async () => PAGE });

test("each answer has its meaning", async () => {
  const outcome = async (send) => (await deliver("/x", {}, "/fresh", send)).outcome;
  assert.equal(await outcome(answer(200, { id: "1" })), "saved");
  assert.equal(await outcome(answer(409, { theirs: {} })), "conflict");
  for (const status of [403, 404, 413, 422]) assert.equal(await outcome(answer(status)), "refused");
  assert.equal(await outcome(answer(401)), "signin");
  assert.equal(await outcome(answer(400, { error: { code: "csrf", message: "" } })), "signin");
  assert.equal(await outcome(answer(403, { error: { code: "forbidden", message: "Ask an editor." } })), "refused");
  for (const status of [429, 500, 502, 503]) assert.equal(await outcome(answer(status)), "retry");
  assert.equal(await outcome(async () => { throw new TypeError("offline"); }), "retry");
});

test("the server's own words are kept", async () => {
  const told = await deliver("/x", {}, "/fresh", answer(503, { error: { code: "unavailable", message: "The disk is full." } }));
  assert.equal(told.message, "The disk is full.");
});

test("a refusal names the fields", async () => {
  const fields = { "attribution.role": "String should have at most 300 characters", note: "Shorten it." };
  const told = await deliver("/x", {}, "/fresh", answer(422, { error: { code: "invalid", message: "Look at the fields named.", fields } }));
  assert.equal(told.message, "Look at the fields named. Role: String should have at most 300 characters. Note: Shorten it.");
});

test("every request is given up at last", async () => {
  const signals = [];
  const send = async (url, { signal }) => {
    signals.push(signal);
    return answer(401)();
  };
  await deliver("/x", {}, "/fresh", send);
  await askFor("/list", send);
  assert.equal(signals.length, 3);
  for (const signal of signals) assert.ok(signal instanceof AbortSignal);
});

test("a token page that breaks off does not break the delivery", async () => {
  const send = async (url) => ({ ...(await answer(401)()), text: () => (url === "/x" ? PAGE : Promise.reject(new TypeError("terminated"))) });
  assert.equal((await deliver("/x", {}, "/fresh", send)).outcome, "signin");
});

test("a list that breaks off or is refused is no list", async () => {
  assert.deepEqual(await askFor("/list", answer(200, { speakers: [] })), { speakers: [] });
  assert.equal(await askFor("/list", answer(500)), null);
  assert.equal(await askFor("/list", async () => ({ ok: true, json: () => Promise.reject(new SyntaxError("cut")) })), null);
  assert.equal(await askFor("/list", async () => { throw new TypeError("offline"); }), null);
});

test("a delivery that throws is tried again", async () => {
  const { queue, sent, tick, accept, seen } = bench();
  const working = queue.deliver;
  queue.deliver = async () => { throw new Error("odd"); };
  queue.save(reading("s", "claim"));
  await new Promise((done) => setImmediate(done));
  assert.deepEqual([queue.summary().outcome, queue.summary().message], ["retry", "It could not be sent (odd)."]);
  queue.deliver = working;
  await tick();
  assert.equal(sent.length, 1);
  await accept(0, 1);
  assert.equal(seen.saved.length, 1);
});

test("after a new sign-in the token of the new login is sent", async () => {
  const tokens = [];
  const send = (status) => async (url, { headers }) => {
    if (url === "/x") tokens.push(headers["X-CSRFToken"]);
    return answer(status, { id: "1" })();
  };
  await deliver("/x", {}, "/fresh", send(401));
  await deliver("/x", {}, "/fresh", send(200));
  assert.equal(tokens.at(-1), "renewed");
});

test("the status line says what is not safe yet", () => {
  const line = (more) => lineFor({ unsaved: 0, problems: [], waiting: false, outcome: "", message: "", ...more });
  assert.deepEqual(line({}), { state: "saved", words: "All changes saved" });
  assert.equal(line({ unsaved: 2 }).words, "Saving…");
  assert.equal(line({ unsaved: 2, waiting: true, message: "The disk is full." }).words, "Not saved: The disk is full. 2 changes kept here, trying again.");
  assert.match(line({ unsaved: 1, waiting: true, outcome: "signin" }).words, /Sign in in another tab: 1 change kept/);
  assert.equal(line({ unsaved: 1, problems: ["s"] }).state, "problem");
});
