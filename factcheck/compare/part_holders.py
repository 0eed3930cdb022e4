"""Who in a passage has the part that the claim gives to another. English only."""

from collections.abc import Iterable, Mapping, Sequence

from factcheck.compare.name_places import Part, parts_of
from factcheck.compare.names import Name
from factcheck.compare.shared_matter import share_more
from factcheck.compare.statement import Statement

Named = Mapping[Name, Sequence[Part]]
"""Names or bodies of a sentence, with what each is in what is told."""


def parts_of_all(statement: Statement, names: Iterable[Name]) -> dict[Name, Sequence[Part]]:
    """Return what each of *names* is in a sentence."""
    return {name: parts_of(statement, name) for name in names}


def holders_of(
    part: Part, name: Name, claim: Statement, passage: Statement, theirs: Named
) -> list[Name]:
    """Return who in the passage has a part of the claim, in what may be one matter.

    Args:
        name: who has it in the claim.
        theirs: those of the passage.
    """
    own = _concepts_of(claim, name)
    return [
        other
        for other, parts in theirs.items()
        if any(
            part.is_that_of(their)
            and share_more(
                claim, passage, own | _concepts_of(passage, other) | {part.deed, their.deed}
            )
            for their in parts
        )
    ]


def _concepts_of(statement: Statement, name: Name) -> set[str]:
    return set(statement.concepts[name.first : name.last + 1])
