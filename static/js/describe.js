/** Readings in words: to choose between two, and to find again what is not saved. */

import { MANNERS, NOTHING, VERDICTS, WORDS, nameOf, wordsOf } from "./reading.js";
import { t } from "./words.js";

/** @typedef {import("./reading.js").Attribution} Attribution */

const CERTAINTIES = wordsOf({ sure: () => t("sure"), likely: () => t("likely"), unsure: () => t("unsure") });

/** A reading in one line, to choose between two. @param {Reading} reading */
export function describe(reading) {
  const { span, tag, certainty, flagged, verdict, justification, attributions, note, removed } = { ...NOTHING, ...reading };
  if (removed) return t("Taken away");
  const parts = [
    span && `“${shortened(span.exact)}”`,
    tag ? WORDS[tag] : t("Not tagged"),
    ...attributions.map((one) => describeAttribution(one, attributions)),
    certainty && CERTAINTIES[certainty],
    flagged && t("needs another look"),
    verdict && VERDICTS[verdict],
    justification && t("because “%(words)s”", { words: shortened(justification) }),
    note && t("note “%(words)s”", { words: shortened(note) }),
  ];
  return parts.filter(Boolean).join(" · ");
}

/** @param {Attribution} one @param {Attribution[]} all */
function describeAttribution(one, all) {
  const words = [one.cue, one.source, one.content].filter(Boolean).map(({ exact }) => `“${shortened(exact)}”`);
  const how = [MANNERS[one.manner] ?? one.manner, one.role, one.affiliation, ...words].filter(Boolean).join(", ");
  const parent = all.find(({ id }) => id === one.parent);
  const name = nameOf(one);
  return parent ? t("%(name)s (%(how)s), according to %(parent)s", { name, how, parent: nameOf(parent) }) : `${name} (${how})`;
}

const shortened = (text) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
