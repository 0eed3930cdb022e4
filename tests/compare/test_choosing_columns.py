"""Which sources stand beside a sentence when none are asked for."""

import pytest

from factcheck.compare.service import COLUMNS, choose_sources
from factcheck.models import RelationState, Source, Stance
from tests.support.relating import suggest
from tests.support.work import add_article, add_report, link, sentences


@pytest.fixture
def sentence(session, project, alice):
    return sentences(session, add_article(session, project, alice))[0]


def test_linked_sources_are_chosen_first(session, project, sentence, alice):
    linked = add_report(session, project, alice)
    for n in range(COLUMNS):
        add_report(session, project, alice, f"Gauge {n}.")
    link(session, sentence, alice, linked)
    chosen = choose_sources(session, project.id, sentence, alice.id)
    assert chosen[0] == linked.id
    assert len(chosen) == 2


def test_of_many_linked_sources_each_story_and_what_refutes_it_comes_first(
    session, project, sentence, alice
):
    reports = [add_report(session, project, alice, f"Gauge {n} rose.", f"T{n}") for n in range(6)]
    for report in reports[:5]:
        link(session, sentence, alice, report, (0, 5), Stance.SUPPORTS)
    link(session, sentence, alice, reports[5], (0, 5), Stance.REFUTES)
    for copy in reports[1:4]:
        suggest(session, copy.id, reports[0].id, state=RelationState.CONFIRMED)
    chosen = choose_sources(session, project.id, sentence, alice.id)
    assert [reports.index(session.get(Source, one)) for one in chosen] == [5, 0, 4, 1]


def test_of_copies_the_one_that_refutes_speaks_for_the_story(session, project, sentence, alice):
    reports = [add_report(session, project, alice, f"Gauge {n} rose.", f"T{n}") for n in range(5)]
    for report in reports[:4]:
        link(session, sentence, alice, report, (0, 5), Stance.SUPPORTS)
    link(session, sentence, alice, reports[4], (0, 5), Stance.REFUTES)
    suggest(session, reports[4].id, reports[0].id, state=RelationState.CONFIRMED)
    chosen = choose_sources(session, project.id, sentence, alice.id)
    assert [reports.index(session.get(Source, one)) for one in chosen] == [4, 1, 2, 3]
