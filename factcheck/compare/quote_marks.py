"""Whether the passage has the very words that the claim puts into quotation marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from factcheck.compare.marks import Agreement, Mark, MarkKind, Rule, make_mark
from factcheck.compare.statement import Statement
from factcheck.text.lexemes import LONGEST, Form, Lexeme
from factcheck.text.quotations import pair_quotes

_MOST = 8
"""Quotations of a claim that are compared."""
_FEWEST = 2
"""Words of a quotation that is compared; one alone is hardly a statement."""
_TELLING = 4
"""Words that, found without quotation marks, are still no chance."""
_ALIKE = 0.5
_ALIKE_UNMARKED = 0.7
"""Share of a quotation's words that must be found, in order, to take it for a changed one: within
a quotation of the passage, and anywhere in it."""
_SPARE = 3
"""Words that the passage may have more."""
_NEGATIONS = frozenset({"not", "never", "no", "hardly"})
_MARKS = '"“”„«»「『‘'
_GAP = re.compile(r"…|\.\s?\.\s?\.|\[[^\[\]]{0,80}\]")
"""What stands for words left out or changed on purpose."""


@dataclass(frozen=True, slots=True)
class _Passage:
    words: list[Lexeme]
    quoted: list[tuple[int, int]]
    """Where its quotations stand, marks included."""
    marked: bool
    """Whether it has quotation marks at all; of a long quotation it may have only one."""


def mark_quotations(claim: Statement, passage: Statement) -> Iterator[Mark]:
    """Yield a mark for each quotation of the claim that the passage has, or has otherwise.

    Punctuation, case and the style of quotation marks do not count; what the claim leaves out with
    an ellipsis or puts into brackets may be anything.
    """
    pairs = pair_quotes(claim.text[:LONGEST]).pairs[:_MOST]
    if not pairs:
        return
    there = _read_passage(passage)
    for pair in pairs:
        words = _words_in(_words(claim), pair.start, pair.end)
        if len(words) < _FEWEST:
            continue
        found = _compare(_pieces(claim.text, words, pair.start, pair.end), there)
        if found is not None:
            agreement, answer = found
            spans = [(these[0].start, these[-1].end) for these in (words, answer)]
            quoted, source = (claim.text, spans[0]), (passage.text, spans[1])
            yield make_mark(MarkKind.QUOTATION, agreement, Rule.QUOTE_WORDING, quoted, source)


def _read_passage(passage: Statement) -> _Passage:
    text = passage.text[:LONGEST]
    quoted = [(pair.start, pair.end) for pair in pair_quotes(text).pairs]
    return _Passage(_words(passage), quoted, any(mark in text for mark in _MARKS))


def _words(statement: Statement) -> list[Lexeme]:
    return [lexeme for lexeme in statement.lexemes if lexeme.form is not Form.MARK]


def _words_in(words: Sequence[Lexeme], start: int, end: int) -> list[Lexeme]:
    return [word for word in words if start <= word.start and word.end <= end]


def _pieces(text: str, words: list[Lexeme], start: int, end: int) -> list[list[Lexeme]]:
    """The stretches of a quotation between its ellipses and brackets."""
    edges = [start]
    for gap in _GAP.finditer(text, start, end):
        edges += gap.span()
    edges.append(end)
    stretches = zip(edges[::2], edges[1::2], strict=True)
    return [piece for first, last in stretches if (piece := _words_in(words, first, last))]


def _compare(pieces: list[list[Lexeme]], there: _Passage) -> tuple[Agreement, list[Lexeme]] | None:
    """How the passage answers a quotation, and by which words; None when it does not."""
    length = sum(map(len, pieces))
    whole = _find_all(pieces, there.words)
    if whole is not None:
        first, last = whole
        if _is_negated(there, first):
            return Agreement.DIFFER, there.words[first - 1 : last]
        known = there.marked or length >= _TELLING
        return (Agreement.SAME, there.words[first:last]) if known else None
    if not there.marked or not length:
        return None
    spoken = [_words_in(there.words, start, end) for start, end in there.quoted]
    wanted = [_plain(word) for piece in pieces for word in piece]
    for options, needed in ((spoken or [there.words], _ALIKE), ([there.words], _ALIKE_UNMARKED)):
        share, words = max((_nearest(wanted, option) for option in options), key=lambda it: it[0])
        if share >= needed:
            return Agreement.DIFFER, words
    return None


def _plain(word: Lexeme) -> str:
    return word.lower.replace("'", "")


def _find_all(pieces: list[list[Lexeme]], words: list[Lexeme]) -> tuple[int, int] | None:
    """Where all *pieces* stand among *words*, in their order: the first word and past the last."""
    text = _row(words)
    at, begin, end = 0, -1, 0
    for piece in pieces:
        wanted = _row(piece)
        at = text.find(wanted, at)
        if at < 0:
            return None
        first = text.count("\0", 0, at)
        begin = first if begin < 0 else begin
        end = first + len(piece)
        at += len(wanted) - 1
    return (begin, end) if begin >= 0 else None


def _row(words: Sequence[Lexeme]) -> str:
    """The words with a mark before, between and behind them, so that only whole ones are found."""
    return "\0".join(["", *map(_plain, words), ""])


def _is_negated(there: _Passage, first: int) -> bool:
    """Whether the word before, within the same quotation, turns it into its opposite."""
    if not first or _plain(there.words[first - 1]) not in _NEGATIONS:
        return False
    before, at = there.words[first - 1].start, there.words[first].start
    return any(start < before and at < end for start, end in there.quoted)


def _nearest(wanted: list[str], words: list[Lexeme]) -> tuple[float, list[Lexeme]]:
    """The stretch of *words* that has the largest share of those wanted, in their order."""
    there = [_plain(word) for word in words]
    starts = [at for at, word in enumerate(there) if word in wanted]
    span = len(wanted) + _SPARE
    shares = [LCSseq.similarity(wanted, there[at : at + span]) / len(wanted) for at in starts]
    if not shares:
        return 0.0, []
    best = max(shares)
    begin = starts[shares.index(best)]
    first = max(0, begin - wanted.index(there[begin]))
    last = max(at for at in starts if at < begin + span)
    return best, words[first : max(last + 1, first + len(wanted))]
