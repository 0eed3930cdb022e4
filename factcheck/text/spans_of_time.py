"""Times that are no day of the calendar: `yesterday`, `last year`, `the 1990s`, `at noon`.

Each reading returns the period that begins at a lexeme and the lexeme after it, None for none.
"""

from dataclasses import replace
from datetime import date

from factcheck.text.lexemes import Form
from factcheck.text.period import DAY, Grain, Page, Period, month_of, year_of
from factcheck.text.period_words import (
    AGO,
    BEFORE_A_YEAR,
    CLOCK_SLACK,
    DAY_PARTS,
    DAYS_FROM_NOW,
    DECADES,
    HALVES,
    NEVER_COUNTED,
    OF_A_YEAR,
    QUARTERS,
    SEASONS,
    WEEKDAYS,
)
from factcheck.text.quantity_words import DASHES, ONES, OWN
from factcheck.text.unit_words import UNITS

_EARLIEST, _LATEST = 1500, 2100
"""Years that are taken for such without being told to be."""
_SATURDAY = 5
_BEFORE_A_CLOCK = frozenset("at by until till before after from since".split())
_BEFORE_A_SEASON = frozenset("in by until since during before after".split())
_NO_YEAR_BEFORE = frozenset({"of", "about", "around", "for", "the"})


def read_relative(page: Page, at: int) -> tuple[Period, int] | None:
    """Read `yesterday`, `last night`, `this month`, `last year`, `next weekend`."""
    if page.published is None:
        return None
    now, word, following = page.published, page.lexemes.word(at), page.lexemes.word(at + 1)
    if word in DAYS_FROM_NOW:
        day = now + DAYS_FROM_NOW[word] * DAY
        return page.span(at, at + 1, Grain.DAY, day, day), at + 1
    turn = {"last": -1, "this": 0, "next": 1}.get(word)
    if turn is None:
        return None
    if following in SEASONS:
        return _season(page, at, at + 2, following, now.year + turn), at + 2
    told = _turned(now, turn, following)
    return (page.span(at, at + 2, *told), at + 2) if told else None


def _turned(now: date, turn: int, unit: str) -> tuple[Grain, date, date] | None:
    """The last (-1), this (0) or the next (1) day, week, month or year, seen from *now*."""
    monday = now - now.weekday() * DAY
    if unit in DAY_PARTS:
        return Grain.DAY, now + turn * DAY, now + turn * DAY
    if unit == "week":
        begin = monday + 7 * turn * DAY
        # At the weekend "last week" may be the one that ends.
        last = now if turn < 0 and now.weekday() >= _SATURDAY else begin + 6 * DAY
        return Grain.WEEK, begin, last
    if unit == "weekend":
        saturday = monday + 5 * DAY + 7 * turn * DAY
        return Grain.WEEK, saturday, saturday + DAY
    if unit == "month":
        return Grain.MONTH, *_months_from(now, turn)
    if unit == "year":
        return Grain.YEAR, *year_of(now.year + turn)
    return None


def _months_from(now: date, months: int) -> tuple[date, date]:
    year, month = divmod(now.year * 12 + now.month - 1 + months, 12)
    return month_of(year, month + 1)


def read_ago(page: Page, at: int) -> tuple[Period, int] | None:
    """Read `five years ago`, `a week ago`; the longer ago, the less exact it is."""
    word = page.lexemes.word(at)
    count = 1 if word in ("a", "an") else ONES.get(word, page.number(at, 500))
    unit = page.lexemes.word(at + 1).removesuffix("s")
    if page.published is None or not count or unit not in AGO or page.lexemes.word(at + 2) != "ago":
        return None
    now, end = page.published, at + 3
    if unit == "year":
        return page.span(at, end, Grain.YEAR, *year_of(now.year - count)), end
    if unit == "month":
        return page.span(at, end, Grain.MONTH, *_months_from(now, -count)), end
    days, slack, grain = AGO[unit]
    day = now - count * days * DAY
    return page.span(at, end, Grain(grain), day - slack * DAY, day + slack * DAY), end


def read_season(page: Page, at: int) -> tuple[Period, int] | None:
    """Read `spring 2018`, `the summer of 2018`."""
    name = page.lexemes.word(at)
    if name not in SEASONS:
        return None
    year, end = page.year_after(at + 1)
    if year:
        return _season(page, at, end, name, year), end
    begin = at - (page.lexemes.word(at - 1) == "the")
    if page.published is None or page.lexemes.word(begin - 1) not in _BEFORE_A_SEASON:
        return None
    if name == "fall" or _may_be_named(page, at + 1):
        return None
    return _nearest_season(page, at, name), at + 1


