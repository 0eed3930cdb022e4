/** How sure a reading is, whether it needs another look, and the verdict on a claim. Without it: fields of the form. */

import { missingFrom } from "./attribution.js";
import { part } from "./dom.js";
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
    const said = { ...this.#said(), ...change };
    if (missingFrom(said).length) this.store.set(this.#key, JSON.stringify({ verdict: said.verdict, justification: said.justification }));
    else this.store.remove(this.#key);
    this.#remind(said);
    this.#send(said, delay);
  }

  /** What is shown of the verdict: what is kept here goes before what is stored. */
  #said() {
    const { verdict, justification, evidence } = this.reading;
    return { verdict, justification, evidence, ...JSON.parse(this.store.get(this.#key) ?? "{}") };
  }

  #send({ verdict, justification, evidence }, delay) {
    const { reading } = this;
    if (this.bench.readOnly || missingFrom({ verdict, justification, evidence }).length) return;
    this.store.remove(this.#key);
    if (verdict !== reading.verdict || justification !== reading.justification) this.bench.edit({ verdict, justification }, delay);
  }

  #remind(said) {
    const lacks = missingFrom(said);
    const both = lacks.length > 1;
    const words = both
      ? t("Not saved yet: say why, and link at least one source (S).")
      : { justification: t("Not saved yet: say why."), evidence: t("Not saved yet: link at least one source (S).") }[lacks[0]];
    if (this.missing.textContent !== (words ?? "")) this.missing.textContent = words ?? "";
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
