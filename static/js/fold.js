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
    const letters = bare(character).replace(QUIET, "");
    const shown = letters.replace(/[^\p{L}\p{N}\p{M}]+/gu, " ");
    for (const unit of shown === " " && (folded.endsWith(" ") || !folded) ? "" : shown) {
      folded += unit;
      at.push(...Array(unit.length).fill(place));
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
