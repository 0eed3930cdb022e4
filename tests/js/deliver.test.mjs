import assert from "node:assert/strict";
import test from "node:test";

import { askFor, deliver } from "../../static/js/deliver.js";
import { lineFor } from "../../static/js/status.js";

const PAGE = '<html><meta name="csrf-token" content="renewed">';
const answer = (status, body = {}) => async () => ({ ok: status < 300, status, json: async () => body, text: async () => PAGE });

test("each answer has its meaning", async () => {
  const outcome = async (send) => (await deliver("/x", {}, "/fresh", send)).outcome;
  assert.equal(await outcome(answer(200, { id: "1" })), "saved");
  assert.equal(await outcome(answer(409, { theirs: {} })), "conflict");
  for (const status of [403, 404, 409, 413, 422]) assert.equal(await outcome(answer(status)), "refused");
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
  const fields = { "attributions.0.role": "String should have at most 300 characters", note: "Shorten it." };
  const told = await deliver("/x", {}, "/fresh", answer(422, { error: { code: "invalid", message: "Look at the fields named.", fields } }));
  assert.equal(told.message, "Look at the fields named. Role: String should have at most 300 characters. Note: Shorten it.");
});

test("a refusal says nothing twice, and no name of our code", async () => {
  const message = "Say who it is, or choose a source without a name.";
  const fields = { attributions: message, "attributions.0.content.end": "Look at it again", "extra.thing": "Leave it out" };
  const told = await deliver("/x", {}, "/fresh", answer(422, { error: { code: "invalid", message, fields } }));
  assert.equal(told.message, `${message} Their words: Look at it again. Leave it out.`);
});

test("only what is small is sent on while the page is left, as a browser refuses the rest", async () => {
  const kept = [];
  const send = async (_url, { keepalive, method }) => {
    kept.push([method, keepalive]);
    return answer(200)();
  };
  await deliver("/x", { note: "short" }, "/fresh", send);
  await deliver("/x", { note: "long ".repeat(4000) }, "/fresh", send, "POST");
  assert.deepEqual(kept, [["PUT", true], ["POST", false]]);
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
  const line = (more) => lineFor({ unsaved: 0, problems: [], waiting: false, lost: 0, outcome: "", message: "", ...more });
  assert.deepEqual(line({}), { state: "saved", words: "All changes saved" });
  assert.equal(line({ unsaved: 2 }).words, "Saving…");
  assert.equal(line({ unsaved: 2, waiting: true, message: "The disk is full." }).words, "Not saved: The disk is full. 2 changes are kept on this device. Trying again.");
  assert.match(line({ unsaved: 1, waiting: true, outcome: "signin" }).words, /Sign in in another tab. 1 change is kept/);
  assert.match(line({ unsaved: 2, waiting: true, lost: 1 }).words, /^1 change is kept only in this page/);
  assert.equal(line({ unsaved: 1, problems: ["s"] }).state, "problem");
  assert.deepEqual(line({ unfinished: 2 }), { state: "unfinished", words: "2 verdicts are not saved yet" });
  assert.equal(line({ unsaved: 1, unfinished: 1 }).state, "saving");
});
