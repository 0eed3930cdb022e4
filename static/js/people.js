/** Whose words they are, in the panel: a card for each of them, one of which is open. Without it: fields of the form. */

import { amended, chainFrom, moved, ownSource, reparented } from "./attribution.js";
import { Card } from "./card.js";
import { part } from "./dom.js";
import { keyOf } from "./entry.js";
import { withNamed } from "./naming.js";
import { attributionTo, isParent, nameOf, uuid7 } from "./reading.js";
import { Recent, whoOf } from "./speakers.js";
import { isPressed } from "./targets.js";
import { t } from "./words.js";

/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {import("./reading.js").Attribution} Attribution */
/** @typedef {import("./naming.js").Place & {target: {row: HTMLElement, reading: Reading}}} Scope  whom a name is for, and where */

export class People {
  /** How many names are being looked up, and when they are found. */
  unsaved = 0;
  chosen = Promise.resolve();
  /** @type {{id: string, child: string|null}|null} one to be named */
  #adding = null;
  /** @type {string|null} the attribution whose card is open; null: the first */
  #open = null;
  /** Words marked before anybody was named. */
  words = {};

  /** @param {object} bench  the workbench */
  constructor(bench, root) {
    this.bench = bench;
    this.list = part("attributions", root);
    const [first, ...others] = this.list.children;
    for (const other of others) other.remove();
    part("more", first).open = false;
    this.pattern = first.cloneNode(true);
    this.cards = [new Card(this, first)];
    this.recent = new Recent(part("recent", root), (speaker) => this.attribute(speaker));
    this.ways = part("add", root);
    part("add-parent", root).addEventListener("click", () => this.add(this.#current()?.id ?? null));
    part("add-other", root).addEventListener("click", () => this.add(null));
  }

  get target() {
    return { row: this.row, reading: this.reading };
  }

  /** @param {Reading} reading @param {HTMLElement} row @param {boolean} fresh */
  show(reading, row, fresh) {
    Object.assign(this, { reading, row });
    const { attributions } = reading;
    if (fresh || attributions.some(({ id }) => id === this.#adding?.id)) this.#adding = null;
    if (fresh) this.words = {};
    if (fresh || !attributions.some(({ id }) => id === this.#open)) this.#open = null;
    const slots = this.#slots(attributions);
    while (this.cards.length < slots.length) this.#addCard();
    const many = slots.length > 1;
    const open = this.#adding?.id ?? this.#current()?.id ?? null;
    this.cards.forEach((card, at) => {
      card.root.hidden = at >= slots.length;
      if (at < slots.length) card.show(slots[at], { reading, many, open: (slots[at].id ?? null) === open, fresh });
    });
    this.#bringRecent();
    this.ways.hidden = this.bench.readOnly || attributions.length === 0 || this.#adding !== null;
  }

  /** Put the focus on the box that names the speaker of the open card. */
  focus() {
    this.bench.panel?.fold(false); // what is hidden takes no focus
    const { input } = this.cards.find((card) => !card.root.hidden && card.isOpen) ?? this.cards[0];
    input.focus();
    input.select(); // where it has the focus already, too
  }

  /** A name was typed before this was there. */
  take(name) {
    this.cards[0].box.take(name);
  }

  /** Make room for another one. @param {string|null} child  who is known through them */
  add(child) {
    if (this.bench.readOnly) return;
    this.#adding = { id: uuid7(), child };
    this.#repaint();
    this.focus();
  }

  /** Open the card of one. */
  open(id) {
    this.#open = id;
    this.#adding = null;
    this.#repaint();
  }

  /** Change something of one. */
  amend(id, change, delay = 0) {
    this.#edit(amended(this.reading.attributions, id, change), delay);
  }

  /** Let one be known through another. @returns {boolean} false: refused, as somebody would become their own source */
  reparent(id, parent) {
    const after = reparented(this.reading.attributions, id, parent);
    if (after) this.#edit(after);
    return after !== null;
  }

  move(id, step) {
    this.#edit(moved(this.reading.attributions, id, step));
  }

  remove(id) {
    this.#edit(attributionTo(this.reading, null, id));
    this.bench.say(t("Attribution taken away"));
    this.focus();
  }

  /** Whether another one is about to be named. */
  get adding() {
    return this.#adding !== null;
  }

  /** Give up naming another one. */
  giveUp() {
    if (!this.#adding) return;
    this.#adding = null;
    this.#repaint();
    part("add-other", this.ways).focus();
  }

  /** Let the reader mark what of the sentence is an attribution's cue, source or content. @param {MouseEvent} click */
  mark(id, purpose, click) {
    const { target } = this;
    const button = click.currentTarget;
    const done = (span) => {
      const now = this.#now(target);
      if (span && now) this.#edit(amended(now.attributions, id, { [purpose]: span }), 0, target);
      if (keyOf(target.reading) === keyOf(this.reading)) button.focus();
    };
    this.bench.markSpan(purpose, done, { byPress: isPressed(click) });
  }

  /** Words marked from the sentence belong to the open card, maybe to a name that is still being looked up. */
  async markWords(purpose, span) {
    const { target } = this;
    if (!this.#current() && this.unsaved) await this.chosen;
    const here = keyOf(target.reading) === keyOf(this.reading);
    const now = this.#now(target);
    const one = here ? this.#current() : now?.attributions[0];
    if (one) {
      this.#edit(amended(now.attributions, one.id, { [purpose]: span }), 0, target);
      this.bench.say(t("“%(words)s” marked for %(name)s", { words: span.exact, name: nameOf(one) }));
    } else if (here) this.#keepWords(purpose, span);
  }

  /** Words that are marked before anybody is named wait for that. */
  #keepWords(purpose, span) {
    this.words = { ...this.words, [purpose]: span };
    this.#repaint();
    this.bench.say(t("“%(words)s” marked: now say who says it", { words: span.exact }));
    this.focus();
  }

  /** A speaker of the numbered ones was chosen: the open card's, which loses them if they are there already. */
  attribute(speaker, target = this.target, words = this.words) {
    const here = keyOf(target.reading) === keyOf(this.reading);
    const adding = here ? this.#adding : null;
    const one = adding ? undefined : here ? this.#current() : this.#now(target)?.attributions[0];
    const again = one && speaker.name === one.speaker?.name;
    this.#name({ target, words, id: adding?.id ?? one?.id ?? null, child: adding?.child ?? null }, again ? null : speaker);
  }

  /** A name that is still being looked up is going to be the next number. */
  async attributeRecent(number) {
    const { target, words } = this;
    if (this.unsaved) await this.chosen;
    const speaker = this.recent.at(number);
    if (speaker) this.attribute(speaker, target, words);
  }

  /** A speaker was named, but may have to be looked up first; until then a change is not safe. @param {Scope} scope */
  choose(option, scope) {
    this.unsaved += 1;
    this.bench.showStatus();
    this.chosen = Promise.all([this.chosen, option])
      .then(([, found]) => this.#name(scope, found))
      .catch(reportError) // what waits for it goes on all the same
      .finally(() => {
        this.unsaved -= 1;
        this.bench.showStatus();
      });
  }

  /** @param {Scope} scope @param {import("./combobox.js").Option|null} found */
  #name(scope, found) {
    const { target } = scope;
    const now = this.#now(target);
    if (!now) return this.bench.tell(t("The mark was taken away meanwhile, so nobody is named for it."));
    const who = found && whoOf(found);
    const named = withNamed(now, scope, who, found?.role);
    if (!named) return this.#repaint();
    const { attributions, one } = named;
    const twice = ownSource(attributions, now.attributions);
    if (twice) {
      this.bench.tell(t("%(name)s is known through these words already: nobody can be their own source.", { name: twice }));
      this.#repaint();
      return this.#adding && this.focus();
    }
    const here = keyOf(now) === keyOf(this.reading);
    const lingers = here && this.#adding !== null;
    if (here) {
      this.words = {};
      this.#open = one?.id ?? null;
    }
    this.#edit(attributions, 0, target);
    this.bench.say(one ? t("Said by %(name)s", { name: nameOf(one) }) : t("Attribution taken away"));
    if (who && !who.naming && who.kind !== "author") this.recent.add(who);
    return lingers && part("add-parent", this.ways).focus();
  }

  /** What is said of a target now. @returns {Reading|undefined} of a mark that was taken away */
  #now({ row, reading }) {
    return this.bench.readings(row).find((one) => keyOf(one) === keyOf(reading));
  }

  #edit(attributions, delay = 0, target = this.target) {
    this.bench.edit({ attributions }, delay, target);
  }

  /** The attribution whose card is open. @returns {Attribution|undefined} */
  #current() {
    const { attributions } = this.reading;
    return attributions.find(({ id }) => id === this.#open) ?? attributions[0];
  }

  /** What each card is for, in order: an attribution, one to be named, or nobody yet. */
  #slots(attributions) {
    const slots = attributions.map((one) => ({ id: one.id, one, child: null, chain: chainFrom(attributions, one), via: isParent(attributions, one) }));
    if (!this.#adding && slots.length) return slots;
    const { id = null, child = null } = this.#adding ?? {};
    const at = child ? slots.findIndex((slot) => slot.id === child) + 1 : slots.length;
    slots.splice(at, 0, { id, one: null, child, chain: [], via: Boolean(child) });
    return slots;
  }

  #addCard() {
    const root = this.pattern.cloneNode(true);
    const number = this.cards.length;
    for (const name of ["id", "for", "aria-controls", "aria-describedby", "name"]) {
      for (const element of root.querySelectorAll(`[${name}^="who-"]`)) {
        element.setAttribute(name, element.getAttribute(name).replace(/^who-\d+-/, `who-${number}-`));
      }
    }
    this.list.append(root);
    this.cards.push(new Card(this, root));
  }

  /** The numbered speakers stand below the box they fill. */
  #bringRecent() {
    const box = this.cards.find((card) => !card.root.hidden && card.isOpen)?.input.closest(".speaker");
    if (box && box.nextElementSibling !== this.recent.list) box.after(this.recent.list);
  }

  #repaint() {
    this.show(this.reading, this.row, false);
  }
}
