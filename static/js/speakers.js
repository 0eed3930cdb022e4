/** Who can be named: those the project knows, those used last, and new ones. */

import { Combobox } from "./combobox.js";
import { askFor } from "./deliver.js";
import { make } from "./dom.js";
import { uuid7 } from "./reading.js";

/** @typedef {import("./reading.js").Speaker} Speaker */

const KINDS = { person: "person", organisation: "organisation", document: "document", unnamed: "unnamed source" };
const KEYS = 9;

const fold = (name) => name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * The ways to take a typed name: known speakers first, the exact name before all, then a new one of each kind.
 * A name that starts with a small letter, such as "a senior official", is first offered as an unnamed source.
 *
 * @param {string} text
 * @param {(Speaker & {alias?: string|null})[]} known
 */
export function optionsFor(text, known) {
  const exact = known.filter(({ name, alias }) => [name, alias ?? ""].some((one) => fold(one) === fold(text)));
  const others = known.filter((speaker) => !exact.includes(speaker));
  const options = [...exact, ...others].map(({ id, name, kind, alias }) => ({
    id, name, kind, hint: alias && fold(alias) !== fold(name) ? `${KINDS[kind] ?? kind}, also ${alias}` : (KINDS[kind] ?? kind),
  }));
  if (!text || known.some(({ name }) => fold(name) === fold(text))) return options;
  const kinds = Object.keys(KINDS);
  if (/^\p{Ll}/u.test(text)) kinds.unshift(kinds.pop());
  return [...options, ...kinds.map((kind) => ({ id: null, name: text, kind, hint: `new ${KINDS[kind]}` }))];
}

/** @returns {Speaker} of an option, with an id of its own when it is new */
export const speakerOf = ({ id, name, kind }) => ({ id: id ?? uuid7(), name, kind });

/** Ask the server for names. Where it does not answer, a new name can still be taken. */
async function findSpeakers(url, text) {
  return (await askFor(`${url}?${new URLSearchParams({ q: text })}`))?.speakers ?? [];
}

/** Speakers named a moment ago, whom the server may not know yet, after those it found. */
export function withRecent(found, recent, text) {
  const starts = (name) => ` ${fold(name)}`.includes(` ${fold(text)}`);
  return [...found, ...recent.filter(({ name }) => starts(name) && !found.some((one) => fold(one.name) === fold(name)))];
}

/** The box that names the speaker of the current sentence. @param {object} bench  the workbench */
export function speakerBox(bench, input, list) {
  const offer = async (text) => {
    await bench.chosen;
    const recent = bench.recent.all();
    return optionsFor(text, text ? withRecent(await findSpeakers(bench.urls.speakersUrl, text), recent, text) : recent);
  };
  const leave = () => bench.sheet.go(bench.sheet.row);
  const cancel = (typed) => bench.status.say(`“${typed}” was not saved: press Enter to take a name`);
  return new Combobox(input, list, { offer, leave, cancel, choose: (option, row) => bench.choose(option, row) });
}

/** The numbered buttons for those used last. A speaker keeps its number while the page is open. */
export class Recent {
  /** @param {HTMLElement} list  buttons with data-speaker, the author's with data-number 0 */
  constructor(list, choose) {
    this.list = list;
    list.hidden = false;
    list.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (button) choose(speakerIn(button));
    });
  }

  /** @returns {Speaker|null} by the number on its key */
  at(number) {
    const button = this.#buttons().find((one) => one.dataset.number === String(number));
    return button ? speakerIn(button) : null;
  }

  /** All but the author. @returns {Speaker[]} */
  all() {
    return this.#buttons().filter((one) => one.dataset.number !== "0").map(speakerIn);
  }

  /** Give a speaker the next free number, the last one when all are taken. */
  add(speaker) {
    if (this.#buttons().some((one) => speakerIn(one).name === speaker.name)) return;
    const number = Math.min(KEYS, this.all().length + 1);
    const key = make("kbd", { "aria-hidden": "true" }, String(number));
    const button = make("button", { type: "button", class: "chip", "data-number": String(number) }, key, make("span", { dir: "auto" }, speaker.name));
    button.dataset.speaker = JSON.stringify(speaker);
    this.#buttons().find((one) => one.dataset.number === String(number))?.remove();
    this.#buttons().find((one) => one.dataset.number === "0").before(button);
  }

  #buttons() {
    return [...this.list.querySelectorAll("button")];
  }
}

const speakerIn = (button) => JSON.parse(button.dataset.speaker);
