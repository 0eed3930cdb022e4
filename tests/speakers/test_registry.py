"""Adding speakers by hand and correcting what is known of them."""

import pytest

from factcheck.errors import DuplicateError, InvalidError, StaleError
from factcheck.models import Cause, SpeakerKind, uuid7
from factcheck.speakers.entries import get_entry
from factcheck.speakers.finding import search_speakers
from factcheck.speakers.registry import (
    Details,
    add_alias,
    create_speaker,
    remove_alias,
    restore_speaker,
    update_speaker,
)
from factcheck.speakers.service import find_speaker, get_author
from factcheck.speakers.states import read_state
from factcheck.undo.service import redo, undo
from tests.support.quoting import add, quote
from tests.support.work import add_article, sentences

MINISTRY = Details("Ministry of Health", SpeakerKind.ORGANISATION, "of Kenya", "Q42")


def names(entry):
    return [alias.alias for alias in entry.aliases]


def undone(session, project, user):
    return undo(session, project.id, user.id, uuid7())


def done_again(session, project, user):
    return redo(session, project.id, user.id, uuid7())


def test_one_added_by_hand_keeps_all_that_was_typed(session, project, bob):
    entry = get_entry(session, create_speaker(session, project.id, MINISTRY, bob.id))
    assert (entry.name, entry.kind, entry.role, entry.external_id) == (
        "Ministry of Health",
        SpeakerKind.ORGANISATION,
        "of Kenya",
        "Q42",
    )
    assert entry.external_url == "https://www.wikidata.org/wiki/Q42"


@pytest.mark.parametrize("name", ["ministry of health", "MoH"])
def test_one_that_is_called_so_already_is_not_added_by_hand(session, project, bob, name):
    known = add(session, project, "Ministry of Health", "MoH")
    with pytest.raises(DuplicateError) as refused:
        create_speaker(session, project.id, Details(name, SpeakerKind.PERSON), bob.id)
    assert refused.value.existing_id == known.id


@pytest.mark.both_engines
def test_a_renamed_speaker_is_found_by_both_names(session, project, bob):
    known = add(session, project, "Lena Ortis")
    update_speaker(session, known.id, Details("Léna Ortiz", SpeakerKind.PERSON), 1, bob.id)
    for typed in ("ortis", "ortiz"):
        assert [m.name for m in search_speakers(session, project.id, typed)] == ["Léna Ortiz"]
    assert names(get_entry(session, known.id)) == ["Lena Ortis"]


def test_a_name_spelled_anew_leaves_no_other_name(session, project, bob):
    known = add(session, project, "lena ortiz")
    update_speaker(session, known.id, Details("Lena Ortiz", SpeakerKind.PERSON), 1, bob.id)
    assert names(get_entry(session, known.id)) == []


def test_a_stale_form_does_not_overwrite(session, project, bob):
    known = add(session, project, "Lena Ortiz")
    update_speaker(session, known.id, MINISTRY, 1, bob.id)
    with pytest.raises(StaleError):
        update_speaker(session, known.id, Details("Lena", SpeakerKind.PERSON), 1, bob.id)
    assert get_entry(session, known.id).name == "Ministry of Health"


def test_a_name_that_another_goes_by_is_refused(session, project, bob):
    add(session, project, "Lena Ortiz")
    other = add(session, project, "The mayor")
    with pytest.raises(InvalidError) as refused:
        update_speaker(session, other.id, Details("LENA ORTIZ", SpeakerKind.PERSON), 1, bob.id)
    assert "merge" in refused.value.fields["name"]
    with pytest.raises(InvalidError):
        add_alias(session, other.id, "Lena Ortiz", bob.id)


def test_two_may_share_an_alias_and_a_name_goes_before_it(session, project, bob):
    first = add(session, project, "Ministry of Health of Kenya", "MoH")
    second = add(session, project, "Ministry of Health of Nepal")
    add_alias(session, second.id, "MoH", bob.id)
    assert {m.id for m in search_speakers(session, project.id, "moh")} == {first.id, second.id}
    update_speaker(session, second.id, Details("MoH", SpeakerKind.ORGANISATION), 2, bob.id)
    assert add(session, project, "moh").id == second.id


@pytest.mark.parametrize("typed", ["", "?!", "lena ortiz", "mayor ORTIZ"])
def test_a_name_that_adds_nothing_is_refused(session, project, bob, typed):
    known = add(session, project, "Lena Ortiz", "Mayor Ortiz")
    with pytest.raises(InvalidError) as refused:
        add_alias(session, known.id, typed, bob.id)
    assert "alias" in refused.value.fields


def test_an_alias_taken_away_finds_nobody(session, project, bob):
    known = add(session, project, "Lena Ortiz", "La Jefa")
    (alias,) = get_entry(session, known.id).aliases
    assert remove_alias(session, known.id, alias.id, bob.id) == "La Jefa"
    assert search_speakers(session, project.id, "jefa") == []
    with pytest.raises(InvalidError):
        remove_alias(session, known.id, alias.id, bob.id)


def test_the_author_cannot_be_changed(session, project, bob):
    author = get_author(session, project.id).id
    with pytest.raises(InvalidError):
        update_speaker(session, author, MINISTRY, 1, bob.id)
    with pytest.raises(InvalidError):
        add_alias(session, author, "Me", bob.id)


