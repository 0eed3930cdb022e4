"""The words around a full stop, read within bounds so that no text can make it slow."""

import re
from typing import NamedTuple

from factcheck.text.tables import Kind, Rules

_LOOK_BACK = 40
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PARTS = re.compile("[-'’]")
_LEADING = "\"'“”«»„‘’‚([{（【「『¿¡*_<>—–"
_CLOSED = frozenset('"”’»›)]}」』）】“%…')
_SPLITS_TOKEN = re.compile(r"[/—–(\[“\"«„，、；：「『（\u3040-\u30ff\u4e00-\u9fff]")
_OPENING_QUOTES = '"“«„‘'

# As plain integers: an IntFlag takes ten times as long to compare.
NEVER, TITLE, NUMBER, MONTH, DAY, HOUR, ERA, UNIT, LAST, CLOSING = map(int, Kind)


class Stop(NamedTuple):
    """A full stop in its place."""

    line: str
    lead: int
    """Where the sentence begins."""
    at: int
    """Where the full stop stands."""
    after: int
    """The next visible character."""
    word: int
    """The next character that is no quotation mark, bracket or dash."""
    rules: Rules


def words_before(stop: Stop) -> tuple[str, str]:
    """Return the word before the full stop, and the one before that; "" for none."""
    line, at = stop.line, stop.at
    last = line[at - 1] if at > stop.lead else " "
    if last.isspace() or last in _CLOSED:
        return "", ""
    parts = line[max(stop.lead, at - _LOOK_BACK) : at].rsplit(None, 2)
    token = parts[-1].lstrip(_LEADING)
    before = parts[-2] if len(parts) > 1 else ""
    split = _SPLITS_TOKEN.search(token)
    if split:
        token = _SPLITS_TOKEN.split(token)[-1]
        before = split[0]
    return before, token


def kind_of(stop: Stop, before: str, token: str) -> int:
    rules = stop.rules
    key = token if len(token) == 1 else token.lower().strip("'’")
    # "z. B.", "т. д.": the parts are looked up together.
    if len(token) <= 4 and before.endswith(".") and len(before) <= 6:
        whole = _joined_kind(stop)
        if whole:
            return whole
    kind = rules.kinds.get(key, 0)
    if not kind and _PARTS.search(key):  # "D-Calif.", "l’art."
        key = _PARTS.split(key)[-1]
        kind = rules.kinds.get(key, 0) if len(key) > 1 else 0
    if not kind and key.endswith(rules.suffixes):
        return next(rules.kinds[end] for end in rules.suffixes if key.endswith(end))
    if kind and key in rules.quoted and stop.line[stop.after] not in _OPENING_QUOTES:
        return 0
    if kind and key in rules.capital and not token[0].isupper() and "-" not in token:
        return kind & (UNIT | NUMBER)
    return kind


def _joined_kind(stop: Stop) -> int:
    parts = stop.line[max(stop.lead, stop.at - 14) : stop.at].lower().split()
    for first in range(max(0, len(parts) - 4), len(parts) - 1):
        kind = stop.rules.kinds.get("".join(parts[first:]).lstrip(_LEADING))
        if kind:
            return kind
    return 0


def is_dotted(token: str, rules: Rules) -> bool:
    """Whether it is an abbreviation with stops of its own: U.S, Ph.D, Ж.-Ж; not example.org."""
    if "." not in token:
        return False
    parts = re.split(r"\.-?", token)
    if rules.letters and all(part in rules.letters for part in parts if part):
        return True
    if not all(part.isalpha() and len(part) <= 2 for part in parts if part):
        return False
    return not (token.isascii() and token.islower())


def opens(stop: Stop) -> bool:
    """Whether the next word is one that, with a capital, opens a sentence."""
    line, rules = stop.line, stop.rules
    found = _WORD.match(line, stop.word)
    if found is None:
        return False
    word, end = found[0].lower(), found.end()
    following = line[end : end + 2]
    if following[:1] == "." and (len(word) == 1 or word in rules.kinds):
        return False
    if word[0] == "و" and len(word) > 3:  # the Arabic "and" is written as one with the next word
        return True
    if word in rules.openers or re.split("['’]", word, maxsplit=1)[0] in rules.openers:
        return True
    spoken = line[stop.after] in _OPENING_QUOTES
    return (spoken or word in rules.nouns) and goes_on_lower(stop)


def goes_on_lower(stop: Stop) -> bool:
    """Whether a word in lower case follows the next, which is then hardly part of a name."""
    found = _WORD.match(stop.line, stop.word)
    following = stop.line[found.end() : found.end() + 2] if found else ""
    return following[:1] == " " and following[1:].islower()


def next_word(stop: Stop) -> str:
    """The next word in lower case, "" for none."""
    found = _WORD.match(stop.line, stop.word)
    return found[0].lower() if found else ""


def bare(word: str) -> str:
    """*word* in lower case without the marks around it."""
    return word.lower().strip(_LEADING + ",.")
