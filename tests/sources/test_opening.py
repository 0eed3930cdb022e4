"""Sources of blind reviewers that become the desk's, and what rests on doubles of them."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import select

from factcheck.accounts.service import add_member, create_user
from factcheck.compare.deciding import Decision, decide_discrepancy
from factcheck.errors import StaleError
from factcheck.models import (
    Article,
    Discrepancy,
    DiscrepancyKind,
    DiscrepancyState,
    Event,
    Evidence,
    Project,
    Role,
    Sentence,
    Snapshot,
    Source,
    Stance,
    User,
    uuid7,
)
from factcheck.reviews.opening import open_article
from factcheck.reviews.states import submit_review
from factcheck.sources.evidence import unlink_evidence, update_evidence
from factcheck.sources.service import (
    SourceDraft,
    SourceMetadata,
    add_text,
    capture_source,
    remove_source,
    store_source,
)
from factcheck.undo.outcomes import Refusal
from factcheck.undo.service import redo, undo
from tests.support.work import REPORT, add_article, annotate, link, sentences, snapshot_id


@dataclass(frozen=True, slots=True)
class Doubles:
    """One text that Bob added in a blind review, and Dana to the library."""

    project: Project
    article: Article
    sentence: Sentence
    bob: User
    dana: User
    own: Source
    """Bob's."""
    desks: Source
    """Dana's, which all know."""


def store(session, project, user, made_in_id=None, text=REPORT) -> Source:
    draft = capture_source(SourceDraft(text, SourceMetadata("The gauge")))
    stored = store_source(session, project.id, draft, user.id, made_in_id=made_in_id)
    return session.get_one(Source, stored)


@pytest.fixture
def doubles(session, project, alice, bob) -> Doubles:
    project = session.merge(project)
    project.reviewers_per_article = 2
    dana = create_user(session, "Dana", "dana@example.org")
    add_member(session, project.id, dana.id, Role.REVIEWER)
    article = add_article(session, project, alice)
    first = sentences(session, article)[0]
    for person in (bob, dana):
        annotate(session, first, person)
    own = store(session, project, bob, article.id)
    desks = store(session, project, dana)
    return Doubles(project, article, first, bob, dana, own, desks)


def decide(session, doubles: Doubles, source: Source) -> None:
    """Let Bob accept that "18 centimetres" differs from a source's "11 centimetres"."""
    start = REPORT.index("11")
    decision = Decision(
        snapshot_id(session, source),
        (0, 43),
        start,
        start + len("11 centimetres"),
        DiscrepancyKind.NUMBER,
        "18 centimetres",
        DiscrepancyState.ACCEPTED,
    )
    decide_discrepancy(session, doubles.sentence.id, doubles.bob.id, decision)


def hand_in(session, doubles: Doubles) -> None:
    for person in (doubles.bob, doubles.dana):
        submit_review(session, doubles.article.id, person.id)


def events(session, *verbs: str) -> list[tuple[str, UUID, UUID | None]]:
    query = select(Event.verb, Event.object_id, Event.actor_id).where(Event.verb.in_(verbs))
    return [tuple(row) for row in session.execute(query.order_by(Event.id))]


def standing(session, model) -> list[UUID]:
    """Return the texts that what stands of a kind rests on."""
    return list(session.scalars(select(model.snapshot_id).where(model.removed_at.is_(None))))


@pytest.mark.both_engines
def test_what_is_said_of_both_doubles_is_said_once_when_the_last_hands_in(session, doubles):
    for source in (doubles.own, doubles.desks):
        link(session, doubles.sentence, doubles.bob, source)
        decide(session, doubles, source)
    hand_in(session, doubles)
    session.expire_all()
    assert doubles.article.opened_at
    text = snapshot_id(session, doubles.desks)
    assert standing(session, Evidence) == [text]
    assert standing(session, Discrepancy) == [text]
    told = events(session, "evidence.joined", "discrepancy.joined")
    assert [verb for verb, *_ in told] == ["evidence.joined", "discrepancy.joined"]
    for model, (_verb, object_id, _actor) in zip((Evidence, Discrepancy), told, strict=True):
        row = session.get_one(model, object_id)
        assert (row.removed_at is not None, row.revision) == (True, 2)
        assert row.snapshot_id == snapshot_id(session, doubles.own)
    states = select(Event.before, Event.after).where(Event.verb == "discrepancy.joined")
    before, after = session.execute(states).one()
    assert (before["removed"], after["removed"]) == (False, True)


@pytest.mark.both_engines
def test_what_rests_on_a_double_moves_to_the_desks_own_and_is_written_down(session, doubles, alice):
    link_id = link(session, doubles.sentence, doubles.bob, doubles.own)
    decide(session, doubles, doubles.own)
    link(session, doubles.sentence, doubles.bob, doubles.desks, (44, 64))
    old, new = snapshot_id(session, doubles.own), snapshot_id(session, doubles.desks)
    open_article(session, doubles.article.id, alice.id)
    assert standing(session, Evidence) == [new, new]
    assert standing(session, Discrepancy) == [new]
    (decided,) = session.scalars(select(Discrepancy)).all()
    assert events(session, "evidence.moved", "discrepancy.moved") == [
        ("evidence.moved", link_id, alice.id),
        ("discrepancy.moved", decided.id, alice.id),
    ]
    for event in session.scalars(select(Event).where(Event.verb.endswith(".moved"))):
        assert event.before | {"snapshot": str(new)} == event.after
        assert event.before["snapshot"] == str(old)
    assert decided.revision == 2


