"""What the number of a sentence counts, as far as the words around it tell. English only."""

from factcheck.compare.statement import Statement, concept_of
from factcheck.compare.words.concept_words import (
    BEFORE_NOUNS,
    ENDING_A_PLACING,
    EVENTS,
    PLACES,
    PLACING,
    VERBS_AFTER,
)
from factcheck.text.frequencies import TIMES
from factcheck.text.lexemes import Form, Lexeme, Lexemes
from factcheck.text.number_words import ENGLISH
from factcheck.text.quantity import Measure, Quantity
from factcheck.text.quantity_words import FRACTIONS, ONES, ORDINALS, RUNNERS, TENS

TIMES_DONE = concept_of("times")
"""What `twice` counts."""
EVENTS_TOLD = {concept_of(word): event for event, words in EVENTS.items() for word in words.split()}
"""Words for what befalls those who are counted, to the sort of event: dead, injured."""
_LONGEST_RUN = 5
_NUMBER_WORDS = frozenset(
    {
        *ONES,
        *TENS,
        *ORDINALS,
        *FRACTIONS,
        *ENGLISH.magnitudes,
        *" ".join(ENGLISH.bounds).split(),
        *"percent cent per percentage points every".split(),
    }
)
_PLACE = concept_of("place")


def nouns_of(statement: Statement, quantity: Quantity) -> tuple[str, ...]:
    """Return the concepts behind a number up to the next word of grammar, five at most."""
    lexemes, concepts = statement.lexemes, statement.concepts
    first, at = lexemes.between(quantity.start, quantity.end)
    nouns: list[str] = []
    if quantity.measure is Measure.ORDINAL and _is_placing(lexemes, first, at):
        return (_PLACE,)
    if lexemes.word(first) in TIMES and quantity.measure is Measure.COUNT:
        return (TIMES_DONE,)
    if quantity.measure is Measure.PERCENT:  # "one household in five"
        nouns += [concepts[to] for to in range(first, at) if concepts[to] and _is_noun(lexemes[to])]
    while lexemes.word(at) in BEFORE_NOUNS or _is_numeral_of(lexemes, at):
        at += 1
    while at < len(lexemes) and len(nouns) < _LONGEST_RUN:
        if not (lexemes.word(at) == "-" and lexemes.is_glued(at)):
            if lexemes[at].form is not Form.WORD or not concepts[at]:
                break
            if lexemes.word(at) in VERBS_AFTER:
                break
            nouns.append(concepts[at])
        at += 1
    if nouns and _is_participle(lexemes, at - 1) and nouns[-1] not in EVENTS_TOLD:
        nouns.pop()  # "2.4 billion approved in 2018"
    return tuple(nouns)


def _is_placing(lexemes: Lexemes, first: int, after: int) -> bool:
    """Whether an order is that of those who compete: `finished sixth`, `in sixth place`."""
    following = lexemes.word(after)
    if following in PLACES or lexemes.word(first) in RUNNERS:
        return True
    alone = not following.isalpha() or following in ENDING_A_PLACING
    return alone and any(lexemes.word(at) in PLACING for at in (first - 1, first - 2))


def _is_participle(lexemes: Lexemes, at: int) -> bool:
    return lexemes.word(at).endswith("ed") and not lexemes.word(at).endswith("eed")


def _is_numeral_of(lexemes: Lexemes, at: int) -> bool:
    """Whether it is the number in `of 120`, `of its 120`."""
    if at >= len(lexemes) or not (lexemes[at].form is Form.NUMERAL or lexemes.word(at) in ONES):
        return False
    return "of" in (lexemes.word(at - 1), lexemes.word(at - 2))


def _is_noun(lexeme: Lexeme) -> bool:
    return lexeme.form is Form.WORD and lexeme.lower not in _NUMBER_WORDS
