"""The dates of a sentence as intervals of days, reckoned from the day it was published."""

from collections.abc import Callable
from datetime import date

from factcheck.text.calendar_days import (
    read_day_first,
    read_digits,
    read_feast,
    read_month_first,
    read_weekday,
)
from factcheck.text.clocks import read_clock
from factcheck.text.lexemes import Form, read_lexemes
from factcheck.text.parts_of_day import PARTS_OF_A_DAY, read_day_beside, read_part_of_day
from factcheck.text.period import Page, Period
from factcheck.text.period_words import (
    DAYS_FROM_NOW,
    DECADES,
    FEASTS,
    MONTHS,
    QUARTERS,
    SEASONS,
    WEEKDAYS,
)
from factcheck.text.quantity_words import ONES, ORDINALS
from factcheck.text.spans_of_time import (
    read_ago,
    read_decade,
    read_half,
    read_quarter,
    read_relative,
    read_season,
    read_year,
)

MOST = 20
"""Dates of one sentence that are read."""

_Reading = Callable[[Page, int], tuple[Period, int] | None]
_READINGS: tuple[_Reading, ...] = (
    read_clock,
    read_digits,
    read_day_first,
    read_month_first,
    read_weekday,
)
_ENGLISH: tuple[_Reading, ...] = (
    read_feast,
    *_READINGS,
    read_relative,
    read_ago,
    read_season,
    read_quarter,
    read_half,
    read_decade,
    read_part_of_day,
)
_STARTS = frozenset(
    [
        *(*DAYS_FROM_NOW, *PARTS_OF_A_DAY, *SEASONS, *DECADES, *QUARTERS, *ONES, *ORDINALS),
        *"previous preceding following last this next day".split(),
        *"a an half quarter q noon midday midnight".split(),
        *(feast.split()[0] for feast in FEASTS),
    ]
)


def find_periods(text: str, published: date | None = None, language: str = "en") -> list[Period]:
    """Return the dates and times of *text* in their order, disjoint, the first MOST of them.

    Args:
        published: the day from which `yesterday`, `on Tuesday`, `in May` are reckoned; without it
            they stay as vague as they are, and what only it could tell is left out.
        language: ISO 639-1 code of the names of months and weekdays.
    """
    code = language.split("-", maxsplit=1)[0].lower()
    months, weekdays = MONTHS.get(code, {}), WEEKDAYS.get(code, {})
    page = Page(read_lexemes(text), published, months, weekdays, code == "en")
    readings = (*(_ENGLISH if page.english else _READINGS), read_year)
    found: list[Period] = []
    at = 0
    while at < len(page.lexemes) and len(found) < MOST:
        read = None
        if _may_start(page, at):
            read = _read_at(page, at, readings) or read_day_beside(page, at, found)
        if read is None:
            at += 1
            continue
        found.append(read[0])
        at = max(read[1], at + 1)
    return found


def _may_start(page: Page, at: int) -> bool:
    lexeme = page.lexemes[at]
    if lexeme.form is Form.NUMERAL:
        return True
    word = lexeme.lower
    return word in _STARTS or word in page.months or word in page.weekdays


def _read_at(page: Page, at: int, readings: tuple[_Reading, ...]) -> tuple[Period, int] | None:
    for reading in readings:
        try:
            read = reading(page, at)
        except (ValueError, OverflowError):  # 31 February, or a day before the year 1
            continue
        if read is not None:
            return read
    return None
