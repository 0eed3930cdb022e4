import pytest

from factcheck.errors import InvalidError
from factcheck.models import SpeakerKind
from factcheck.speakers.finding import OFFERED, search_speakers
from factcheck.speakers.service import add_speaker, get_author


def add(session, project, name, *aliases):
    return add_speaker(session, project.id, name, SpeakerKind.PERSON, None, aliases=aliases)


@pytest.mark.parametrize("typed", ["eli", "ÉLISE", "dup", "Elise D", "dupont"])
@pytest.mark.both_engines
def test_case_and_accents_do_not_count(session, project, typed):
    added = add(session, project, "Élise Dupont")
    assert [match.id for match in search_speakers(session, project.id, typed)] == [added.id]


def test_the_middle_of_a_word_does_not_match(session, project):
    add(session, project, "Élise Dupont")
    assert search_speakers(session, project.id, "pont") == []


def test_an_alias_finds_the_speaker_and_is_told(session, project):
    added = add(session, project, "World Health Organization", "WHO")
    (match,) = search_speakers(session, project.id, "who")
    assert (match.id, match.alias) == (added.id, "WHO")


def test_a_speaker_of_many_matching_aliases_is_offered_once(session, project):
    add(session, project, "Ann Smith", "Ann S.", "Anna Smith", "Ann Smyth")
    assert len(search_speakers(session, project.id, "ann")) == 1


def test_names_that_begin_so_come_first(session, project):
    add(session, project, "Mary Anders")
    add(session, project, "Anders Mary")
    assert [m.name for m in search_speakers(session, project.id, "anders")] == [
        "Anders Mary",
        "Mary Anders",
    ]


def test_no_more_than_a_screenful_is_offered(session, project):
    for n in range(OFFERED + 5):
        add(session, project, f"Ann {n}")
    assert len(search_speakers(session, project.id, "ann")) == OFFERED


@pytest.mark.parametrize("typed", ["", "  ", "%", "_", "'"])
def test_what_has_no_letter_finds_nobody(session, project, typed):
    add(session, project, "Élise Dupont")
    assert search_speakers(session, project.id, typed) == []


def test_speakers_of_another_project_are_not_offered(session, desk):
    add(session, desk.elsewhere, "Secret Source")
    assert search_speakers(session, desk.project.id, "secret") == []


def test_a_known_name_is_not_added_twice(session, project):
    first = add(session, project, "Élise Dupont", "Dupont")
    assert add(session, project, "ELISE DUPONT").id == first.id
    assert add(session, project, "Dupont").id == first.id


@pytest.mark.parametrize("name", ["", " ", "?!"])
def test_a_name_without_letters_is_refused(session, project, name):
    with pytest.raises(InvalidError):
        add(session, project, name)


def test_each_project_has_one_author(session, desk):
    assert get_author(session, desk.project.id).kind is SpeakerKind.AUTHOR
    assert get_author(session, desk.project.id) != get_author(session, desk.elsewhere.id)
