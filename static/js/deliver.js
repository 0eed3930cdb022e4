/** Talks with the server: sends readings, and again when it does not answer. Without it the panel posts as a form, and the answer is a page. */

import { t } from "./words.js";

const SMALL = 5_000; // characters, of three bytes at most: a browser still sends 64 kB in all while the page is being left
const PATIENCE = 30_000; // milliseconds for an answer, to its last byte
const FIRST = 250;
const LONGEST = 30_000;

/** The token that shows a request comes from our own page. */
let token = null;
/** Who opened this page: another tab may meanwhile have signed in somebody else. */
const person = () => globalThis.document?.querySelector('meta[name="person"]')?.content ?? "";
const csrfToken = () => (token ??= globalThis.document?.querySelector('meta[name="csrf-token"]')?.content ?? "");

/**
 * After signing in again in another tab the old token is worthless; any page of ours holds a new one.
 * Read with a pattern, as turning text into elements is not allowed here.
 */
async function renewToken(url, send) {
  const page = await send(url, { headers: { Accept: "text/html" }, signal: AbortSignal.timeout(PATIENCE) })
    .then((answer) => answer.text())
    .catch(() => ""); // no answer, or one that breaks off
  token = /<meta name="csrf-token" content="([^"]+)">/.exec(page)?.[1] ?? token;
}

/** Ask for JSON. @returns {Promise<any>} null where there is no proper answer */
export async function askFor(url, send = fetch) {
  return send(url, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) })
    .then((answer) => (answer.ok ? answer.json() : null))
    .catch(() => null);
}

/**
 * Send something and say what became of it.
 *
 * @param {"PUT"|"POST"} method
 * @param {string} fresh  a small page of ours, to get a new token from
 * @returns {Promise<import("./outbox.js").Delivery & {code?: string}>}
 */
export async function deliver(url, body, fresh, send = fetch, method = "PUT") {
  const text = JSON.stringify(body);
  const answer = await send(url, {
    method,
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": csrfToken(), "X-Person": person() },
    body: text,
    keepalive: text.length < SMALL,
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => null);
  if (!answer) return { outcome: "retry", message: t("The server cannot be reached.") };
  const said = await answer.json().catch(() => null);
  const message = messageOf(said?.error);
  const code = said?.error?.code ?? "";
  if (answer.ok && said) return { outcome: "saved", answer: said };
  if (answer.status === 409 && said?.theirs) return { outcome: "conflict", answer: said.theirs, message };
  if (isSignedOut(answer, code)) {
    await renewToken(fresh, send);
    return { outcome: "signin", message };
  }
  if (answer.status === 429 || answer.status >= 500 || answer.ok) {
    return { outcome: "retry", message: message || t("The server is busy.") };
  }
  return { outcome: "refused", code, message: message || t("The server answered %(status)s.", { status: answer.status }) };
}

/** Whether signing in helps. Who is signed in and may not do it is told so by 403. */
function isSignedOut(answer, code) {
  return ["signed_out", "other_person", "csrf"].includes(code) || answer.status === 401 || answer.type === "opaqueredirect";
}

/** What the server says is wrong, and with which field, such as "attributions.0.role". */
function messageOf({ message = "", fields = {} } = {}) {
  const names = {
    tag: t("Tag"), note: t("Note"), role: t("Role"), name: t("Speaker"), manner: t("Manner"), affiliation: t("Affiliation"),
    verdict: t("Verdict"), justification: t("Justification"), span: t("Words"), attributions: t("Whose words"),
    speaker: t("Speaker"), cue: t("Cue"), source: t("Source"), content: t("Their words"), parent: t("According to"),
  };
  const nameOf = (path) => names[path.split(".").findLast((step) => step in names)];
  const asSentence = (words) => (/[.!?。؟]$/u.test(words) ? words : words.concat("."));
  const told = ([path, words]) => [nameOf(path), asSentence(words)].filter(Boolean).join(": ");
  const wrong = Object.entries(fields ?? {}).filter(([, words]) => words !== message).map(told);
  return [message, ...new Set(wrong)].filter(Boolean).join(" ");
}

/** When to try again after a failure: soon, then less and less often. */
export class Backoff {
  #failures = 0;
  #timer = null;

  /** @param {{later?: typeof setTimeout, forget?: typeof clearTimeout}} clock  in milliseconds */
  constructor({ later = (run, pause) => setTimeout(run, pause), forget = (timer) => clearTimeout(timer) } = {}) {
    Object.assign(this, { later, forget });
  }

  /** Nothing should be tried before the pause is over. */
  get pausing() {
    return this.#timer !== null;
  }

  /** The last try failed: one at a time until one succeeds. */
  get failing() {
    return this.#failures > 0;
  }

  /** Try again after a pause. Failures that come in during the pause do not lengthen it. */
  failed(again) {
    if (this.pausing) return;
    const pause = Math.min(LONGEST, FIRST * 2 ** this.#failures);
    this.#failures += 1;
    this.#timer = this.later(() => {
      this.#timer = null;
      again();
    }, pause);
  }

  succeeded() {
    this.#failures = 0;
    this.hurry();
  }

  /** The pause is over now. */
  hurry() {
    this.forget(this.#timer);
    this.#timer = null;
  }
}
