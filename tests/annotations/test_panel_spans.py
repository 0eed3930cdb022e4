"""The panel without scripts: saying something of words inside a sentence."""

import re

import pytest

from factcheck.annotations.stored import list_saved
from factcheck.models import Tag, uuid7
from tests.annotations.panel import fields_of
from tests.support.visit import Visitor
from tests.support.work import add_article, sentences

TEXT = "Officials said the dam 🚒 is dry as bone, as dry as bone. Nobody was hurt."


@pytest.fixture
def row(database, project, alice):
    return database.write(lambda s: sentences(s, add_article(s, project, alice, TEXT)))[0]


@pytest.fixture
def reviewer(signed_in, bob):
    return Visitor(signed_in(bob))


@pytest.fixture
def spans(database, row, bob):
    """The spans that the database holds, by where they begin."""

    def read():
        with database.read() as session:
            found = [saved for saved in list_saved(session, row.article_id, bob.id) if saved.span]
        return sorted(found, key=lambda saved: saved.span.start)

    return read


def mark(reviewer, row, words, which="", **fields):
    blank = {"id": str(uuid7()), "words": words, "which": which}
    return reviewer.post(f"/sentences/{row.id}/spans", **blank | fields)


def test_typed_words_are_marked_and_shown_in_the_panel(reviewer, row, spans):
    answer = mark(reviewer, row, "the dam 🚒 is")
    assert answer.status_code == 303
    span = spans()[0].span
    assert (span.start, span.end, span.exact) == (15, 27, "the dam 🚒 is")
    page = reviewer.get(answer.location).text
    assert "These words are" in page
    assert fields_of(page)["id"] == str(spans()[0].id)


def test_what_the_panel_says_then_is_said_of_these_words_alone(reviewer, row, spans, database, bob):
    page = reviewer.get(mark(reviewer, row, "the dam").location).text
    fields = fields_of(page) | {"tag": "claim", "who-0-speaker_name": "Officials"}
    answer = reviewer.post(f"/sentences/{row.id}/annotation", **fields)
    assert f"annotation={spans()[0].id}" in answer.location
    assert (spans()[0].tag, spans()[0].speaker_name) == (Tag.CLAIM, "Officials")
    with database.read() as session:
        assert all(saved.span for saved in list_saved(session, row.article_id, bob.id))


def test_words_may_overlap_and_lie_in_one_another(reviewer, row, spans):
    for words in ("the dam 🚒 is dry", "dam", "is dry as bone, as"):
        assert mark(reviewer, row, words).status_code == 303
    assert len(spans()) == 3


def test_words_in_two_places_ask_which(reviewer, row, spans):
    answer = mark(reviewer, row, "dry as bone")
    assert answer.status_code == 422
    assert "2 places" in answer.text
    assert 'value="dry as bone"' in answer.text
    assert mark(reviewer, row, "dry as bone", "2").status_code == 303
    assert spans()[0].span.start == row.text.rindex("dry as bone")


@pytest.mark.parametrize("words", ["", "  ", "the sun", "bone. Nobody", "x" * 10_001])
def test_words_that_are_not_in_the_sentence_are_refused(reviewer, row, spans, words):
    answer = mark(reviewer, row, words)
    assert answer.status_code == 422
    assert spans() == []


@pytest.mark.parametrize("which", ["0", "-1", "3", "many"])
def test_a_place_that_is_none_is_refused(reviewer, row, which):
    assert mark(reviewer, row, "dry as bone", which).status_code == 422


def test_marking_the_same_words_twice_over_by_a_double_press_marks_once(reviewer, row, spans):
    span_id = str(uuid7())
    for _ in range(2):
        assert mark(reviewer, row, "the dam", id=span_id).status_code == 303
    assert len(spans()) == 1


def test_a_mark_is_taken_away_with_what_was_said_kept(reviewer, row, spans, database):
    page = reviewer.get(mark(reviewer, row, "the dam").location).text
    fields = fields_of(page) | {"tag": "claim"}
    reviewer.post(f"/sentences/{row.id}/annotation", **fields)
    page = reviewer.get(f"/articles/{row.article_id}?sentence={row.id}&annotation={fields['id']}")
    taken = fields_of(page.text) | {"then": "remove", "tag": "opinion"}
    answer = reviewer.post(f"/sentences/{row.id}/annotation", **taken)
    assert answer.status_code == 303
    assert spans() == []
    page = reviewer.get(answer.location).text
    assert "These words are" not in re.sub(r"<span[^>]*hidden[^>]*>.*?</span>", "", page)


def test_the_whole_sentence_is_never_taken_away_so(reviewer, row, database, bob):
    fields = fields_of(reviewer.get(f"/articles/{row.article_id}").text) | {"tag": "claim"}
    reviewer.post(f"/sentences/{row.id}/annotation", **fields)
    fields = fields_of(reviewer.get(f"/articles/{row.article_id}").text)
    reviewer.post(f"/sentences/{row.id}/annotation", **fields | {"then": "remove"})
    with database.read() as session:
        assert [saved.tag for saved in list_saved(session, row.article_id, bob.id)] == [Tag.CLAIM]


def test_two_windows_on_one_span_show_both_versions(reviewer, row, spans):
    address = mark(reviewer, row, "the dam").location
    first = fields_of(reviewer.get(address).text)
    post = f"/sentences/{row.id}/annotation"
    reviewer.post(post, **first | {"tag": "claim", "who-0-speaker_name": "Officials"})
    answer = reviewer.post(post, **first | {"tag": "opinion", "note": "my careful note"})
    assert answer.status_code == 409
    assert "Officials" in answer.text
    mine = fields_of(answer.text)
    assert (mine["tag"], mine["note"]) == ("opinion", "my careful note")
    assert reviewer.post(post, **mine).status_code == 303
    assert spans()[0].tag is Tag.OPINION


def test_a_viewer_marks_nothing(signed_in, carol, row, spans):
    viewer = Visitor(signed_in(carol))
    assert mark(viewer, row, "the dam").status_code == 403
    assert "Mark words of this sentence" not in viewer.get(f"/articles/{row.article_id}").text
