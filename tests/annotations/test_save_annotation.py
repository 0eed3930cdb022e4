from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select

from factcheck.annotations.reading import AttributionDraft, Reading
from factcheck.annotations.service import save_annotation
from factcheck.articles.details import remove_article
from factcheck.errors import ForbiddenError, InvalidError, StaleError
from factcheck.models import Annotation, Event, Manner, Speaker, Tag, uuid7
from tests.support.work import add_article, annotate, sentences

both_engines = pytest.mark.both_engines
CLAIM = Reading(Tag.CLAIM)
ORTIZ = AttributionDraft(uuid7(), "Lena Ortiz", manner=Manner.DIRECT, role="mayor")
BY_ORTIZ = Reading(Tag.QUOTE, (ORTIZ,))


@pytest.fixture
def sentence(session, project, alice):
    return sentences(session, add_article(session, project, alice))[1]


@both_engines
def test_a_first_save_is_revision_1(session, sentence, bob):
    saved = save_annotation(session, uuid7(), sentence.id, bob.id, BY_ORTIZ, seen_revision=0)
    assert (saved.tag, saved.revision, saved.speaker_name) == (Tag.QUOTE, 1, "Lena Ortiz")


@both_engines
def test_a_second_save_replaces_the_first(session, sentence, bob):
    made = uuid7()
    save_annotation(session, made, sentence.id, bob.id, BY_ORTIZ, seen_revision=0)
    saved = save_annotation(session, made, sentence.id, bob.id, CLAIM, seen_revision=1)
    assert (saved.tag, saved.revision, saved.reading.attributions) == (Tag.CLAIM, 2, ())


def test_the_same_delivery_twice_saves_once(session, sentence, bob):
    made = uuid7()
    first = save_annotation(session, made, sentence.id, bob.id, BY_ORTIZ, seen_revision=0)
    again = save_annotation(session, made, sentence.id, bob.id, BY_ORTIZ, seen_revision=0)
    assert again == first
    logged = select(func.count()).select_from(Event).where(Event.verb == "annotation.saved")
    assert session.scalar(logged) == 1


def test_two_windows_that_say_the_same_are_no_conflict(session, sentence, bob):
    first = save_annotation(session, uuid7(), sentence.id, bob.id, CLAIM, seen_revision=0)
    second = save_annotation(session, uuid7(), sentence.id, bob.id, CLAIM, seen_revision=0)
    assert second == first


def test_reviewers_read_a_sentence_apart(session, sentence, alice, bob):
    annotate(session, sentence, bob)
    assert annotate(session, sentence, alice, Tag.OPINION).revision == 1


def test_a_stale_save_is_refused_and_shows_what_is_stored(session, sentence, bob):
    annotate(session, sentence, bob)
    with pytest.raises(StaleError) as caught:
        annotate(session, sentence, bob, Tag.OPINION)
    assert caught.value.theirs["tag"] == "claim"


def test_an_id_of_another_sentence_is_refused(session, project, alice, bob):
    first, second, *_ = sentences(session, add_article(session, project, alice))
    taken = annotate(session, first, bob).id
    with pytest.raises(InvalidError):
        save_annotation(session, taken, second.id, bob.id, CLAIM, seen_revision=0)


def test_nothing_is_saved_in_a_removed_article(session, sentence, alice, bob):
    remove_article(session, sentence.article_id, alice.id)
    with pytest.raises(ForbiddenError, match="Put it back"):
        annotate(session, sentence, bob)


def test_a_speaker_is_found_in_any_spelling(session, sentence, alice, bob):
    annotate(session, sentence, bob, speaker="Élise Dupont")
    saved = annotate(session, sentence, alice, speaker="elise dupont")
    assert saved.speaker_name == "Élise Dupont"


def test_a_speaker_made_by_the_page_keeps_its_id(session, sentence, bob):
    made = uuid7()
    reading = Reading(Tag.QUOTE, (AttributionDraft(uuid7(), "Lena Ortiz", made),))
    save_annotation(session, uuid7(), sentence.id, bob.id, reading, seen_revision=0)
    assert session.get_one(Speaker, made).name == "Lena Ortiz"


def test_a_speaker_of_another_project_is_not_taken(session, desk, sentence, bob, mallory):
    theirs = sentences(session, add_article(session, desk.elsewhere, mallory))[0]
    (secret,) = annotate(session, theirs, mallory, speaker="Secret Source").reading.attributions
    reading = Reading(Tag.QUOTE, (AttributionDraft(uuid7(), "Somebody", secret.speaker_id),))
    with pytest.raises(InvalidError):
        save_annotation(session, uuid7(), sentence.id, bob.id, reading, seen_revision=0)


def test_the_log_tells_from_what_to_what(session, sentence, bob):
    made = uuid7()
    save_annotation(session, made, sentence.id, bob.id, CLAIM, seen_revision=0)
    save_annotation(session, made, sentence.id, bob.id, BY_ORTIZ, seen_revision=1)
    events = session.scalars(select(Event).where(Event.object_id == made).order_by(Event.id))
    first, second = events
    assert first.before is None
    assert second.before == first.after
    assert second.after["attributions"][0]["speaker"]["name"] == "Lena Ortiz"


@both_engines
def test_of_many_windows_saving_at_once_each_is_saved_or_told(database, project, alice, bob):
    sentence = database.write(
        lambda session: sentences(session, add_article(session, project, alice))[0]
    )
    start, outcomes = Barrier(8), []

    def save(window: int) -> None:
        start.wait()
        try:
            database.write(
                lambda session: annotate(session, sentence, bob, speaker=f"Window {window}")
            )
            outcomes.append("saved")
        except StaleError:
            outcomes.append("told")

    threads = [Thread(target=save, args=(window,)) for window in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["saved", *["told"] * 7]
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Annotation)) == 1


@both_engines
def test_counting_windows_lose_no_save(database, project, alice, bob):
    sentence = database.write(
        lambda session: sentences(session, add_article(session, project, alice))[0]
    )
    made = database.write(lambda session: annotate(session, sentence, bob)).id

    def save_until_done() -> None:
        seen = 1
        for note in range(10):
            while True:
                reading = Reading(Tag.CLAIM, note=str(note))
                try:
                    seen = database.write(
                        lambda session, r=reading, n=seen: save_annotation(
                            session, made, sentence.id, bob.id, r, seen_revision=n
                        )
                    ).revision
                    break
                except StaleError as error:
                    seen = error.theirs["revision"]

    threads = [Thread(target=save_until_done) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as session:
        stored = session.get_one(Annotation, made)
        logged = select(func.count()).select_from(Event).where(Event.object_id == made)
        assert stored.revision == session.scalar(logged)
