/** Takes back what was done last, or does it again. Without it: the two buttons, which post. */

import { Backoff, deliver } from "./deliver.js";
import { uuid7 } from "./reading.js";
import { t } from "./words.js";

/** What was taken back on this device only, the last at the end, and the number of the last change then. */
const undone = { steps: [], turn: -1 };
/** The ids of what was asked without an answer. */
const unanswered = { undo: null, redo: null };
const TRIES = 4;
let line = Promise.resolve();
let pressed = 0; // and not done yet

/**
 * Undo or redo one step. Presses wait for each other, in their order.
 *
 * @param {object} bench  the workbench, with its panel
 * @param {"undo"|"redo"} way
 */
export function undo(bench, way) {
  const { outbox, panel } = bench;
  const turn = panel.unsaved ? Infinity : outbox.turn; // a name that is still looked up was given before
  pressed += 1;
  if (pressed === 1) outbox.sendUntil(turn);
  const done = () => {
    pressed -= 1;
    if (!pressed) outbox.sendUntil(Infinity);
  };
  line = line.then(() => step(bench, way, turn)).catch(reportError).finally(done);
  return line;
}

/** @param {number} turn  the number of the last change before the press: what was done since is not meant */
async function step(bench, way, turn) {
  const { outbox } = bench;
  await bench.panel.settled();
  outbox.sendUntil(turn);
  if (way === "redo" && undone.steps.length && undone.turn === outbox.turn) return redoHere(bench);
  if (!outbox.summary().waiting) await outbox.settled();
  if (outbox.waits && way === "undo" && undoHere(bench, turn)) return undefined;
  undone.steps.length = 0;
  return ask(bench, way);
}

/** What the server has not got, and cannot get now, is taken back on this device. */
function undoHere(bench, turn) {
  const reverted = bench.outbox.revert(turn);
  if (!reverted) return false;
  if (undone.turn !== reverted.turn) undone.steps.length = 0;
  undone.steps.push(reverted);
  undone.turn = bench.outbox.turn;
  arrive(bench, reverted.show, t("Undone. It was not saved yet."));
  return true;
}

function redoHere(bench) {
  const { was, show, about } = undone.steps.pop();
  bench.outbox.save(was, 0, show, about);
  bench.accept([was]);
  undone.turn = bench.outbox.turn;
  arrive(bench, was, t("Done again"));
}

function arrive(bench, { id, sentence, span, removed }, words) {
  const row = bench.sheet.rowOf(sentence);
  if (row) bench.select(row, span && !removed ? id : null);
  tell(bench, words);
}

/** Where the reader is: who has gone on meanwhile is not led back. */
const placeOf = ({ sheet }) => `${sheet.row.id} ${sheet.span} ${document.activeElement?.id}`;

function tell(bench, words, url) {
  bench.say(words);
  bench.status.tell(words, url);
}

/**
 * Ask the server, with the same id until it answers, so that a lost answer does not undo twice. Meanwhile nothing is
 * saved, as it would be what is undone; so it is given up soon, and the next press asks with that id once more.
 */
async function ask(bench, way) {
  const { outbox, urls } = bench;
  const body = { id: unanswered[way] ?? uuid7() };
  const pause = new Backoff();
  const from = placeOf(bench);
  unanswered[way] = body.id;
  outbox.stop(true);
  try {
    for (let tries = 0; tries < TRIES; tries += 1) {
      if (tries) await new Promise((resume) => pause.failed(resume));
      const { outcome, answer, message } = await deliver(urls[`${way}Url`], body, urls.tokenUrl, fetch, "POST");
      const again = outcome === "retry" || outcome === "signin";
      if (!again) Object.assign(unanswered, { undo: null, redo: null }); // sent again, an older one would only be told again
      if (outcome === "saved") return done(bench, answer, from);
      tell(bench, again ? t("Not done: %(why)s", { why: message }) : message);
      if (!again) return undefined;
    }
  } finally {
    outbox.stop(false);
  }
  return undefined;
}

function done(bench, { words, article, sentence, url, annotations, reload }, from) {
  if (article && article !== bench.article) return tell(bench, words, url);
  if (reload) {
    bench.status.tellLater(words);
    bench.outbox.stop(false);
    return bench.leave(url ?? location.href);
  }
  const stayed = placeOf(bench) === from;
  bench.accept(bench.outbox.rebase(annotations));
  bench.outbox.spread(annotations);
  if (!stayed) return tell(bench, words);
  const [first] = annotations;
  return arrive(bench, first ?? { sentence }, words);
}
