"""Versions of guidelines: stored, found, compared."""

from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select

from factcheck.errors import InvalidError, NotFoundError, StaleError
from factcheck.guidelines.changes import compare, compare_versions
from factcheck.guidelines.service import (
    GuidelineDraft,
    find_current,
    get_version,
    list_versions,
    save_version,
)
from factcheck.models import Event, Guideline
from tests.support.live import HOSTILE

FIRST = GuidelineDraft("Tag each sentence.", {"claim": "Can be checked."})
SECOND = GuidelineDraft("Tag every sentence.", {"claim": "Can be checked."}, "Every, not each")


@pytest.mark.both_engines
def test_the_newest_version_holds_and_the_others_stay(session, project, alice):
    assert find_current(session, project.id) is None
    assert save_version(session, project.id, FIRST, alice.id, seen_version=0) == 1
    assert save_version(session, project.id, SECOND, alice.id, seen_version=1) == 2
    assert find_current(session, project.id).text == "Tag every sentence."
    assert get_version(session, project.id, 1).text == "Tag each sentence."
    assert [
        (row.version, row.change, row.made_by) for row in list_versions(session, project.id)
    ] == [
        (2, "Every, not each", "Alice"),
        (1, "", "Alice"),
    ]


def test_one_project_has_nothing_of_another(session, desk):
    save_version(session, desk.elsewhere.id, FIRST, desk.mallory.id, seen_version=0)
    assert find_current(session, desk.project.id) is None
    with pytest.raises(NotFoundError, match="no such version"):
        get_version(session, desk.project.id, 1)


@pytest.mark.both_engines
def test_a_stale_form_does_not_overwrite(session, project, alice):
    save_version(session, project.id, FIRST, alice.id, seen_version=0)
    with pytest.raises(StaleError):
        save_version(session, project.id, SECOND, alice.id, seen_version=0)
    with pytest.raises(StaleError):
        save_version(session, project.id, SECOND, alice.id, seen_version=2)


def test_the_same_again_is_no_new_version(session, project, alice):
    for _ in range(2):
        seen = current.version if (current := find_current(session, project.id)) else 0
        assert save_version(session, project.id, FIRST, alice.id, seen_version=seen) == 1
    assert len(list_versions(session, project.id)) == 1


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (GuidelineDraft("", {}), "text"),
        (GuidelineDraft("", {"claim": "", "verdict": "Not a tag."}), "text"),
        (GuidelineDraft("x" * 10_001, {}), "text"),
        (GuidelineDraft("é" * 5_001, {}), "text"),
        (GuidelineDraft("Text.", {"quote": "x" * 301}), "quote"),
    ],
)
def test_what_cannot_be_stored_is_refused(session, project, alice, draft, field):
    with pytest.raises(InvalidError) as refusal:
        save_version(session, project.id, draft, alice.id, seen_version=0)
    assert [*refusal.value.fields] == [field]


def test_a_later_version_says_what_is_new(session, project, alice):
    save_version(session, project.id, FIRST, alice.id, seen_version=0)
    silent = GuidelineDraft("Another text.", {})
    with pytest.raises(InvalidError) as refusal:
        save_version(session, project.id, silent, alice.id, seen_version=1)
    assert "change" in refusal.value.fields


def test_only_definitions_of_tags_are_kept(session, project, alice):
    draft = GuidelineDraft("Text.", {"claim": "Checked.", "verdict": "Not a tag.", "quote": ""})
    save_version(session, project.id, draft, alice.id, seen_version=0)
    assert find_current(session, project.id).definitions == {"claim": "Checked."}


def test_a_version_is_written_down(session, project, alice):
    save_version(session, project.id, FIRST, alice.id, seen_version=0)
    event = session.scalars(select(Event).where(Event.verb == "guideline.added")).one()
    assert (event.actor_id, event.project_id, event.after["version"]) == (alice.id, project.id, 1)


@pytest.mark.both_engines
def test_of_two_editors_at_the_same_moment_the_second_is_told(database, project, alice):
    start, got = Barrier(2), []

    def save(number: int) -> None:
        draft = GuidelineDraft(f"Text of {number}.", {})
        start.wait()
        try:
            got.append(
                database.write(
                    lambda s: save_version(s, project.id, draft, alice.id, seen_version=0)
                )
            )
        except StaleError:
            got.append(0)

    threads = [Thread(target=save, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == [0, 1]
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Guideline)) == 1


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("Tag each sentence.", "Tag every sentence.", [("each", "every")]),
        ("", "New text.", [("", "New text.")]),
        ("Old text.", "", [("Old text.", "")]),
        ("One.\n\nTwo.", "One.\n\nTwo. Three.", [("", "Three.")]),
        ("One two", "One  two", []),
        ("", "", []),
    ],
)
def test_what_changed_is_found_word_by_word(before, after, changed):
    got = list(compare(before, after))
    assert "".join(one.after for one in got) == after
    told = [(one.before.strip(), one.after.strip()) for one in got if not one.same]
    assert told == changed


@pytest.mark.parametrize("text", [HOSTILE, "a\n" * 4_000, "word " * 2_000, "\u2067 \u200b"])
def test_any_text_can_be_compared(text):
    other = text[len(text) // 3 :] + " end"
    got = list(compare(text, other))
    assert "".join(one.after for one in got) == other


def test_only_what_differs_is_told_of_two_versions(session, project, alice):
    save_version(session, project.id, FIRST, alice.id, seen_version=0)
    save_version(session, project.id, SECOND, alice.id, seen_version=1)
    old, new = (get_version(session, project.id, number) for number in (1, 2))
    assert compare_versions(old, old) == compare_versions(new, new)
    differences = compare_versions(old, new)
    assert [one.before for one in differences.text if not one.same] == ["each"]
    assert differences.definitions == {}
