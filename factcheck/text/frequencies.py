"""How often something is done: `twice a week`, `every other year`, `monthly`; `once`, `twice`."""

from dataclasses import replace

from factcheck.text.lexemes import Form, Lexemes
from factcheck.text.number_words import NumberWords
from factcheck.text.numerals import Numeral, read_numeral
from factcheck.text.period_words import NEVER_COUNTED, SEASONS, WEEKDAYS
from factcheck.text.quantity import Measure, Quantity, make_quantity
from factcheck.text.quantity_words import COMPARING, DASHES, ONES
from factcheck.text.unit_words import UNITS

TIMES = {"once": 1, "twice": 2, "thrice": 3}
UNIT_OF = {
    "hourly": "hour",
    "daily": "day",
    "nightly": "night",
    "weekly": "week",
    "fortnightly": "fortnight",
    "monthly": "month",
    "quarterly": "quarter",
    "annually": "year",
    "yearly": "year",
}
"""The unit of time of which each of these words says `every`."""
_NOT_IN_UNITS = {"night": 1.0, "quarter": 91.3125}
_REGULARLY = {word: _NOT_IN_UNITS.get(unit) or UNITS[unit][1] for word, unit in UNIT_OF.items()}
_EACH = frozenset({"every", "each"})
_WEEKLY = {f"{day}s": day for day in WEEKDAYS["en"] if day.endswith("day")}
FREQUENCY_WORDS = (*TIMES, *_REGULARLY, *_EACH, *_WEEKLY)
"""All words, besides numbers, with which a frequency can begin."""
IN_EACH = frozenset({"a", "an", "per", "each", "every"})
"""Words before a unit of time that make it that of a rate."""
_MANY = {"other": 2.0, "quarter": 0.25}
_PARTS_OF_A_DAY = frozenset("morning afternoon evening night".split())
_COUNTED = frozenset(
    ["times", "days", "nights", "mornings", "evenings", *(f"{day}s" for day in WEEKDAYS["en"])]
)
"""What a number of is a rate before `a week`, say."""
_PAPERS = frozenset("paper papers newspaper newspapers magazine title bread life lives".split())
"""Nouns that `daily` is a part of."""
SINGLE = frozenset("minute hour day night week fortnight month quarter year decade".split())
_MORE_THAN_COUNTED = COMPARING | frozenset("that this their his her over".split())
"""Words before which `twice` is a factor."""
_IN_A_PART = frozenset({"as a", "as an", "as the"})
_ARTICLES = ("the", "a", "an", "and")
_FORMERLY = frozenset("at , ( is was were are had has been all more but for and who which".split())
"""What stands before a `once` that means `formerly`, or is part of a phrase."""
_GOING_ON = frozenset(". , ; ! ? ) in on since by over during about for before and but".split()) | {
    ""
}
"""What stands behind a `once` that counts."""


def read_frequency(
    lexemes: Lexemes, at: int, words: NumberWords, number: Numeral | None
) -> tuple[Quantity, int] | None:
    """Return how often, as the days between, or how many times, and the lexeme after it.

    Args:
        number: the one that begins at *at*, if any.
    """
    word = lexemes.word(at)
    if word in _EACH:
        return _read_every(lexemes, at, words)
    if word in _WEEKLY:
        return _read_weekly(lexemes, at)
    if word in _REGULARLY:
        return _read_adverb(lexemes, at, 1)
    if word in TIMES:
        return _read_rate(lexemes, at, TIMES[word], at + 1) or _read_times(lexemes, at)
    if number is None or number.value <= 0 or lexemes.word(number.end) not in _COUNTED:
        return None
    return _read_rate(lexemes, at, number.value, number.end + 1)


def _read_rate(lexemes: Lexemes, at: int, times: float, end: int) -> tuple[Quantity, int] | None:
    """`twice a week`, `four times a year`, `twice-weekly`: what stands at *end* tells the rate."""
    if lexemes.word(end) in IN_EACH and (days := _days_of(lexemes, end + 1)):
        return _make(lexemes, at, end + 2, days / times)
    return _read_adverb(lexemes, end + (lexemes.word(end) in DASHES), times, at)


