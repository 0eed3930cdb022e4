"""Finishing an adjudication: its layer, and when that is refused."""

import pytest
from sqlalchemy import select

from factcheck.adjudication.finishing import finish
from factcheck.adjudication.layers import Layer, fill
from factcheck.annotations.reading import Reading, list_chains
from factcheck.annotations.service import save_annotation
from factcheck.annotations.stored import get_saved
from factcheck.errors import ForbiddenError, InvalidError, StaleError
from factcheck.models import (
    Annotation,
    Decision,
    DecisionField,
    Event,
    Evidence,
    Notice,
    NoticeKind,
    Review,
    ReviewState,
    Stance,
    Tag,
    Verdict,
    uuid7,
)
from factcheck.reviews.states import reopen_review, submit_review
from factcheck.sources.evidence import EvidenceDraft, link_evidence
from tests.adjudication.differing import seen
from tests.support.work import add_report, snapshot_id

pytestmark = pytest.mark.both_engines


@pytest.fixture
def full(panel):
    """Three who agree on the first sentence and differ on all else, evidence and words too."""
    source = panel.database.write(lambda s: add_report(s, panel.project, panel.alice))
    for who, tag in enumerate((Tag.CLAIM, Tag.CLAIM, Tag.CLAIM)):
        saved = panel.say(who, 0, tag)
        link(panel, source, who, (0, 43) if who < 2 else (44, 64))
        judge(panel, who, saved, Verdict.REFUTED if who < 2 else Verdict.SUPPORTED)
    panel.say(0, 1, Tag.QUOTE, by="Lena Ortiz", through="The Herald")
    panel.say(1, 1, Tag.QUOTE, by="The mayor")
    panel.say(2, 1, Tag.QUOTE, by="Lena Ortiz", through="The Herald")
    panel.tag(2, Tag.CLAIM, Tag.OPINION, Tag.OPINION)
    panel.say(0, 2, Tag.QUOTE, span=(0, 3))
    panel.say(1, 2, Tag.QUOTE, span=(0, 3))
    panel.tag(3, None, Tag.OTHER, None)
    panel.hand_in()
    return panel


def link(panel, source, who, span):
    def work(session):
        draft = EvidenceDraft(uuid7(), snapshot_id(session, source), *span, Stance.REFUTES)
        link_evidence(session, panel.sentences[0].id, panel.reviewers[who].id, draft)

    panel.database.write(work)


def judge(panel, who, annotation_id, verdict):
    said = Reading(Tag.CLAIM, verdict=verdict, justification=f"As {who} sees it.")
    sentence_id, person = panel.sentences[0].id, panel.reviewers[who].id
    panel.database.write(
        lambda s: save_annotation(s, annotation_id, sentence_id, person, said, seen_revision=1)
    )


def finish_it(panel):
    panel.database.write(lambda s: finish(s, panel.article_id, panel.alice.id))


def layer_of(panel):
    review = panel.adjudicated()
    layer = Layer(review.id, review.reviewer_id, "")
    panel.read(lambda session: fill(session, [layer]))
    return layer


def test_the_layer_is_what_all_agree_on_and_what_was_decided(full):
    full.decide_all()
    finish_it(full)
    layer = layer_of(full)
    first, second, third, fourth = (layer.whole.get(s.id) for s in full.sentences[:4])
    assert (first.tag, first.reading.verdict) == (Tag.CLAIM, Verdict.REFUTED)
    assert first.reading.justification == "As 0 sees it."
    assert [(p.start, p.stance) for p in layer.passages[first.id]] == [(0, Stance.REFUTES)]
    assert (second.tag, second.speaker_name) == (Tag.QUOTE, "Lena Ortiz")
    assert third.tag is Tag.OPINION
    assert fourth is None
    assert [one.span.exact for one in layer.spans[full.sentences[2].id]] == ["She"]


def test_the_layer_has_ids_of_its_own(full):
    before = full.read(lambda s: set(s.scalars(select(Annotation.id))))
    full.decide_all()
    finish_it(full)
    layer = layer_of(full)
    assert not {saved.id for saved in layer.whole.values()} & before
    attributions = layer.whole[full.sentences[1].id].reading.attributions
    of_reviewer = full.bench().layers[0].whole[full.sentences[1].id].reading.attributions
    assert not {who.id for who in attributions} & {who.id for who in of_reviewer}


def test_the_layer_keeps_through_whom_words_are_known(full):
    full.decide_all()
    finish_it(full)
    attributions = layer_of(full).whole[full.sentences[1].id].reading.attributions
    [chain] = list_chains(attributions)
    assert [who.speaker_name for who in chain] == ["Lena Ortiz", "The Herald"]


def test_what_is_decided_to_be_no_claim_keeps_no_verdict(full):
    first = full.sentences[0].id
    tag = next(part for part in full.bench().parts if part.key == (first, DecisionField.TAG, ""))
    full.decide(tag, "quote", reason="She is quoted.")
    full.decide(full.parts()[0, DecisionField.VERDICT], "refuted")
    full.decide_all()
    finish_it(full)
    said = layer_of(full).whole[first].reading
    assert (said.tag, said.verdict, said.justification) == (Tag.QUOTE, None, "")


