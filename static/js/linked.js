/** The passages linked to what the panel speaks of. Without it the page shows those of its own sentence. */

import { askFor } from "./deliver.js";
import { debounced, make, part, urlFor } from "./dom.js";
import { keyOf } from "./entry.js";
import { t, tn } from "./words.js";

const SIGNS = { supports: "+", refutes: "−", mentions: "·" };
const STANCES = { supports: () => t("Supports"), refutes: () => t("Refutes"), mentions: () => t("Mentions") };
const STAYING = 150; // milliseconds at a sentence before its passages are fetched
const FIRST = 20; // passages shown at once: somebody may link thousands

export class Linked {
  /** @type {Map<string, Element[]>} the entries by keyOf */
  #known = new Map();
  #fetch = debounced((reading, all) => this.#load(reading, all), STAYING);

  /** @param {object} bench  the workbench: a passage leads to its source where it may not be changed */
  constructor(bench, root) {
    Object.assign(this, { bench, root, list: part("passages", root), key: null });
    const more = part("more-links", root) ?? make("a", { class: "button button--small", "data-more-links": "" });
    this.list.after(more);
    more.addEventListener("click", (event) => {
      event.preventDefault();
      this.#load(this.reading, true);
    });
    this.more = more;
    this.links = [...root.querySelectorAll("a[data-for]")];
    this.comments = JSON.parse(part("ways", root).dataset.comments);
  }

  /** @param {import("./reading.js").Reading} reading */
  show(reading) {
    const key = keyOf(reading);
    const { evidence } = reading;
    const first = this.key === null;
    const same = key === this.key && evidence === this.reading.evidence;
    if (!same && key === this.key) this.#known.delete(key); // linked or unlinked elsewhere since
    Object.assign(this, { key, reading });
    if (first) this.#known.set(key, [...this.list.children]);
    else if (!same) this.#point(reading);
    if (same) return;
    part("evidence-count", this.root).textContent = evidence ? String(evidence) : "";
    const none = part("evidence-none", this.root);
    none.hidden = evidence > 0;
    none.textContent = reading.span ? t("Nothing is linked to these words yet.") : t("Nothing is linked to this sentence yet.");
    const known = evidence ? this.#known.get(key) : [];
    this.#paint(known ?? []);
    if (!known) this.#fetch(reading, false);
  }

  /** The ways to link a source and to compare name the span too, as evidence is linked to it then. */
  #point({ sentence, span, id }) {
    part("comments-count", this.root).textContent = this.comments[this.bench.sheet.row.id.slice(1)] ?? "";
    for (const link of this.links) {
      const url = urlFor(this.bench.urls[`${link.dataset.for}Url`], sentence);
      link.href = span ? `${url}?annotation=${id}` : url;
    }
  }

  #paint(entries) {
    this.list.replaceChildren(...entries);
    const { evidence } = this.reading;
    this.more.hidden = entries.length === 0 || entries.length >= evidence;
    if (!this.more.hidden) this.more.textContent = tn("Show the one link", "Show all %(n)s links", evidence);
  }

  async #load(reading, all) {
    const key = keyOf(reading);
    if (key !== this.key) return;
    const query = new URLSearchParams({ annotation: reading.id, ...(!all && { limit: FIRST }) });
    const answer = await askFor(`${urlFor(this.bench.urls.evidenceUrl, reading.sentence)}?${query}`);
    if (!answer) return;
    const hrefOf = ({ source, url }) => (this.bench.readOnly ? urlFor(this.bench.urls.libraryUrl, source.id) : url);
    const entries = answer.evidence.map((entry) => item(entry, hrefOf(entry)));
    this.#known.set(key, entries);
    if (key === this.key) this.#paint(entries);
  }
}

function item({ stance, exact, note, source }, href) {
  const sign = make("b", { "aria-hidden": "true" }, SIGNS[stance]);
  const head = make("p", { class: "passage-card__head" }, make("span", { class: `stance stance--${stance}` }, sign, STANCES[stance]()));
  head.append(make("a", { href, dir: "auto" }, source.title));
  const entry = make("li", { class: `passage-card passage-card--${stance}` }, head, make("blockquote", { dir: "auto" }, exact));
  if (note) entry.append(make("p", { class: "passage-card__note", dir: "auto" }, plain(note)));
  return entry;
}

/** A note's words without the signs of its short Markdown, which only the server turns into elements. */
const plain = (note) => note.replace(/\[([^\]]+)\]\([^)]*\)/g, "$1").replace(/\*\*|[*`]/g, "");
