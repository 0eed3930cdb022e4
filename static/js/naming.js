/** What becomes of the attributions when somebody is named. Plain data, nothing of the page. */

import { withParent } from "./attribution.js";
import { attributionTo, uuid7 } from "./reading.js";

/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {import("./reading.js").Attribution} Attribution */
/**
 * @typedef {object} Place  whom a name is for
 * @property {string|null} id  the attribution with this id, a new one if it is not there; null: the first
 * @property {string|null} child  who is known through a new one
 * @property {Record<string, import("./reading.js").Span>} words  marked for a new one before anybody was named
 */

/**
 * @param {Reading} reading  as it is now
 * @param {Place} place
 * @param {import("./reading.js").Speaker|import("./reading.js").Nameless|null} who  null: nobody
 * @param {string} role  what the text calls them, unless a role is there already
 * @returns {{attributions: Attribution[], one: Attribution|null}|null} *one*: who is named; null: nothing changes
 */
export function withNamed(reading, { id, child, words }, who, role = "") {
  const { attributions } = reading;
  const before = attributions.find((one) => one.id === id) ?? (id ? undefined : attributions[0]);
  if (!who) return before ? { attributions: attributionTo(reading, null, before.id), one: null } : null;
  const naming = who.naming ?? "named";
  if (before && naming === before.naming && who.name === before.speaker?.name) return null;
  const made = before ? attributionTo(reading, who, before.id) : attributionTo({ ...reading, attributions: [] }, who, id ?? uuid7());
  const named = before ? made.find((each) => each.id === before.id) : { ...made[0], ...words };
  const one = { ...named, role: named.role || role };
  if (before) return { attributions: made.map((each) => (each === named ? one : each)), one };
  if (!child) return { attributions: [...attributions, one], one };
  const through = { ...one, manner: "indirect" };
  return { attributions: withParent(attributions, child, through), one: through };
}
