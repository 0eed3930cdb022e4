"""What makes two attributions, passages or verdicts the same."""

import pytest

from factcheck.agreement.types import NOBODY, UNLINKED, Subject
from factcheck.annotations.reading import AttributionDraft
from factcheck.models import (
    Article,
    Manner,
    Naming,
    SpeakerKind,
    Stance,
    Verdict,
    uuid7,
)
from factcheck.speakers.merging import merge_speakers
from factcheck.speakers.service import add_speaker
from tests.agreement.comparing import hand_in, labels, of_project, say
from tests.support.work import add_article, add_report, link, sentences


@pytest.fixture
def article(session, project, alice) -> Article:
    return add_article(session, project, alice)


@pytest.mark.both_engines
def test_speakers_are_the_same_by_folded_name_and_kind(session, project, article, alice, bob):
    first, second, third, fourth = sentences(session, article)
    kind = SpeakerKind.ORGANISATION
    say(session, first, alice, AttributionDraft(uuid7(), "Lena Ortiz"))
    say(session, first, bob, AttributionDraft(uuid7(), "LENA ORTÍZ"))
    say(session, second, alice, AttributionDraft(uuid7(), "Mercury"))
    say(session, second, bob, AttributionDraft(uuid7(), "Mercury", speaker_kind=kind))
    say(session, third, alice, AttributionDraft(uuid7(), naming=Naming.UNNAMED))
    say(session, third, bob)
    say(session, fourth, alice)
    say(session, fourth, bob)
    hand_in(session, article, alice, bob)
    found = labels(of_project(session, project), Subject.SPEAKERS)
    assert found == [
        {"Alice": "lena ortiz (person)", "Bob": "lena ortiz (person)"},
        {"Alice": "mercury (person)", "Bob": found[1]["Bob"]},
        {"Alice": "unnamed", "Bob": NOBODY},
    ]


@pytest.mark.both_engines
def test_a_merged_speaker_is_the_one_it_was_merged_into(session, project, article, alice, bob):
    sentence = sentences(session, article)[0]
    nick = add_speaker(session, project.id, "Nick", SpeakerKind.PERSON, alice.id)
    nicholas = add_speaker(session, project.id, "Nicholas Hill", SpeakerKind.PERSON, alice.id)
    say(session, sentence, alice, AttributionDraft(uuid7(), "Nick", nick.id))
    say(session, sentence, bob, AttributionDraft(uuid7(), "Nicholas Hill", nicholas.id))
    hand_in(session, article, alice, bob)
    merge_speakers(session, nick.id, nicholas.id, alice.id)
    [found] = labels(of_project(session, project), Subject.SPEAKERS)
    assert found["Alice"] == found["Bob"] == "nicholas hill (person)"


def test_manner_is_of_those_who_attributed(session, project, article, alice, bob):
    first, second, *_ = sentences(session, article)
    say(session, first, alice, AttributionDraft(uuid7(), "Lena", manner=Manner.DIRECT))
    say(session, first, bob, AttributionDraft(uuid7(), "Lena", manner=Manner.MIXED))
    say(session, second, alice, AttributionDraft(uuid7(), "Lena", manner=Manner.DIRECT))
    say(session, second, bob)
    hand_in(session, article, alice, bob)
    assert labels(of_project(session, project), Subject.MANNER) == [
        {"Alice": "direct", "Bob": "mixed"},
        {"Alice": "direct"},
    ]


@pytest.mark.both_engines
def test_passages_that_overlap_are_one_and_one_not_linked_differs(
    session, project, article, alice, bob
):
    sentence = sentences(session, article)[0]
    source = add_report(session, project, alice)
    for user in (alice, bob):
        say(session, sentence, user)
    link(session, sentence, alice, source, (0, 20), Stance.REFUTES)
    link(session, sentence, bob, source, (15, 30), Stance.REFUTES)
    link(session, sentence, bob, source, (50, 60), Stance.MENTIONS)
    hand_in(session, article, alice, bob)
    assert labels(of_project(session, project), Subject.STANCE) == [
        {"Alice": "refutes", "Bob": "refutes"},
        {"Alice": UNLINKED, "Bob": "mentions"},
    ]


def test_passages_within_a_longer_one_are_one_with_it(session, project, article, alice, bob):
    sentence = sentences(session, article)[0]
    source = add_report(session, project, alice)
    for user in (alice, bob):
        say(session, sentence, user)
    link(session, sentence, alice, source, (0, 50), Stance.REFUTES)
    link(session, sentence, bob, source, (5, 10), Stance.REFUTES)
    link(session, sentence, bob, source, (20, 30), Stance.MENTIONS)
    hand_in(session, article, alice, bob)
    assert labels(of_project(session, project), Subject.STANCE) == [
        {"Alice": "refutes", "Bob": "mentions; refutes"}
    ]


def test_verdicts_are_of_those_who_chose_one(session, project, article, alice, bob):
    first, second, *_ = sentences(session, article)
    none = {"verdict": Verdict.NOT_ENOUGH, "justification": "Nobody wrote of it."}
    say(session, first, alice, **none)
    say(session, first, bob, **none)
    say(session, second, alice, **none)
    say(session, second, bob)
    hand_in(session, article, alice, bob)
    assert [len(unit) for unit in labels(of_project(session, project), Subject.VERDICT)] == [2, 1]
