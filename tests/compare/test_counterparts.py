from datetime import date

import pytest

from factcheck.compare.discrepancies import Agreement, MarkKind, mark_discrepancies

SAME, DIFFER = Agreement.SAME, Agreement.DIFFER


def agreements(claim, passage, kind):
    marks = mark_discrepancies(claim, passage, weak=True)
    return {mark.agreement for mark in marks if mark.kind is kind}


def differing(claim, passage, **options):
    marks = mark_discrepancies(claim, passage, **options)
    return [(mark.kind, mark.claim_value, mark.source_value) for mark in marks if mark.differs]


def test_a_dateline_is_not_compared():
    passage = "KELMOUTH, Nov. 17 (Coast Wire) — The ferry sank off Kelmouth."
    assert differing("The ferry sank on 15 November.", passage) == []


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("It sank shortly before midnight.", "It sank at 11:47 p.m."),
        ("The firm sold 40 boats.", "The firm sold 40 boats, against 27 in 2019."),
    ],
)
def test_dates_of_other_things_are_not_compared(claim, passage):
    dates = {"claim_date": date(2026, 4, 2), "passage_date": date(2026, 4, 1)}
    assert differing(claim, passage, **dates) == []


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Ferran took 68 percent in Saltings.", "Minshull carried the old town with 61 percent."),
        ("Nine people are missing.", "Six people drowned."),
        ("Two of the four men left.", "Two of the men left, the other two stayed."),
        ("A hectare costs 18,000 euros.", "A hectare cost 9,000 euros; today it is 18,000."),
        ("Her second book sold well.", "Her first book failed; the second sold well."),
        ("The heat killed 40 people.", "Forty deaths are due to the heat; 310 people fell ill."),
        ("The panel reports in a month and a half.", "The panel reports in six weeks."),
    ],
)
def test_numbers_that_go_together_do_not_differ(claim, passage):
    assert differing(claim, passage) == []


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        # The one is a point above the other, but nothing says that one share follows from it.
        (
            "Rents will grow by 3.4 per cent next year.",
            "For rents next year, an increase of 4.4 per cent is expected.",
            ("3.4 per cent", "4.4 per cent"),
        ),
        # Only one of the two looks like a difference to something: "behind".
        (
            "Coyle wanted nine years behind bars for him.",
            "The prosecutor, Ada Coyle, wanted seven years.",
            ("nine years", "seven years"),
        ),
    ],
)
def test_numbers_of_the_same_thing_differ(claim, passage, values):
    assert [mark[1:] for mark in differing(claim, passage)] == [values]


def test_a_difference_stands_for_its_two_numbers():
    claim, passage = "She won by 17 votes.", "She had 24,308 votes against 24,291 for him."
    (mark,) = mark_discrepancies(claim, passage)
    assert (mark.agreement, mark.source_value) == (SAME, "24,308 votes against 24,291")


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("It hurt nobody.", "No one was hurt."),
        ("The houses are without power.", "The houses lost power."),
        ("The letters went unanswered by the county.", "Nobody at the county ever wrote back."),
        ("Four firms withheld their data.", "Four firms did not supply data."),
        ("Barely a tenth of it was spent.", "A tenth of it was spent."),
    ],
)
def test_a_denial_in_other_words_does_not_differ(claim, passage):
    assert agreements(claim, passage, MarkKind.NEGATION) <= {SAME}


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The late ballots were opened.", "The late ballots remained unopened."),
        ("The line is fitted with speed control.", "The line is not equipped with speed control."),
        ("Cuts were planned for today.", "No cuts in power are planned."),
    ],
)
def test_a_denial_by_other_words_differs(claim, passage):
    assert DIFFER in agreements(claim, passage, MarkKind.NEGATION)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [("Unemployment rose in August.", {DIFFER}), ("Unemployment fell in August.", {SAME})],
)
def test_two_numbers_tell_a_direction(claim, expected):
    passage = "Unemployment was 5.1 percent in August, against 5.4 percent in July."
    assert agreements(claim, passage, MarkKind.DIRECTION) == expected


def test_another_holder_of_one_office_is_marked():
    claim = "Environment Minister Oldrich Beran saw no ground for panic."
    passage = "There is no reason to worry, Environment Minister Zdenka Havlik said."
    assert differing(claim, passage, weak=True) == [
        (MarkKind.NAME, "Oldrich Beran", "Zdenka Havlik")
    ]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("Actor Miles Denton left.", "The actor and director Miles Denton left."),
        ("Ex-minister Paul Verrin left.", "Paul Verrin, minister until 2021, left."),
        ("Professor Edda Lind left.", "The historian Edda Lind left."),
    ],
)
def test_offices_that_go_together_do_not_differ(claim, passage):
    assert DIFFER not in agreements(claim, passage, MarkKind.ROLE)
