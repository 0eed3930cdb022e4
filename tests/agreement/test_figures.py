"""The figures of hand-made readings: who counts in them, and how strongly they are drawn."""

import pytest

from factcheck.agreement.figures import PairFigures, PairSubject, measure
from factcheck.agreement.measures import Reason, Undefined
from factcheck.agreement.shown import LEVELS, pair_grid
from factcheck.agreement.spans import SpanCounts
from factcheck.agreement.types import (
    NOBODY,
    UNLINKED,
    Readings,
    ReviewedArticle,
    Reviewer,
    Subject,
    Unit,
)
from factcheck.agreement.wording import BELOW_CHANCE, read_kappa
from factcheck.models import uuid7

ALICE, BOB, DORA = range(3)
NAMES = ("Alice", "Bob", "Dora")


def of_three(subject, *given):
    """Return how far three agree who gave these labels, each a dictionary, to one article."""
    article = ReviewedArticle(uuid7(), "Flood", "en", frozenset((ALICE, BOB, DORA)))
    units = {one: [] for one in Subject}
    units[subject] = [Unit(article.id, labels) for labels in given]
    reviewers = [Reviewer(name, name) for name in NAMES]
    return measure(Readings(reviewers, {}, {article.id: article}, 1, units, {}, {}), [])


@pytest.mark.parametrize(
    ("subject", "nothing"), [(Subject.SPEAKERS, NOBODY), (Subject.STANCE, UNLINKED)]
)
def test_two_do_not_agree_on_what_only_a_third_said(subject, nothing):
    agreement = of_three(
        subject,
        {ALICE: "said", BOB: nothing, DORA: nothing},
        {ALICE: "said", BOB: "said", DORA: nothing},
    )
    units = {(one.first, one.second): one.subjects[subject].units for one in agreement.pairs}
    assert units == {(ALICE, BOB): 2, (ALICE, DORA): 2, (BOB, DORA): 1}
    assert agreement.subjects[subject].units == 2


def test_fleiss_is_of_what_all_reviewers_of_the_article_judged():
    tags = of_three(
        Subject.TAG,
        dict.fromkeys((ALICE, BOB, DORA), "claim"),
        dict.fromkeys((ALICE, BOB, DORA), "quote"),
        {ALICE: "claim", BOB: "quote"},
    ).subjects[Subject.TAG]
    assert tags.fleiss == 1.0
    assert tags.alpha < 1.0
    assert tags.units == 3


@pytest.mark.parametrize(
    ("kappa", "level"),
    [(-1.0, 0), (-0.2, 0), (0.0, 0), (0.01, 1), (0.2, 1), (0.21, 2), (1.0, LEVELS)],
)
def test_a_kappa_is_drawn_as_strong_as_it_is_high_and_not_at_all_below_chance(kappa, level):
    assert cell_of(kappa).level == level


def test_a_kappa_that_there_is_not_is_not_drawn():
    why = Undefined(Reason.ONE_LABEL)
    assert (cell_of(why).level, cell_of(why).value) == (0, why)


def cell_of(kappa):
    subject = PairSubject(1, 1.0, kappa, 1.0, {})
    pair = PairFigures(ALICE, BOB, 1, {Subject.TAG: subject}, SpanCounts())
    [[_, above], [below, _]] = pair_grid([pair], 2, Subject.TAG)
    assert above == below
    return above


@pytest.mark.parametrize(
    ("kappa", "read"),
    [
        (-0.01, BELOW_CHANCE),
        (-0.004, "slight"),
        (0.0, "slight"),
        (0.2, "slight"),
        (0.21, "fair"),
        (0.8, "substantial"),
        (0.81, "almost perfect"),
    ],
)
def test_a_kappa_is_read_in_the_steps_of_landis_and_koch(kappa, read):
    assert str(read_kappa(kappa)) == str(read)