@pytest.mark.parametrize("kind", [SpeakerKind.AUTHOR])
def test_nobody_becomes_a_second_author(session, project, bob, kind):
    known = add(session, project, "Lena Ortiz")
    with pytest.raises(InvalidError):
        update_speaker(session, known.id, Details("Lena Ortiz", kind), 1, bob.id)
    with pytest.raises(InvalidError):
        create_speaker(session, project.id, Details("Somebody", kind), bob.id)


@pytest.mark.both_engines
def test_every_change_can_be_undone_and_done_again(session, project, bob):
    speaker_id = create_speaker(session, project.id, MINISTRY, bob.id)
    states = [read_state(session, speaker_id)]
    update_speaker(session, speaker_id, Details("Ministry", SpeakerKind.GROUP), 1, bob.id)
    states.append(read_state(session, speaker_id))
    add_alias(session, speaker_id, "MoH", bob.id)
    states.append(read_state(session, speaker_id))
    old = get_entry(session, speaker_id).aliases[0]
    remove_alias(session, speaker_id, old.id, bob.id)
    states.append(read_state(session, speaker_id))
    for state in reversed(states[:-1]):
        assert undone(session, project, bob).refusal is None
        assert read_state(session, speaker_id) == state
    assert undone(session, project, bob).refusal is None
    assert find_speaker(session, project.id, speaker_id) is None
    for state in states:
        outcome = done_again(session, project, bob)
        assert (outcome.cause, outcome.refusal) == (Cause.REDO, None)
        assert read_state(session, speaker_id) == state


def test_what_somebody_changed_since_is_not_undone(session, project, alice, bob):
    known = add(session, project, "Lena Ortiz")
    add_alias(session, known.id, "La Jefa", bob.id)
    add_alias(session, known.id, "Mayor", alice.id)
    assert undone(session, project, bob).refusal == "changed_since"
    assert names(get_entry(session, known.id)) == ["La Jefa", "Mayor"]


@pytest.fixture
def rows(session, project, alice):
    return sentences(session, add_article(session, project, alice))


@pytest.mark.both_engines
def test_undoing_a_save_takes_the_speaker_back_that_it_added(session, project, bob, rows):
    quote(session, rows[1], bob, "Lena Ortiz")
    (match,) = search_speakers(session, project.id, "lena", bob.id)
    undone(session, project, bob)
    assert search_speakers(session, project.id, "lena", bob.id) == []
    assert get_entry(session, match.id).removed
    done_again(session, project, bob)
    assert [m.id for m in search_speakers(session, project.id, "lena", bob.id)] == [match.id]


def test_a_speaker_that_somebody_else_uses_stays(session, project, alice, bob, rows):
    quote(session, rows[1], bob, "Lena Ortiz")
    quote(session, rows[2], alice, "Lena Ortiz")
    assert undone(session, project, bob).refusal is None
    assert len(search_speakers(session, project.id, "lena", bob.id)) == 1
    assert done_again(session, project, bob).refusal is None
    assert len(search_speakers(session, project.id, "lena", bob.id)) == 1


def test_a_speaker_that_somebody_has_changed_stays(session, project, alice, bob, rows):
    quote(session, rows[1], bob, "Lena Ortiz")
    (match,) = search_speakers(session, project.id, "lena", bob.id)
    add_alias(session, match.id, "La Jefa", alice.id)
    assert undone(session, project, bob).refusal is None
    assert not get_entry(session, match.id).removed
    assert done_again(session, project, bob).refusal is None
    assert names(get_entry(session, match.id)) == ["La Jefa"]


def test_naming_a_removed_speaker_again_brings_it_back(session, project, bob, rows):
    quote(session, rows[1], bob, "Lena Ortiz")
    (match,) = search_speakers(session, project.id, "lena", bob.id)
    undone(session, project, bob)
    quote(session, rows[2], bob, "LENA ORTIZ")
    assert [m.id for m in search_speakers(session, project.id, "lena", bob.id)] == [match.id]
    undone(session, project, bob)
    assert search_speakers(session, project.id, "lena", bob.id) == []


def test_a_removed_speaker_added_by_hand_gets_what_was_typed(session, project, bob):
    speaker_id = create_speaker(session, project.id, MINISTRY, bob.id)
    undone(session, project, bob)
    typed = Details("MINISTRY of Health", SpeakerKind.GROUP)
    assert create_speaker(session, project.id, typed, bob.id) == speaker_id
    entry = get_entry(session, speaker_id)
    assert (entry.name, entry.kind, entry.role) == ("MINISTRY of Health", SpeakerKind.GROUP, "")


def test_a_removed_speaker_can_be_put_back(session, project, bob):
    speaker_id = create_speaker(session, project.id, MINISTRY, bob.id)
    undone(session, project, bob)
    restore_speaker(session, speaker_id, bob.id)
    assert find_speaker(session, project.id, speaker_id).name == "Ministry of Health"


def test_putting_back_one_that_is_there_leaves_what_can_be_redone(session, project, bob, rows):
    speaker_id = create_speaker(session, project.id, MINISTRY, bob.id)
    quote(session, rows[1], bob, "Ministry of Health")
    undone(session, project, bob)
    restore_speaker(session, speaker_id, bob.id)
    assert done_again(session, project, bob).refusal is None
