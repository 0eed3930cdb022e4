"""Writing, changing, removing and settling comments."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from factcheck.accounts.service import disable_user
from factcheck.articles.details import remove_article, restore_article
from factcheck.articles.recut import Cutter, merge_sentence
from factcheck.errors import ForbiddenError, InvalidError, NotFoundError, StaleError
from factcheck.models import Article, Comment, Event, Notice, NoticeKind, utc_now, uuid7
from factcheck.talk.reading import Wanted, get_thread, list_about, list_threads
from factcheck.talk.service import (
    LONGEST,
    begin_thread,
    clean_comment,
    edit_comment,
    remove_comment,
    reply,
    resolve_thread,
)
from factcheck.talk.topics import find_article, find_source
from tests.talk.saying import answer, heard, say_of

pytestmark = pytest.mark.both_engines


@pytest.fixture(autouse=True)
def opened(article, session):
    """Nothing is blind here; test_blindness.py asks what is."""
    article.opened_at = utc_now()
    session.flush()


def verbs(session, comment_id):
    query = select(Event.verb).where(Event.object_id == comment_id).order_by(Event.id)
    return list(session.scalars(query))


def test_a_reply_to_a_reply_belongs_to_the_thread_and_is_about_the_same(session, rows, alice, bob):
    thread = say_of(session, rows[1], bob)
    first = answer(session, thread, alice)
    second = session.get_one(Comment, answer(session, first, bob))
    assert (second.thread_id, second.sentence_id) == (thread, rows[1].id)


def test_what_is_delivered_twice_is_written_once(session, article, bob, alice):
    made, topic = uuid7(), find_article(session, article.id)
    for _ in range(2):
        assert begin_thread(session, made, topic, "Once, @Alice.", bob.id).id == made
    said = uuid7()
    for _ in range(2):
        reply(session, said, made, "Once more.", alice.id)
    assert heard(session, article, alice) == ["Once, @Alice.", "Once more."]
    assert session.scalar(select(func.count()).select_from(Notice)) == 2
    assert verbs(session, made) == ["comment.added"]


def test_another_text_under_the_same_id_is_another_comment(session, article, alice, bob):
    made, topic = uuid7(), find_article(session, article.id)
    begin_thread(session, made, topic, "One.", bob.id)
    other = begin_thread(session, made, topic, "Two.", bob.id).id
    third = begin_thread(session, made, topic, "One.", alice.id).id
    assert len({made, other, third}) == 3
    assert heard(session, article, bob) == ["One.", "Two.", "One."]


def test_one_changes_ones_own_comment_alone_and_from_the_state_one_saw(
    session, article, bob, alice
):
    said = say_of(session, article, bob, "Frist.")
    edit_comment(session, said, "First.", 1, bob.id)
    with pytest.raises(StaleError) as refused:
        edit_comment(session, said, "Other.", 1, bob.id)
    assert refused.value.theirs == {"text": "First.", "revision": 2}
    edit_comment(session, said, "First.", 1, bob.id)  # the same, delivered twice
    with pytest.raises(NotFoundError):
        edit_comment(session, said, "Hers.", 2, alice.id)
    assert verbs(session, said) == ["comment.added", "comment.edited"]
    assert get_thread(session, said, alice.id).first.edited_at


def test_a_change_tells_only_those_it_names_anew(session, article, alice, bob, dana):
    said = say_of(session, article, bob, "@Alice")
    edit_comment(session, said, "@Alice and @Dana Ruiz", 1, bob.id)
    told = session.scalars(select(Notice.user_id).where(Notice.kind == NoticeKind.MENTION))
    assert sorted(told) == sorted([alice.id, dana.id])


def test_a_removed_comment_leaves_a_trace_only_where_there_are_replies(
    session, article, bob, alice
):
    alone, answered = (
        say_of(session, article, bob, "Alone."),
        say_of(session, article, bob, "Both."),
    )
    answer(session, answered, alice)
    for said in (alone, answered, answered):
        remove_comment(session, said, bob.id)
    assert heard(session, article, alice) == ["", "It is."]
    assert get_thread(session, answered, alice.id).first.removed
    assert get_thread(session, alone, alice.id) is None
    assert verbs(session, answered) == ["comment.added", "comment.removed"]
    with pytest.raises(NotFoundError):
        edit_comment(session, answered, "Back.", 2, bob.id)


def test_a_removed_reply_is_gone(session, article, bob, alice):
    said = answer(session, say_of(session, article, bob), bob, "Mistaken.")
    remove_comment(session, said, alice.id)  # an editor may
    assert heard(session, article, bob) == ["Is it so?"]


def test_only_its_author_or_an_editor_removes_a_comment(session, article, alice, bob, dana):
    said = say_of(session, article, alice)
    with pytest.raises(ForbiddenError):
        remove_comment(session, said, bob.id)


def test_a_thread_is_settled_and_opened_again(session, article, alice, bob, dana):
    said = say_of(session, article, bob)
    resolve_thread(session, said, 1, dana.id, resolved=True)
    resolve_thread(session, said, 1, dana.id, resolved=True)
    assert get_thread(session, said, bob.id).resolved_by == "Dana Ruiz"
    with pytest.raises(StaleError):
        resolve_thread(session, said, 1, alice.id, resolved=False)
    resolve_thread(session, said, 2, alice.id, resolved=False)
    assert verbs(session, said) == ["comment.added", "comment.resolved", "comment.reopened"]
    assert get_thread(session, said, bob.id).resolved_at is None


def test_nothing_is_added_to_what_was_removed_and_all_of_it_can_be_read(
    session, article, alice, bob
):
    said = say_of(session, article, bob)
    remove_article(session, article.id, alice.id)
    for touch in (
        lambda: say_of(session, article, bob),
        lambda: answer(session, said, alice),
        lambda: edit_comment(session, said, "More.", 1, bob.id),
        lambda: resolve_thread(session, said, 1, bob.id, resolved=True),
    ):
        with pytest.raises(ForbiddenError):
            touch()
    assert heard(session, article, alice) == ["Is it so?"]
    restore_article(session, article.id, alice.id)
    answer(session, said, alice)


def test_a_thread_stays_when_its_sentence_is_joined_with_another(
    session, article, rows, alice, bob
):
    said = say_of(session, rows[2], bob)
    words = rows[2].text
    cut = session.get_one(Article, article.id).cut
    merge_sentence(session, rows[1].id, Cutter(alice.id, is_editor=True), seen_cut=cut)
    session.expire_all()
    thread = get_thread(session, said, alice.id)
    assert thread.lost
    assert (thread.topic.article_id, thread.topic.quoted) == (article.id, words)
    answer(session, said, alice)


def test_threads_of_an_article_stand_in_the_order_of_its_text(session, article, rows, bob):
    for about, text in (
        (rows[2], "Third"),
        (rows[0], "First"),
        (article, "Whole"),
        (rows[0], "Again"),
    ):
        say_of(session, about, bob, text)
    assert heard(session, article, bob) == ["Whole", "First", "Again", "Third"]


def test_pages_follow_each_other_without_gap(session, article, rows, bob, monkeypatch):
    monkeypatch.setattr("factcheck.talk.reading.PAGE", 2)
    for about in (rows[2], rows[0], article, rows[0], rows[1]):
        say_of(session, about, bob, str(about))
    seen, after = [], None
    while True:
        threads, after = list_about(session, find_article(session, article.id), bob.id, after=after)
        seen += [one.first.text for one in threads]
        if after is None:
            break
    assert seen == [str(about) for about in (article, rows[0], rows[0], rows[1], rows[2])]


def test_pages_of_a_project_follow_each_other_by_when_a_thread_was_begun(
    session, project, article, bob, monkeypatch
):
    monkeypatch.setattr("factcheck.talk.reading.PAGE", 2)
    topic, noon = find_article(session, article.id), utc_now()
    # An id is made when the form is opened, which may be long before.
    for number, made in enumerate([uuid7() for _ in range(5)][::-1]):
        thread = begin_thread(session, made, topic, f"{number}", bob.id)
        session.get_one(Comment, thread.id).created_at = noon + timedelta(minutes=number)
    session.flush()
    seen, after = [], None
    for _ in range(3):
        threads, after = list_threads(session, project.id, bob.id, Wanted(), after=after)
        seen.append([one.first.text for one in threads])
    assert (seen, after) == ([["4", "3"], ["2", "1"], ["0"]], None)


def test_a_source_is_spoken_of_too(session, report, bob, alice):
    said = say_of(session, find_source(session, report.id, bob.id), bob)
    topic = get_thread(session, said, alice.id).topic
    assert (topic.source_id, topic.name, topic.article_id) == (report.id, "The gauge", None)


def test_the_one_who_began_a_thread_is_told_of_replies_and_nobody_of_their_own(
    session, article, alice, bob
):
    thread = say_of(session, article, bob, "@Bob")
    answer(session, thread, bob)
    answer(session, thread, alice)
    answer(session, thread, alice, "@Bob, look")
    told = session.execute(select(Notice.user_id, Notice.kind).order_by(Notice.id)).all()
    assert told == [(bob.id, NoticeKind.REPLY), (bob.id, NoticeKind.MENTION)]


def test_nobody_is_told_who_is_disabled(session, article, bob, dana):
    disable_user(session, dana.id)
    made = begin_thread(session, uuid7(), find_article(session, article.id), "@Dana Ruiz", bob.id)
    assert made.unknown == ("Dana",)
    assert session.scalar(select(func.count()).select_from(Notice)) == 0


@pytest.mark.parametrize(
    "typed", ["", "  \n ", "\u200b\u2060", "\u202e\u2066", "x" * (LONGEST + 1)]
)
def test_what_is_empty_or_too_long_is_refused(typed):
    with pytest.raises(InvalidError) as refused:
        clean_comment(typed)
    assert refused.value.fields["text"]


@pytest.mark.parametrize("typed", ["x" * LONGEST, "\U0001f600" * LONGEST, "e" + "\u0301" * 3998])
def test_four_thousand_characters_of_any_kind_fit(session, article, bob, typed):
    say_of(session, article, bob, typed)
    shown = list_about(session, find_article(session, article.id), bob.id)[0][0]
    assert "<p>" in shown.first.html


def test_characters_that_turn_the_direction_are_dropped():
    assert clean_comment("a \u202eevil\u202c b") == "a evil b"
