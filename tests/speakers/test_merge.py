"""Merging two speakers into one, and splitting one in two."""

import pytest

from factcheck.annotations.states import read_state as read_annotation
from factcheck.annotations.stored import list_saved
from factcheck.errors import InvalidError, NotFoundError
from factcheck.models import uuid7
from factcheck.speakers.entries import get_entry
from factcheck.speakers.finding import search_speakers
from factcheck.speakers.listing import list_quotations, list_speakers
from factcheck.speakers.merging import merge_speakers, plan_merge, plan_split, split_alias
from factcheck.speakers.registry import Details, add_alias, update_speaker
from factcheck.speakers.service import find_speaker, get_author
from factcheck.speakers.states import read_state
from factcheck.undo.service import redo, undo
from tests.support.quoting import add, names_of, quote
from tests.support.work import add_article, sentences

TEXT = """Anna Smith opened the bridge. “It holds,” Smith said.
Mayor Smith agreed with the engineers. The engineers went home."""


@pytest.fixture
def rows(session, project, alice):
    return sentences(session, add_article(session, project, alice, TEXT))


@pytest.fixture
def three(session, project):
    return [add(session, project, name) for name in ("Ann Lee", "A. Lee", "Ann B. Lee")]


def undone(session, project, user):
    return undo(session, project.id, user.id, uuid7())


def done_again(session, project, user):
    return redo(session, project.id, user.id, uuid7())


def alias_id(session, speaker, name):
    return next(a.id for a in get_entry(session, speaker.id).aliases if a.alias == name)


def rename(session, speaker, name, user):
    entry = get_entry(session, speaker.id)
    update_speaker(session, entry.id, Details(name, entry.kind), entry.revision, user.id)


@pytest.mark.both_engines
def test_all_that_named_the_one_merged_names_the_other(session, project, alice, rows, three):
    into, merged, _ = three
    annotation = quote(session, rows[0], alice, merged.name)
    merge_speakers(session, merged.id, into.id, alice.id)
    (saved,) = list_saved(session, rows[0].article_id, alice.id)
    assert (saved.id, saved.speaker_name) == (annotation, "Ann Lee")
    assert [m.id for m in search_speakers(session, project.id, "a lee")] == [into.id]
    assert find_speaker(session, project.id, merged.id).id == into.id
    assert add(session, project, "A LEE").id == into.id
    assert [(q.said_as) for q in list_quotations(session, into.id, alice.id)[0]] == ["A. Lee"]
    listed = {row.name: row for row in list_speakers(session, project.id, alice.id)[0]}
    assert "A. Lee" not in listed
    assert (listed["Ann Lee"].quoted, listed["Ann Lee"].aliases) == (1, ("A. Lee",))


def test_a_merge_into_one_that_is_merged_leads_to_who_stands(session, project, alice, three):
    first, second, third = three
    merge_speakers(session, second.id, first.id, alice.id)
    assert merge_speakers(session, third.id, second.id, alice.id) == first.id
    assert get_entry(session, third.id).merged_into_id == first.id


@pytest.mark.both_engines
def test_merges_make_no_chain_and_are_undone_one_by_one(session, project, alice, three):
    first, second, third = three
    merge_speakers(session, first.id, second.id, alice.id)
    merge_speakers(session, second.id, third.id, alice.id)
    into = [get_entry(session, speaker.id).merged_into_id for speaker in three]
    assert into == [third.id, third.id, None]
    assert "A. Lee" in undone(session, project, alice).words
    into = [get_entry(session, speaker.id).merged_into_id for speaker in three]
    assert into == [second.id, None, None]
    assert "A. Lee" in done_again(session, project, alice).words
    undone(session, project, alice)
    undone(session, project, alice)
    assert [get_entry(session, s.id).merged_into_id for s in three] == [None, None, None]
    done_again(session, project, alice)
    done_again(session, project, alice)
    into = [get_entry(session, speaker.id).merged_into_id for speaker in three]
    assert into == [third.id, third.id, None]


def test_the_plan_says_what_will_move(session, project, alice, bob, rows, three):
    first, second, third = three
    quote(session, rows[0], alice, first.name)
    quote(session, rows[0], bob, second.name)
    merge_speakers(session, first.id, second.id, alice.id)
    plan = plan_merge(session, second.id, third.id)
    assert (plan.attributions, [other.name for other in plan.before]) == (2, ["Ann Lee"])


