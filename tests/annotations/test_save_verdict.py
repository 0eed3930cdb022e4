import pytest

from factcheck.annotations.reading import Reading
from factcheck.annotations.service import save_annotation
from factcheck.errors import InvalidError
from factcheck.models import Tag, Verdict, uuid7
from tests.support.work import add_article, add_report, annotate, link, sentences

WITH_REASON = Reading(Tag.CLAIM, verdict=Verdict.REFUTED, justification="The gauge says 11.")


@pytest.fixture
def sentence(session, project, alice):
    return sentences(session, add_article(session, project, alice))[0]


def save(session, sentence, user, reading, made=None, seen=0):
    made = made or uuid7()
    return save_annotation(session, made, sentence.id, user.id, reading, seen_revision=seen)


def test_a_verdict_rests_on_a_passage_and_a_reason(session, project, sentence, alice):
    made = annotate(session, sentence, alice).id
    link(session, sentence, alice, add_report(session, project, alice))
    saved = save(session, sentence, alice, WITH_REASON, made, 1)
    assert saved.reading.verdict is Verdict.REFUTED


def test_a_verdict_without_a_passage_is_refused(session, sentence, alice):
    with pytest.raises(InvalidError, match="Link at least one passage"):
        save(session, sentence, alice, WITH_REASON)


def test_not_enough_evidence_needs_none(session, sentence, alice):
    reading = Reading(Tag.CLAIM, verdict=Verdict.NOT_ENOUGH, justification="Nobody measured it.")
    assert save(session, sentence, alice, reading).reading == reading


def test_a_verdict_without_a_reason_is_refused(session, sentence, alice):
    with pytest.raises(InvalidError, match="why") as caught:
        save(session, sentence, alice, Reading(Tag.CLAIM, verdict=Verdict.NOT_ENOUGH))
    assert set(caught.value.fields) == {"justification"}


@pytest.mark.parametrize("tag", [Tag.QUOTE, Tag.OPINION, Tag.OTHER, None])
def test_only_a_claim_has_a_verdict(session, sentence, alice, tag):
    with pytest.raises(InvalidError, match="Only a claim"):
        save(
            session, sentence, alice, Reading(tag, verdict=Verdict.NOT_ENOUGH, justification="Why")
        )


def test_only_a_save_with_a_verdict_asks_the_database_once_more(
    session, sentence, alice, count_queries
):
    made = annotate(session, sentence, alice).id
    asked = []
    for seen, verdict in enumerate([None, None, Verdict.NOT_ENOUGH], start=1):
        reading = Reading(Tag.CLAIM, verdict=verdict, justification=f"Why {seen}")
        with count_queries() as statements:
            save(session, sentence, alice, reading, made, seen)
        asked.append(len(statements))
    assert asked[2] == asked[1] + 1
