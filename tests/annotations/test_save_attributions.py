"""Who says it, to the last detail: names, roles, words, and by way of whom."""

from dataclasses import replace

import pytest

from factcheck.annotations.checks import MOST_ATTRIBUTIONS
from factcheck.annotations.reading import AttributionDraft, Reading, Span, list_chains
from factcheck.annotations.service import save_annotation
from factcheck.annotations.stored import list_saved
from factcheck.errors import InvalidError
from factcheck.models import Manner, Naming, Speaker, SpeakerKind, Tag, uuid7
from factcheck.speakers.merging import merge_speakers
from tests.support.work import add_article, sentences

both_engines = pytest.mark.both_engines
SAID = (
    "Ana Reyes, a spokesperson for the U.S. Department of Energy, stated, "
    "“The plant is safe to run.”"
)


@pytest.fixture
def sentence(session, project, alice):
    return sentences(session, add_article(session, project, alice, SAID))[0]


def save(session, sentence, user, *attributions, seen=0, made=None):
    reading = Reading(Tag.QUOTE, attributions)
    made = made or uuid7()
    return save_annotation(session, made, sentence.id, user.id, reading, seen_revision=seen)


def words(exact):
    start = SAID.index(exact)
    return Span(start, start + len(exact), exact)


def chain(length):
    """The first says it; each is quoted by the next."""
    ids = [uuid7() for _ in range(length)]
    return [
        AttributionDraft(own, f"Speaker {number}", parent=parent)
        for number, (own, parent) in enumerate(zip(ids, [*ids[1:], None], strict=True))
    ]


@both_engines
def test_a_spokesperson_is_told_to_the_last_detail(session, sentence, alice):
    who = AttributionDraft(
        uuid7(),
        "Ana Reyes",
        manner=Manner.DIRECT,
        role="a spokesperson",
        affiliation="U.S. Department of Energy",
        cue=words("stated"),
        source=words("Ana Reyes, a spokesperson for the U.S. Department of Energy"),
        content=words("“The plant is safe to run.”"),
    )
    saved = save(session, sentence, alice, who)
    (stored,) = list_saved(session, sentence.article_id, alice.id)
    assert stored == saved
    told = stored.as_json()["attributions"][0]
    assert told["speaker"]["name"] == "Ana Reyes"
    assert told["affiliation"] == "U.S. Department of Energy"
    assert SAID[told["content"]["start"] : told["content"]["end"]] == told["content"]["exact"]


@both_engines
def test_a_chain_of_five_keeps_its_order(session, sentence, alice):
    who = chain(5)
    save(session, sentence, alice, *who)
    (stored,) = list_saved(session, sentence.article_id, alice.id)
    (found,) = list_chains(stored.reading.attributions)
    assert [link.speaker_name for link in found] == [f"Speaker {n}" for n in range(5)]


def test_several_may_say_it_together(session, sentence, alice):
    one, other = AttributionDraft(uuid7(), "Ana Reyes"), AttributionDraft(uuid7(), "Bo Lind")
    saved = save(session, sentence, alice, one, other)
    assert [len(found) for found in list_chains(saved.reading.attributions)] == [1, 1]


@pytest.mark.parametrize("naming", [Naming.UNNAMED, Naming.COLLECTIVE])
def test_a_source_without_a_name_invents_nobody(session, sentence, alice, naming):
    who = AttributionDraft(uuid7(), naming=naming, role="two officials")
    saved = save(session, sentence, alice, who)
    assert saved.as_json()["attributions"][0]["speaker"] is None
    assert [s.kind for s in session.query(Speaker)] == [SpeakerKind.AUTHOR] * 2


def test_nobody_is_quoted_by_way_of_themselves(session, sentence, alice):
    own = uuid7()
    with pytest.raises(InvalidError, match="by way of themselves"):
        save(session, sentence, alice, AttributionDraft(own, "Ana Reyes", parent=own))


@pytest.mark.parametrize("length", [2, 3, 5])
def test_a_circle_of_sources_is_refused(session, sentence, alice, length):
    first, *rest = chain(length)
    last = AttributionDraft(rest[-1].id, "Last", parent=first.id)
    with pytest.raises(InvalidError, match="by way of themselves"):
        save(session, sentence, alice, first, *rest[:-1], last)


@pytest.mark.parametrize("between", [0, 1, 3])
def test_the_same_speaker_further_on_in_a_chain_is_refused(session, sentence, alice, between):
    links = chain(between + 2)
    links[-1] = replace(links[-1], speaker_name=links[0].speaker_name.upper())
    with pytest.raises(InvalidError, match="by way of themselves"):
        save(session, sentence, alice, *links)


def test_who_was_merged_with_their_source_can_still_be_saved(session, sentence, alice):
    one, other = chain(2)
    saved = save(session, sentence, alice, one, other)
    ids = [who.speaker_id for who in saved.reading.attributions]
    merge_speakers(session, ids[1], ids[0], alice.id)
    (stored,) = list_saved(session, sentence.article_id, alice.id)
    reading = replace(stored.reading, flagged=True)
    again = save_annotation(
        session, stored.id, sentence.id, alice.id, reading, seen_revision=stored.revision
    )
    assert again.reading.flagged


def test_a_chain_to_nowhere_is_refused(session, sentence, alice):
    with pytest.raises(InvalidError, match="not there"):
        save(session, sentence, alice, AttributionDraft(uuid7(), "Ana", parent=uuid7()))


def test_an_id_of_another_annotation_is_refused(session, project, alice, sentence):
    who = AttributionDraft(uuid7(), "Ana Reyes")
    save(session, sentence, alice, who)
    other = sentences(session, add_article(session, project, alice, "Another one."))[0]
    with pytest.raises(InvalidError, match="another sentence"):
        save(session, other, alice, who)


def test_cue_words_of_another_sentence_are_refused(session, sentence, alice):
    who = AttributionDraft(uuid7(), "Ana Reyes", cue=Span(0, 6, "stated"))
    with pytest.raises(InvalidError, match="mark"):
        save(session, sentence, alice, who)


def test_there_is_an_end_to_attributions(session, sentence, alice):
    many = [AttributionDraft(uuid7(), naming=Naming.UNNAMED) for _ in range(MOST_ATTRIBUTIONS + 1)]
    with pytest.raises(InvalidError, match="at most"):
        save(session, sentence, alice, *many)


def test_what_is_said_again_is_not_stored_again(session, sentence, alice):
    who = chain(3)
    first = save(session, sentence, alice, *who, made=(made := uuid7()))
    again = save(session, sentence, alice, *who, seen=1, made=made)
    assert again == first
