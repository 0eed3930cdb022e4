"""What the page is told of an annotation can be sent back, wherever the text was cut since.

The page sends all of an annotation with every key, also the words of its attributions, which may
by then stand before its sentence or after it.
"""

import json

import pytest

from factcheck.accounts.service import add_member
from factcheck.annotations.api import AnnotationBody
from factcheck.annotations.reading import AttributionDraft, Reading, Span
from factcheck.annotations.service import save_annotation
from factcheck.articles.recut import correct_sentence
from factcheck.articles.recut_types import Whole
from factcheck.articles.unplaced import list_lost, place_words
from factcheck.models import Role, Tag, User, uuid7
from factcheck.undo.service import undo
from tests.articles.recutting import (
    TEXT,
    assert_sound,
    cut_of,
    editor,
    mark,
    merge,
    rows_of,
    span_of,
    split,
    standing,
)
from tests.exchange.conftest import bring, empty, export_of  # noqa: F401  a fixture
from tests.support.visit import Visitor
from tests.support.work import add_article

PARTS = {"cue": "said", "source": "Lena Ortiz", "content": "The river rose"}


@pytest.fixture
def article(database, project, alice):
    return database.write(lambda session: add_article(session, project, alice, TEXT))


@pytest.fixture
def reviewer(signed_in, alice):
    return Visitor(signed_in(alice))


def say_all(session, article, user):
    """Attribute the first sentence and words at both of its ends, with words from all over it."""
    row = rows_of(session, article)[0]
    who = AttributionDraft(
        uuid7(), "Lena Ortiz", **{part: span_of(row, words) for part, words in PARTS.items()}
    )
    reading = Reading(Tag.QUOTE, (who,))
    save_annotation(session, uuid7(), row.id, user.id, reading, seen_revision=0)
    mark(session, row, user, "river", **PARTS)
    mark(session, row, user, "Ortiz", **PARTS)


def split_it(session, article, user):
    split(session, article, 0, "said", editor(user))


def split_off_the_first(session, article, user):
    split(session, article, 0, "said", editor(user), Whole.SECOND)


def join_its_parts(session, article, user):
    split_it(session, article, user)
    merge(session, article, 0, editor(user))


def join_a_part_with_the_next(session, article, user):
    split_it(session, article, user)
    merge(session, article, 1, editor(user))


def correct_the_other_part(session, article, user):
    split_it(session, article, user)
    row, seen = rows_of(session, article)[0], cut_of(session, article)
    words = "And then the river rose,"
    correct_sentence(session, row.id, words, editor(user), seen_cut=seen)


def lose_words(session, article, user):
    split_it(session, article, user)
    row, seen = rows_of(session, article)[1], cut_of(session, article)
    correct_sentence(session, row.id, "says Lena Ortiz.", editor(user), seen_cut=seen)


def place_them_by_hand(session, article, user):
    lose_words(session, article, user)
    while lost := next(iter(list_lost(session, article.id, user.id)), None):
        place_words(session, article.id, user.id, lost, position=1, words="says")


def undo_a_correction(session, article, user):
    correct_the_other_part(session, article, user)
    undo(session, article.project_id, user.id, uuid7())


WAYS = [
    split_it,
    split_off_the_first,
    join_its_parts,
    join_a_part_with_the_next,
    correct_the_other_part,
    lose_words,
    place_them_by_hand,
    undo_a_correction,
]


def body_of(saved, **changes):
    told = json.loads(saved.json)
    del told["id"], told["evidence"]
    return {**told, **changes}


def outside(saved, rows):
    length = next(len(row.text) for row in rows if row.id == saved.sentence_id)
    spans = [getattr(who, part) for who in saved.reading.attributions for part in PARTS]
    placed = [span for span in spans if span.start is not None]
    return any(span.start < 0 or span.end > length for span in placed)


@pytest.mark.both_engines
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_what_the_page_is_told_can_be_sent_back(database, article, alice, reviewer, way):
    def work(session):
        say_all(session, article, alice)
        way(session, article, alice)

    database.write(work)
    with database.read() as session:
        told, rows = standing(session, article), rows_of(session, article)
    assert len(told) >= 3
    if way is not join_its_parts:
        assert any(outside(saved, rows) for saved in told)
    for saved in told:
        sent = body_of(saved, tag="claim", note="Saved again.")
        answer = reviewer.put(f"/api/v1/annotations/{saved.id}", sent)
        assert answer.status_code == 200, answer.text
        assert answer.json["attributions"] == sent["attributions"]
    with database.read() as session:
        assert {saved.tag for saved in standing(session, article)} == {Tag.CLAIM}
        assert_sound(session, article)


@pytest.mark.both_engines
def test_what_was_exported_and_imported_can_be_sent_back(database, article, project, alice, empty):  # noqa: F811
    def work(session):
        say_all(session, article, alice)
        split_it(session, article, alice)

    database.write(work)
    bring(empty, export_of(database, project.id))
    with empty.read() as session:
        told, rows = standing(session, article), rows_of(session, article)
        reviewer = session.query(User).filter_by(name="Alice").one()
    empty.write(lambda session: add_member(session, project.id, reviewer.id, Role.EDITOR))
    assert any(outside(saved, rows) for saved in told)

    def send_back(session):
        for saved in told:
            body = AnnotationBody.model_validate_json(json.dumps(body_of(saved, tag="claim")))
            made = save_annotation(
                session,
                saved.id,
                body.sentence,
                reviewer.id,
                body.reading(),
                seen_revision=body.revision,
                span=body.span and body.span.span(),
            )
            assert made.as_json() == saved.as_json() | {"tag": "claim", "revision": made.revision}

    empty.write(send_back)


@pytest.mark.parametrize("start", [-16, 17])
def test_words_outside_the_sentence_are_not_taken_anew(database, article, alice, reviewer, start):
    def work(session):
        say_all(session, article, alice)
        split_it(session, article, alice)
        return rows_of(session, article)[1]

    row = database.write(work)
    with database.read() as session:
        saved = next(
            saved
            for saved in standing(session, article)
            if saved.sentence_id == row.id and saved.span is None
        )
    cue = Span(start, start + 3, "The").as_json()
    sent = body_of(saved)
    sent["attributions"][0]["cue"] = cue
    answer = reviewer.put(f"/api/v1/annotations/{saved.id}", sent)
    assert answer.status_code == 422
    assert "of this sentence only" in answer.json["error"]["message"]
    answer = reviewer.put(f"/api/v1/annotations/{uuid7()}", body_of(saved, span=cue, revision=0))
    assert answer.status_code == 422
