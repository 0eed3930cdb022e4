/** How sure a reading is, whether it needs another look, and the verdict on a claim. Without it: fields of the form. */

import { missingFrom } from "./attribution.js";
import { part } from "./dom.js";
import { fits, lackOf, storedOf, toldOf } from "./drafts.js";
import { keyOf } from "./entry.js";
import { Store, draftsOf } from "./store.js";
import { Typed } from "./typed.js";
import { t } from "./words.js";

/** @typedef {import("./reading.js").Reading} Reading */

export class Claim {
  /** @param {object} bench  the workbench */
  constructor(bench, root) {
    this.bench = bench;
    const form = part("form", root);
    this.store = new Store();
    this.prefix = draftsOf(document.querySelector('meta[name="person"]')?.content ?? "");
    this.sure = radios(form, "certainty", (certainty) => bench.edit({ certainty }));
    this.verdicts = radios(form, "verdict", (verdict) => this.#conclude({ verdict }, 0));
    this.flag = form.elements.namedItem("flagged");
    this.flag.addEventListener("change", () => bench.edit({ flagged: this.flag.checked }));
    this.why = new Typed(form.elements.namedItem("justification"), (justification, delay) => this.#conclude({ justification }, delay));
    this.missing = part("missing", root);
    this.#list();
  }

  /** @param {Reading} reading @param {boolean} fresh */
  show(reading, fresh) {
    this.reading = reading;
    choose(this.sure, reading.certainty);
    this.flag.checked = reading.flagged;
    if (reading.tag !== "claim") return;
    const said = this.#said();
    choose(this.verdicts, said.verdict);
    this.why.show(said.justification, fresh);
    this.#remind(said);
    this.#send(said, 0);
  }

  /** A verdict that has all it needs is sent, maybe with what was kept of it before; else it is kept here. */
  #conclude(change, delay) {
    const { verdict, justification, ...said } = { ...this.#said(), ...change, overtaken: null };
    const lacks = missingFrom({ verdict, justification, ...said }).length > 0;
    const { id, sentence, span } = this.reading;
    const from = storedOf(this.reading);
    this.#keep(lacks ? JSON.stringify({ verdict, justification, from, id, sentence, span: Boolean(span) }) : null);
    this.#remind({ verdict, justification, ...said });
    if ("verdict" in change && lacks) this.missing.scrollIntoView({ block: "nearest" });
    this.#send({ verdict, justification, ...said }, delay);
  }

  #keep(draft) {
    if (draft) this.store.set(this.#key, draft);
    else if (this.store.get(this.#key) === null) return;
    else this.store.remove(this.#key);
    this.#list();
    this.bench.showStatus();
  }

  #list() {
    this.drafts = this.store.keys(this.prefix).map((key) => this.store.read(key)).filter((draft) => draft?.sentence);
  }

  /** How many verdicts would be lost with the page, as the browser keeps nothing. */
  get lost() {
    return this.store.lost;
  }

  /** What of this article has a verdict that lacks something. @returns {Reading[]} */
  get unfinished() {
    const begun = ({ reading, draft }) => reading?.tag === "claim" && fits(draft, reading);
    return this.drafts.map((draft) => ({ draft, reading: this.bench.sheet.now(draft) })).filter(begun).map(({ reading }) => reading);
  }

  /**
   * What is shown of the verdict. What is kept here goes before what is stored; but not when that was changed elsewhere
   * since, by somebody who knew more: then it is told. So it is where nothing can be changed: there only what is stored
   * is what was said.
   */
  #said() {
    const { evidence } = this.reading;
    const draft = this.store.read(this.#key);
    const { from, ...kept } = draft ?? {};
    const overtaken = from && (this.bench.readOnly || !fits(draft, this.reading)) ? kept : null;
    return { ...this.reading, ...(overtaken ? {} : kept), evidence, overtaken };
  }

  #send({ verdict, justification, evidence, overtaken }, delay) {
    const { reading } = this;
    if (this.bench.readOnly || overtaken || missingFrom({ verdict, justification, evidence }).length) return;
    this.#keep(null);
    if (verdict !== reading.verdict || justification !== reading.justification) this.bench.edit({ verdict, justification }, delay);
  }

  #remind(said) {
    const { overtaken } = said;
    const what = overtaken && toldOf(overtaken);
    const told = overtaken ? (this.bench.readOnly
      ? t("Not saved, and kept in this browser until this can be changed again: %(what)s", { what })
      : t("Begun before and not saved, as the verdict was changed since: %(what)s", { what })) : lackOf(said);
    if (this.missing.textContent !== told) this.missing.textContent = told;
  }

  get #key() {
    return this.prefix + keyOf(this.reading);
  }
}

function radios(form, name, change) {
  const all = [...form.querySelectorAll(`input[name=${name}]`)];
  for (const radio of all) radio.addEventListener("change", () => change(radio.value || null));
  return all;
}

function choose(all, value) {
  const wanted = all.find((radio) => radio.value === (value ?? ""));
  if (wanted) wanted.checked = true;
}
