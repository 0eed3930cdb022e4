from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.period import Grain
from factcheck.text.periods import MOST, find_periods

THURSDAY = date(2026, 3, 5)


def read_one(text, published=THURSDAY, language="en"):
    periods = find_periods(text, published, language)
    assert len(periods) == 1, periods
    return periods[0]


@pytest.mark.parametrize(
    "text",
    [
        "4 March 2026",
        "the 4th of March 2026",
        "March 4, 2026",
        "March 4th, 2026",
        "Mar. 4, 2026",
        "Wednesday, 4 March 2026",
        "2026-03-04",
        "4.3.2026",
        "04/03/2026",
        "on March 4",
        "yesterday",
        "on Wednesday",
        "last Wednesday",
        "last night",
        "one day ago",
    ],
)
def test_a_day_is_read_however_it_is_told(text):
    period = read_one(text)
    assert (period.grain, period.first, period.last) == (
        Grain.DAY,
        date(2026, 3, 4),
        date(2026, 3, 4),
    )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in May 2024", date(2024, 5, 1), date(2024, 5, 31)),
        ("in late May 2024", date(2024, 5, 21), date(2024, 5, 31)),
        ("at the end of May 2024", date(2024, 5, 21), date(2024, 5, 31)),
        ("in February", date(2026, 2, 1), date(2026, 2, 28)),
        ("in April", date(2025, 4, 1), date(2025, 4, 30)),
        ("will open in April", date(2026, 4, 1), date(2026, 4, 30)),
        ("expects to open in April", date(2026, 4, 1), date(2026, 4, 30)),
        ("hopes to open in April", date(2026, 4, 1), date(2026, 4, 30)),
        ("should open in April", date(2026, 4, 1), date(2026, 4, 30)),
        ("would open in April", date(2026, 4, 1), date(2026, 4, 30)),
        (
            "will, so the board and its lenders agree, open in April",
            date(2026, 4, 1),
            date(2026, 4, 30),
        ),
        ("will open in January", date(2027, 1, 1), date(2027, 1, 31)),
        ("last month", date(2026, 2, 1), date(2026, 2, 28)),
        ("4-6 March", date(2026, 3, 4), date(2026, 3, 6)),
        ("last week", date(2026, 2, 23), date(2026, 3, 1)),
        ("spring 2018", date(2018, 3, 1), date(2018, 5, 31)),
        ("the third quarter of 2025", date(2025, 7, 1), date(2025, 9, 30)),
        ("Q3 2025", date(2025, 7, 1), date(2025, 9, 30)),
        ("in 1994", date(1994, 1, 1), date(1994, 12, 31)),
        ("a law of 1994 protects it", date(1994, 1, 1), date(1994, 12, 31)),
        ("compared with 1994 turnout fell", date(1994, 1, 1), date(1994, 12, 31)),
        ("2019-2021", date(2019, 1, 1), date(2021, 12, 31)),
        ("five years ago", date(2021, 1, 1), date(2021, 12, 31)),
        ("this year", date(2026, 1, 1), date(2026, 12, 31)),
        ("the 1990s", date(1990, 1, 1), date(1999, 12, 31)),
        ("the nineties", date(1990, 1, 1), date(1999, 12, 31)),
    ],
)
def test_what_is_longer_than_a_day_is_an_interval(text, first, last):
    period = read_one(text)
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Monday", date(2026, 3, 2)),
        ("next Monday", date(2026, 3, 9)),
        ("next Thursday", date(2026, 3, 12)),
        ("the vote is due on Monday", date(2026, 3, 9)),
        ("said on Monday that it will sell", date(2026, 3, 2)),
        ("on 20 December", date(2025, 12, 20)),
        ("opens on 20 December and will close", date(2025, 12, 20)),
        ("will open on 20 December", date(2026, 12, 20)),
        ("this Sunday", date(2026, 3, 8)),
        ("this Monday", date(2026, 3, 2)),
    ],
)
def test_a_day_without_its_year_is_reckoned_from_the_publication(text, day):
    assert read_one(text).first == day