def test_whoever_finishes_it_is_named_and_the_reviewers_are_told(full):
    full.decide_all()
    finish_it(full)
    review = full.adjudicated()
    assert (review.state, review.reviewer_id) == (ReviewState.SUBMITTED, full.alice.id)
    told = select(Notice.user_id).where(Notice.kind == NoticeKind.ADJUDICATED)
    assert set(full.read(lambda s: s.scalars(told).all())) == {one.id for one in full.reviewers}
    logged = select(Event.after).where(Event.verb == "review.adjudicated")
    assert full.read(lambda s: s.scalars(logged).one())["annotations"] == 4


def test_it_is_not_finished_while_something_is_left(full):
    with pytest.raises(StaleError, match="6 disagreements"):
        finish_it(full)
    assert full.adjudicated().state is ReviewState.ASSIGNED


def test_a_verdict_that_would_rest_on_nothing_is_refused(full):
    parts = full.parts()
    evidence = parts[0, DecisionField.EVIDENCE]
    full.decide(evidence, "none", reason="None of them bears on it.")
    full.decide_all()
    with pytest.raises(StaleError, match="sentence 1 rests on no passage"):
        finish_it(full)


def test_a_finished_article_takes_no_decisions_until_it_is_reopened(full):
    part = full.parts()[2, DecisionField.TAG]
    full.decide_all()
    finish_it(full)
    with pytest.raises(ForbiddenError, match="is adjudicated"):
        full.decide(part, "claim", reason="On second thought.")
    reviewer = full.review_of(0)
    with pytest.raises(InvalidError, match="adjudicated"):
        full.database.write(lambda s: reopen_review(s, reviewer.id, full.alice.id))


def test_finishing_anew_replaces_the_layer(full):
    full.decide_all()
    finish_it(full)
    before = layer_of(full)
    review = full.adjudicated()
    full.database.write(lambda s: reopen_review(s, review.id, full.alice.id))
    part = full.parts()[2, DecisionField.TAG]
    made = full.bench().decisions[part.key]
    full.decide(part, "claim", reason="On second thought.", seen=seen(made))
    finish_it(full)
    after = layer_of(full)
    assert after.whole[full.sentences[2].id].tag is Tag.CLAIM
    assert len(after.whole) == len(before.whole)
    assert full.read(lambda s: get_saved(s, before.whole[full.sentences[2].id].id)) is None
    kept = select(Evidence.id).join(Annotation).where(Annotation.review_id == review.id)
    assert len(full.read(lambda s: s.scalars(kept).all())) == 1


def test_what_a_reviewer_changed_meanwhile_has_to_be_decided_again(full):
    full.decide_all()
    review = full.review_of(0)
    saved = full.bench().layers[0].whole[full.sentences[2].id]
    full.database.write(lambda s: reopen_review(s, review.id, full.alice.id))
    person = full.reviewers[0].id
    full.database.write(
        lambda s: save_annotation(
            s, saved.id, saved.sentence_id, person, Reading(Tag.QUOTE), seen_revision=1
        )
    )
    with pytest.raises(ForbiddenError, match="Bob"):
        finish_it(full)
    full.database.write(lambda s: submit_review(s, full.article_id, person))
    stale = full.read(lambda s: s.scalars(select(Decision).where(Decision.stale)).all())
    assert [one.field for one in stale] == [DecisionField.TAG]
    assert full.adjudicated().conflicts == 6
    with pytest.raises(StaleError, match="1 disagreement is"):
        finish_it(full)


def test_a_review_that_comes_in_afterwards_reopens_the_adjudication(full):
    full.decide_all()
    finish_it(full)
    sentence_id = full.sentences[0].id
    # Nobody begins one any more by saving, and it cannot be given out before it is reopened; but
    # one may come with an import.
    given = Review(article_id=full.article_id, reviewer_id=full.alice.id)
    full.database.write(lambda s: s.add(given))
    full.database.write(
        lambda s: save_annotation(
            s, uuid7(), sentence_id, full.alice.id, Reading(Tag.OPINION), seen_revision=0
        )
    )
    full.database.write(lambda s: submit_review(s, full.article_id, full.alice.id))
    assert full.adjudicated().state is ReviewState.OPEN
    assert len(full.bench().undecided) > 0


def test_that_it_can_be_adjudicated_is_read_by_all_editors_once_it_is(database, split):
    def unread(session):
        query = select(Notice).where(Notice.kind == NoticeKind.SETTLED, Notice.read_at.is_(None))
        return len(session.scalars(query).all())

    split.decide_all()
    with database.read() as session:
        assert unread(session)
    database.write(lambda s: finish(s, split.article_id, split.alice.id))
    with database.read() as session:
        assert unread(session) == 0
