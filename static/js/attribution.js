/** Whose words a text is, as a list: each entry may be known through another, its parent. Plain data, nothing of the page. */

/** @typedef {import("./reading.js").Attribution} Attribution */

/**
 * Who says it, then through whom that is known, and so on. It ends where it would begin to go round.
 *
 * @param {Attribution[]} all
 * @param {Attribution|undefined} first
 * @returns {Attribution[]}
 */
export function chainFrom(all, first) {
  const chain = [];
  for (let one = first; one && !chain.includes(one); one = all.find(({ id }) => id === one.parent)) chain.push(one);
  return chain;
}

/**
 * Who would be their own source: known through others, and those through them again.
 *
 * @param {Attribution[]} all
 * @param {Attribution[]} before  two speakers merged since may be so there already, which is nobody's fault here
 * @returns {string|undefined} the name of one
 */
export function ownSource(all, before = []) {
  const twice = (some) => some.flatMap((one) => namesFrom(some, one).filter((name, at, names) => names.indexOf(name) < at));
  const already = twice(before);
  return twice(all).find((name) => !already.includes(name));
}

const namesFrom = (all, first) => chainFrom(all, first).flatMap(({ speaker }) => speaker?.name ?? []);

/**
 * The attributions when one is known through another.
 *
 * @param {string|null} parent  an id; null: through nobody
 * @returns {Attribution[]|null} null when somebody would become their own source
 */
export function reparented(all, id, parent) {
  const above = chainFrom(all, all.find((one) => one.id === parent));
  if (above.some((one) => one.id === id)) return null;
  const after = all.map((one) => (one.id === id ? { ...one, parent } : one));
  return ownSource(after, all) ? null : after;
}

/** The attributions with a new one right behind its child, and the child known through it. */
export function withParent(all, child, parent) {
  return all.flatMap((one) => (one.id === child ? [{ ...one, parent: parent.id }, { ...parent, parent: one.parent }] : [one]));
}

/** The attributions with one a step further up (-1) or down (1). */
export function moved(all, id, step) {
  const from = all.findIndex((one) => one.id === id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= all.length) return all;
  const order = all.filter((one) => one.id !== id);
  order.splice(to, 0, all[from]);
  return order;
}

/** The attributions with something of one changed. */
export const amended = (all, id, change) => all.map((one) => (one.id === id ? { ...one, ...change } : one));

/**
 * What a verdict still needs before it can be saved.
 *
 * @param {{verdict: string|null, justification: string, evidence: number}} said
 * @returns {("justification"|"evidence")[]}
 */
export function missingFrom({ verdict, justification, evidence }) {
  if (!verdict) return [];
  const lacks = { justification: !justification.trim(), evidence: verdict !== "not_enough_evidence" && !evidence };
  return Object.keys(lacks).filter((what) => lacks[what]);
}