def _may_be_named(page: Page, at: int) -> bool:
    """Whether a word follows of which the season only tells the sort: `in spring water`."""
    word = page.lexemes.word(at)
    return word[:1].isalpha() and word not in NEVER_COUNTED


def _nearest_season(page: Page, at: int, name: str) -> Period:
    """The last season of that name, or the next where that is meant."""
    assert page.published is not None
    year = page.published.year
    season = _season(page, at, at + 1, name, year)
    assert season.first
    assert season.last
    if page.is_future(at):
        year += season.last < page.published
    else:
        year -= season.first > page.published
    return replace(_season(page, at, at + 1, name, year), month=SEASONS[name])


def _season(page: Page, at: int, end: int, name: str, year: int) -> Period:
    month = SEASONS[name]
    last = month_of(year + month // 12, (month + 1) % 12 + 1)[1]
    # "The winter of 2018" may be either end of the year.
    first = date(year, 1, 1) if name == "winter" else date(year, month, 1)
    return page.span(at, end, Grain.SEASON, first, last)


def read_quarter(page: Page, at: int) -> tuple[Period, int] | None:
    """Read `the third quarter of 2025`, `Q3 2025`."""
    lexemes = page.lexemes
    word, following = lexemes.word(at), lexemes.word(at + 1)
    if word == "q":
        quarter, end = QUARTERS.get(f"q{following}"), at + 2
    else:
        end = at + 1 + (following in DASHES)
        quarter = QUARTERS.get(word) if lexemes.word(end) == "quarter" else None
        end += 1
    if quarter is None:
        return None
    year, end = page.year_after(end)
    if not year:
        if page.published is None:
            return None
        year = page.published.year - (3 * quarter - 2 > page.published.month)
    first, last = date(year, 3 * quarter - 2, 1), month_of(year, 3 * quarter)[1]
    return page.span(at, end, Grain.SEASON, first, last), end


def read_decade(page: Page, at: int) -> tuple[Period, int] | None:
    """Read `the 1990s`, `the ’90s`, `the nineties`."""
    lexemes = page.lexemes
    year, end = page.number(at, 2090), at + 2
    if lexemes.word(at) in DECADES and lexemes.word(at - 1) == "the":
        year, end = 1900 + 10 * DECADES[lexemes.word(at)], at + 1
    elif year % 10 or lexemes.word(at + 1) != "s" or not lexemes.is_glued(at + 1):
        return None
    elif 20 <= year < 100 and OWN.isdisjoint({lexemes.word(at - 1), lexemes.word(at - 2)}):
        year += 1900
    if year < 1000:
        return None
    return page.narrow(at, end, Grain.DECADE, date(year, 1, 1), date(year + 9, 12, 31)), end


def read_year(page: Page, at: int) -> tuple[Period, int] | None:
    """Read `in 2019`, `2019-2021`, `the 2019 election`, but no `2019 people`."""
    year = page.number(at, _LATEST)
    if year < _EARLIEST or not _is_year(page, at):
        return None
    end = at + 1
    if page.lexemes.word(end) in (*DASHES, "/") and page.lexemes.is_glued(end + 1):
        last = page.number(end + 1, _LATEST)
        last += year - year % 100 if 0 < last < 100 else 0
        if year < last < year + 100:
            return page.span(at, end + 2, Grain.YEAR, date(year, 1, 1), date(last, 12, 31)), end + 2
    return page.narrow(at, end, Grain.YEAR, *year_of(year)), end


def _is_year(page: Page, at: int) -> bool:
    lexemes = page.lexemes
    before, after = lexemes.word(at - 1), lexemes.word(at + 1)
    if lexemes.is_glued(at) and before not in ("(", "/", "“", '"', "‘", *DASHES):
        return False
    letters = after[:1].isalpha()
    if after in ("%", "°") or (letters and lexemes.is_glued(at + 1)):
        return False
    dated = before == "of" and lexemes.word(at - 2) in OF_A_YEAR
    if letters and after.endswith("s") and after not in NEVER_COUNTED and not dated:
        return False
    if after.rstrip("s") in UNITS:
        return before in BEFORE_A_YEAR - _NO_YEAR_BEFORE
    if before in BEFORE_A_YEAR or not letters or lexemes.phrase(at - 2, 2) == "compared with":
        return True
    return after in NEVER_COUNTED or lexemes[at + 1].capital


def read_clock(page: Page, at: int) -> tuple[Period, int] | None:
    """Read `10:30`, `9am`, `9.15 p.m.`, `noon`, `six o'clock`, `half past five in the evening`."""
    read = _read_named_hour(page, at) or _read_spoken(page, at) or _read_figures(page, at)
    if read is None:
        return None
    minute, either, end = read
    slack = max(CLOCK_SLACK.get(page.lexemes.word(before), 0) for before in (at - 1, at - 2))
    slack = CLOCK_SLACK.get(page.lexemes.word(at - 2), 0) or slack
    place = page.place(at, end)
    return Period(Grain.CLOCK, *place, minute=minute, either_half=either, slack=slack), end


_Clock = tuple[int, bool, int]
"""Minutes from midnight, whether the half of the day is not told, and the lexeme after it."""


def _read_named_hour(page: Page, at: int) -> _Clock | None:
    word = page.lexemes.word(at)
    if not page.english or word not in ("noon", "midday", "midnight"):
        return None
    return 0 if word == "midnight" else 720, False, at + 1


def _read_spoken(page: Page, at: int) -> _Clock | None:
    """`half past five`, `a quarter to six`, `six o'clock`."""
    lexemes = page.lexemes
    begin = at + (lexemes.word(at) == "a")
    share = {"half": 30, "quarter": 15}.get(lexemes.word(begin))
    if not page.english:
        return None
    if share is None:
        hour = _hour(page, at)
        if not hour or lexemes.word(at + 1) != "o'clock":
            return None
        return _in_half(page, 60 * hour, at + 2)
    turn = {"past": 1, "to": -1}.get(lexemes.word(begin + 1))
    hour = _hour(page, begin + 2)
    if turn is None or not hour or (share == 30 and turn < 0):
        return None
    return _in_half(page, 60 * hour + turn * share, begin + 3)


def _hour(page: Page, at: int) -> int:
    word = page.lexemes.word(at)
    hour = ONES.get(word, page.number(at, 12))
    return hour if hour <= 12 else 0


def _in_half(page: Page, minute: int, end: int) -> _Clock:
    """The time with the half of the day that is told behind it: `pm`, `in the evening`."""
    lexemes = page.lexemes
    half, after = lexemes.word(end), end
    if half in ("a", "p") and lexemes.phrase(end + 1, 2) == ". m":
        half += "m"
        after = end + 3 + (lexemes.word(end + 3) == "." and lexemes.is_glued(end + 3))
    elif half in ("am", "pm"):
        after = end + 1
    else:
        in_the = lexemes.phrase(end, 2) == "in the"
        half = HALVES.get(lexemes.word(end + 2), "") if in_the else ""
    if not half:
        return minute, 0 < minute < 780, end
    return minute % 720 + 720 * (half == "pm"), False, after


def _read_figures(page: Page, at: int) -> _Clock | None:
    lexemes, word = page.lexemes, page.lexemes.word(at)
    hours, _, minutes = word.replace(":", ".").partition(".")
    if not (hours.isdigit() and len(hours) <= 2) or not (
        not minutes or (minutes.isdigit() and len(minutes) == 2)
    ):
        return None
    hour, minute = int(hours), int(minutes or 0)
    if hour > 23 or minute > 59:
        return None
    read = _in_half(page, 60 * hour + minute, at + 1)
    if read[2] > at + 1 or (":" in word and lexemes[at].form is Form.NUMERAL):
        return read
    return read if minutes and _is_hour(page, at, hours) else None


def _is_hour(page: Page, at: int, hours: str) -> bool:
    """Whether digits with a point are a time: `at 22.00`, `at 7.20 on Friday`; no `at 4.15`."""
    lexemes = page.lexemes
    if not page.english or lexemes.word(at - 1) not in _BEFORE_A_CLOCK:
        return False
    after = lexemes.word(at + 1)
    if after in WEEKDAYS["en"] or after in ("on", "yesterday", "today", "sharp"):
        return True
    return (
        len(hours) == 2
        and not (after[:1].isalpha() and after not in NEVER_COUNTED)
        and (after not in ("%", "°", *DASHES))
    )
