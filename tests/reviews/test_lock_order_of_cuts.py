"""Whoever cuts or corrects an article waits for those at work in it, and nobody in vain."""

from functools import partial

import pytest
from sqlalchemy import select

from factcheck.accounts.members import remove_member
from factcheck.annotations.reading import Reading, Span
from factcheck.annotations.service import save_annotation
from factcheck.articles.details import update_article
from factcheck.articles.recut import Cutter, correct_sentence, split_sentence
from factcheck.articles.service import Metadata
from factcheck.articles.unplaced import list_lost, place_words
from factcheck.errors import NotFoundError
from factcheck.models import Article, Membership, Sentence, Tag, uuid7
from factcheck.talk import topics
from factcheck.talk.service import begin_thread
from factcheck.undo.service import undo
from tests.support.work import add_article, annotate

pytestmark = pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
TOWN = 2
"""Where the sentence stands that Bob annotates."""
HELD_SENTENCE = ("FROM sentence", " FOR UPDATE")
"""What the statement says that holds a sentence."""


def correct(shared, at, words="She thanked the brigade twice.", seen_cut=1):
    editor = Cutter(shared.alice.id, is_editor=True)

    def work(session):
        correct_sentence(session, shared.sentence_ids[at], words, editor, seen_cut=seen_cut)

    return work


def comment(shared, at):
    def work(session):
        topic = topics.find_sentence(session, shared.sentence_ids[at], shared.bob.id)
        begin_thread(session, uuid7(), topic, "Is it so?", shared.bob.id)

    return work


def undo_of(shared, user):
    return lambda session: undo(session, shared.project.id, user.id, uuid7())


@pytest.fixture
def annotated(database, shared):
    """Bob has annotated the third sentence."""

    def work(session):
        annotate(session, session.get_one(Sentence, shared.sentence_ids[TOWN]), shared.bob)

    database.write(work)


def test_neither_is_tried_again_when_an_undo_meets_a_correction(shared, annotated, race):
    undoing = undo_of(shared, shared.bob)
    assert race(undoing, correct(shared, 1), "INSERT INTO step") == []


def test_neither_is_tried_again_when_a_correction_meets_an_undo(shared, annotated, race):
    assert race(correct(shared, 1), undo_of(shared, shared.bob)) == []


@pytest.mark.parametrize("held", [(), HELD_SENTENCE])
def test_neither_is_tried_again_when_a_correction_meets_a_comment(shared, race, held):
    assert race(correct(shared, TOWN), comment(shared, TOWN), *held) == []


def test_neither_is_tried_again_when_a_comment_meets_a_correction(shared, race):
    assert race(comment(shared, TOWN), correct(shared, TOWN), "INSERT INTO comment") == []


def test_neither_is_tried_again_when_the_undo_of_a_correction_meets_a_comment(
    database, shared, race
):
    database.write(correct(shared, TOWN))
    undoing = undo_of(shared, shared.alice)
    assert race(undoing, comment(shared, TOWN), *HELD_SENTENCE) == []


@pytest.fixture
def placing(database, shared):
    """Bob and Dana have marked a word that a correction takes away; what gives each another one."""
    sentence_id = shared.sentence_ids[TOWN]

    def mark(session, user):
        text = session.get_one(Sentence, sentence_id).text
        start = text.index("brigade")
        span = Span(start, start + len("brigade"), "brigade")
        said = (uuid7(), sentence_id, user.id, Reading(Tag.CLAIM))
        save_annotation(session, *said, seen_revision=0, span=span)

    def place(session, user):
        (lost,) = list_lost(session, shared.article_id, user.id)
        place_words(session, shared.article_id, user.id, lost, position=TOWN, words="town")

    both = (shared.bob, shared.dana)
    for user in both:
        database.write(partial(mark, user=user))
    database.write(correct(shared, TOWN, "She left the town at night, without a word to anybody."))
    return [partial(place, user=user) for user in both]


def test_neither_is_tried_again_when_two_place_their_words_in_one_article(placing, race):
    assert race(*placing) == []


def test_neither_is_tried_again_when_who_places_words_is_removed(database, shared, placing, race):
    with database.read() as session:
        own = select(Membership.id).where(Membership.user_id == shared.bob.id)
        member_id = session.scalars(own).one()

    def remove(session):
        remove_member(session, shared.project.id, member_id, shared.alice.id)

    assert race(placing[0], remove) == []


@pytest.mark.parametrize("what", ["save", "split"])
def test_neither_is_tried_again_when_another_language_meets_a_first(database, shared, race, what):
    def add(session):
        text = "The gauge rose. It fell."
        article = add_article(session, shared.project, shared.alice, text, "The gauge")
        first = select(Sentence.id).where(Sentence.article_id == article.id)
        return article.id, session.scalars(first.order_by(Sentence.position)).first()

    article_id, sentence_id = database.write(add)

    def change(session):
        revision = session.get_one(Article, article_id).revision
        details = Metadata(title="The gauge", language="es")
        update_article(session, article_id, details, revision, shared.alice.id)

    def save(session):
        said = (uuid7(), sentence_id, shared.alice.id, Reading(Tag.CLAIM))
        save_annotation(session, *said, seen_revision=0)

    def split(session):
        editor = Cutter(shared.alice.id, is_editor=True)
        split_sentence(session, sentence_id, 4, editor, seen_cut=1)

    def work(session):
        with pytest.raises(NotFoundError):
            {"save": save, "split": split}[what](session)

    assert race(change, work, "DELETE FROM sentence") == []
