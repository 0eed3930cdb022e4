"""What reviewers who are blind to each other find of each other's work: nothing, anywhere.

Every address that can be read is asked, so a new page is asked as soon as it is there.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
from flask import Flask
from sqlalchemy import select, update

from factcheck.accounts.service import add_member, create_user
from factcheck.models import Evidence, Project, Role, Source, Speaker, User
from factcheck.reviews.opening import open_article
from factcheck.reviews.sharing import share_made
from tests.reviews.blind import do_work, put_into, read, read_all, steady
from tests.support.routes import add_things
from tests.support.work import STORY, add_article, add_report, sentences

THEIRS, OWN = "quorvexa", "zimbolt"


@dataclass(frozen=True, slots=True)
class Readers:
    """People of the desk, and what each reads."""

    app: Flask
    sign_in: Callable
    alice: User
    bob: User
    carol: User
    dana: User

    def client(self, reader):
        return self.sign_in(getattr(self, reader))

    def read_all(self, client, things, asked) -> Iterator:
        return read_all(self.app, client, things, asked)


@pytest.fixture
def readers(app, database, signed_in, desk):
    """With Dana, who reviews as Bob does."""

    def add(session):
        user = create_user(session, "Dana", "dana@example.org")
        add_member(session, desk.project.id, user.id, Role.REVIEWER, desk.alice.id)
        return user

    dana = database.write(add)
    return Readers(app, signed_in, desk.alice, desk.bob, desk.carol, dana)


@pytest.fixture
def own_things(database, project, bob):
    return database.write(lambda session: add_things(session, project, bob))


@pytest.fixture
def article(database, project, alice, own_things):
    def add(session):
        session.execute(
            update(Project).where(Project.id == project.id).values(reviewers_per_article=2)
        )
        add_report(session, project, alice)
        return add_article(session, project, alice, STORY)

    return database.write(add)


@pytest.fixture
def things(database, article, own_things):
    """Bob's, and the article in which others are at work too."""
    with database.read() as session:
        sentence_id = sentences(session, article)[0].id
    return replace(own_things, article_id=article.id, sentence_id=sentence_id)


def asking(work):
    """Query strings that might bring out what somebody else made."""
    theirs = {"source": work.source_id, "speaker": work.speaker_id, "snapshot": work.snapshot_id}
    listed = {"after": work.source_id, "before": work.event_id, "into": work.speaker_id}
    return [
        {"q": THEIRS[:5], "annotation": work.annotation_id, "suggest": "1", **theirs},
        {"show": "decided", "flagged": "1", **listed},
    ]


@pytest.mark.both_engines
@pytest.mark.parametrize("reader", ["bob", "carol"])
def test_nothing_of_a_colleagues_review_is_told(readers, database, article, things, reader):
    work = database.write(lambda s: do_work(s, article, readers.dana, THEIRS))
    database.write(lambda s: do_work(s, article, readers.bob, OWN))
    client, told = readers.client(reader), {}
    for target, asked in ((things, [{}, *asking(work)]), (put_into(things, work), [{}])):
        for address, status, text in readers.read_all(client, target, asked):
            assert status < 500, address
            if THEIRS in text.lower():
                at = text.lower().index(THEIRS)
                told[address] = text[max(0, at - 80) : at + 80]
    assert told == {}


@pytest.mark.both_engines
@pytest.mark.parametrize("reader", ["bob", "carol"])
def test_every_page_is_the_same_with_a_colleagues_work_and_without(
    readers, database, article, things, reader
):
    database.write(lambda s: do_work(s, article, readers.bob, OWN))
    client = readers.client(reader)
    since = time.time_ns() // 1_000_000
    asked = [{}, {"q": OWN, "lacking": "use", "show": "decided", "flagged": "1"}]
    before = {where: rest for where, *rest in readers.read_all(client, things, asked)}
    database.write(lambda s: do_work(s, article, readers.dana, THEIRS))
    after = {where: rest for where, *rest in readers.read_all(client, things, asked)}
    changed = {}
    for where, (status, text) in before.items():
        one, other = steady(text, since), steady(after[where][1], since)
        if (status, one) != (after[where][0], other):
            at = next(
                (i for i, two in enumerate(zip(one, other, strict=False)) if two[0] != two[1]), 0
            )
            changed[where] = (one[max(0, at - 80) : at + 80], other[max(0, at - 80) : at + 80])
    assert changed == {}
    assert len(before) > 100