def _read_weekly(lexemes: Lexemes, at: int) -> tuple[Quantity, int] | None:
    """`on Thursdays`, but no `two Thursdays`."""
    before = lexemes[at - 1] if at else None
    if before and (before.form is Form.NUMERAL or before.lower in ONES or before.lower == "the"):
        return None
    made, end = _make(lexemes, at, at + 1, 7.0)
    return replace(made, unit=_WEEKLY[lexemes.word(at)]), end


def _read_every(lexemes: Lexemes, at: int, words: NumberWords) -> tuple[Quantity, int] | None:
    """`every year`, `every other week`, `every three months`, `each Monday`."""
    word = lexemes.word(at + 1)
    if word in WEEKDAYS["en"]:
        made, end = _make(lexemes, at, at + 2, 7.0)
        return replace(made, unit=word), end
    if word in _PARTS_OF_A_DAY:
        return _make(lexemes, at, at + 2, 1.0)
    if days := _days_of(lexemes, at + 1):
        return _make(lexemes, at, at + 2, days)
    many, end = _MANY.get(word, 0.0), at + 2
    if not many:
        number = read_numeral(lexemes, at + 1, words) if word else None
        if number is None:
            return None
        many, end = number.value, number.end
        if number.fraction and lexemes.word(end - 1) == "quarters":  # of a year, not of a whole
            many, end = 4 * many, end - 1
    end += lexemes.word(end) == "of" and lexemes.word(end + 1) == "an"
    end += lexemes.word(end) in ("an", "-")
    days = 7.0 if lexemes.word(end) in WEEKDAYS["en"] else _days_of(lexemes, end)
    return _make(lexemes, at, end + 1, many * days) if many and days else None


def _read_adverb(
    lexemes: Lexemes, at: int, times: float, begin: int | None = None
) -> tuple[Quantity, int] | None:
    """`daily`, `annually`, `a weekly injection`, but no `daily paper`."""
    days = _REGULARLY.get(lexemes.word(at))
    if days is None or lexemes[at].capital or lexemes.word(at + 1) in _PAPERS:
        return None
    before = lexemes.word(at - 1)
    after = lexemes[at + 1] if at + 1 < len(lexemes) else None
    named = after is not None and after.form is Form.WORD and after.lower not in NEVER_COUNTED
    if (named and before not in ("a", "an")) or (not named and before in _ARTICLES):
        return None
    return _make(lexemes, at if begin is None else begin, at + 1, days / times)


def _read_times(lexemes: Lexemes, at: int) -> tuple[Quantity, int] | None:
    """`twice`, but no `twice as many`; `once` where it can mean nothing else."""
    word, before, after = (lexemes.word(to) for to in (at, at - 1, at + 1))
    if after in _MORE_THAN_COUNTED and not is_done_as(lexemes, at + 1):
        return None
    if word == "once" and (not before or before in _FORMERLY or after not in _GOING_ON):
        return None
    return make_quantity(lexemes, (at, at + 1), Measure.COUNT, float(TIMES[word])), at + 1


def is_done_as(lexemes: Lexemes, at: int) -> bool:
    """Return whether `twice`, before *at*, counts: `twice as a member`, but no `twice as many`."""
    return lexemes.phrase(at, 2) in _IN_A_PART


def _days_of(lexemes: Lexemes, at: int) -> float:
    word = lexemes.word(at)
    if word in ("quarter", "quarters"):
        return 0.0 if lexemes.word(at + 1) == "of" else _REGULARLY["quarterly"]
    if word in SEASONS:
        return _REGULARLY["yearly"]
    unit = word.removesuffix("s")
    return UNITS[unit][1] if unit in SINGLE else 0.0


def _make(lexemes: Lexemes, at: int, end: int, days: float) -> tuple[Quantity, int]:
    made = make_quantity(lexemes, (at, end), Measure.FREQUENCY, days, step=days / 10)
    return replace(made, low=days, high=days), end
