"""A date or a time as it is told: exact or vague, in full or in part."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from factcheck.text.lexemes import Lexemes
from factcheck.text.period_words import FUTURE, LINKS, PARTS, PAST_VERBS
from factcheck.text.quantity_words import DASHES

DAY = timedelta(days=1)
_TURNS = {"last year": -1, "this year": 0, "next year": 1}
_REACH = 12
"""Words before a date that may say that it is to come."""


class Grain(StrEnum):
    """How exact a period was told."""

    CLOCK = "clock"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True)
class Period:
    """A date or a time as far as it is known, text[start:end]."""

    grain: Grain
    start: int
    end: int
    first: date | None = None
    last: date | None = None
    """The days it spans, both included; None where the year, or the week, was not told."""
    month: int = 0
    day: int = 0
    """What was told when the year was not, which then is the likeliest; 0 for nothing."""
    weekday: int = -1
    """Monday is 0; -1 when none was told."""
    turned: bool = False
    """Whether the week of a weekday was told: `last Tuesday`, `Tuesday, 4 March`."""
    other: date | None = None
    """The day it may mean just as well: `3/4/2026`, `last Tuesday` said on a Wednesday."""
    minute: int = -1
    """The time of the day, counted from midnight."""
    either_half: bool = False
    """Whether it was not told if that is before noon or after: `at 9:15`."""
    slack: int = 0
    """By how many minutes it may be off: `shortly before noon`."""


@dataclass(frozen=True, slots=True)
class Page:
    """The lexemes of a sentence with what it takes to read the dates in it."""

    lexemes: Lexemes
    published: date | None
    months: dict[str, int]
    weekdays: dict[str, int]
    english: bool

    def number(self, at: int, most: int) -> int:
        """Return the number in digits at *at*, 0 when there is none or it is above *most*."""
        word = self.lexemes.word(at)
        value = int(word) if word.isdigit() and len(word) <= 4 else 0
        return value if value <= most else 0

    def year_after(self, at: int) -> tuple[int, int]:
        """Return the year that goes on a date before *at* and where it ends; 0 for none."""
        lexemes = self.lexemes
        end = at + (lexemes.word(at) in LINKS or lexemes.word(at) == ",")
        year = self.number(end, 2200)
        if year >= 1000 and not lexemes.is_glued(end) and lexemes.word(end + 1) not in (":", "%"):
            return year, end + 1
        turn = _TURNS.get(lexemes.phrase(end, 2)) if self.published and self.english else None
        if turn is not None and self.published:
            return self.published.year + turn, end + 2
        return 0, at

    def place(self, at: int, end: int) -> tuple[int, int]:
        """Return the offsets of the lexemes from *at* to before *end*."""
        return self.lexemes[at].start, self.lexemes[end - 1].end

    def span(self, at: int, end: int, grain: Grain, first: date, last: date) -> Period:
        """Return the period of these lexemes and days."""
        return Period(grain, *self.place(at, end), first, last)

    def narrow(self, at: int, end: int, grain: Grain, first: date, last: date) -> Period:
        """Return the third of the period that words before it tell: `early`, `the end of`."""
        before = at - 1
        linked = self.lexemes.word(before)
        before -= linked in (*DASHES, "of")
        third = PARTS.get(self.lexemes.word(before))
        if third is None:
            return self.span(at, end, grain, first, last)
        length = (last - first).days + 1
        begin = first + length * third // 3 * DAY
        finish = first + length * (third + 1) // 3 * DAY - DAY
        return self.span(before, end, grain, begin, finish)

    def is_future(self, at: int) -> bool:
        """Return whether the clause before speaks of what is to come."""
        return is_future(self.lexemes, at)


def is_future(lexemes: Lexemes, at: int) -> bool:
    """Return whether the clause before the lexeme *at* speaks of what is to come."""
    for before in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word = lexemes.word(before)
        if word in PAST_VERBS or word in ".;:":
            return False
        if word in FUTURE or (word == "to" and lexemes.word(before - 1) in ("is", "are")):
            return True
    return False


def month_of(year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - DAY


def year_of(year: int) -> tuple[date, date]:
    """Return the first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)
