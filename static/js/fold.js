/** Texts as a hurried typist would write them, to be searched in: factcheck/text/fold.py for the browser. Pure. */

const LETTERS = { ı: "i", ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ə: "e", ى: "ي", ة: "ه", ـ: "" };
const ODD = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
const QUIET = /['’‘ʼ`´]/g;

const bare = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase().replace(ODD, (letter) => LETTERS[letter]);

/** Without case, accents and punctuation, single-spaced. @param {string} text */
export function fold(text) {
  const plain = /^[\x20-\x7e]*$/.test(text) ? text.toLowerCase() : bare(text);
  return plain.replace(QUIET, "").replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim();
}

/** What each character met so far is searched as: folding one takes longer than all else here. @type {Map<string, string>} */
const FOLDED = new Map();

function shownOf(character) {
  if (!FOLDED.has(character)) FOLDED.set(character, bare(character).replace(QUIET, "").replace(/[^\p{L}\p{N}\p{M}]+/gu, " "));
  return FOLDED.get(character);
}

/**
 * Where folded words stand in a text.
 *
 * @param {string} text
 * @param {string} words  folded
 * @returns {[number, number][]} from and to, in UTF-16
 */
export function findFolded(text, words) {
  if (!words) return [];
  let folded = "";
  const at = []; // of each folded unit: where the character it comes from begins
  let place = 0;
  for (const character of text) {
    const letters = shownOf(character);
    if (letters !== " " || (folded && !folded.endsWith(" "))) {
      folded += letters;
      for (let unit = 0; unit < letters.length; unit += 1) at.push(place);
    }
    place += character.length;
  }
  at.push(text.length);
  const found = [];
  for (let from = folded.indexOf(words); from >= 0; from = folded.indexOf(words, from + words.length)) {
    const last = at[from + words.length - 1];
    const end = last + String.fromCodePoint(text.codePointAt(last)).length;
    found.push([at[from], marksAfter(text, end)]);
  }
  return found;
}

/** Accents that stand as characters of their own belong to the letter before. */
function marksAfter(text, end) {
  return end + (/^\p{M}+/u.exec(text.slice(end))?.[0].length ?? 0);
}