@pytest.mark.both_engines
def test_a_link_that_moved_is_not_saved_by_who_saw_it_before(session, doubles, alice):
    link_id = link(session, doubles.sentence, doubles.bob, doubles.own)
    open_article(session, doubles.article.id, alice.id)
    with pytest.raises(StaleError):
        update_evidence(session, link_id, doubles.bob.id, Stance.SUPPORTS, None, seen_revision=1)
    update_evidence(session, link_id, doubles.bob.id, Stance.SUPPORTS, None, seen_revision=2)


@pytest.mark.both_engines
def test_a_link_taken_away_before_stands_in_nobodys_way(session, doubles):
    gone = link(session, doubles.sentence, doubles.bob, doubles.own)
    unlink_evidence(session, gone, doubles.bob.id)
    kept = link(session, doubles.sentence, doubles.bob, doubles.desks)
    hand_in(session, doubles)
    assert session.scalars(select(Evidence.id).where(Evidence.removed_at.is_(None))).all() == [kept]
    assert session.get_one(Evidence, gone).removed_at


@pytest.mark.both_engines
@pytest.mark.parametrize("both", [False, True])
def test_undoing_a_link_afterwards_is_refused_and_breaks_nothing(session, doubles, alice, both):
    if both:
        link(session, doubles.sentence, doubles.bob, doubles.desks)
    link(session, doubles.sentence, doubles.bob, doubles.own)
    open_article(session, doubles.article.id, alice.id)
    outcome = undo(session, doubles.project.id, doubles.bob.id, uuid7())
    assert outcome.refusal is Refusal.CHANGED
    assert standing(session, Evidence) == [snapshot_id(session, doubles.desks)]


def link_for_turning(session, doubles: Doubles, source: Source, turn) -> None:
    """Let Bob link a source and take that away, so that an undo or a redo would bring it back."""
    link_id = link(session, doubles.sentence, doubles.bob, source)
    if turn is undo:
        unlink_evidence(session, link_id, doubles.bob.id)
    else:
        undo(session, doubles.project.id, doubles.bob.id, uuid7())


@pytest.mark.both_engines
@pytest.mark.parametrize("turn", [undo, redo])
def test_a_link_is_not_put_back_to_a_double_that_was_folded(session, doubles, alice, turn):
    link_for_turning(session, doubles, doubles.own, turn)
    open_article(session, doubles.article.id, alice.id)
    outcome = turn(session, doubles.project.id, doubles.bob.id, uuid7())
    assert "joined with another one of the same text" in outcome.words
    assert standing(session, Evidence) == []


@pytest.mark.both_engines
@pytest.mark.parametrize("turn", [undo, redo])
def test_a_link_is_put_back_to_a_source_that_was_merely_removed(session, doubles, alice, turn):
    link_for_turning(session, doubles, doubles.desks, turn)
    remove_source(session, doubles.desks.id, alice.id)
    assert turn(session, doubles.project.id, doubles.bob.id, uuid7()).refusal is None
    assert standing(session, Evidence) == [snapshot_id(session, doubles.desks)]


@pytest.mark.both_engines
def test_a_decision_is_put_back_to_a_source_that_was_merely_removed(session, doubles, alice):
    decide(session, doubles, doubles.desks)
    undo(session, doubles.project.id, doubles.bob.id, uuid7())
    remove_source(session, doubles.desks.id, alice.id)
    assert redo(session, doubles.project.id, doubles.bob.id, uuid7()).refusal is None
    assert standing(session, Discrepancy) == [snapshot_id(session, doubles.desks)]


@pytest.mark.both_engines
def test_the_double_is_removed_and_both_steps_are_written_down(session, doubles, alice):
    open_article(session, doubles.article.id, alice.id)
    session.expire_all()
    assert (doubles.own.made_in_id, doubles.own.removed_at is None) == (None, False)
    assert doubles.desks.removed_at is None
    assert events(session, "source.shared", "source.removed") == [
        ("source.shared", doubles.own.id, alice.id),
        ("source.removed", doubles.own.id, alice.id),
    ]
    shared = session.scalars(select(Event).where(Event.verb == "source.shared")).one()
    assert shared.before == {"made_in": str(doubles.article.id)}
    assert shared.after == {"made_in": None}


def test_a_source_with_a_text_that_the_desk_lacks_stays(session, doubles, alice):
    more = capture_source(SourceDraft("The gauge was read again.", SourceMetadata("The gauge")))
    add_text(session, doubles.own.id, more, doubles.bob.id)
    first = session.scalars(
        select(Snapshot.id).where(Snapshot.source_id == doubles.own.id).order_by(Snapshot.id)
    ).first()
    open_article(session, doubles.article.id, alice.id)
    session.expire_all()
    assert (doubles.own.made_in_id, doubles.own.removed_at) == (None, None)
    assert session.get_one(Snapshot, first).source_id == doubles.own.id


def test_a_source_that_another_uses_is_the_desks_and_the_log_tells_of_nobody(
    session, doubles, alice
):
    link(session, doubles.sentence, alice, doubles.own)
    assert doubles.own.made_in_id is None
    assert events(session, "source.shared") == [("source.shared", doubles.own.id, None)]


def test_its_maker_using_it_tells_nobody(session, doubles):
    link(session, doubles.sentence, doubles.bob, doubles.own)
    assert doubles.own.made_in_id == doubles.article.id
    assert events(session, "source.shared") == []


@pytest.mark.both_engines
def test_what_is_linked_or_decided_later_rests_on_the_text_that_stands(session, doubles, alice):
    open_article(session, doubles.article.id, alice.id)
    link(session, doubles.sentence, doubles.bob, doubles.own)
    decide(session, doubles, doubles.own)
    text = snapshot_id(session, doubles.desks)
    assert (standing(session, Evidence), standing(session, Discrepancy)) == ([text], [text])
