"""What people decide on how sources depend on each other, and how it is taken back."""

from itertools import pairwise

import pytest

from factcheck.errors import InvalidError, NotFoundError, StaleError
from factcheck.models import (
    Course,
    Event,
    Kinship,
    RelationState,
    Source,
    SourceRelation,
    utc_now,
    uuid7,
)
from factcheck.sources.deciding import (
    DecidedElsewhereError,
    decide_relations,
    relate_by_hand,
)
from factcheck.sources.relatives import find_related, has_suggested, list_apart, list_by_ids
from factcheck.undo.service import redo, undo
from tests.support.relating import suggest
from tests.support.work import add_report

CONFIRMED, REJECTED, SUGGESTED = (
    RelationState.CONFIRMED,
    RelationState.REJECTED,
    RelationState.SUGGESTED,
)


@pytest.fixture
def sources(session, project, alice):
    """Four sources that have nothing in common."""
    texts = ("It rained.", "Bananas are berries.", "Ploughs were sold.", "A lamp went out.")
    return [add_report(session, project, alice, text, text).id for text in texts]


@pytest.fixture
def chain(session, sources):
    """Three relations that hold four sources together."""
    return [suggest(session, *pair) for pair in pairwise(sources)]


def seen(rows):
    return {row.id: row.revision for row in rows}


def states(rows):
    return [row.state for row in rows]


@pytest.mark.both_engines
def test_one_press_confirms_all_that_was_seen(session, project, chain, alice):
    decide_relations(session, project.id, seen(chain), CONFIRMED, alice.id)
    assert states(chain) == [CONFIRMED] * 3
    assert [row.decided_by for row in list_by_ids(session, project.id, seen(chain))] == [
        alice.name
    ] * 3
    assert not has_suggested(session, project.id)


@pytest.mark.both_engines
def test_one_press_is_undone_and_redone_as_one(session, project, chain, alice):
    decide_relations(session, project.id, seen(chain), CONFIRMED, alice.id)
    told = undo(session, project.id, alice.id, uuid7())
    assert (str(told.words), states(chain)) == (
        "Undone: Sources confirmed as one",
        [SUGGESTED] * 3,
    )
    assert {(row.decided_by_id, row.decided_at) for row in chain} == {(None, None)}
    redo(session, project.id, alice.id, uuid7())
    assert states(chain) == [CONFIRMED] * 3
    assert {row.decided_by_id for row in chain} == {alice.id}


def test_undoing_gives_back_what_another_decided(session, project, chain, alice, bob):
    decide_relations(session, project.id, seen(chain[:1]), REJECTED, bob.id)
    decide_relations(session, project.id, seen(chain[:1]), CONFIRMED, alice.id)
    undo(session, project.id, alice.id, uuid7())
    assert (chain[0].state, chain[0].decided_by_id) == (REJECTED, bob.id)


def test_what_another_decided_since_is_not_undone(session, project, chain, alice, bob):
    decide_relations(session, project.id, seen(chain), CONFIRMED, alice.id)
    decide_relations(session, project.id, seen(chain[:1]), REJECTED, bob.id)
    told = undo(session, project.id, alice.id, uuid7())
    assert "Bob has changed it since" in str(told.words)
    assert states(chain) == [REJECTED, CONFIRMED, CONFIRMED]


def test_keeping_one_apart_leaves_what_holds_the_others(session, project, sources, chain, alice):
    decide_relations(session, project.id, seen(chain), REJECTED, alice.id, of=sources[0])
    assert states(chain) == [REJECTED, SUGGESTED, SUGGESTED]
    rows, last = list_apart(session, project.id)
    assert ([row.relation.id for row in rows], last) == ([chain[0].id], None)


@pytest.mark.both_engines
def test_an_old_page_decides_nothing(session, project, chain, alice, bob):
    old = seen(chain)
    decide_relations(session, project.id, seen(chain[1:2]), REJECTED, alice.id)
    with pytest.raises(DecidedElsewhereError) as refused:
        decide_relations(session, project.id, old, CONFIRMED, bob.id)
    assert refused.value.changed == [chain[1].id]
    assert states(chain) == [SUGGESTED, REJECTED, SUGGESTED]


def test_what_others_decided_on_the_rest_of_a_card_keeps_nobody(
    session, project, chain, alice, bob
):
    """Only the relations of the one that is kept apart matter."""
    old = seen(chain)
    decide_relations(session, project.id, seen(chain[2:]), CONFIRMED, alice.id)
    decide_relations(session, project.id, old, REJECTED, bob.id, of=chain[0].a_id)
    assert states(chain) == [REJECTED, SUGGESTED, CONFIRMED]


