"""Whether a source says what is quoted from it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from factcheck.compare.passage_search import Part, Passage, Place
from factcheck.compare.speech_bounds import said_after, said_before
from factcheck.compare.word_diff import Change, diff_words
from factcheck.compare.wording import Codebook
from factcheck.text.anchor import UNSPACED
from factcheck.text.quotations import pair_quotes

LEAST_ALIKE = 0.6
"""The share of a quotation's words that a passage must have in order to be what it altered."""
CLAUSE = 5
"""Words that, with a capital, can stand for a whole sentence."""
_SHORT_CLAUSE = 3
"""Words that can when the first is a pronoun."""
_FEWEST_UNSPACED = 4
"""Characters of Chinese that are more than a word."""
_FEW = 7
"""Words of which three or four alike are no more than chance."""

_MOST_LEFT_OUT = 150
"""Words for which an ellipsis may stand."""
_MOST_INSERTED = 8
"""Words for which brackets may stand."""
_LEAST_LEFT_OUT = 3
"""Words before a quotation that are missed."""
_MOST_JUDGED = 10
"""Places that are judged: each is a look at how the sentences around it are cut."""

_CAPITAL = re.compile(r"(?<!\w)\[(\w)\](?=\w)")
_GAP = re.compile(
    r"(?P<ellipsis>[\[(]?\s?(?:…|\.{3,}|\.(?:\s\.){2,3})\s?[\])]?)"
    r"|\w{0,40}\[[^\[\]]{1,200}\]\w{0,40}"
)
_WORD = re.compile(r"\w")
_SINGLE = re.compile(r"(?<!\w)['‘](?=[^\W\d])((?:[^'‘’]|['’](?=\w)){1,300}+)['’](?!\w)")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_TELLING = re.compile(r"[^\W\d_]{5,64}|[^\x00-\x7f]")
_SUBJECT = re.compile(r"\W*(?:I|We|You|He|She|They|It|This|That|There)\b")
_LETTER = re.compile(r"[^\W\d_]")
_CLOSING = " \t\n\"'”’»›」』"
_STOPS = tuple(".,!?。，！？،۔؟।։")


class Outcome(StrEnum):
    """What became of a source's words in a quotation."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    TRUNCATED = "truncated"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class QuotationCheck:
    """What a passage says where it comes closest to a quotation."""

    outcome: Outcome
    start: int
    """Where in the passage, in code points; 0, as the end is, when it is not found."""
    end: int
    changes: Sequence[Change]
    """From the quotation to passage[start:end]; marked insertions and asides are among them."""
    left_out: str
    """What the passage goes on with, or has in the place of an ellipsis; "" unless truncated."""


NOT_FOUND = QuotationCheck(Outcome.NOT_FOUND, 0, 0, (), "")


def check_quotation(quotation: str, passage: str) -> QuotationCheck:
    """Look for the words of *quotation*, given without its marks, in *passage*.

    Case, punctuation and white space make no difference, nor does an aside that says who spoke.
    What stands in square brackets may replace a few words. A quotation that gives itself for a
    whole sentence is truncated when the speaker's sentence goes on; a fragment never is.
    """
    return check_quotation_in(Passage.read(passage), quotation)


def check_quotation_in(read: Passage, quotation: str) -> QuotationCheck:
    """Do what check_quotation does in a passage that is read once for several quotations."""
    asked = _read(quotation)
    if not asked.parts:
        return NOT_FOUND
    first: tuple[Sequence[Place], str] | None = None
    for places in islice(read.find(asked.parts), _MOST_JUDGED):
        missing = _find_missing(asked, read, places)
        if not missing:
            return _answer(asked, read, places)
        first = first or (places, missing)
    return _answer(asked, read, *first) if first else _check_altered(asked, read)


def find_quotations(sentence: str) -> list[tuple[int, int]]:
    """Return where direct quotations stand in *sentence*, without their marks, in their order.

    One that begins before the sentence or ends after it counts. A single word in quotation marks
    does not: it is doubted or named, not quoted.
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted(_marked(sentence)):
        inside = sentence[start:end].strip()
        first = sentence.find(inside, start)
        is_within = bool(found) and first < found[-1][1]
        if not is_within and _is_several(inside):
            found.append((first, first + len(inside)))
    return found