@pytest.mark.both_engines
def test_ones_own_work_is_where_it_belongs(readers, database, article, project):
    own = database.write(lambda s: do_work(s, article, readers.bob, OWN))
    assert not missing(readers, "bob", article, project, own)


@pytest.mark.both_engines
@pytest.mark.parametrize("how", ["opened", "seen by all"])
def test_what_was_made_is_everybodys_once_the_article_is_opened(
    readers, database, article, project, how
):
    work = database.write(lambda s: do_work(s, article, readers.dana, THEIRS))

    def show(session):
        if how == "opened":
            open_article(session, article.id, readers.alice.id)
            share_made(session, project.id, article.id, readers.alice.id)
        else:
            session.execute(update(Project).values(blind=False))

    assert len(missing(readers, "bob", article, project, work, shared_only=True)) == 5
    database.write(show)
    for reader in ("bob", "carol"):
        assert missing(readers, reader, article, project, work, shared_only=True) == []


def missing(readers, reader, article, project, work, *, shared_only=False):
    """Return the pages that lack what belongs there."""
    shared = {
        f"/projects/{project.id}/speakers": "name",
        f"/speakers/{work.speaker_id}": "alias",
        f"/projects/{project.id}/sources": "title",
        f"/sources/{work.source_id}": "text",
        f"/api/v1/projects/{project.id}/speakers?q={work.word}": "name",
    }
    own = {
        f"/projects/{project.id}/captures.warc.gz": "text",
        f"/projects/{project.id}/search?q={work.word}note": "note",
        f"/articles/{article.id}/report": "justification",
        f"/articles/{article.id}/export.json": "evidence",
        f"/projects/{project.id}/export.json": "affiliation",
    }
    wanted = shared if shared_only else shared | own
    client = readers.client(reader)
    return [page for page, part in wanted.items() if work.word + part not in read(client, page)[1]]


def test_two_who_name_the_same_person_are_told_nothing_of_each_other(
    readers, database, article, project
):
    for person in (readers.dana, readers.bob):
        database.write(lambda s, person=person: do_work(s, article, person, OWN))
    with database.read() as session:
        found = session.scalars(select(Speaker).where(Speaker.name == f"{OWN}name")).all()
        assert {speaker.made_by_id for speaker in found} == {readers.dana.id, readers.bob.id}
    database.write(lambda s: share_made(s, project.id, article.id))
    with database.read() as session:
        standing = select(Speaker).where(
            Speaker.name == f"{OWN}name", Speaker.merged_into_id.is_(None)
        )
        assert len(session.scalars(standing).all()) == 1


def test_two_who_add_the_same_text_have_one_source_of_it_once_the_article_is_opened(
    readers, database, article, project
):
    first, second = (
        database.write(lambda s, person=person: do_work(s, article, person, OWN))
        for person in (readers.dana, readers.bob)
    )
    assert first.source_id != second.source_id
    database.write(lambda s: share_made(s, project.id, article.id))
    with database.read() as session:
        links = session.scalars(select(Evidence).where(Evidence.note == f"{OWN}evidence")).all()
        assert [link.snapshot_id for link in links] == [first.snapshot_id] * 2
        assert session.get_one(Source, second.source_id).removed
        assert not session.get_one(Source, first.source_id).removed


@pytest.mark.parametrize("others", [False, True])
def test_where_several_review_no_reviewer_cuts_whatever_the_others_did(
    readers, database, article, things, others
):
    if others:
        database.write(lambda s: do_work(s, article, readers.dana, THEIRS))
    status, text = read(readers.client("bob"), f"/sentences/{things.sentence_id}/merge")
    assert status == 403
    assert "Several people review this article" in text
