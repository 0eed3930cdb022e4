"""The unit that goes with a number."""

from dataclasses import dataclass

from factcheck.text.lexemes import Form, Lexemes
from factcheck.text.number_words import NumberWords
from factcheck.text.quantity import Measure
from factcheck.text.quantity_words import DASHES
from factcheck.text.unit_words import CENTS, CURRENCIES, NATIONS, UNITS

_LONGEST = 4
_DOLLARS = {"us": "USD", "a": "AUD", "c": "CAD", "au": "AUD", "ca": "CAD", "nz": "NZD", "hk": "HKD"}
_DOLLAR_NATIONS = {"canadian": "CAD", "australian": "AUD", "new": "NZD", "hong": "HKD"}
_DEGREES = frozenset({"°", "º", "degrees", "degree", "grad", "derece", "degrés", "grados"})
_BASIS_POINTS = frozenset({"point", "points"})
_NEVER_UNITS = frozenset({"second", "stone"})  # an order, a thing


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number measures, read from the lexemes before *end*."""

    measure: Measure
    size: float
    """In the basic unit of the measure."""
    name: str
    end: int


def read_unit(lexemes: Lexemes, at: int, words: NumberWords) -> Unit:
    """Return the unit that begins at *at*, right behind a number; a count of 1 when none does."""
    plain = Unit(Measure.COUNT, 1.0, "", at)
    if lexemes.word(at) in DASHES and lexemes.is_glued(at):
        at += 1
    if words.words and lexemes.word(at) == "basis" and lexemes.word(at + 1) in _BASIS_POINTS:
        return Unit(Measure.POINTS, 0.01, "", at + 2)
    if length := lexemes.match(at, words.points, 3):
        return Unit(Measure.POINTS, 1.0, "", at + length)
    if length := lexemes.match(at, words.percent, 2):
        return Unit(Measure.PERCENT, 1.0, "", at + length)
    return (
        _read_degrees(lexemes, at)
        or _read_currency(lexemes, at)
        or _read_measure(lexemes, at, words)
        or plain
    )


def read_currency_before(lexemes: Lexemes, at: int) -> tuple[str, int]:
    """Return the code of the currency at *at*, before a number, and where it ends; "" for none."""
    word = lexemes.word(at)
    if lexemes.word(at + 1) == "$" and lexemes.is_glued(at + 1) and word in _DOLLARS:
        return _DOLLARS[word], at + 2
    is_code = word in CURRENCIES and len(word) <= 3 and lexemes[at].text.isupper()
    if word in CURRENCIES and (is_code or lexemes[at].form is Form.MARK):
        return CURRENCIES[word], at + 1
    return "", at


def _read_degrees(lexemes: Lexemes, at: int) -> Unit | None:
    word, following = lexemes.word(at), lexemes.word(at + 1)
    if word in ("c", "f") and lexemes.is_glued(at) and lexemes[at].text.isupper():
        return Unit(Measure.TEMPERATURE, 1.0, word.upper(), at + 1)
    if word not in _DEGREES:
        return None
    scale = following[0].upper() if following in ("c", "f", "celsius", "fahrenheit") else ""
    return Unit(Measure.TEMPERATURE, 1.0, scale or "C", at + 1 + bool(scale))


def _read_currency(lexemes: Lexemes, at: int) -> Unit | None:
    nation = lexemes.word(at) if lexemes.word(at) in NATIONS else ""
    at += bool(nation)
    word = lexemes.word(at)
    if word in CENTS and (word != "p" or lexemes.is_glued(at)):
        return Unit(Measure.MONEY, 1.0, word, at + 1)
    singular = word.removesuffix("s")
    code = (
        CURRENCIES.get(f"{nation} {singular}") or CURRENCIES.get(word) or CURRENCIES.get(singular)
    )
    if code is None or (len(word) <= 3 and word.isascii() and not _is_code(lexemes, at)):
        return None
    if code == "USD":
        code = _DOLLAR_NATIONS.get(nation, code)
    return Unit(Measure.MONEY, 1.0, code, at + 1)


def _is_code(lexemes: Lexemes, at: int) -> bool:
    lexeme = lexemes[at]
    return lexeme.form is Form.MARK or lexeme.text.isupper() or lexeme.lower in ("yen", "won")


def _read_measure(lexemes: Lexemes, at: int, words: NumberWords) -> Unit | None:
    for length in range(min(_LONGEST, len(lexemes) - at), 0, -1):
        phrase = lexemes.phrase(at, length).replace(" / ", "/")
        found = UNITS.get(phrase) or UNITS.get(_singular(phrase))
        if found and _is_unit(lexemes, at, phrase, words):
            measure, size = found
            if measure is Measure.DURATION:
                return _read_age(lexemes, at + length, size, phrase)
            return Unit(measure, size, phrase, at + length)
    return None


def _singular(phrase: str) -> str:
    for link in (" per ", " an ", " a "):
        first, joint, rest = phrase.partition(link)
        if joint:
            break
    return first.removesuffix("s") + joint + rest


def _is_unit(lexemes: Lexemes, at: int, phrase: str, words: NumberWords) -> bool:
    """Whether what may be a short unit is one: a single letter stands behind digits."""
    if phrase in _NEVER_UNITS:
        return False
    if phrase in ("an", "ay"):  # the French and the Turkish year and month
        return not words.words
    if len(phrase) > 1:
        return True
    return lexemes[at - 1].form is Form.NUMERAL and lexemes[at].text.islower()


def _read_age(lexemes: Lexemes, at: int, size: float, unit: str) -> Unit:
    """The age in `42-year-old`, `42 years old`, `42 years of age`, else a duration."""
    for phrase in (("-", "old"), ("-", "olds"), ("old",), ("of", "age")):
        if lexemes.phrase(at, len(phrase)) == " ".join(phrase):
            return Unit(Measure.AGE, size, unit, at + len(phrase))
    return Unit(Measure.DURATION, size, unit, at)
