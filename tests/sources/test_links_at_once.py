"""Two windows at once: no verdict is left without the passage it rests on, on both engines."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError

import pytest
from sqlalchemy import func, select

from factcheck.errors import DomainError
from factcheck.models import Annotation, Evidence, Tag, Verdict, uuid7
from factcheck.sources.evidence import unlink_evidence
from factcheck.sources.evidence_states import RESTS_ON_IT
from factcheck.undo.service import undo
from tests.support.saying import judge
from tests.support.work import add_article, add_report, annotate, link, sentences

PATIENCE = 1
"""Seconds one waits before it commits, for the other to be as far, which a lock keeps it from."""


@pytest.fixture
def desk_with_links(database, project, alice, bob):
    """A claim of Bob's that two passages are linked to: the sentence, and the links."""

    def work(session):
        row = sentences(session, add_article(session, project, alice))[0]
        report = add_report(session, project, alice)
        annotate(session, row, bob, Tag.CLAIM)
        return row, [link(session, row, bob, report, span) for span in ((0, 9), (10, 20))]

    return database.write(work)


def at_once(database, *works):
    """Run each in a transaction, none of which commits before the others have done their work.

    Return what was refused.
    """
    start, finish = Barrier(len(works)), Barrier(len(works))

    def run(work):
        def work_then_wait(session):
            work(session)
            session.flush()
            try:
                finish.wait(PATIENCE)
            except BrokenBarrierError:  # the others wait for this one, or it was run again
                return

        start.wait()
        try:
            database.write(work_then_wait)
        except DomainError as error:
            return error.message
        return None

    with ThreadPoolExecutor(len(works)) as pool:
        return [message for message in pool.map(run, works) if message]


def assert_the_verdict_rests(database):
    links = select(func.count()).select_from(Evidence).where(Evidence.removed_at.is_(None))
    with database.read() as session:
        assert session.scalar(select(Annotation.verdict)) is None or session.scalar(links)


@pytest.mark.both_engines
def test_of_two_unlinkings_the_last_passage_is_refused(database, bob, desk_with_links):
    row, links = desk_with_links
    database.write(lambda session: judge(session, row, bob, Verdict.SUPPORTED))
    refused = at_once(
        database,
        *(lambda session, one=one: unlink_evidence(session, one, bob.id) for one in links),
    )
    assert refused == [RESTS_ON_IT]
    assert_the_verdict_rests(database)


@pytest.mark.both_engines
def test_a_verdict_and_the_unlinking_of_its_passage_exclude_each_other(
    database, bob, desk_with_links
):
    row, (first, second) = desk_with_links
    database.write(lambda session: unlink_evidence(session, first, bob.id))
    refused = at_once(
        database,
        lambda session: unlink_evidence(session, second, bob.id),
        lambda session: judge(session, row, bob, Verdict.SUPPORTED),
    )
    assert len(refused) == 1
    assert_the_verdict_rests(database)


@pytest.mark.both_engines
def test_a_verdict_and_undoing_the_link_it_rests_on_exclude_each_other(
    database, project, bob, desk_with_links
):
    row, (first, _) = desk_with_links
    database.write(lambda session: unlink_evidence(session, first, bob.id))
    for _ in range(2):  # the unlinking, and the second link
        database.write(lambda session: undo(session, project.id, bob.id, uuid7()))
    at_once(
        database,
        lambda session: undo(session, project.id, bob.id, uuid7()),
        lambda session: judge(session, row, bob, Verdict.SUPPORTED),
    )
    assert_the_verdict_rests(database)


@pytest.mark.both_engines
def test_a_link_unlinked_twice_at_once_is_unlinked_once(database, bob, desk_with_links):
    _, (first, _) = desk_with_links
    unlink = [lambda session: unlink_evidence(session, first, bob.id)] * 2
    assert len(at_once(database, *unlink)) == 1
    with database.read() as session:
        assert session.get_one(Evidence, first).revision == 2
