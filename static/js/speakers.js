/** Who can be named: those the project knows, those used last, and new ones. */

import { Combobox } from "./combobox.js";
import { askFor } from "./deliver.js";
import { make } from "./dom.js";
import { fold } from "./fold.js";
import { NAMELESS, uuid7 } from "./reading.js";
import { t } from "./words.js";

/** @typedef {import("./reading.js").Speaker} Speaker */
/** @typedef {import("./reading.js").Nameless} Nameless */

/** Each kind of speaker in words, and what a new one of it is called. */
const KINDS = {
  person: [() => t("person"), () => t("new person")],
  organisation: [() => t("organisation"), () => t("new organisation")],
  group: [() => t("group"), () => t("new group")],
  document: [() => t("document"), () => t("new document")],
  unnamed: [() => t("withheld name"), () => t("new withheld name, kept track of")],
  author: [() => t("the author")],
};
const NEW = ["person", "organisation", "group", "document", "unnamed"];
const KEYS = 9;

/** A kind of speaker in words. */
export const kindOf = (kind) => KINDS[kind]?.[0]() ?? kind;

/**
 * The ways to take a typed name: known speakers first, the exact name before all, then a new one of each kind, then
 * sources without a name. Two small words, as in "a senior official", are first taken for the role of a source that the
 * text does not name; "the Ledger" is a name.
 *
 * @param {string} text
 * @param {(Speaker & {alias?: string|null, role?: string})[]} known
 */
export function optionsFor(text, known) {
  const exact = known.filter(({ name, alias }) => [name, alias ?? ""].some((one) => fold(one) === fold(text)));
  const others = known.filter((speaker) => !exact.includes(speaker));
  const options = [...exact, ...others].map((speaker) => ({ id: speaker.id, name: speaker.name, kind: speaker.kind, hint: hintOf(speaker) }));
  if (known.some(({ name }) => fold(name) === fold(text))) return options;
  const made = text ? NEW.map((kind) => ({ id: null, name: text, kind, hint: KINDS[kind][1]() })) : [];
  const small = /^\p{Ll}\S*\s+\P{Lu}/u.test(text);
  const nameless = Object.keys(NAMELESS).map((naming) => ({
    id: null, name: NAMELESS[naming], kind: "", naming, role: small ? text : "", hint: small ? t("role: %(role)s", { role: text }) : t("without a name"),
  }));
  return [...options, ...(small ? [...nameless, ...made] : [...made, ...nameless])];
}

function hintOf({ name, kind, alias, role }) {
  const what = role || kindOf(kind);
  return alias && fold(alias) !== fold(name) ? t("%(what)s, also %(alias)s", { what, alias }) : what;
}

/** @returns {Speaker} of an option, with an id of its own when it is new */
export const speakerOf = ({ id, name, kind }) => ({ id: id ?? uuid7(), name, kind });

/** @returns {Speaker|Nameless} whom an option stands for */
export const whoOf = (option) => (option.naming ? { naming: option.naming } : speakerOf(option));

/** Ask the server for names. Where it does not answer, a new name can still be taken. */
async function findSpeakers(url, text) {
  return (await askFor(`${url}?${new URLSearchParams({ q: text })}`))?.speakers ?? [];
}

/** Speakers named a moment ago, whom the server may not know yet, after those it found. */
export function withRecent(found, recent, text) {
  const starts = (name) => ` ${fold(name)}`.includes(` ${fold(text)}`);
  return [...found, ...recent.filter(({ name }) => starts(name) && !found.some((one) => fold(one.name) === fold(name)))];
}

/** The box that names a speaker. @param {import("./people.js").People} people */
export function speakerBox(people, input, list) {
  const { bench } = people;
  const offer = async (text) => {
    await people.chosen;
    const recent = people.recent.all();
    return optionsFor(text, text ? withRecent(await findSpeakers(bench.urls.speakersUrl, text), recent, text) : recent);
  };
  const leave = (taken) => {
    if (!people.adding) bench.back();
    else if (!taken || !input.value.trim()) people.giveUp();
  };
  const cancel = (typed) => bench.say(t("“%(typed)s” was not saved: press Enter to take a name", { typed }));
  return new Combobox(input, list, { offer, leave, cancel, choose: (option, scope) => people.choose(option, scope) });
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
