"""A hint whether a passage supports a claim or speaks against it, for a reviewer to start from."""

from datetime import date
from enum import StrEnum

from factcheck.compare.discrepancies import mark_discrepancies
from factcheck.compare.statement import coverage, read_statement

_COVERED = 0.05
"""The share of words in common under which a passage hardly speaks of the claim."""


class Hint(StrEnum):
    """What the comparison would guess; never a verdict."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    UNSURE = "unsure"


def hint_stance(
    claim: str,
    passage: str,
    *,
    claim_date: date | None = None,
    passage_date: date | None = None,
    language: str = "en",
) -> Hint:
    """Return what the marks between *claim* and *passage* suggest.

    It refutes when a value differs, supports when it speaks of the same and none does, and is
    unsure only when the two have hardly a word in common. Arguments as of mark_discrepancies.
    """
    marks = mark_discrepancies(
        claim,
        passage,
        claim_date=claim_date,
        passage_date=passage_date,
        language=language,
        weak=True,
    )
    if any(mark.differs for mark in marks):
        return Hint.REFUTES
    shared = coverage(read_statement(claim, language), read_statement(passage, language))
    return Hint.SUPPORTS if marks or shared >= _COVERED else Hint.UNSURE