def test_a_merge_with_itself_is_refused(session, alice, three):
    first, second, _ = three
    merge_speakers(session, second.id, first.id, alice.id)
    for into in (first.id, second.id):
        with pytest.raises(InvalidError, match="same speaker"):
            merge_speakers(session, first.id, into, alice.id)


def test_a_merge_with_the_author_is_refused(session, project, alice, three):
    author = get_author(session, project.id).id
    for one, other in ((three[0].id, author), (author, three[0].id)):
        with pytest.raises(InvalidError, match="author"):
            merge_speakers(session, one, other, alice.id)


def test_a_merge_across_projects_is_refused(session, desk, alice, three):
    stranger = add(session, desk.elsewhere, "Ann Lee")
    for into in (stranger.id, uuid7()):
        with pytest.raises(InvalidError, match="no such speaker"):
            merge_speakers(session, three[0].id, into, alice.id)
    with pytest.raises(NotFoundError):
        merge_speakers(session, uuid7(), three[0].id, alice.id)


def test_one_that_is_merged_already_cannot_be_merged_again(session, alice, three):
    first, second, third = three
    merge_speakers(session, second.id, first.id, alice.id)
    with pytest.raises(InvalidError, match="meanwhile"):
        merge_speakers(session, second.id, third.id, alice.id)


def test_a_redo_that_would_make_a_chain_is_refused(session, project, alice, bob, three):
    first, second, third = three
    merge_speakers(session, first.id, second.id, alice.id)
    undone(session, project, alice)
    merge_speakers(session, third.id, first.id, bob.id)
    assert done_again(session, project, alice).refusal == "changed_since"
    assert get_entry(session, first.id).merged_into_id is None


def test_an_undo_after_another_merge_is_refused(session, project, alice, bob, three):
    first, second, third = three
    merge_speakers(session, first.id, second.id, alice.id)
    merge_speakers(session, second.id, third.id, bob.id)
    assert undone(session, project, alice).refusal == "changed_since"
    assert get_entry(session, first.id).merged_into_id == third.id


@pytest.fixture
def smith(session, project, alice, rows):
    """Anna Smith, by mistake also known as Smith, and what is attributed to her."""
    speaker = add(session, project, "Anna Smith", "Smith")
    hers = quote(session, rows[0], alice, "Anna Smith", source="Anna Smith")
    his = quote(session, rows[1], alice, "Anna Smith", source="Smith")
    also_his = quote(session, rows[2], alice, "Anna Smith", source="Mayor Smith")
    unmarked = quote(session, rows[3], alice, "Anna Smith")
    return speaker, [hers, his, also_his, unmarked]


@pytest.mark.both_engines
def test_what_says_the_alias_goes_along_when_it_is_split_off(session, project, alice, smith):
    speaker, quotes = smith
    alias = alias_id(session, speaker, "Smith")
    plan = plan_split(session, speaker.id, alias)
    assert (plan.moving, plan.staying, plan.takes_back) == (2, 2, False)
    before = [read_annotation(session, quoted) for quoted in quotes]
    split = split_alias(session, speaker.id, alias, alice.id)
    assert get_entry(session, split).name == "Smith"
    assert get_entry(session, speaker.id).aliases == ()
    said = [names_of(session, quoted) for quoted in quotes]
    assert said == [["Anna Smith"], ["Smith"], ["Smith"], ["Anna Smith"]]
    after = [read_annotation(session, quoted) for quoted in quotes]
    assert undone(session, project, alice).refusal is None
    assert [read_annotation(session, quoted) for quoted in quotes] == before
    assert alias_id(session, speaker, "Smith") == alias
    assert get_entry(session, split).removed
    assert done_again(session, project, alice).refusal is None
    assert [read_annotation(session, quoted) for quoted in quotes] == after


def test_a_split_is_told_to_windows_that_show_the_sentence(session, alice, rows, smith):
    speaker, quotes = smith
    split_alias(session, speaker.id, alias_id(session, speaker, "Smith"), alice.id)
    saved = {one.id: one.revision for one in list_saved(session, rows[0].article_id, alice.id)}
    assert [saved[quoted] for quoted in quotes] == [1, 2, 2, 1]


def test_splitting_off_the_alias_of_a_merge_takes_it_back(session, project, alice, rows, three):
    into, merged, _ = three
    add_alias(session, merged.id, "Lee of the board", alice.id)
    annotation = quote(session, rows[0], alice, merged.name)
    before = read_state(session, merged.id)
    merge_speakers(session, merged.id, into.id, alice.id)
    alias = alias_id(session, into, "Lee of the board")
    assert plan_split(session, into.id, alias).takes_back
    assert split_alias(session, into.id, alias, alice.id) == merged.id
    assert read_state(session, merged.id) == before
    assert names_of(session, annotation) == ["A. Lee"]
    undone(session, project, alice)
    assert get_entry(session, merged.id).merged_into_id == into.id


