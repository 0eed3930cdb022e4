"""Letting a difference stand, dismissing it, taking either back."""

import pytest

from factcheck.compare.deciding import Decision, decide_discrepancy, list_decided
from factcheck.compare.service import side_by_side
from factcheck.errors import InvalidError, NotFoundError
from factcheck.models import Article, DiscrepancyKind, DiscrepancyState, Event, uuid7
from factcheck.undo.service import redo, undo
from tests.support.work import add_article, add_report, sentences, snapshot_id

ACCEPTED, DISMISSED = DiscrepancyState.ACCEPTED, DiscrepancyState.DISMISSED


@pytest.fixture
def sentence(session, project, alice):
    return sentences(session, add_article(session, project, alice))[0]


@pytest.fixture
def report(session, project, alice):
    return add_report(session, project, alice)


@pytest.fixture
def decide(session, sentence, report, alice):
    """Decide on "18 centimetres" against "11 centimetres"."""

    def decide(state, by=alice, **other):
        start = "The gauge rose by 11 centimetres".index("11")
        meant = {
            "snapshot_id": snapshot_id(session, report),
            "passage": (0, 43),
            "start": start,
            "end": start + len("11 centimetres"),
            "kind": DiscrepancyKind.NUMBER,
            "claim": "18 centimetres",
            "state": state,
        }
        decide_discrepancy(session, sentence.id, by.id, Decision(**meant | other))

    return decide


@pytest.fixture
def states(session, sentence, alice):
    return lambda by=alice: [row.state for row in list_decided(session, sentence.id, by.id)]


@pytest.mark.parametrize("state", [ACCEPTED, DISMISSED])
def test_a_decision_is_kept_with_both_values(session, sentence, alice, decide, state):
    decide(state)
    (row,) = list_decided(session, sentence.id, alice.id)
    assert (row.state, row.claim_value, row.source_value) == (
        state,
        "18 centimetres",
        "11 centimetres",
    )
    assert row.exact == "11 centimetres"


def test_a_decision_shows_beside_the_sentence(session, sentence, report, alice, decide):
    decide(DISMISSED)
    article = session.get_one(Article, sentence.article_id)
    comparison = side_by_side(session, article, sentence, alice.id, [report.id])
    (shown,) = comparison.columns[0].matches[0].differing
    assert shown.state is DISMISSED
    assert not shown.open


def test_the_same_decision_twice_is_one(session, decide, states, sentence):
    decide(ACCEPTED)
    decide(ACCEPTED)
    assert states() == [ACCEPTED]


def test_a_decision_is_changed_and_taken_back(decide, states):
    decide(ACCEPTED)
    decide(DISMISSED)
    assert states() == [DISMISSED]
    decide(None)
    assert states() == []


def test_a_decision_is_undone_and_done_again(session, project, alice, decide, states):
    decide(ACCEPTED)
    undo(session, project.id, alice.id, uuid7())
    assert states() == []
    redo(session, project.id, alice.id, uuid7())
    assert states() == [ACCEPTED]


def test_each_reviewer_decides_alone(decide, states, bob):
    decide(ACCEPTED)
    assert states(bob) == []
    decide(DISMISSED, by=bob)
    assert (states(), states(bob)) == ([ACCEPTED], [DISMISSED])


@pytest.mark.parametrize(
    "other",
    [
        {"claim": "17 centimetres"},
        {"start": 0, "end": 3},
        {"kind": DiscrepancyKind.DATE},
        {"passage": (44, 65)},
    ],
)
def test_a_difference_that_is_not_found_is_refused(decide, states, other):
    with pytest.raises(InvalidError):
        decide(ACCEPTED, **other)
    assert states() == []


def test_a_text_of_another_project_is_not_found(session, desk, mallory, decide):
    theirs = add_report(session, desk.elsewhere, mallory)
    with pytest.raises(NotFoundError):
        decide(ACCEPTED, snapshot_id=snapshot_id(session, theirs))


def test_the_history_tells_what_was_decided(session, decide):
    decide(DISMISSED)
    event = session.query(Event).filter_by(verb="discrepancy.decided").one()
    assert event.after["state"] == "dismissed"


def test_values_that_agree_are_not_decided_on(session, report, decide):
    start = "The gauge rose by 11 centimetres on ".index("on ") + 3
    with pytest.raises(InvalidError):
        decide(
            ACCEPTED,
            kind=DiscrepancyKind.DATE,
            start=start,
            end=start + len("Monday"),
            claim="Monday",
        )
