"""For what time a number is told: `40 euros a month`, `in an average week`. English only."""

from factcheck.compare.statement import Statement
from factcheck.text.frequencies import IN_EACH, SINGLE, UNIT_OF
from factcheck.text.quantity import Measure, Quantity
from factcheck.text.quantity_words import REACHING

_USUAL = frozenset("average typical normal usual ordinary single".split())
_LASTING = frozenset(
    "for within after than before in over about under of during once twice half times".split()
)
"""Words before `a week` that make it a length of time, or part of a frequency."""
_NO_RATE = REACHING | {"after", "of"}
"""Words behind `a week` that make it a point of time, or a length."""
_BEHIND = UNIT_OF | {"annual": "year"}
_BREAKING = frozenset(",;:.()") | {"and", "but", "while", "or", "against", "from", "to", "than"}
_REACH = 10
_NOT_RATED = frozenset(
    {Measure.FREQUENCY, Measure.ORDINAL, Measure.SCORE, Measure.FACTOR, Measure.AGE}
)


def rate_of(statement: Statement, quantity: Quantity) -> tuple[str, int]:
    """Return the unit of time for which a quantity is told and where that ends; "" for none."""
    if statement.language != "en" or quantity.measure in _NOT_RATED:
        return "", quantity.end
    lexemes = statement.lexemes
    _, after = lexemes.between(quantity.start, quantity.end)
    for at in range(after, min(after + _REACH, len(lexemes))):
        word = lexemes.word(at)
        if word in _BREAKING:
            break
        if word in _BEHIND:
            return _BEHIND[word], lexemes[at].end
        if word not in IN_EACH:
            continue
        to = at + 1 + (usual := lexemes.word(at + 1) in _USUAL)
        if lexemes.word(to) not in SINGLE or lexemes.word(to + 1) in _NO_RATE:
            continue
        if usual or lexemes.word(at - 1) not in _LASTING:
            return lexemes.word(to), lexemes[to].end
    return "", quantity.end
