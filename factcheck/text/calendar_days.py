"""Days and months that a sentence names: `4 March 2026`, `4/3/2026`, `on Tuesday`, `in May`.

Each reading returns the period that begins at a lexeme and the lexeme after it, None for none; a
day that the calendar has not raises ValueError.
"""

from calendar import isleap
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date

from factcheck.text.lexemes import Form
from factcheck.text.period import DAY, Grain, Page, Period, month_of
from factcheck.text.period_words import ALSO_WORDS, BEFORE_A_MONTH, FEASTS, LINKS
from factcheck.text.quantity_words import DASHES, ORDINALS

_LEAP = 8
"""Years among which there surely is one with a 29 February."""
_SUFFIXES = ("st", "nd", "rd", "th")
_VERBS_IN_S = frozenset({"was", "is", "as", "has"})


def read_digits(page: Page, at: int) -> tuple[Period, int] | None:
    """Read `2026-03-04`, `4/3/2026`, `4.3.2026`."""
    lexemes = page.lexemes
    if lexemes[at].form is not Form.NUMERAL:
        return None
    parts, end = lexemes[at].text.split("."), at + 1
    mark, joined = lexemes.word(at + 1), lexemes[at : at + 5]
    if mark in ("-", "/") and len(joined) == 5 and joined[3].text == mark:
        if not all(part.glued for part in joined[1:]):
            return None
        parts, end = [part.text for part in joined[::2]], at + 5
    if len(parts) != 3 or not all(part.isdigit() and len(part) in (1, 2, 4) for part in parts):
        return None
    if len(parts[0]) == 4:
        day = date(*map(int, parts))
        return page.span(at, end, Grain.DAY, day, day), end
    if len(parts[2]) != 4:
        return None
    number, month, year = map(int, parts)
    if month > 12:
        number, month = month, number
    day = date(year, month, number)
    ambiguous = mark == "/" and number <= 12 and number != month
    other = date(year, number, month) if ambiguous else None
    return Period(Grain.DAY, *page.place(at, end), day, day, other=other), end


def read_day_first(page: Page, at: int) -> tuple[Period, int] | None:
    """Read `4 March 2026`, `the 4th of March`, `4-6 March`."""
    lexemes = page.lexemes
    day, end = _day_number(page, at)
    if not day or lexemes.is_glued(at):
        return None
    last = day
    if lexemes.word(end) in (*DASHES, "to", "and") and page.number(end + 1, 31) > day:
        last, end = _day_number(page, end + 1)
    end += lexemes.word(end) in LINKS
    month = page.months.get(lexemes.word(end))
    if month is None:
        return None
    end += 1
    year, end = page.year_after(end + _is_abbreviated(page, end))
    return _day(page, (at, end), year, month, (day, last)), end


def read_month_first(page: Page, at: int) -> tuple[Period, int] | None:
    """Read `March 4, 2026`, `March 4-6`, `March 2026`, `in March`."""
    lexemes = page.lexemes
    month = page.months.get(lexemes.word(at))
    if month is None or (page.english and not lexemes[at].capital):
        return None
    end = at + 1
    end += _is_abbreviated(page, end)
    day, after = _day_number(page, end)
    if day and page.english and not _is_counted(lexemes.word(after)):
        last = day
        if lexemes.word(after) in DASHES and page.number(after + 1, 31) > day:
            last, after = _day_number(page, after + 1)
        year, after = page.year_after(after)
        return _day(page, (at, after), year, month, (day, last)), after
    year, after = page.year_after(end)
    if year:
        return page.narrow(at, after, Grain.MONTH, *month_of(year, month)), after
    before = lexemes.word(at - 1 - (lexemes.word(at - 1) == "-"))  # "mid-May"
    if lexemes.word(at) in ALSO_WORDS and before not in BEFORE_A_MONTH:
        return None
    return _bare_month(page, at, end, month), end


def _day_number(page: Page, at: int) -> tuple[int, int]:
    """The day of a month at *at* and where it ends: `4`, `4th`, `4.`, `fourth`; 0 for none."""
    day = page.number(at, 31)
    suffixes = _SUFFIXES if page.english else (".", "er")
    if day and page.lexemes.word(at + 1) in suffixes and page.lexemes.is_glued(at + 1):
        return day, at + 2
    if not day and page.english:
        day = ORDINALS.get(page.lexemes.word(at), 0)
    return day, at + 1


def _is_abbreviated(page: Page, at: int) -> bool:
    """Whether a full stop at *at* belongs to the month before it, which then is cut short."""
    month = page.lexemes.word(at - 1)
    short = len(month) <= 4 and month not in ("may", "june", "july")
    return short and page.lexemes.word(at) == "." and page.lexemes.is_glued(at)


