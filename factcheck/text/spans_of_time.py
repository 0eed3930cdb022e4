"""Times that are no day of the calendar: `yesterday`, `last year`, `the 1990s`.

Each reading returns the period that begins at a lexeme and the lexeme after it, None for none.
"""

from dataclasses import replace
from datetime import date

from factcheck.text.period import DAY, Grain, Page, Period, month_of, year_of
from factcheck.text.period_words import (
    AGO,
    BEFORE_A_YEAR,
    DAY_PARTS,
    DAYS_FROM_NOW,
    DECADES,
    NEVER_COUNTED,
    OF_A_YEAR,
    QUARTERS,
    SEASONS,
)
from factcheck.text.quantity_words import DASHES, ONES, OWN
from factcheck.text.unit_words import UNITS

_EARLIEST, _LATEST = 1500, 2100
"""Years that are taken for such without being told to be."""
_DAYS_BEYOND = {"day before yesterday": -2, "day after tomorrow": 2}
_HALVES = {"first": 1, "second": 2}
_SATURDAY = 5
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
    if turn := _DAYS_BEYOND.get(page.lexemes.phrase(at, 3)):
        day = now + turn * DAY
        return page.span(at, at + 3, Grain.DAY, day, day), at + 3
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


def read_half(page: Page, at: int) -> tuple[Period, int] | None:
    """Read `the second half of 2027`, `the first half of last year`."""
    lexemes = page.lexemes
    half = _HALVES.get(lexemes.word(at))
    if half is None or lexemes.phrase(at + 1, 2) != "half of":
        return None
    year, end = page.year_after(at + 3)
    if not year:
        if page.published is None or lexemes.phrase(at + 3, 2) != "the year":
            return None
        year, end = page.published.year, at + 5
    last = month_of(year, 6 * half)[1]
    return page.span(at, end, Grain.SEASON, date(year, 6 * half - 5, 1), last), end


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
