import pytest
from sqlalchemy import update

from factcheck.errors import InvalidError
from factcheck.models import Speaker, SpeakerKind, utc_now
from factcheck.speakers.finding import OFFERED, search_speakers
from factcheck.speakers.service import add_speaker, get_author


def add(session, project, name, *aliases):
    return add_speaker(session, project.id, name, SpeakerKind.PERSON, None, aliases=aliases)


def take_away(session, speaker):
    session.execute(update(Speaker).where(Speaker.id == speaker.id).values(removed_at=utc_now()))


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


@pytest.mark.both_engines
def test_the_shorter_comes_first_among_those_that_begin_so_and_among_the_others(session, project):
    names = ["Ånders Mary Louise", "Anders Mary", "Mary Jane Anders", "Mary Anders", "Anderson"]
    for name in [*names, "Flanders", "Andes"]:
        add(session, project, name)
    assert [m.name for m in search_speakers(session, project.id, "anders")] == [
        "Anderson",
        "Anders Mary",
        "Ånders Mary Louise",
        "Mary Anders",
        "Mary Jane Anders",
    ]


@pytest.mark.parametrize("name", ["Çağrı Şen", "Zehra 𐐀𐐁", "李明", "محمد علي"])
@pytest.mark.both_engines
def test_a_name_in_any_script_is_found_by_its_beginning(session, project, name):
    added = add(session, project, name)
    for end in range(1, len(name) + 1):
        assert [m.id for m in search_speakers(session, project.id, name[:end])] == [added.id]


@pytest.mark.both_engines
def test_speakers_behind_many_that_are_gone_are_offered(session, project):
    for n in range(70):
        take_away(session, add(session, project, f"Ann {n:02}"))
    last = add(session, project, "Ann the last")
    within = add(session, project, "Mary Ann")
    assert [m.id for m in search_speakers(session, project.id, "ann")] == [last.id, within.id]


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
