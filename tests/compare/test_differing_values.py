"""Numbers, shares and times that two sentences tell differently, and such as go together."""

from datetime import date

import pytest

from factcheck.compare.discrepancies import mark_discrepancies

PUBLISHED = {"claim_date": date(2026, 3, 12), "passage_date": date(2026, 3, 11)}


def differing(claim, passage):
    marks = mark_discrepancies(claim, passage, weak=True, **PUBLISHED)
    return [(mark.kind, mark.claim_value, mark.source_value) for mark in marks if mark.differs]


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        (
            "Ankara was twice invited to the talks.",
            "Ankara was invited three times, and three times it declined.",
            ("twice", "three times"),
        ),
        (
            "The pass was closed three times.",
            "The pass was closed on two occasions.",
            ("three times", "two occasions"),
        ),
        (
            "The rivers are sampled weekly.",
            "The rivers are sampled every month.",
            ("weekly", "every month"),
        ),
        (
            "The lake is twice as deep as the quarry.",
            "The lake is three times as deep as the quarry.",
            ("twice", "three times"),
        ),
        ("The eight finished third.", "The eight came fifth.", ("third", "fifth")),
        ("The eight finished third.", "The eight was the runner-up.", ("third", "runner-up")),
        (
            "The quarry is the county's deepest.",
            "The quarry is the county's third deepest.",
            ("county's deepest", "third deepest"),
        ),
        (
            "Orms is the county's biggest port.",
            "Orms is the county's second largest port.",
            ("county's biggest", "second largest"),
        ),
        (
            "Orms has the second highest number of thefts.",
            "Orms has the most thefts.",
            ("second highest", "the most"),
        ),
        (
            "Orms has the lowest rank.",
            "Orms has the lowest rank but one.",
            ("the lowest", "the lowest rank but one"),
        ),
        (
            "Holm was fined twice as a boy.",
            "As a boy Holm was fined three times.",
            ("twice", "three times"),
        ),
        (
            "The choir meets on Mondays.",
            "The choir meets every Friday.",
            ("Mondays", "every Friday"),
        ),
        ("A man in his 30s was hurt.", "A man of 52 was hurt.", ("his 30s", "52")),
        ("Holm served a single term.", "Holm served two terms.", ("a single term", "two terms")),
        ("Only one of the barns burned.", "Three of the barns burned.", ("one", "Three")),
        (
            "The bill had a majority of one.",
            "The bill passed with a majority of five.",
            ("one", "five"),
        ),
        (
            "The levy brought in 8.3 per cent more than in May.",
            "It brought in 4.1 per cent less than in April and 3.8 per cent more than in May.",
            ("8.3 per cent", "3.8 per cent"),
        ),
    ],
)
def test_how_often_and_in_what_order_is_compared(claim, passage, values):
    assert differing(claim, passage) == [("number" if "cent" not in claim else "percent", *values)]


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The minister was twice invited to the hearing.", "The minister invited 12 experts."),
        ("The bus runs twice an hour.", "The bus runs every 30 minutes."),
        ("The bins are emptied twice a month.", "The bins are emptied every two weeks."),
        ("Over half of the farms have no well.", "Just 45 per cent of the farms have a well."),
        (
            "More than a third of the berths remained free over the summer.",
            "Over the summer 64 per cent of the berths were taken.",
        ),
        ("The choir meets on Mondays.", "The choir meets every Monday."),
        ("A man in his 30s was hurt.", "A man of 34 was hurt."),
        ("Holm served not a single term.", "Holm served no two terms."),
        ("Orms has a single currency.", "Orms has two currencies."),
        ("Holm is a single mother.", "Holm is one of two mothers."),
        ("Holm released a single in May.", "Holm released two songs in May."),
        ("Orms is the largest lake.", "Orms is the second most dangerous lake."),
        ("18 people sang in the barn.", "Report HSI 26/03: people sang in the barn."),
        ("Orms is one of the barns.", "Orms burned three of the barns."),
        ("Orms is the second highest of the towns.", "Orms is the most northern of the towns."),
        ("She had nine votes more than the 40 needed.", "She won 49 votes, nine too many."),
        (
            "Orms is among the largest ports of the county.",
            "Orms is the second largest of the county's ports.",
        ),
    ],
)
def test_numbers_that_go_together_do_not_differ(claim, passage):
    assert differing(claim, passage) == []


def test_shares_that_make_a_whole_differ_where_both_tell_the_same():
    passage = "In the vote, 30 per cent of nurses were for the new rota."
    assert differing("Some 70 per cent of nurses were for the new rota.", passage) != []


@pytest.mark.parametrize(
    ("claim", "passage", "values"),
    [
        ("Pupils get the marks on 28 June.", "Results are due on 14 June.", ("28 June", "14 June")),
        (
            "Appeals can be made until 30 May.",
            "Objections are heard until 4 June.",
            ("30 May", "4 June"),
        ),
        (
            "The board had known of the cracks since May 2025.",
            "The board was warned of the cracks in May 2024.",
            ("May 2025", "May 2024"),
        ),
        ("The quake struck in the morning.", "The quake struck at 9 p.m.", ("morning", "9 p.m.")),
        (
            "The lock is due to open in the spring of 2031.",
            "The opening of the lock has slipped from spring 2029 to spring 2030.",
            ("spring of 2031", "spring 2030"),
        ),
        (
            "The shop was robbed on Tuesday afternoon.",
            "The shop was robbed on Tuesday night.",
            ("afternoon", "night"),
        ),
        (
            "The weir was checked in spring.",
            "The weir was checked in November.",
            ("spring", "November"),
        ),
    ],
)
def test_when_it_was_is_compared(claim, passage, values):
    assert differing(claim, passage) == [("date", *values)]


@pytest.mark.parametrize("year", [1, 9999])
def test_a_season_of_the_first_or_the_last_year_is_compared_too(year):
    days = {"claim_date": date(year, 1, 3), "passage_date": date(2024, 2, 29)}
    marks = mark_discrepancies("The bakery opened in winter.", "The bakery opens in May.", **days)
    assert [mark.differs for mark in marks] in ([], [True])


def test_a_day_to_come_is_compared_with_one_that_is_past_by_now():
    claim = "The envoy was to begin her round of talks on 9 May."
    passage = "The negotiator will receive the delegates of the mine on 6 May."
    days = {"claim_date": date(2026, 5, 20), "passage_date": date(2026, 5, 2)}
    (mark,) = mark_discrepancies(claim, passage, **days)
    assert (mark.differs, mark.claim_value, mark.source_value) == (True, "9 May", "6 May")


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The quake struck on Tuesday evening.", "The quake struck at 9.15 pm on Tuesday."),
        (
            "The note appeared on 6 March.",
            "The vote was on 7 March; the note appeared the previous evening.",
        ),
        ("The well is checked in autumn.", "The well is checked in October."),
    ],
)
def test_times_that_go_together_do_not_differ(claim, passage):
    assert differing(claim, passage) == []
