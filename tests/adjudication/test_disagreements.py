"""Where reviews agree and where they differ."""

import pytest

from factcheck.adjudication.disagreements import NONE
from factcheck.annotations.reading import AttributionDraft, Reading
from factcheck.annotations.service import save_annotation
from factcheck.models import DecisionField, Manner, Stance, Tag, uuid7
from factcheck.sources.evidence import EvidenceDraft, link_evidence
from factcheck.speakers.merging import merge_speakers
from tests.support.quoting import add
from tests.support.work import add_report, snapshot_id

TAG, WHO, EVIDENCE, SPAN = (
    DecisionField.TAG,
    DecisionField.ATTRIBUTION,
    DecisionField.EVIDENCE,
    DecisionField.SPAN,
)


def link(panel, source, who, number, span, stance=Stance.SUPPORTS):
    def work(session):
        draft = EvidenceDraft(uuid7(), snapshot_id(session, source), *span, stance)
        sentence_id = panel.sentences[number].id
        return link_evidence(session, sentence_id, panel.reviewers[who].id, draft)

    return panel.database.write(work)


@pytest.fixture
def source(panel):
    return panel.database.write(lambda s: add_report(s, panel.project, panel.alice))


def test_sentences_that_all_tag_alike_are_no_question(panel):
    panel.tag(0, Tag.CLAIM, Tag.CLAIM, Tag.CLAIM)
    panel.tag(1, Tag.CLAIM, Tag.QUOTE, Tag.CLAIM)
    panel.hand_in()
    assert list(panel.parts()) == [(1, TAG)]


def test_a_sentence_that_one_left_untagged_is_a_question(panel):
    panel.tag(0, Tag.CLAIM, Tag.CLAIM, Tag.CLAIM)
    panel.tag(2, Tag.CLAIM, None, Tag.CLAIM)
    panel.hand_in()
    part = panel.parts()[2, TAG]
    assert [(o.choice, len(o.answers)) for o in part.options] == [("claim", 2), (NONE, 1)]
    assert part.majority is part.options[0]
    assert part.share == pytest.approx(2 / 3)


def test_an_even_split_has_no_majority(panel):
    panel.tag(0, Tag.CLAIM, Tag.QUOTE, Tag.OPINION)
    panel.hand_in()
    assert panel.parts()[0, TAG].majority is None


def test_speakers_are_the_same_whatever_their_letters_and_roles_look_like(panel):
    for who, name in enumerate(("Lena Ortíz", "lena ortiz", "LENA ORTIZ")):
        panel.say(who, 1, Tag.QUOTE, by=name)
    panel.hand_in()
    assert panel.parts() == {}


def test_the_manner_in_which_words_are_given_is_part_of_the_answer(panel):
    for who, manner in enumerate((Manner.DIRECT, Manner.DIRECT, Manner.MIXED)):
        panel.say(who, 1, Tag.QUOTE, by="Lena Ortiz", manner=manner)
    panel.hand_in()
    assert list(panel.parts()) == [(1, WHO)]


def test_who_names_somebody_twice_says_no_more_than_who_names_them_once(panel):
    twice = tuple(AttributionDraft(uuid7(), "Lena Ortiz") for _ in range(2))
    about = uuid7(), panel.sentences[1].id, panel.reviewers[0].id, Reading(Tag.QUOTE, twice)
    panel.database.write(lambda s: save_annotation(s, *about, seen_revision=0))
    for who in (1, 2):
        panel.say(who, 1, Tag.QUOTE, by="Lena Ortiz")
    panel.hand_in()
    assert panel.parts() == {}


def test_who_marks_words_twice_alike_says_no_more_than_who_marks_them_once(panel):
    for who in (0, 0, 1, 2):
        panel.say(who, 1, Tag.CLAIM, span=(0, 9))
    panel.hand_in()
    assert panel.parts() == {}


def test_speakers_that_are_merged_are_one(panel):
    ortiz, mayor = panel.database.write(
        lambda s: [add(s, panel.project, name).id for name in ("Lena Ortiz", "The mayor")]
    )
    for who, name in enumerate(("Lena Ortiz", "The mayor", "Lena Ortiz")):
        panel.say(who, 1, Tag.QUOTE, by=name)
    panel.hand_in()
    assert list(panel.parts()) == [(1, WHO)]
    panel.database.write(lambda s: merge_speakers(s, mayor, ortiz, panel.alice.id))
    assert panel.parts() == {}


def test_passages_that_overlap_are_one(panel, source):
    panel.tag(0, Tag.CLAIM, Tag.CLAIM, Tag.CLAIM)
    for who, span in enumerate(((0, 20), (10, 43), (5, 15))):
        link(panel, source, who, 0, span)
    panel.hand_in()
    assert panel.parts() == {}


def test_another_stance_or_passage_is_another_answer(panel, source):
    panel.tag(0, Tag.CLAIM, Tag.CLAIM, Tag.CLAIM)
    link(panel, source, 0, 0, (0, 20))
    link(panel, source, 1, 0, (0, 20), Stance.REFUTES)
    link(panel, source, 2, 0, (44, 64))
    panel.hand_in()
    assert len(panel.parts()[0, EVIDENCE].options) == 3


def test_words_that_overlap_are_one_question(panel):
    panel.tag(0, Tag.CLAIM, Tag.CLAIM, Tag.CLAIM)
    panel.say(0, 0, Tag.CLAIM, span=(0, 9))
    panel.say(1, 0, Tag.CLAIM, span=(4, 14))
    panel.say(1, 0, Tag.QUOTE, span=(20, 25))
    panel.hand_in()
    spans = [part for part in panel.bench().differing if part.field is SPAN]
    assert [part.place for part in spans] == ["0-14", "20-25"]
    assert [len(part.options) for part in spans] == [3, 2]
    assert [NONE in {o.choice for o in part.options} for part in spans] == [True, True]


def test_what_one_reviewer_says_alone_is_no_question(panel):
    panel.reviewers = panel.reviewers[:1]
    panel.tag(0, Tag.CLAIM)
    panel.say(0, 0, Tag.QUOTE, span=(0, 9))

    def one_is_enough(session):
        session.merge(panel.project).reviewers_per_article = 1

    panel.database.write(one_is_enough)
    panel.hand_in()
    assert panel.parts() == {}
    assert panel.adjudicated().conflicts == 0


def test_the_fingerprint_tells_what_is_said_and_not_how_speakers_are_called(panel):
    panel.tag(0, Tag.CLAIM, Tag.QUOTE, Tag.CLAIM)
    panel.tag(1, Tag.CLAIM, Tag.QUOTE, Tag.QUOTE)
    panel.hand_in()
    one, other = panel.parts().values()
    assert one.fingerprint != other.fingerprint
    assert [part.fingerprint for part in panel.parts().values()] == [
        one.fingerprint,
        other.fingerprint,
    ]
