/** The card of one of those whose words a text is. */

import { isolated, make, part } from "./dom.js";
import { MANNERS, nameOf } from "./reading.js";
import { kindOf, speakerBox } from "./speakers.js";
import { Typed } from "./typed.js";
import { t } from "./words.js";

/** @typedef {import("./reading.js").Attribution} Attribution */

const WORDS = ["cue", "source", "content"];
const SHOWN = 30; // letters of words that are told in a line
const DEEPEST = 5; // steps by which a card is set in

export class Card {
  /** @type {string|null} of the attribution shown */
  #id = null;
  #people;
  #line = "";

  /** @param {import("./people.js").People} people @param {HTMLElement} root */
  constructor(people, root) {
    this.#people = people;
    this.root = root;
    const named = (name) => root.querySelector(`[name$="-${name}"]`);
    this.input = named("speaker_name");
    this.parts = Object.fromEntries(["line", "body", "rest", "kind", "more-hint", "cycle", "up", "down"].map((name) => [name, part(name, root)]));
    this.hint = this.parts["more-hint"].textContent;
    this.box = speakerBox(people, this.input, part("speakers", root));
    const save = (name) => (value, delay) => this.#id && people.amend(this.#id, { [name]: value }, delay);
    this.typed = Object.fromEntries(["manner", "role", "affiliation"].map((name) => [name, new Typed(named(name), save(name))]));
    this.parent = named("parent");
    this.parent.addEventListener("change", () => this.#reparent());
    this.words = WORDS.map((purpose) => this.#wordsOf(purpose));
    this.parts.line.addEventListener("click", () => people.open(this.#id));
    this.parts.up.addEventListener("click", () => this.#move(-1));
    this.parts.down.addEventListener("click", () => this.#move(1));
    part("remove", root).addEventListener("click", () => people.remove(this.#id));
  }

  get isOpen() {
    return !this.parts.body.hidden;
  }

  /**
   * @param {{id: string|null, one: Attribution|null, child: string|null, chain: Attribution[], via: boolean}} slot
   * @param {{reading: import("./reading.js").Reading, many: boolean, open: boolean, fresh: boolean}} among
   */
  show({ id, one, child, chain, via }, { reading, many, open, fresh }) {
    const { line, body, rest, kind } = this.parts;
    const other = fresh || id !== this.#id;
    this.#id = id;
    this.one = one;
    body.hidden = !open;
    line.hidden = !many;
    if (many) {
      line.setAttribute("aria-expanded", String(open));
      this.#paintLine(one, chain, via);
    }
    const depth = via ? Math.min(DEEPEST, depthOf(reading.attributions, id, child)) : 0;
    this.root.className = ["who", many && "who--one-of-many", depth && `who--deep-${depth}`].filter(Boolean).join(" ");
    rest.hidden = !one;
    this.box.scope = { target: { row: this.#people.row, reading }, id, child, words: this.#people.words };
    if (other || document.activeElement !== this.input) this.box.value = nameOf(one);
    kind.textContent = one?.speaker ? kindOf(one.speaker.kind) : "";
    if (one) this.#paint(one, reading.attributions, other);
  }

  #paint(one, all, other) {
    for (const [name, field] of Object.entries(this.typed)) field.show(one[name], other);
    const marked = this.words.filter((show) => show(one));
    const details = [one.affiliation && isolated(one.affiliation), ...marked.map((show) => show(one))].filter(Boolean);
    this.parts["more-hint"].textContent = details.length ? details.join(" · ") : this.hint;
    this.#offerParents(one, all);
    this.parts.up.disabled = all[0].id === one.id;
    this.parts.down.disabled = all.at(-1).id === one.id;
    this.parts.up.parentElement.classList.toggle("who__order--one", all.length === 1);
    if (other) this.parts.cycle.hidden = true;
  }

  /** Who says it, and through whom that is known: "X ← according to Y ← according to Z". */
  #paintLine(one, [, ...above], via) {
    const name = one ? nameOf(one) : t("Somebody else");
    const how = one ? [MANNERS[one.manner], one.role].filter(Boolean).join(", ") : "";
    const words = [String(via), name, how, ...above.map(nameOf)];
    if (this.#line === words.join("\n")) return;
    this.#line = words.join("\n");
    const first = make("span", { class: via ? "chain__via" : "chain__who", dir: "auto" }, via ? t("according to %(name)s", { name }) : name);
    const rest = via ? [] : above.map((each) => make("span", { class: "chain__via", dir: "auto" }, t("according to %(name)s", { name: nameOf(each) })));
    this.parts.line.replaceChildren(make("span", { class: "chain" }, first, ...rest.flatMap((each) => [" ", each])), make("small", { dir: "auto" }, how));
  }

  /** The others by whom these words may be known. */
  #offerParents(one, all) {
    const others = all.filter(({ id }) => id !== one.id);
    const field = this.parent.closest(".field");
    field.hidden = others.length === 0;
    const offered = others.map((each) => `${each.id} ${nameOf(each)}`).join("\n");
    if (this.offered !== offered) {
      this.offered = offered;
      const nobody = this.parent.options[0];
      this.parent.replaceChildren(nobody, ...others.map((each) => make("option", { value: each.id }, nameOf(each))));
    }
    this.parent.value = one.parent ?? "";
  }

  #reparent() {
    const { cycle } = this.parts;
    const chosen = this.parent.selectedOptions[0].textContent;
    const done = this.#people.reparent(this.#id, this.parent.value || null);
    cycle.hidden = done;
    if (done) return;
    cycle.textContent = t("%(name)s is known through these words already: nobody can be their own source.", { name: chosen });
    this.parent.value = this.one.parent ?? "";
  }

  #move(step) {
    const button = this.parts[step < 0 ? "up" : "down"];
    const id = this.#id;
    this.#people.move(id, step);
    this.#people.open(id);
    this.#people.cards.find((card) => card.#id === id)?.parts[step < 0 ? "up" : "down"].focus();
    if (document.activeElement === button && button.disabled) this.input.focus();
  }

  /** @returns {(one: Attribution) => string} shows the words of one kind, and tells them */
  #wordsOf(purpose) {
    const group = this.root.querySelector(`[data-words="${purpose}"]`);
    const [exact, mark, unmark] = ["exact", "mark", "unmark"].map((name) => part(name, group));
    mark.addEventListener("click", (event) => this.#people.mark(this.#id, purpose, event));
    unmark.addEventListener("click", () => {
      this.#people.amend(this.#id, { [purpose]: null });
      mark.focus();
    });
    return (one) => {
      const span = one[purpose];
      exact.hidden = unmark.hidden = !span;
      if (exact.textContent !== (span?.exact ?? "")) exact.textContent = span?.exact ?? "";
      exact.classList.toggle("words__lost", Boolean(span) && span.start === null);
      return span ? isolated(`“${span.exact.length > SHOWN ? span.exact.slice(0, SHOWN).concat("…") : span.exact}”`) : "";
    };
  }
}

/** By how many steps an attribution is away from who says it first. */
function depthOf(all, id, child) {
  let depth = 0;
  for (let below = child ?? all.find(({ parent }) => parent === id)?.id; below && depth <= all.length; depth += 1) {
    const next = below;
    below = all.find(({ parent }) => parent === next)?.id;
  }
  return depth;
}