def test_a_relation_that_is_gone_or_of_another_project_is_refused(session, desk, chain, mallory):
    gone = uuid7()
    with pytest.raises(DecidedElsewhereError) as refused:
        decide_relations(session, desk.elsewhere.id, seen(chain), CONFIRMED, mallory.id)
    assert set(refused.value.changed) == set(seen(chain))
    with pytest.raises(DecidedElsewhereError):
        decide_relations(session, desk.project.id, {gone: 1}, CONFIRMED, mallory.id)


@pytest.mark.parametrize("anew", [True, False], ids=["page opened anew", "pressed twice"])
def test_deciding_the_same_again_is_no_step(session, project, chain, alice, anew):
    old = seen(chain)
    decide_relations(session, project.id, old, CONFIRMED, alice.id)
    decide_relations(session, project.id, seen(chain) if anew else old, CONFIRMED, alice.id)
    assert session.query(Event).filter_by(verb="relation.confirmed").count() == 3


def test_a_decision_is_left_open_again(session, project, chain, alice):
    decide_relations(session, project.id, seen(chain), CONFIRMED, alice.id)
    decide_relations(session, project.id, seen(chain), SUGGESTED, alice.id)
    assert states(chain) == [SUGGESTED] * 3
    assert {(row.decided_by_id, row.decided_at) for row in chain} == {(None, None)}


def say(session, a, b, alice, seen_revision=0, kind=Kinship.COPY, course=Course.UNKNOWN):
    return relate_by_hand(session, a, b, kind, course, alice.id, seen_revision=seen_revision)


@pytest.mark.parametrize("turned", [True, False])
def test_a_relation_by_hand_keeps_its_direction(session, sources, alice, turned):
    a, b = sources[:2][::-1] if turned else sources[:2]
    say(session, a, b, alice, kind=Kinship.CITES, course=Course.A_FROM_B)
    related = find_related(session, a, b)
    assert related is not None
    heir = related.a if related.relation.course is Course.A_FROM_B else related.b
    assert (heir.id, related.relation.state) == (a, CONFIRMED)


@pytest.mark.both_engines
def test_joining_by_hand_is_undone_and_redone(session, project, sources, alice):
    relation_id = say(session, *sources[:2], alice)
    undo(session, project.id, alice.id, uuid7())
    assert find_related(session, *sources[:2]) is None
    redo(session, project.id, alice.id, uuid7())
    related = find_related(session, *sources[:2])
    assert related is not None
    assert (related.relation.id, related.relation.state) == (relation_id, CONFIRMED)


def test_undoing_what_was_said_gives_back_what_was_found(session, project, sources, alice):
    row = suggest(session, *sources[:2])
    say(session, *sources[:2], alice, seen_revision=1, kind=Kinship.CITES, course=Course.B_FROM_A)
    assert (row.kind, row.reason, row.engine) == (Kinship.CITES, "said", "")
    undo(session, project.id, alice.id, uuid7())
    told = (row.kind, row.course, row.reason, row.engine, row.share_a, row.state)
    assert told == (Kinship.COPY, Course.A_FROM_B, "shared_wording", "1", 0.5, SUGGESTED)


@pytest.mark.both_engines
def test_two_who_say_how_sources_are_related_do_not_overwrite_each_other(
    session, sources, alice, bob
):
    say(session, *sources[:2], alice)
    with pytest.raises(DecidedElsewhereError):
        say(session, *sources[:2], bob, kind=Kinship.CITES)
    say(session, *sources[:2], bob, seen_revision=2, kind=Kinship.CITES)
    assert session.query(SourceRelation).one().kind is Kinship.CITES


def test_what_is_not_on_a_card_cannot_be_kept_apart_from_it(session, project, chain, alice):
    with pytest.raises(NotFoundError):
        decide_relations(session, project.id, seen(chain), REJECTED, alice.id, of=uuid7())


def test_a_removed_source_is_not_related(session, sources, alice):
    session.get_one(Source, sources[1]).removed_at = utc_now()
    with pytest.raises(StaleError, match="removed"):
        relate_by_hand(
            session,
            sources[0],
            sources[1],
            Kinship.COPY,
            Course.UNKNOWN,
            alice.id,
            seen_revision=0,
        )


def test_a_source_is_not_related_to_itself(session, sources, alice):
    with pytest.raises(InvalidError):
        say(session, sources[0], sources[0], alice)


def test_sources_of_two_projects_cannot_be_related(session, desk, sources, mallory, alice):
    theirs = add_report(session, desk.elsewhere, mallory)
    with pytest.raises(NotFoundError):
        say(session, sources[0], theirs.id, alice)


def test_decisions_are_in_the_log_as_one_step(session, project, chain, alice):
    decide_relations(session, project.id, seen(chain), CONFIRMED, alice.id)
    events = session.query(Event).filter_by(verb="relation.confirmed").all()
    assert {(one.before["state"], one.after["state"]) for one in events} == {
        ("suggested", "confirmed")
    }
    assert len({one.step_id for one in events}) == 1
