/** What scripts say, in the reader's language. Without a catalogue, as for English, the text is said as it stands. */

let words = {};
let numbers = new Intl.PluralRules("en");

/**
 * Speak a language from now on; words/<language>.js does it before any script of the page runs.
 *
 * @param {string} language  such as "es"
 * @param {Record<string, string|Record<string, string>>} catalogue  by the English text; where it
 *   depends on a number, a form for each category of Intl.PluralRules, "other" at least
 */
export function setWords(language, catalogue) {
  words = catalogue;
  numbers = new Intl.PluralRules(language);
}

/**
 * A text with its values. The text has to be a literal: the catalogues are made of what stands in calls.
 *
 * @param {string} text  English, with %(name)s where a value goes
 * @param {Record<string, unknown>} [values]
 */
export function t(text, values) {
  const found = words[text] ?? text;
  return fill(typeof found === "string" ? found : found.other, values);
}

/**
 * A text that depends on a number, which is also the value %(n)s.
 *
 * @param {string} one  English, for 1
 * @param {string} many  English, for any other number
 * @param {number} n
 */
export function tn(one, many, n, values = {}) {
  const forms = words[one] ?? { one, other: many };
  return fill(forms[numbers.select(n)] ?? forms.other, { n, ...values });
}

function fill(text, values) {
  if (!values) return text;
  return text.replace(/%(?:\((\w+)\)s|%)/g, (mark, name) => (name ? String(values[name] ?? mark) : "%"));
}
