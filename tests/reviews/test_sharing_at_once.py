"""What rests on a blind reviewer's source is as it should be when others are at work meanwhile."""

import pytest
from sqlalchemy import select

from factcheck.accounts.service import add_member, create_user
from factcheck.compare.deciding import Decision, decide_discrepancy
from factcheck.models import (
    DiscrepancyKind,
    DiscrepancyState,
    Evidence,
    Role,
    Sentence,
    Snapshot,
    Source,
    Stance,
    uuid7,
)
from factcheck.reviews.assigning import assign
from factcheck.reviews.states import submit_review
from factcheck.sources.evidence import EvidenceDraft, link_evidence
from factcheck.sources.service import (
    SourceDraft,
    SourceMetadata,
    capture_source,
    store_source,
)
from tests.reviews.meanwhile import meanwhile
from tests.support.work import REPORT, add_article, annotate, sentences

pytestmark = pytest.mark.parametrize("engine", ["postgresql"], indirect=True)


def store(shared, user):
    """Add a report blind, and return the id of its text."""

    def work(session):
        draft = SourceDraft(REPORT, SourceMetadata("The gauge", publisher="River Board"))
        where = {"made_in_id": shared.article_id}
        added = capture_source(draft)
        source_id = store_source(session, shared.project.id, added, user.id, **where)
        return session.scalars(select(Snapshot.id).where(Snapshot.source_id == source_id)).one()

    return work


@pytest.fixture
def elsewhere(database, shared):
    """Another article, in which Dana has begun; its id and the ids of its sentences."""

    def work(session):
        text = "The river rose by 18 centimetres. It fell."
        article = add_article(session, shared.project, shared.alice, text, "Two")
        rows = sentences(session, article)
        annotate(session, rows[0], shared.dana)
        return article.id, [row.id for row in rows]

    return database.write(work)


def link_to(snapshot_id, sentence_id, user):
    def work(session):
        draft = EvidenceDraft(uuid7(), snapshot_id, 0, 10, Stance.REFUTES)
        link_evidence(session, sentence_id, user.id, draft)

    return work


def decide_on(snapshot_id, sentence_id, user):
    start = REPORT.index("11")
    words = (start, start + len("11 centimetres"))
    found = (DiscrepancyKind.NUMBER, "18 centimetres", DiscrepancyState.ACCEPTED)
    decision = Decision(snapshot_id, (0, 43), *words, *found)
    return lambda session: decide_discrepancy(session, sentence_id, user.id, decision)


@pytest.mark.parametrize("linked_first", [True, False])
def test_a_link_made_as_its_source_is_folded_rests_on_the_one_that_stands(
    database, shared, elsewhere, linked_first
):
    _, (_, second) = elsewhere
    _, text = [database.write(store(shared, user)) for user in (shared.bob, shared.dana)]
    database.write(lambda session: submit_review(session, shared.article_id, shared.bob.id))

    def hand_in(session):
        submit_review(session, shared.article_id, shared.dana.id)

    both = [link_to(text, second, shared.dana), hand_in]
    meanwhile(database, *(both if linked_first else reversed(both)))
    with database.read() as session:
        removed = (
            select(Source.removed_at)
            .join(Snapshot, Snapshot.source_id == Source.id)
            .join(Evidence, Evidence.snapshot_id == Snapshot.id)
        )
        assert session.scalars(removed).all() == [None]


@pytest.mark.parametrize("use", [link_to, decide_on])
def test_neither_is_tried_again_when_anothers_source_is_used_as_the_article_is_given_out(
    database, shared, elsewhere, race, use
):
    article_id, (first, _) = elsewhere
    text = database.write(store(shared, shared.bob))

    def join(session):
        erin = create_user(session, "Erin", "erin@example.org")
        add_member(session, shared.project.id, erin.id, Role.REVIEWER, shared.alice.id)
        annotate(session, session.get_one(Sentence, first), shared.alice)
        return erin.id

    erin = database.write(join)

    def give_out(session):
        assign(session, article_id, erin, None, shared.alice.id)

    assert race(use(text, first, shared.alice), give_out) == []
