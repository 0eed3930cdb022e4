"""The quotations of a sentence, each looked for in a source, as a page shows them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.compare.marking import NO_LETTER, Lettered
from factcheck.compare.passage_search import Passage
from factcheck.compare.quotation_check import Outcome, check_quotation_in, find_quotations
from factcheck.compare.word_diff import Change, ChangeKind

MOST_QUOTATIONS = 20
"""Quotations of a sentence that are looked for."""


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """What became of a quotation of the sentence in a source."""

    outcome: Outcome
    quoted: Sequence[Lettered]
    """The quotation, its words that the source does not have lettered."""
    said: Sequence[Lettered]
    """What the source has, words that the quotation lacks lettered; empty when not found."""
    left_out: str


def check_quotations(sentence: str, text: str) -> Iterator[QuotedWords]:
    """Look for each quotation of *sentence* in *text*, for the first MOST_QUOTATIONS of them."""
    quotations = find_quotations(sentence)[:MOST_QUOTATIONS]
    if not quotations:
        return
    read = Passage.read(text)
    for start, end in quotations:
        quotation = sentence[start:end]
        check = check_quotation_in(read, quotation)
        found = check.outcome is not Outcome.NOT_FOUND
        yield QuotedWords(
            check.outcome,
            list(_quoted(quotation, check.changes)) if found else [Lettered(quotation)],
            list(_said(text[check.start : check.end], check.changes)) if found else [],
            check.left_out,
        )


def _quoted(quotation: str, changes: Sequence[Change]) -> Iterator[Lettered]:
    """Yield the words of a quotation, those the source does not have so lettered."""
    for change in changes:
        if words := quotation[change.a_start : change.a_end]:
            yield Lettered(words, "" if change.kind is ChangeKind.EQUAL else NO_LETTER)


def _said(said: str, changes: Sequence[Change]) -> Iterator[Lettered]:
    """Yield the source's words for a quotation, those that the quotation lacks lettered."""
    for change in changes:
        if words := said[change.b_start : change.b_end]:
            yield Lettered(words, "" if change.kind is ChangeKind.EQUAL else NO_LETTER)
