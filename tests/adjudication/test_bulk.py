"""Deciding by the majority for many articles at once."""

import pytest
from sqlalchemy import select

from factcheck.adjudication import bulk
from factcheck.adjudication.bulk import Foretold, decide_clear, foretell
from factcheck.adjudication.waiting import count_waiting, list_waiting
from factcheck.errors import InvalidError
from factcheck.models import Decision, DecisionMethod, ReviewState, Tag
from tests.adjudication.differing import make_panel

pytestmark = pytest.mark.both_engines


@pytest.fixture
def panels(database, desk):
    """Of the first article two of three agree, of the second too but for one sentence."""
    first, second = (
        make_panel(database, desk, text=f"It rained {word}. It snowed {word}. It froze {word}.")
        for word in ("once", "twice")
    )
    first.tag(0, Tag.CLAIM, Tag.CLAIM, Tag.QUOTE)
    second.tag(0, Tag.CLAIM, Tag.CLAIM, Tag.QUOTE)
    second.tag(1, Tag.CLAIM, Tag.OPINION, Tag.QUOTE)
    for panel in (first, second):
        panel.hand_in()
    return first, second


def run(panel, percent, *, finish=True):
    return panel.database.write(
        lambda s: decide_clear(s, panel.article_id, panel.alice.id, percent, finish=finish)
    )


def test_what_it_would_do_is_foretold(database, panels):
    project_id = panels[0].project.id
    with database.read() as session:
        assert foretell(session, project_id, 66) == Foretold(2, 2, 1, 1)
        assert foretell(session, project_id, 67) == Foretold(0, 0, 3, 0)


@pytest.mark.parametrize("at_once", [1, 200])
def test_it_is_foretold_in_six_queries_for_all_that_are_read_together(
    monkeypatch, database, panels, count_queries, at_once
):
    monkeypatch.setattr(bulk, "AT_ONCE", at_once)
    with database.read() as session, count_queries() as seen:
        assert foretell(session, panels[0].project.id, 66) == Foretold(2, 2, 1, 1)
    assert len(seen) == 1 + 6 * (2 if at_once == 1 else 1)


def test_the_majority_is_decided_for_and_what_is_complete_is_finished(panels):
    first, second = panels
    assert run(first, 60) == (1, True)
    assert run(second, 60) == (1, False)
    assert first.adjudicated().state is ReviewState.SUBMITTED
    assert second.adjudicated().state is ReviewState.ASSIGNED
    made = first.read(lambda s: s.scalars(select(Decision)).all())
    assert {one.method for one in made} == {DecisionMethod.BULK}
    assert [one.choice for one in made] == [{"tag": "claim"}] * 2


def test_doing_it_twice_does_nothing_more(panels):
    second = panels[1]
    assert run(second, 60) == (1, False)
    assert run(second, 60) == (0, False)


def test_what_an_editor_decided_stays(panels):
    second = panels[1]
    part = next(part for part in second.bench().differing if part.majority)
    second.decide(part, "quote", reason="It is.")
    assert run(second, 51) == (0, False)
    assert second.bench().decisions[part.key].choice == {"tag": "quote"}


@pytest.mark.parametrize("percent", [50, 101])
def test_less_than_a_majority_cannot_be_asked_for(panels, percent):
    with pytest.raises(InvalidError):
        run(panels[0], percent)


def test_the_list_begins_with_what_has_most_left(database, panels, count_queries):
    first, second = panels
    project_id = first.project.id
    with database.read() as session, count_queries() as seen:
        rows, following = list_waiting(session, project_id)
    assert [(row.id, row.conflicts, row.undecided) for row in rows] == [
        (second.article_id, 2, 2),
        (first.article_id, 1, 1),
    ]
    assert following is None
    assert len(seen) == 2
    with database.read() as session:
        rest, _ = list_waiting(session, project_id, after=(2, second.article_id))
        assert [row.id for row in rest] == [first.article_id]
    run(first, 60)
    with database.read() as session:
        assert count_waiting(session, project_id) == (1, 1)
        assert [r.id for r in list_waiting(session, project_id, finished=True)[0]] == [
            first.article_id
        ]
