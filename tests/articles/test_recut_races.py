"""Cutting an article while others annotate it: every annotation stays at words it was made of."""

import random
from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial

import pytest
from sqlalchemy import event

from factcheck.annotations.reading import Reading, Span
from factcheck.annotations.service import save_annotation
from factcheck.articles import recut
from factcheck.errors import DomainError
from factcheck.models import Tag, uuid7
from tests.articles.recutting import assert_sound, cut_of, editor, rows_of, standing
from tests.support.work import add_article

TEXT = "The river rose by 18 centimetres, said Lena Ortiz. It fell again on Tuesday."
ROUNDS = 60


def annotate_at_random(database, article, user):
    chance = random.Random(user.name)
    for _ in range(ROUNDS):
        with database.read() as session:
            row = chance.choice(rows_of(session, article))
        start = chance.randrange(len(row.text))
        span = Span(start, len(row.text), row.text[start:])
        seen = {"seen_revision": 0, "span": span}
        work = partial(save_annotation, **seen)
        attempt(database, work, uuid7(), row.id, user.id, Reading(Tag.CLAIM))


def cut_at_random(database, article, user):
    chance = random.Random(user.name)
    for _ in range(ROUNDS):
        with database.read() as session:
            row, seen = chance.choice(rows_of(session, article)), cut_of(session, article)
        at = chance.randrange(len(row.text))
        do, *what = chance.choice(
            [
                (recut.split_sentence, at),
                (recut.merge_sentence,),
                (recut.correct_sentence, row.text[:at] + "x" + row.text[at:]),
            ]
        )
        attempt(database, partial(do, seen_cut=seen), row.id, *what, editor(user))


def attempt(database, work, *args):
    try:
        database.write(lambda session: work(session, *args))
    except DomainError:  # it came too late
        return


@pytest.mark.both_engines
def test_saves_and_cuts_at_one_time_leave_every_annotation_at_its_words(
    database, project, alice, bob, carol
):
    article = database.write(lambda session: add_article(session, project, alice, TEXT))
    with ThreadPoolExecutor() as pool:
        done = [
            pool.submit(annotate_at_random, database, article, bob),
            pool.submit(annotate_at_random, database, article, carol),
            pool.submit(cut_at_random, database, article, alice),
        ]
    assert [one.exception() for one in done] == [None] * 3
    with database.read() as session:
        assert len(standing(session, article)) > ROUNDS / 2
        assert_sound(session, article)


@pytest.mark.both_engines
def test_a_sentence_is_not_cut_between_the_look_at_it_and_the_save(database, project, alice, bob):
    article = database.write(lambda session: add_article(session, project, alice, TEXT))
    with database.read() as session:
        row = rows_of(session, article)[0]
    words = row.text[4:40]
    cuts = []

    def look_then_wait(connection, cursor, statement, *_):
        if cuts or "FROM sentence" not in statement:
            return
        cut = partial(recut.split_sentence, seen_cut=1)
        cuts.append(pool.submit(attempt, database, cut, row.id, 10, editor(alice)))
        wait(cuts, timeout=1)

    with ThreadPoolExecutor() as pool:
        with database._write_session() as session:
            event.listen(session.connection(), "after_cursor_execute", look_then_wait)
            span = Span(4, 40, words)
            said = Reading(Tag.CLAIM)
            save_annotation(session, uuid7(), row.id, bob.id, said, seen_revision=0, span=span)
            session.commit()
        assert cuts[0].result(timeout=20) is None
    with database.read() as session:
        (saved,) = standing(session, article)
        assert saved.span == Span(None, None, words)
        assert_sound(session, article)
