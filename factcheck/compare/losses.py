"""What a sentence tells to be lost, ended or yet to come. English only."""

from factcheck.compare.statement import Statement
from factcheck.compare.words.polarity_words import AUXILIARIES, LOSSES, SCOPE_ENDS

_PENDING = frozenset({"still", "yet", "remains", "remain"})
"""Words with which `to be done` tells that it is not."""
_SUBJECT = 8
"""Lexemes before a verb in the passive among which its subject stands."""
_NEAR = 3
"""The same on either side of a verb that is not."""


def find_losses(statement: Statement) -> dict[int, int]:
    """Return what is told to be lost, to the lexeme that says so: `lost power`, `power was cut`."""
    lexemes, lost = statement.lexemes, dict[int, int]()
    for at in range(len(lexemes)):
        pending = lexemes.word(at) in _PENDING and lexemes.phrase(at + 1, 2) == "to be"
        if pending or lexemes.word(at) in LOSSES:
            passive = (
                pending or lexemes.word(at - 1) in AUXILIARIES or lexemes.word(at - 1) == "been"
            )
            for way, reach in ((1, _NEAR), (-1, _SUBJECT if passive else _NEAR)):
                for to in range(at + way, at + way * (reach + 1), way):
                    if not 0 <= to < len(lexemes) or lexemes.word(to) in SCOPE_ENDS:
                        break
                    lost.setdefault(to, at)
    return lost
