"""Narrowing a search down: to one's own notes, to what one said, to some articles."""

from datetime import date

import pytest

from factcheck.annotations.reading import AttributionDraft, Reading, Span
from factcheck.annotations.service import save_annotation
from factcheck.models import Tag, Verdict, uuid7
from factcheck.search.finding import FIRST_LOOK
from factcheck.speakers.finding import search_speakers
from factcheck.speakers.merging import merge_speakers
from tests.support.work import annotate, sentences

pytestmark = pytest.mark.both_engines


@pytest.fixture
def river(five):
    return five[0]


@pytest.fixture
def say(session, river, bob):
    """Say something of a sentence of the river's article: ``say(2, note="Ask them")``."""

    def say_one(position, *, by=bob, span=None, seen=0, key=None, removed=False, **said):
        sentence = sentences(session, river)[position]
        reading = Reading(**said)
        return save_annotation(
            session,
            key or uuid7(),
            sentence.id,
            by.id,
            reading,
            seen_revision=seen,
            span=span,
            removed=removed,
        )

    return say_one


def test_own_notes_and_justifications_are_found_at_their_sentence(say, found, ask):
    say(0, tag=Tag.CLAIM, note="Ask the **gauge** keeper", verdict=None)
    say(
        3,
        tag=Tag.CLAIM,
        verdict=Verdict.NOT_ENOUGH,
        justification="The gauge was broken",
        note="Nobody knows",
    )
    assert len(found("gauge")) == 2
    assert len(found("gauge", where="notes")) == 2
    assert found("gauge", where="text") == []
    assert len(found("gauge -broken")) == 1
    assert len(found('"knows the"')) == 0  # a note and a justification are two texts
    assert len(found("nobody gauge")) == 1
    (hit,) = ask('"gauge keeper"').groups[0].hits
    assert hit.tags == [Tag.CLAIM]
    assert "".join(f"[{p.text}]" if p.marked else p.text for p in hit.notes[0]) == (
        "Ask the **[gauge** keeper]"
    )


def test_nobody_elses_notes_are_found(say, found, alice):
    say(0, note="secret thought", by=alice)
    assert found("secret") == []
    assert found("secret", where="notes") == []
    assert len(found("secret", reader=alice)) == 1


def test_another_word_in_the_text_of_a_hit_shows_no_foreign_note(say, ask, alice):
    say(0, note="secret river", by=alice, tag=Tag.OPINION, flagged=True)
    hits = [hit for group in ask("river").groups for hit in group.hits]
    assert all(not hit.notes and not hit.tags and not hit.flagged for hit in hits)


def test_a_changed_note_is_found_by_its_new_words_alone(say, found):
    first = say(0, note="before")
    say(0, key=first.id, seen=1, note="afterwards")
    assert found("before") == []
    assert len(found("afterwards")) == 1
    say(0, key=first.id, seen=2, note="")
    assert found("afterwards") == []


def test_a_note_that_was_taken_away_is_not_found(say, found):
    first = say(0, note="hidden")
    say(0, key=first.id, seen=1, note="hidden", removed=True)
    assert found("hidden") == []


def test_a_sentence_with_several_notes_is_one_hit(say, found, ask):
    say(0, note="gauge one")
    say(0, span=Span(4, 9, "river"), note="gauge two")
    assert len(found("gauge")) == 1
    assert len(ask("gauge").groups[0].hits[0].notes) == 2


def test_only_what_one_tagged_or_flagged(say, found, alice):
    say(0, tag=Tag.CLAIM)
    say(2, tag=Tag.OPINION, flagged=True)
    say(2, span=Span(16, 21, "river"), tag=Tag.CLAIM)
    say(3, tag=Tag.CLAIM, by=alice)
    assert len(found("river", tag=Tag.CLAIM)) == 2
    assert len(found("brigade", tag=Tag.OPINION)) == 1
    assert len(found("brigade", tag=Tag.OPINION, flagged=True)) == 1
    assert found("brigade", tag=Tag.CLAIM, flagged=True) == []  # one annotation has to meet all
    assert found("town", tag=Tag.CLAIM) == []
    assert len(found("", tag=Tag.CLAIM)) == 2
    assert len(found("", flagged=True)) == 1


def test_filters_hold_for_notes_too(say, found):
    say(0, tag=Tag.CLAIM, note="gauge")
    say(2, tag=Tag.OPINION, note="gauge")
    assert len(found("gauge", tag=Tag.CLAIM)) == 1
    assert len(found("gauge", tag=Tag.CLAIM, where="notes")) == 1
    assert found("gauge", tag=Tag.CLAIM, where="text") == []


def test_what_one_attributed_to_a_speaker_merged_or_not(session, say, found, project, bob):
    def who(name):
        return (AttributionDraft(uuid7(), name),)

    say(0, attributions=who("Lena Ortiz"))
    say(2, attributions=who("The mayor of the town"))
    lena, mayor = (
        search_speakers(session, project.id, name, bob.id)[0].id for name in ("Lena", "The mayor")
    )
    assert len(found("river", speaker_id=lena)) == 1
    merge_speakers(session, mayor, lena, bob.id)
    assert len(found("river", speaker_id=lena)) == 2
    assert len(found("", speaker_id=lena)) == 2
    assert found("ready", speaker_id=lena) == []


def test_only_some_articles(add, found, five):
    add("The river fell.", published=date(2026, 3, 14), title="March")
    add("The river fell again.", published=date(2026, 5, 1), title="May")
    assert len(found("river")) == 5
    assert len(found("river", article_id=five[0].id)) == 2
    assert len(found("fell", since=date(2026, 3, 14))) == 2
    assert len(found("river", since=date(2026, 3, 15))) == 1
    assert len(found("river", until=date(2026, 4, 30))) == 1
    assert found("river", since=date(2026, 6, 1)) == []
    assert len(found("18", language="tr")) == 1
    assert found("river", language="ja") == []


def test_speakers_alone_are_asked_of_the_registry(ask):
    assert ask("river", where="speakers").groups == []


def test_a_filter_that_meets_much_finds_all_of_it_in_order(session, add, found, bob):
    expected = []
    for n in range(120):
        article = add(f"Lamp {n} is dark.\nLamp {n} is bright.\nNothing of {n}.", title=f"{n}")
        for sentence in sentences(session, article)[::2]:
            annotate(session, sentence, bob, Tag.CLAIM)
        expected.insert(0, f"Lamp {n} is dark.")
    assert found("lamp", tag=Tag.CLAIM) == expected[:50]
    assert found("lamp 0", tag=Tag.CLAIM) == ["Lamp 0 is dark."]
    assert found("lamp", tag=Tag.QUOTE) == []


def test_what_one_said_long_ago_is_found_behind_all_that_does_not_count(session, add, found, bob):
    first = add("Lamp zero is dark.")
    annotate(session, sentences(session, first)[0], bob, Tag.QUOTE)
    for n in range(1, FIRST_LOOK + 2):
        article = add(f"Lamp {n} is dark.")
        annotate(session, sentences(session, article)[0], bob, Tag.CLAIM)
    assert found("", tag=Tag.QUOTE) == ["Lamp zero is dark."]
    assert found("", tag=Tag.OPINION) == []