@pytest.mark.both_engines
def test_who_had_been_merged_before_goes_along_when_a_merge_is_taken_back(
    session, project, alice, rows, three
):
    first, second, third = three
    fourth = add(session, project, "Lee of Bath")
    quote(session, rows[0], alice, first.name)
    quote(session, rows[1], alice, second.name)
    quote(session, rows[2], alice, fourth.name)
    merge_speakers(session, first.id, second.id, alice.id)
    merge_speakers(session, fourth.id, third.id, alice.id)
    merge_speakers(session, second.id, third.id, alice.id)
    alias = alias_id(session, third, second.name)
    plan = plan_split(session, third.id, alias)
    assert (plan.along, plan.moving, plan.staying) == ((first.id,), 2, 1)
    split_alias(session, third.id, alias, alice.id)
    four = (*three, fourth)
    into = [get_entry(session, speaker.id).merged_into_id for speaker in four]
    assert into == [second.id, None, None, third.id]
    undone(session, project, alice)
    into = [get_entry(session, speaker.id).merged_into_id for speaker in four]
    assert into == [third.id, third.id, None, third.id]
    done_again(session, project, alice)
    into = [get_entry(session, speaker.id).merged_into_id for speaker in four]
    assert into == [second.id, None, None, third.id]


def test_who_was_merged_anew_by_itself_does_not_go_along(session, alice, three):
    first, second, third = three
    merge_speakers(session, first.id, second.id, alice.id)
    merge_speakers(session, second.id, third.id, alice.id)
    split_alias(session, third.id, alias_id(session, third, first.name), alice.id)
    merge_speakers(session, first.id, third.id, alice.id)
    assert plan_split(session, third.id, alias_id(session, third, second.name)).along == ()


def test_a_merge_can_be_taken_back_though_the_one_that_stands_has_its_name(session, alice, three):
    into, merged, _ = three
    merge_speakers(session, merged.id, into.id, alice.id)
    rename(session, into, merged.name, alice)
    alias = next(a.id for a in get_entry(session, into.id).aliases if a.speaker_id == merged.id)
    with pytest.raises(InvalidError, match="another name first"):
        split_alias(session, into.id, alias, alice.id)
    rename(session, into, "Ann Lee of Bath", alice)
    assert split_alias(session, into.id, alias, alice.id) == merged.id


def test_a_split_makes_a_new_speaker_though_another_has_the_alias(session, project, alice, smith):
    speaker, _ = smith
    other = add(session, project, "John Smith")
    add_alias(session, other.id, "Smith", alice.id)
    split = split_alias(session, speaker.id, alias_id(session, speaker, "Smith"), alice.id)
    assert split not in (speaker.id, other.id)


@pytest.mark.both_engines
def test_splitting_off_many_costs_no_more_queries_than_few(session, project, alice, count_queries):
    asked = []
    for many in (2, 40):
        text = " ".join(
            f"The river rose {many} and {n} times, said Boss {many}." for n in range(many)
        )
        rows = sentences(session, add_article(session, project, alice, text))
        name, boss = f"Lena {many}", f"Boss {many}"
        speaker = add(session, project, name, boss)
        quoted = [quote(session, row, alice, name, source=boss) for row in rows]
        alias = alias_id(session, speaker, boss)
        with count_queries() as seen:
            split = split_alias(session, speaker.id, alias, alice.id)
        asked.append(len(seen))
        assert [names_of(session, annotation_id) for annotation_id in quoted] == [[boss]] * many
        assert get_entry(session, split).name == boss
    assert asked[0] == asked[1]


def test_splitting_off_more_than_fit_in_one_statement_moves_all(
    session, project, alice, smith, monkeypatch
):
    monkeypatch.setattr("factcheck.speakers.merging.AT_ONCE", 1)
    speaker, quotes = smith
    split_alias(session, speaker.id, alias_id(session, speaker, "Smith"), alice.id)
    said = [names_of(session, quoted) for quoted in quotes]
    assert said == [["Anna Smith"], ["Smith"], ["Smith"], ["Anna Smith"]]
    assert undone(session, project, alice).refusal is None
    assert [names_of(session, quoted) for quoted in quotes] == [["Anna Smith"]] * 4
