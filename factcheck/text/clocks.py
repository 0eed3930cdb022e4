"""Times of the day: `10:30`, `9am`, `noon`, `half past five`, `shortly after six`.

Each reading returns the time that begins at a lexeme and the lexeme after it, None for none.
"""

from factcheck.text.lexemes import Form
from factcheck.text.period import Grain, Page, Period
from factcheck.text.period_words import CLOCK_SLACK, HALVES, NEVER_COUNTED, WEEKDAYS
from factcheck.text.quantity_words import DASHES, ONES

_BEFORE_A_CLOCK = frozenset("at by until till before after from since".split())


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
        if not hour:
            return None
        if lexemes.word(at + 1) == "o'clock":
            return _in_half(page, 60 * hour, at + 2)
        return _read_bare_hour(page, at, hour)
    turn = {"past": 1, "to": -1}.get(lexemes.word(begin + 1))
    hour = _hour(page, begin + 2)
    if turn is None or not hour or (share == 30 and turn < 0):
        return None
    return _in_half(page, 60 * hour + turn * share, begin + 3)


def _read_bare_hour(page: Page, at: int, hour: int) -> _Clock | None:
    """`shortly after five`, `at six in the morning`, `by nine on Monday`."""
    lexemes = page.lexemes
    before, after = lexemes.word(at - 1), lexemes.word(at + 1)
    told = before in _BEFORE_A_CLOCK or before in CLOCK_SLACK
    if not told or (after[:1].isalpha() and after not in NEVER_COUNTED):
        return None
    read = _in_half(page, 60 * hour, at + 1)
    on_a_day = after == "on" and lexemes.word(at + 2) in WEEKDAYS["en"]
    soon = before in ("after", "before") and lexemes.word(at - 2) in ("shortly", "just", "soon")
    return read if on_a_day or soon or read[2] > at + 1 or not read[1] else None


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
