"""Parts of a day without a time: `in the morning`, `on Tuesday night`, `that evening`."""

from collections.abc import Sequence

from factcheck.text.lexemes import Form
from factcheck.text.period import DAY, Grain, Page, Period
from factcheck.text.period_words import MONTHS, NEVER_COUNTED, WEEKDAYS
from factcheck.text.quantity_words import ONES

_LIGHT = {
    **dict.fromkeys(("dawn", "daybreak", "sunrise"), (360, 120)),
    **dict.fromkeys(("dusk", "sunset", "nightfall"), (1200, 150)),
}
PARTS_OF_A_DAY = _LIGHT | {
    "morning": (480, 240),
    "afternoon": (900, 180),
    "evening": (1230, 150),
    "night": (30, 270),
    "overnight": (30, 270),
}
"""The minute each is about, counted from midnight, and how far it reaches to either side."""
_DAYS = frozenset({*WEEKDAYS["en"], *MONTHS["en"], "same", "that", "was", "yesterday", "tomorrow"})
_TURNS = {"previous": -1, "preceding": -1, "following": 1, "next": 1}
_OF_A_DAY = frozenset({*PARTS_OF_A_DAY, "day"})
_BEFORE_LIGHT = frozenset("at before after by until till since around from".split())
_WITHIN = frozenset({"in", "during", "on"})


def read_part_of_day(page: Page, at: int) -> tuple[Period, int] | None:
    """Read `the morning`, `Tuesday night`, but no `morning paper` and no `two nights`."""
    part = PARTS_OF_A_DAY.get(page.lexemes.word(at))
    if part is None or _names_something(page, at + 1) or not _is_of_a_day(page, at):
        return None
    minute, slack = part
    return Period(Grain.CLOCK, *page.place(at, at + 1), minute=minute, slack=slack), at + 1


def read_day_beside(page: Page, at: int, told: Sequence[Period]) -> tuple[Period, int] | None:
    """Read `the previous evening`, `the next day`, reckoned from the last of the days *told*."""
    turn = _TURNS.get(page.lexemes.word(at))
    if turn is None or page.lexemes.word(at - 1) != "the":
        return None
    if page.lexemes.word(at + 1) not in _OF_A_DAY or _names_something(page, at + 2):
        return None
    days = [period.first for period in told if period.grain is Grain.DAY and period.first]
    if not days or not page.english:
        return None
    try:
        day = days[-1] + turn * DAY
    except OverflowError:  # behind the last day of the calendar
        return None
    return page.span(at, at + 2, Grain.DAY, day, day), at + 2


def _is_of_a_day(page: Page, at: int) -> bool:
    lexemes = page.lexemes
    before = lexemes.word(at - 1)
    if lexemes.word(at) in _LIGHT:
        return before in _BEFORE_LIGHT
    if before in _DAYS or lexemes.word(at) == "overnight":
        return True
    if before == "at":
        return lexemes.word(at) == "night"
    if before != "the" or lexemes.word(at - 2) not in _WITHIN:
        return False
    time = lexemes.word(at - 3)  # "six o'clock in the evening" is one already
    return not (time[:1].isdigit() or time in ONES or time == "o'clock")


def _names_something(page: Page, at: int) -> bool:
    """Whether a noun follows, of which the part of the day only tells the sort."""
    if at >= len(page.lexemes) or page.lexemes[at].form is not Form.WORD:
        return False
    return page.lexemes.word(at) not in NEVER_COUNTED
