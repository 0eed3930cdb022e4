"""Deciding where reviews differ, and taking a decision back."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from factcheck.accounts.service import add_member
from factcheck.adjudication.bench import read_bench
from factcheck.adjudication.decisions import undecide
from factcheck.adjudication.questions import choice_of
from factcheck.annotations.reading import Reading
from factcheck.annotations.service import save_annotation
from factcheck.articles.details import remove_article
from factcheck.errors import ForbiddenError, InvalidError, NotFoundError, StaleError
from factcheck.models import Annotation, Decision, DecisionField, Event, Role, Tag
from factcheck.reviews.states import reopen_review, submit_review
from tests.adjudication.differing import seen

pytestmark = pytest.mark.both_engines


@pytest.fixture
def split(panel):
    """Two say claim of the first sentence, one quote; of the second each says something else."""
    panel.tag(0, Tag.CLAIM, Tag.CLAIM, Tag.QUOTE)
    panel.tag(1, Tag.CLAIM, Tag.QUOTE, Tag.OPINION)
    panel.hand_in()
    return panel


def tag_part(panel, number):
    return panel.parts()[number, DecisionField.TAG]


def decisions(panel):
    return panel.read(lambda session: session.scalars(select(Decision)).all())


def verbs(panel):
    return panel.read(
        lambda s: s.scalars(select(Event.verb).where(Event.verb.like("decision.%"))).all()
    )


def test_a_decision_is_kept_with_what_was_said_and_seen(split):
    part = tag_part(split, 0)
    split.decide(part, "claim")
    [kept] = decisions(split)
    assert kept.choice == {"tag": "claim"}
    assert kept.annotation_id == part.answers[0].annotation_id
    assert [one["value"] for one in kept.inputs] == [
        {"tag": "claim"},
        {"tag": "claim"},
        {"tag": "quote"},
    ]
    assert (kept.fingerprint, kept.revision, kept.stale) == (part.fingerprint, 1, False)
    assert verbs(split) == ["decision.made"]


def test_deciding_changes_nothing_in_the_reviews(split):
    rows = select(Annotation.id, Annotation.tag, Annotation.revision).order_by(Annotation.id)
    before = split.read(lambda session: session.execute(rows).all())
    split.decide_all()
    assert split.read(lambda session: session.execute(rows).all()) == before


def test_overruling_the_majority_needs_a_reason(split):
    part = tag_part(split, 0)
    with pytest.raises(InvalidError, match="Write why") as refused:
        split.decide(part, "quote")
    assert "reason" in refused.value.fields
    assert split.decide(part, "quote", reason="It is in quotation marks.").reason
    assert split.decide(tag_part(split, 1), "opinion").reason == ""


def test_a_tag_that_nobody_gave_can_be_chosen(split):
    part = tag_part(split, 1)
    made = split.decide(part, "other")
    assert (made.choice, made.annotation_id) == ({"tag": "other"}, None)
    assert choice_of(part, made) == "other"
    with pytest.raises(InvalidError, match="Choose one"):
        split.decide(tag_part(split, 0), "no such thing")


def test_whoever_saw_other_answers_is_refused_and_told_what_stands(split):
    part = tag_part(split, 0)
    reopened = split.review_of(2)
    split.database.write(lambda s: reopen_review(s, reopened.id, split.alice.id))
    stored = next(one for one in part.answers if one.value == {"tag": "quote"}).said[0]
    split.database.write(
        lambda s: save_annotation(
            s,
            stored.id,
            stored.sentence_id,
            split.reviewers[2].id,
            Reading(Tag.OPINION),
            seen_revision=1,
        )
    )
    with pytest.raises(ForbiddenError, match="Erin"):
        split.decide(part, "claim")
    split.database.write(lambda s: submit_review(s, split.article_id, split.reviewers[2].id))
    with pytest.raises(StaleError, match="something else") as refused:
        split.decide(part, "claim")
    assert refused.value.theirs["fingerprint"] == tag_part(split, 0).fingerprint
    assert decisions(split) == []


def test_of_two_editors_the_second_is_told_what_the_first_decided(split):
    editor = split.reviewers[0]
    split.database.write(
        lambda s: add_member(s, split.project.id, editor.id, Role.EDITOR, split.alice.id)
    )
    part = tag_part(split, 1)
    split.decide(part, "quote")
    with pytest.raises(StaleError, match="Another editor") as refused:
        split.decide(part, "claim", editor)
    assert refused.value.theirs["decision"]["choice"] == "quote"
    assert refused.value.theirs["decision"]["by"] == "Alice"
    [kept] = decisions(split)
    assert kept.choice == {"tag": "quote"}
    split.decide(part, "claim", editor, seen=seen(kept))
    assert [one.choice for one in decisions(split)] == [{"tag": "claim"}]


def test_two_who_decide_at_the_same_moment_never_overwrite_each_other(split):
    editor = split.reviewers[0]
    split.database.write(
        lambda s: add_member(s, split.project.id, editor.id, Role.EDITOR, split.alice.id)
    )
    part = tag_part(split, 1)

    def attempt(who, choice):
        try:
            return split.decide(part, choice, who).choice
        except StaleError:
            return None

    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(attempt, (split.alice, editor), ("claim", "quote")))
    assert made.count(None) == 1
    [kept] = decisions(split)
    assert kept.choice in made


def test_a_decision_delivered_twice_is_made_once(split):
    part = tag_part(split, 1)
    first, again = split.decide(part, "quote"), split.decide(part, "quote")
    assert (first.id, first.revision) == (again.id, again.revision)
    assert verbs(split) == ["decision.made"]


def test_a_decision_is_taken_back_only_by_who_saw_it(split):
    made = split.decide(tag_part(split, 1), "quote")
    again = split.decide(tag_part(split, 1), "claim", seen=seen(made))
    key = tag_part(split, 1).key

    def take_back(which):
        split.database.write(
            lambda s: undecide(s, split.article_id, split.alice.id, key, seen(which))
        )

    made.revision = 1
    with pytest.raises(StaleError):
        take_back(made)
    again.revision = 2
    take_back(again)
    assert decisions(split) == []
    assert verbs(split)[-1] == "decision.taken_back"
    with pytest.raises(StaleError, match="taken this decision back"):
        split.decide(tag_part(split, 1), "claim", seen=seen(again))


def test_a_decision_made_anew_after_one_was_taken_back_is_another_one(split):
    part = tag_part(split, 1)
    first = split.decide(part, "quote")
    key, was = part.key, seen(first)
    split.database.write(lambda s: undecide(s, split.article_id, split.alice.id, key, was))
    split.decide(part, "claim")
    with pytest.raises(StaleError, match="Another editor"):
        split.decide(part, "opinion", seen=was)


def test_only_an_editor_decides(split):
    with pytest.raises(ForbiddenError):
        split.decide(tag_part(split, 1), "quote", split.reviewers[0])


def test_nothing_is_decided_of_an_article_that_was_removed(split):
    part = tag_part(split, 1)
    split.database.write(lambda s: remove_article(s, split.article_id, split.alice.id))
    with pytest.raises(ForbiddenError, match="removed"):
        split.decide(part, "quote")


def test_there_is_nothing_to_decide_before_all_reviews_are_in(panel):
    panel.tag(0, Tag.CLAIM, Tag.CLAIM, Tag.QUOTE)
    with panel.database.read() as session, pytest.raises(NotFoundError):
        read_bench(session, panel.article_id)