def test_without_a_publication_it_stays_as_vague_as_it_was_told():
    day, month, weekday = (read_one(text, None) for text in ("on 4 March", "in May", "on Tuesday"))
    assert (day.first, day.month, day.day) == (None, 3, 4)
    assert (month.first, month.month, month.day) == (None, 5, 0)
    assert (weekday.first, weekday.weekday) == (None, 1)
    assert find_periods("yesterday and last week and two years ago") == []


def test_a_day_and_a_month_in_digits_may_be_meant_either_way():
    period = read_one("3/4/2026")
    assert (period.first, period.other) == (date(2026, 4, 3), date(2026, 3, 4))
    assert read_one("13/4/2026").other is None


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("10:30", 630),
        ("9 p.m.", 1260),
        ("6am", 360),
        ("9.15 pm", 1275),
        ("at noon", 720),
        ("12am", 0),
    ],
)
def test_a_time_of_the_day_is_read(text, minute):
    period = read_one(text)
    assert (period.grain, period.minute) == (Grain.CLOCK, minute)


@pytest.mark.parametrize(
    "text",
    [
        "2019 people came",
        "a fee of 1800 euros",
        "a herd of 1994 goats",
        "with 1994 turnout fell",
        "The baths open every Wednesday.",
        "The baths open every other Wednesday.",
        "The baths open two Wednesdays a month.",
        "He may march on",
        "May I come?",
        "31 June 2020 people",
        "25:99",
        "it fell by 2.50",
        "1,960 homes",
    ],
)
def test_what_is_no_date_is_left_alone(text):
    assert [it for it in find_periods(text, THURSDAY) if it.grain is not Grain.MONTH] == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("am 4. März 2026", "de"),
        ("le 4 mars 2026", "fr"),
        ("el 4 de marzo de 2026", "es"),
        ("4 Mart 2026", "tr"),
        ("4 مارس 2026", "ar"),
        ("4 марта 2026", "ru"),
    ],
)
def test_months_of_other_languages_are_known(text, language):
    assert read_one(text, None, language).first == date(2026, 3, 4)


@given(st.text(alphabet="0123456789/-. :MarchTuesdaylastofth,ago", max_size=60), st.dates())
def test_any_text_on_any_day_gives_disjoint_spans(text, published):
    ends = 0
    for period in find_periods(text, published):
        assert ends <= period.start < period.end <= len(text)
        assert period.first is None or period.last is None or period.first <= period.last
        ends = period.end


def test_a_day_beside_the_last_of_the_calendar_is_none():
    assert len(find_periods("9999-12-31 and the next day")) == 1


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_trouble(day):
    text = "tomorrow, yesterday, next Tuesday, last month, next year, a decade ago, 30 December"
    assert isinstance(find_periods(text, day), list)


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("a quarter to six in the evening", 17 * 60 + 45),
        ("half past five in the morning", 5 * 60 + 30),
        ("at six o'clock in the evening", 18 * 60),
        ("at 9:15 in the evening", 21 * 60 + 15),
    ],
)
def test_a_time_of_the_day_is_read_in_words(text, minute):
    period = read_one(text)
    assert (period.grain, period.minute, period.either_half) == (Grain.CLOCK, minute, False)


def test_a_time_that_is_told_vaguely_has_slack():
    assert read_one("shortly before midnight").slack > read_one("at midnight").slack == 0


def test_by_a_weekday_is_no_future():
    assert read_one("By Wednesday it had burned down.").first == date(2026, 3, 4)
    assert read_one("It will close by Wednesday.").first == date(2026, 3, 11)


@pytest.mark.parametrize("piece", ["2026-", "May 4, ", "4 ", "a year ago ", "9", "\0"])
def test_hostile_text_ends_in_few_periods(piece):
    assert len(find_periods(piece * (200_000 // len(piece)), THURSDAY)) <= MOST
