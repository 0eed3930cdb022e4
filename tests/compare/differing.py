"""The values that two sentences tell differently."""

from factcheck.compare.discrepancies import MarkKind, mark_discrepancies


def differing_values(claim: str, passage: str, *kinds: MarkKind) -> list[tuple[str, str]]:
    """Return what differs of some *kinds*: the words of the claim, and those of the passage."""
    marks = mark_discrepancies(claim, passage, weak=True)
    return [
        (mark.claim_value, mark.source_value)
        for mark in marks
        if mark.differs and mark.kind in kinds
    ]
