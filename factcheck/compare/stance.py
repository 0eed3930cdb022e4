"""A hint whether a passage supports a claim or speaks against it, for a reviewer to start from."""

from datetime import date
from enum import StrEnum

from factcheck.compare.discrepancies import mark_discrepancies
from factcheck.compare.statement import read_statement


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

    The passage is taken to answer the claim, as a reviewer or `Pool.rank` found it to: it refutes
    when anything differs, and else supports, though it may have no word of the claim. It is unsure
    when one of the two says nothing. Arguments as of mark_discrepancies.
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
    spoken = all(any(read_statement(text, language).concepts) for text in (claim, passage))
    return Hint.SUPPORTS if spoken else Hint.UNSURE