def _is_counted(word: str) -> bool:
    """Whether a plural follows, so that the number in `in March 12 people` is no day."""
    return word[:1].isalpha() and (
        word in ("people", "children", "men", "women")
        or (word.endswith("s") and word not in _VERBS_IN_S)
    )


def _day(
    page: Page, lexemes: tuple[int, int], year: int, month: int, days: tuple[int, int]
) -> Period:
    start, end = page.place(*lexemes)
    day, last = days
    if not year and page.published is None:
        date(2024, month, last)  # whether there is such a day
        return Period(Grain.DAY, start, end, month=month, day=day)
    told = (0, 0) if year else (month, day)
    year = year or _nearest_year(page, lexemes[0], month, day)
    return Period(Grain.DAY, start, end, date(year, month, day), date(year, month, last), *told)


def _nearest_year(page: Page, at: int, month: int, day: int) -> int:
    """The year in which the day is nearest to the publication, on the side the clause tells."""
    assert page.published is not None
    now = page.published
    reach = 1 if (month, day) != (2, 29) else _LEAP
    years = range(max(MINYEAR, now.year - reach), min(MAXYEAR, now.year + reach) + 1)
    gaps = {year: _days_from(now, year, month, day) for year in years if reach == 1 or isleap(year)}
    if page.is_future(at):
        return min((year for year, gap in gaps.items() if gap >= 0), default=now.year)
    return min(gaps, key=lambda year: abs(gaps[year]))


def _days_from(now: date, year: int, month: int, day: int) -> int:
    return (date(year, month, day) - now).days


def _bare_month(page: Page, at: int, end: int, month: int) -> Period:
    """A month without its year: the last one of that name, or the next where that is meant."""
    if page.published is None:
        return Period(Grain.MONTH, *page.place(at, end), month=month)
    now = page.published
    year = now.year - (month > now.month)
    if page.is_future(at) or page.lexemes.word(at - 1) == "next":
        year = now.year + (month < now.month)
    return replace(page.narrow(at, end, Grain.MONTH, *month_of(year, month)), month=month)


def read_weekday(page: Page, at: int) -> tuple[Period, int] | None:
    """Read `on Tuesday`, `last Tuesday`, `Tuesday, 4 March`."""
    lexemes = page.lexemes
    weekday = page.weekdays.get(lexemes.word(at))
    if weekday is None or (page.english and not lexemes[at].capital):
        return None
    if lexemes.word(at - 1 - (lexemes.word(at - 1) == "other")) in ("every", "each"):
        return None  # how often
    if page.english and lexemes.word(at).endswith("days"):
        return None  # "two Saturdays", "on Saturdays": how often
    following = at + 1 + (lexemes.word(at + 1) == ",")
    if following < len(lexemes):
        dated = read_day_first(page, following) or read_month_first(page, following)
        if dated and dated[0].grain is Grain.DAY:
            return replace(dated[0], start=lexemes[at].start), dated[1]
    return _bare_weekday(page, at, weekday), at + 1


def read_feast(page: Page, at: int) -> tuple[Period, int] | None:
    """Read `Christmas Day`, `on New Year's Eve 2026`."""
    length = page.lexemes.match(at, FEASTS, 3)
    if not length or not page.lexemes[at].capital:
        return None
    month, day = FEASTS[page.lexemes.phrase(at, length)]
    year, end = page.year_after(at + length)
    return _day(page, (at, end), year, month, (day, day)), end


def _bare_weekday(page: Page, at: int, weekday: int) -> Period:
    before = page.lexemes.word(at - 1)
    turned = before in ("last", "next", "this")
    place = page.place(at - turned, at + 1)
    if page.published is None:
        return Period(Grain.DAY, *place, weekday=weekday, turned=turned)
    back = (page.published.weekday() - weekday) % 7
    day, other = page.published - back * DAY, None
    if before == "next" or (before != "last" and page.is_future(at)):
        ahead = (7 - back) % 7 or (7 if before == "next" else 0)
        day, other = page.published + ahead * DAY, page.published + (ahead + 7) * DAY
    elif before == "this":
        day = page.published + (weekday - page.published.weekday()) * DAY
        other = day + 7 * DAY if day < page.published else None
    elif before == "last":
        day -= 0 * DAY if back else 7 * DAY
        other = day - 7 * DAY if 0 < back <= 2 else None
    return Period(Grain.DAY, *place, day, day, weekday=weekday, turned=turned, other=other)
