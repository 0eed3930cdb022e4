"""Whether a number counts something, tells an age, or is a name."""

from factcheck.text.lexemes import Form, Lexemes
from factcheck.text.number_words import NumberWords
from factcheck.text.numerals import Numeral
from factcheck.text.quantity import Measure
from factcheck.text.quantity_words import DASHES, NOT_COUNTED, ONES, SOMEONE, TENS
from factcheck.text.unit_words import LABELS, NAMING
from factcheck.text.units import read_unit

_OLDEST = 111
_AGED = 7
"""Lexemes before a number among which `age` makes it one: `the mean age of its members is 59`."""
_TURNING = frozenset({"turn", "turns", "turned", "turning"})
_DECIDED_BY = frozenset({"majority", "margin", "lead"})
_SEVERAL = frozenset(word for word, value in (*ONES.items(), *TENS.items()) if value > 2)
_WHOSE = frozenset({"the", "its", "their", "his", "her", "some", "about"})
_ONLY = frozenset({"only", "just"})
_MOST_COUNTED = 1e13


def is_age(lexemes: Lexemes, at: int, numeral: Numeral) -> bool:
    """`aged 42`, `a man of 42`, `at the age of 42`, `Anna Falk, 42, said`, `who was 42,`."""
    before, further = lexemes.word(at - 1), lexemes.word(at - 2)
    if before in ("aged", "age") or (before == "of" and further in SOMEONE):
        return True
    aged = "age" in map(lexemes.word, range(at - _AGED, at)) and before in ("is", "was", "of")
    if aged and not lexemes.word(numeral.end).isalpha():
        return 0 < numeral.value < _OLDEST
    if before in _TURNING and not _may_be_counted(lexemes.word(numeral.end)):
        return 0 < numeral.value < _OLDEST and numeral.step >= 1
    if before == "than" and further in ("older", "younger"):
        return 0 < numeral.value < _OLDEST
    if before in ("is", "was") and lexemes.word(numeral.end) in ("when", "at"):
        return 0 < numeral.value < _OLDEST and numeral.step >= 1
    if further == "who" and before in ("is", "was") and not lexemes.word(numeral.end).isalpha():
        return True
    if before != "," or at < 2 or lexemes[at - 2].form is not Form.WORD:
        return False
    whole = numeral.step >= 1 and 0 < numeral.value < _OLDEST and not numeral.scaled
    enclosed = lexemes.word(numeral.end) == ","
    return whole and (
        enclosed or (lexemes[at - 2].capital and lexemes.word(numeral.end) in (".", ""))
    )


def _may_be_counted(word: str) -> bool:
    return word.isalpha() and word not in NOT_COUNTED


def _is_of_several(lexemes: Lexemes, at: int) -> bool:
    """Whether the whole of which it is one is told: `one of 60 samples`."""
    if lexemes.word(at) != "of":
        return False
    at += 1 + (lexemes.word(at + 1) in _WHOSE)
    if at >= len(lexemes):
        return False
    return lexemes[at].form is Form.NUMERAL or lexemes.word(at) in _SEVERAL


def is_name(lexemes: Lexemes, at: int, numeral: Numeral, words: NumberWords) -> bool:
    """Whether the number is a name or a part of one: `Section 12`, `Flight 370`, `A40`, `5G`."""
    before = lexemes.word(at - 1)
    if not numeral.digits:
        return before == "number"
    if _is_of_a_list(lexemes, at, numeral):
        return True
    if before.rstrip("s") in NAMING or (before in LABELS and lexemes[at - 1].capital):
        return True
    if at and lexemes.is_glued(at):
        if lexemes[at - 1].form is Form.WORD:
            return True
        if before in "-/#_@&=.:":
            return lexemes.word(at - 2).isalnum()
    if not lexemes.is_glued(numeral.end) or numeral.scaled or numeral.ordinal:
        return False
    joined = lexemes[numeral.end].form is Form.WORD
    return joined and read_unit(lexemes, numeral.end, words).measure is Measure.COUNT


def _is_of_a_list(lexemes: Lexemes, at: int, numeral: Numeral) -> bool:
    """Whether a paragraph begins with it, as with the 6 of `6. The company is late`."""
    mark = numeral.end
    if lexemes.word(mark) not in (".", ")") or not lexemes.is_glued(mark):
        return False
    if lexemes.word(at - 1) not in ("", ".", "?", "!", "(") or mark + 1 >= len(lexemes):
        return False
    return lexemes[mark + 1].capital and not lexemes.is_glued(mark + 1)


def is_count(lexemes: Lexemes, at: int, numeral: Numeral) -> bool:
    """Whether it counts something: no lone `one`, no part of a longer row of digits."""
    before, after = lexemes.word(at - 1), lexemes.word(numeral.end)
    if not numeral.digits and numeral.value == 1 and not numeral.scaled:
        if before == "of" and lexemes.word(at - 2) in _DECIDED_BY:
            return True
        counted = after not in NOT_COUNTED or (after == "of" and before in _ONLY)
        counted |= _is_of_several(lexemes, numeral.end)
        return before != "no" and after.isalpha() and counted
    if numeral.digits and after in DASHES and lexemes.is_glued(numeral.end):
        following = lexemes.word(numeral.end + 1)
        return not following.isdigit() or len(following) < 3
    return numeral.value < _MOST_COUNTED
