"""Words inside a sentence: marked, overlapping, taken away, and told apart from the sentence."""

import pytest

from factcheck.annotations.reading import Reading, Span
from factcheck.annotations.service import save_annotation
from factcheck.annotations.stored import list_saved
from factcheck.errors import InvalidError, StaleError
from factcheck.models import Annotation, Tag, uuid7
from factcheck.text.graphemes import is_boundary
from tests.support.work import add_article, annotate, sentences

TEXTS = [
    "The bridge is closed since Monday.",
    "👩🏽‍🚒 Crews 👨‍👩‍👧‍👦 came twice.",
    "Cafe\u0301 owners objected.",
    "ראש העיר אמר כי הגשר סגור.",
    "قال رئيس البلدية إن الجسر مغلق.",
    "橋は月曜日から閉鎖されている。",
]


def save(session, sentence, user, span, made=None, seen=0, **said):
    reading = Reading(said.pop("tag", None))
    return save_annotation(
        session,
        made or uuid7(),
        sentence.id,
        user.id,
        reading,
        seen_revision=seen,
        span=span,
        **said,
    )


def words(sentence, start, end):
    return Span(start, end, sentence.text[start:end])


@pytest.fixture
def sentence(session, project, alice):
    return sentences(session, add_article(session, project, alice))[1]


@pytest.mark.parametrize(("text", "end"), [(TEXTS[1], 1), (TEXTS[2], 4), ("🇪🇸 won.", 1)])
def test_half_a_character_cannot_be_marked(session, project, alice, text, end):
    sentence = sentences(session, add_article(session, project, alice, text))[0]
    with pytest.raises(InvalidError, match="whole characters"):
        save(session, sentence, alice, words(sentence, 0, end))


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_stored_with_what_stands_around_them(session, project, alice, text):
    sentence = sentences(session, add_article(session, project, alice, text))[0]
    start, end = [at for at in range(len(text)) if is_boundary(text, at)][1:6:4]
    saved = save(session, sentence, alice, words(sentence, start, end), tag=Tag.QUOTE)
    stored = session.get_one(Annotation, saved.id)
    assert (stored.start, stored.end, stored.exact) == (start, end, sentence.text[start:end])
    assert stored.prefix + stored.exact + stored.suffix == sentence.text[: end + 32]


def test_words_may_overlap_and_nest_and_leave_the_sentence_its_own_tag(session, sentence, bob):
    whole = annotate(session, sentence, bob, Tag.QUOTE)
    for start, end in ((0, 8), (4, 12), (5, 7), (5, 7)):
        save(session, sentence, bob, words(sentence, start, end), tag=Tag.CLAIM)
    found = list(list_saved(session, sentence.article_id, bob.id))
    assert sum(saved.span is None for saved in found) == 1
    assert sorted((s.span.start, s.span.end) for s in found if s.span) == [
        (0, 8), (4, 12), (5, 7), (5, 7),
    ]  # fmt: skip
    assert next(s for s in found if s.id == whole.id).tag is Tag.QUOTE


@pytest.mark.parametrize("span", [(-1, 3), (3, 3), (5, 3), (0, 10_000), (10_000, 10_001)])
def test_words_outside_the_sentence_are_refused(session, sentence, bob, span):
    with pytest.raises(InvalidError, match="beyond its end"):
        save(session, sentence, bob, Span(*span, "We"))


def test_words_that_are_not_there_are_refused(session, sentence, bob):
    with pytest.raises(InvalidError, match="no longer reads"):
        save(session, sentence, bob, Span(0, 3, "Not"))


def test_words_taken_away_are_gone_and_can_come_back(session, sentence, bob):
    span = words(sentence, 0, 8)
    saved = save(session, sentence, bob, span, tag=Tag.CLAIM)
    gone = save(session, sentence, bob, span, saved.id, 1, tag=Tag.CLAIM, removed=True)
    assert gone.removed
    assert list(list_saved(session, sentence.article_id, bob.id)) == []
    back = save(session, sentence, bob, span, saved.id, 2, tag=Tag.CLAIM)
    assert [s.id for s in list_saved(session, sentence.article_id, bob.id)] == [back.id]


def test_a_sentence_whose_reading_was_taken_away_can_be_read_anew(session, sentence, bob):
    first = annotate(session, sentence, bob)
    save_annotation(
        session, first.id, sentence.id, bob.id, first.reading, seen_revision=1, removed=True
    )
    assert annotate(session, sentence, bob, Tag.OPINION).id != first.id


def test_marked_words_cannot_be_moved_unseen(session, sentence, bob):
    saved = save(session, sentence, bob, words(sentence, 0, 8))
    with pytest.raises(StaleError) as caught:
        save(session, sentence, bob, words(sentence, 1, 8), saved.id, 0)
    assert caught.value.theirs["span"]["start"] == 0


def test_words_without_a_place_can_still_be_worked_on(session, sentence, bob):
    saved = save(session, sentence, bob, words(sentence, 0, 8))
    row = session.get_one(Annotation, saved.id)
    row.start = row.end = None
    session.flush()
    lost = Span(None, None, saved.span.exact)
    assert save(session, sentence, bob, lost, saved.id, 1, tag=Tag.CLAIM).tag is Tag.CLAIM
    placed = save(session, sentence, bob, words(sentence, 0, 8), saved.id, 2, tag=Tag.CLAIM)
    assert placed.span.start == 0


@pytest.mark.both_engines
@pytest.mark.parametrize("whole_too", [False, True], ids=["alone", "beside the whole"])
def test_a_mark_does_not_become_what_is_said_of_the_sentence(session, sentence, bob, whole_too):
    if whole_too:
        annotate(session, sentence, bob, Tag.QUOTE)
    marked = save(session, sentence, bob, words(sentence, 0, 2), tag=Tag.CLAIM)
    with pytest.raises(InvalidError, match="nor a mark") as refused:
        save(session, sentence, bob, None, made=marked.id, seen=1)
    assert list(refused.value.fields) == ["span"]
    assert session.get_one(Annotation, marked.id).exact == marked.span.exact


@pytest.mark.both_engines
def test_what_is_said_of_the_sentence_does_not_become_a_mark(session, sentence, bob):
    whole = annotate(session, sentence, bob, Tag.QUOTE)
    with pytest.raises(InvalidError, match="cannot be made into a mark"):
        save(session, sentence, bob, words(sentence, 0, 2), made=whole.id, seen=1)
    assert session.get_one(Annotation, whole.id).exact is None


def test_a_mark_that_was_taken_away_does_not_come_back_as_the_sentence(session, sentence, bob):
    marked = save(session, sentence, bob, words(sentence, 0, 2))
    save(session, sentence, bob, marked.span, made=marked.id, seen=1, removed=True)
    with pytest.raises(InvalidError, match="nor a mark"):
        save(session, sentence, bob, None, made=marked.id, seen=2)
