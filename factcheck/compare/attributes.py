"""Words that look like one side of a pair of opposites and only describe, or tell when. English."""

from factcheck.compare.statement import Statement
from factcheck.compare.words.polarity_words import DETERMINERS

_PERIODS = frozenset("year month week night spring summer autumn winter time season".split())


def is_of_time(statement: Statement, at: int) -> bool:
    """Return whether `last` tells when: `had last met`, `when it last rained`, `last week`."""
    lexemes = statement.lexemes
    if lexemes.word(at) != "last":
        return False
    before = lexemes.word(at - 1)
    when = "when" in (before, lexemes.word(at - 2)) or before in ("had", "was", "were", "since")
    return when or lexemes.word(at + 1) in _PERIODS


def is_attribute(statement: Statement, at: int) -> bool:
    """Return whether a participle only says which ones are meant: `none of the detained men`."""
    lexemes = statement.lexemes
    if lexemes.word(at - 1) not in DETERMINERS or not lexemes.word(at).endswith("ed"):
        return False
    return (
        lexemes.word(at - 2) == "of" and at + 1 < len(lexemes) and bool(statement.concepts[at + 1])
    )
