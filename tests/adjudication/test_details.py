"""Reasons and notes of reviewers who give the same answer: whose each are, and which are kept."""

from html import unescape

import pytest
from sqlalchemy import select

from factcheck.adjudication.shown import read_docket
from factcheck.models import Annotation, DecisionField, Stance, Tag, Verdict, uuid7
from factcheck.sources.evidence import EvidenceDraft, link_evidence
from tests.adjudication.adjudicating import finish_it, page_of
from tests.support.work import add_report, snapshot_id

pytestmark = pytest.mark.both_engines

SPAN = (0, 20)


def judge(panel, *reasons, verdict=Verdict.NOT_ENOUGH, **also):
    """Let each reviewer give a verdict on the first sentence, with their own reason."""
    return [
        panel.say(who, 0, Tag.CLAIM, verdict=verdict, justification=reason, **also)
        for who, reason in enumerate(reasons)
    ]


def link(panel, source, who, note):
    def work(session):
        draft = EvidenceDraft(
            uuid7(), snapshot_id(session, source), *SPAN, Stance.SUPPORTS, note=note
        )
        return link_evidence(session, panel.sentences[0].id, panel.reviewers[who].id, draft)

    return panel.database.write(work)


def written(panel, field):
    """What is shown with the answer that most give: names, words, and whether it is kept."""
    docket = panel.read(lambda s: read_docket(s, panel.article_id))
    [item] = [item for item in docket.items if item.part.field is field]
    return [
        (list(one.names), [detail.words for detail in one.details], one.kept)
        for one in item.choices[0].written
    ]


def text_of(client, path):
    return unescape(client.get(path).text)


@pytest.fixture
def judged(panel):
    """Two give the first sentence one verdict, with reasons of their own, and one gives none."""
    judge(panel, "Bob's reason.", "Dana's reason.")
    panel.say(2, 0, Tag.CLAIM)
    panel.hand_in()
    return panel


def test_each_reason_for_the_same_verdict_is_shown_with_whose_it_is(judged, signed_in):
    assert written(judged, DecisionField.VERDICT) == [
        (["Bob"], ["Bob's reason."], True),
        (["Dana"], ["Dana's reason."], False),
    ]
    page = text_of(signed_in(judged.alice), page_of(judged))
    for words in (
        "Reason of Bob</b> <small>goes into the result</small>",
        "Reason of Dana</b><div",
    ):
        assert page.count(words) == 1
    for words in ("Bob's reason.", "Dana's reason."):
        assert page.count(words) == 1


def test_the_reason_that_is_said_to_be_kept_is_the_one_in_the_layer(judged, signed_in):
    judged.decide(judged.parts()[0, DecisionField.VERDICT], Verdict.NOT_ENOUGH)
    finish_it(judged)
    query = select(Annotation.justification).where(Annotation.review_id == judged.adjudicated().id)
    assert judged.read(lambda s: s.scalars(query).all()) == ["Bob's reason."]
    page = text_of(signed_in(judged.alice), page_of(judged))
    assert "Reason of Bob</b> <small>goes into the result</small>" in page
    assert "Dana's reason." in page


def test_who_writes_the_same_is_named_once_and_who_writes_nothing_is_not(panel):
    source = panel.database.write(lambda s: add_report(s, panel.project, panel.alice))
    panel.tag(0, Tag.CLAIM, Tag.CLAIM, Tag.CLAIM)
    link(panel, source, 0, "Look here.")
    link(panel, source, 1, "")
    panel.hand_in()
    assert written(panel, DecisionField.EVIDENCE) == [(["Bob"], ["Look here."], True)]


def test_that_nothing_is_kept_is_said_where_only_others_wrote(panel, signed_in):
    source = panel.database.write(lambda s: add_report(s, panel.project, panel.alice))
    panel.tag(0, Tag.CLAIM, Tag.CLAIM, Tag.CLAIM)
    link(panel, source, 0, "")
    link(panel, source, 1, "Dana's note.")
    panel.hand_in()
    assert written(panel, DecisionField.EVIDENCE) == [
        (["Bob"], [], True),
        (["Dana"], ["Dana's note."], False),
    ]
    page = text_of(signed_in(panel.alice), page_of(panel))
    assert "Bob wrote nothing with it" in page
    assert "Note of Dana</b><div" in page
    assert page.count("Dana's note.") == 1


def test_what_all_wrote_alike_stands_in_the_answer_itself(panel, signed_in):
    judge(panel, "The gauge says so.", "The gauge says so.")
    panel.say(2, 0, Tag.CLAIM)
    panel.hand_in()
    assert written(panel, DecisionField.VERDICT) == []
    page = text_of(signed_in(panel.alice), page_of(panel))
    assert page.count("The gauge says so.") == 1
    assert "Reason of" not in page


def test_each_reason_is_shown_too_where_all_give_the_same_verdict(panel, signed_in):
    judge(panel, "Bob's reason.", "Dana's reason.", "Dana's reason.")
    panel.hand_in()
    path = f"{page_of(panel)}/overrule?sentence={panel.sentences[0].id}&field=verdict"
    page = text_of(signed_in(panel.alice), path)
    assert "Reason of Bob</b> <small>goes into the result</small>" in page
    assert "Reason of Dana, Erin</b><div" in page
    assert page.count("Bob's reason.") == 1


def test_reasons_and_notes_of_marked_words_are_shown_likewise(panel, signed_in):
    words = {"span": (0, 9)}
    judge(panel, "Bob's reason.", "Dana's reason.", **words)
    panel.say(2, 1, Tag.CLAIM)
    panel.hand_in()
    assert written(panel, DecisionField.SPAN) == [
        (["Bob"], ["Bob's reason."], True),
        (["Dana"], ["Dana's reason."], False),
    ]
    page = text_of(signed_in(panel.alice), page_of(panel))
    assert (page.count("Bob's reason."), page.count("Dana's reason.")) == (1, 1)