def _marked(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between quotation marks, also when only one of a pair is there."""
    quotes = pair_quotes(sentence)
    yield from ((start + 1, end) for start, end in quotes.pairs)
    if quotes.carried >= 0:
        yield 0, quotes.carried
    if quotes.unclosed >= 0 and sentence[quotes.unclosed] not in "'‘":
        yield quotes.unclosed + 1, len(sentence)
    # Before a space a single mark is more often an apostrophe, unless one has opened before it.
    yield from (found.span(1) for found in _SINGLE.finditer(sentence))


def _is_several(words: str) -> bool:
    unspaced = len(_UNSPACED.findall(words))
    return unspaced >= _FEWEST_UNSPACED or _count_words(words) - unspaced > 1


class _Quotation(NamedTuple):
    text: str
    parts: list[Part]
    leaves_out_before: bool
    """Whether it says so by an ellipsis at its beginning."""
    leaves_out_after: bool
    is_whole: bool
    """Whether it gives itself for a whole sentence."""


def _read(quotation: str) -> _Quotation:
    text = _CAPITAL.sub(r"\1", quotation)
    parts: list[Part] = []
    at = reach = 0
    for gap in (*_GAP.finditer(text), None):
        words = text[at : gap.start() if gap else len(text)]
        if _count_words(words):
            parts.append(Part(words, reach))
            reach = 0
        if gap:
            at = gap.end()
            reach = max(reach, _MOST_LEFT_OUT if gap["ellipsis"] else _MOST_INSERTED)
    before = bool(parts) and parts[0].reach == _MOST_LEFT_OUT
    whole = _gives_itself_for_whole(quotation)
    return _Quotation(quotation, parts, before, reach == _MOST_LEFT_OUT, whole)


def _find_missing(asked: _Quotation, read: Passage, places: Sequence[Place]) -> str:
    """Return what a quotation that is found part by part leaves out; "" when it is whole."""
    starts, ends, passage = read.wording.starts, read.wording.ends, read.wording.text
    left_out = [
        passage[ends[before.end - 1] : starts[place.start]]
        for part, before, place in zip(asked.parts[1:], places, places[1:], strict=False)
        if part.reach == _MOST_LEFT_OUT and before.end < place.start
    ]
    start, end = starts[places[0].start], ends[places[-1].end - 1]
    if asked.leaves_out_before:
        left_out.insert(0, said_before(passage, start))
    elif asked.is_whole and passage[start].islower() and not asked.parts[0].reach:
        left_out.insert(0, _worth_saying(said_before(passage, start)))
    if asked.leaves_out_after or asked.is_whole:
        left_out.append(said_after(passage, end))
    return " … ".join(part.strip() for part in left_out if _WORD.search(part))


def _answer(
    asked: _Quotation, read: Passage, places: Sequence[Place], missing: str = ""
) -> QuotationCheck:
    start = read.wording.starts[places[0].start]
    end = read.wording.ends[places[-1].end - 1]
    outcome = Outcome.TRUNCATED if missing else Outcome.VERBATIM
    return QuotationCheck(outcome, start, end, _compare(asked, read, start, end), missing)


def _check_altered(asked: _Quotation, read: Passage) -> QuotationCheck:
    words = " ".join(part.text for part in asked.parts)
    near = read.find_near(words)
    if near.share < LEAST_ALIKE:
        return NOT_FOUND
    start, end = read.wording.starts[near.place.start], read.wording.ends[near.place.end - 1]
    if _count_words(words) < _FEW and not _share_a_telling_word(words, read, start, end):
        return NOT_FOUND
    return QuotationCheck(Outcome.ALTERED, start, end, _compare(asked, read, start, end), "")


def _share_a_telling_word(words: str, read: Passage, start: int, end: int) -> bool:
    """Whether they have more in common than "it is not"."""
    shared = set(_TELLING.findall(words.casefold()))
    return not shared.isdisjoint(_TELLING.findall(read.wording.text[start:end].casefold()))


def _compare(asked: _Quotation, read: Passage, start: int, end: int) -> list[Change]:
    return diff_words(asked.text, read.wording.text[start:end], loosely=True)


def _worth_saying(words: str) -> str:
    """Return *words* unless they are so few that they only lead in: "And so", "Well"."""
    return words if _count_words(words) >= _LEAST_LEFT_OUT else ""


def _gives_itself_for_whole(quotation: str) -> bool:
    """Whether it begins and ends, or is as long, as a sentence does."""
    first = _LETTER.search(quotation)
    begins = first is not None and first[0].isupper()
    ends = quotation.rstrip(_CLOSING).endswith(_STOPS)
    clause = _SHORT_CLAUSE if _SUBJECT.match(quotation) else CLAUSE
    return begins if begins == ends else _count_words(quotation) >= clause


def _count_words(text: str) -> int:
    return len(Codebook(loosely=True).encode(text))
