"""A decision on many relations of sources is undone and redone as one, all or nothing."""

import pytest

from factcheck.models import RelationState, uuid7
from factcheck.sources.deciding import decide_relations
from factcheck.sources.relation_states import state_of
from factcheck.undo import service
from factcheck.undo.outcomes import Refusal
from tests.support.relating import suggest
from tests.support.work import add_report

pytestmark = pytest.mark.both_engines


@pytest.fixture
def cluster(session, project, alice):
    """Relations of a source to others: ``cluster(3)``."""

    def cluster(size):
        first, *others = (
            add_report(session, project, alice, f"Pear{n} plum{n}.", f"{n}").id
            for n in range(size + 1)
        )
        return [suggest(session, other, first) for other in others]

    return cluster


def confirm(session, project, rows, who):
    seen = {row.id: row.revision for row in rows}
    decide_relations(session, project.id, seen, RelationState.CONFIRMED, who.id)


@pytest.mark.parametrize("size", [2, 25])
def test_however_many_they_are_it_takes_few_queries(
    session, project, alice, cluster, count_queries, size
):
    rows = cluster(size)
    before = [state_of(row) for row in rows]
    confirm(session, project, rows, alice)
    after = [state_of(row) for row in rows]
    for turn, reached in ((service.undo, before), (service.redo, after)):
        session.expire_all()
        with count_queries() as seen:
            outcome = turn(session, project.id, alice.id, uuid7())
        assert outcome.refusal is None
        assert [state_of(row) for row in rows] == reached
        assert len(seen) <= 14
    assert {row.revision for row in rows} == {4}


def test_of_many_relations_none_is_turned_when_one_was_decided_since(
    session, project, alice, bob, cluster
):
    rows = cluster(3)
    confirm(session, project, rows, alice)
    seen = {rows[1].id: rows[1].revision}
    decide_relations(session, project.id, seen, RelationState.REJECTED, bob.id)
    refused = service.undo(session, project.id, alice.id, uuid7())
    assert refused.refusal is Refusal.CHANGED
    assert "Bob has changed it since" in refused.words
    states = [row.state for row in rows]
    assert states == [RelationState.CONFIRMED, RelationState.REJECTED, RelationState.CONFIRMED]
