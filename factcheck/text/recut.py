"""Where a sentence can be cut in two, and how one that was typed anew is to look."""

import re
from difflib import SequenceMatcher

from factcheck.errors import InvalidError
from factcheck.text.anchor import MOST_COMPARED, UNSPACED
from factcheck.text.canonical import canonical_text
from factcheck.text.graphemes import is_boundary
from factcheck.text.quotations import NO_QUOTES, find_speech, is_spoken, pair_quotes
from factcheck.words import say

EMPTY_PART = say(
    "One part would be empty. Choose a place between two words, not the beginning or the end."
)
INSIDE_SIGN = say(
    "This place is inside a sign, such as a letter with its accents or an emoji of several parts. "
    "Choose the place before or after it."
)
NO_WORDS = say("A sentence cannot be empty. Write what the article says.")
SEVERAL_LINES = say("A sentence stands in one line. Take the line breaks out.")

_WORD = re.compile(rf"[{UNSPACED}]|[^\s{UNSPACED}]+")
_TOKEN = re.compile(rf"[{UNSPACED}]|\s+|[^\s{UNSPACED}]+")
_SEEN = re.compile(r"[^\W_]")
_OPENING = "「『（《〈【“‘«([{"
_QUOTED = re.compile("[\"'“”„«»‘’「」『』＂‹›]")


def find_parts(text: str, at: int) -> tuple[int, int]:
    """Return where the first part of a sentence cut at *at* ends, and where the second begins.

    The space between them belongs to neither. Offsets in code points.

    Raises:
        InvalidError: a part would be empty, or a sign would be cut in two.
    """
    if not 0 < at < len(text):
        raise InvalidError(EMPTY_PART)
    first, second = text[:at].rstrip(), text[at:].lstrip()
    if not first or not second:
        raise InvalidError(EMPTY_PART)
    end, start = len(first), len(text) - len(second)
    if not all(is_boundary(text, edge) for edge in (at, end, start)):
        raise InvalidError(INSIDE_SIGN)
    return end, start


def list_words(text: str) -> list[tuple[int, int]]:
    """Return the words of a sentence as stretches that can each begin a part of it.

    A mark that stands alone goes with the word before, one that opens something with the word
    after. Where a script puts no spaces between words, each letter is one. No sign is cut in two.
    """
    words: list[tuple[int, int]] = []
    opened: int | None = None
    for found in _WORD.finditer(text):
        start, end = found.span() if opened is None else (opened, found.end())
        opened = None
        if words and words[-1][1] == start and not _SEEN.search(text, start, end):
            kept = len(text[start:end].rstrip(_OPENING))
            opened = start + kept if start + kept < end else None
            words[-1] = words[-1][0], start + kept
        elif words and not is_boundary(text, start):
            words[-1] = words[-1][0], end
        else:
            words.append((start, end))
    if opened is not None:
        words[-1] = words[-1][0], len(text)
    return words


def list_changes(old: str, new: str) -> list[tuple[str, str]]:
    """Return both texts as stretches of words, each with what they are: "same", "old" or "new"."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(before), len(after)) > MOST_COMPARED:
        return [("old", old), ("new", new)]
    changes: list[tuple[str, str]] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            changes.append(("same", "".join(before[i1:i2])))
            continue
        changes += [("old", "".join(before[i1:i2])), ("new", "".join(after[j1:j2]))]
    return [change for change in changes if change[1]]


def clean_sentence(typed: str) -> str:
    """Return a sentence as it can stand in a canonical text.

    Raises:
        InvalidError: it is empty or of several lines.
        TooLargeError: it is longer than any text may be.
    """
    lines = typed.strip().splitlines()
    if len(lines) > 1:
        raise InvalidError(SEVERAL_LINES, {"text": SEVERAL_LINES})
    if not lines:
        raise InvalidError(NO_WORDS, {"text": NO_WORDS})
    return canonical_text(lines[0]).strip()


def begins_in_quote(text: str, start: int, end: int) -> bool:
    """Whether the sentence ``text[start:end]`` begins inside a quotation, as `segment` tells it."""
    lines = [line for line in _lines_around(text, start) if not line[1].isspace() and line[1]]
    number = next(n for n, (base, line) in enumerate(lines) if start < base + len(line))
    base, line = lines[number]
    quotes = [pair_quotes(one) if _QUOTED.search(one) else NO_QUOTES for _, one in lines]
    speech = find_speech(line, quotes, number)
    return bool(speech) and is_spoken(line, speech, start - base, end - base)


_NEAR = 16
"""Lines before and after one that can tell whether it is part of a quotation; blank ones count."""


def _lines_around(text: str, at: int) -> list[tuple[int, str]]:
    """Return the line at *at* and those near it, each with the offset it begins at."""
    first, last = at, at
    for _ in range(_NEAR):
        first = text.rfind("\n", 0, max(first, 0)) if first > 0 else -1
        last = text.find("\n", last + 1) if last >= 0 else -1
    lines = []
    base = first + 1
    for line in text[base : last if last >= 0 else len(text)].split("\n"):
        lines.append((base, line))
        base += len(line) + 1
    return lines
