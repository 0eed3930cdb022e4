"""Bringing together the people and the speakers of a file with those who are here."""

import sqlite3

import pytest
from sqlalchemy import func, select

from factcheck.errors import InvalidError
from factcheck.exchange.people import add_people, add_speakers
from factcheck.exchange.records import Person, Speaker
from factcheck.models import Speaker as SpeakerRow
from factcheck.models import SpeakerAlias, SpeakerKind, User, utc_now, uuid7
from factcheck.reviews.sharing import share_made
from tests.support.work import add_article, annotate, sentences

MANY = 2_500
ALLOWED = 1_100
"""Values that a query of these tests may hold: SQLite's own limit, brought within reach."""


@pytest.fixture
def strict_session(session):
    """A session whose database refuses queries of more than ALLOWED values."""
    connection = session.connection().connection.driver_connection
    before = connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, ALLOWED)
    yield session
    connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, before)


def people():
    return [(f"people[{n}]", Person(id=uuid7(), name=f"Person {n}")) for n in range(MANY)]


def speakers():
    return [
        (
            f"speakers[{n}]",
            Speaker(
                id=uuid7(),
                name=f"Speaker {n}",
                kind=SpeakerKind.PERSON,
                role="",
                external_id="",
                aliases=[f"Speaker {n}"],
                made_by=None,
                made_in=None,
                created_at=utc_now(),
            ),
        )
        for n in range(MANY)
    ]


@pytest.mark.parametrize("trusted", [True, False])
def test_thousands_of_people_are_added_once(strict_session, project, trusted):
    found = people()
    assert len(add_people(strict_session, found, project.id, trusted=trusted)) == MANY
    assert add_people(strict_session, found, project.id, trusted=trusted) == []
    added = select(func.count()).select_from(User).where(User.name.startswith("Person "))
    assert strict_session.scalar(added) == MANY


def test_a_stranger_is_found_among_thousands(strict_session, project, mallory):
    found = [*people(), ("people[2500]", Person(id=mallory.id, name="Mallory"))]
    with pytest.raises(InvalidError, match="Mallory\u2069 has an account here"):
        add_people(strict_session, found, project.id, trusted=False)


def test_thousands_of_speakers_are_added_once(strict_session, project):
    found = speakers()
    same, rows = add_speakers(strict_session, found, project.id)
    assert len(rows) == MANY
    assert all(here == there for there, here in same.items())
    assert add_speakers(strict_session, found, project.id)[1] == []


def test_thousands_of_speakers_are_found_by_name(strict_session, project):
    found, others = speakers(), speakers()
    add_speakers(strict_session, found, project.id)
    same, rows = add_speakers(strict_session, others, project.id)
    assert rows == []
    assert [same[other.id] for _, other in others] == [speaker.id for _, speaker in found]
    aliases = select(func.count()).where(SpeakerAlias.alias.startswith("Speaker "))
    assert strict_session.scalar(aliases) == MANY


@pytest.mark.both_engines
def test_nobody_is_brought_together_with_a_speaker_of_a_review_still_blind(session, desk):
    article = add_article(session, desk.project, desk.alice)
    annotate(session, sentences(session, article)[0], desk.bob, speaker="Speaker 0")
    hidden = session.scalars(select(SpeakerRow).where(SpeakerRow.name == "Speaker 0")).one()
    assert hidden.made_in_id == article.id
    one = speakers()[:1]
    same, fresh = add_speakers(session, one, desk.project.id)
    assert list(same.values()) == [one[0][1].id] != [hidden.id]
    assert len(fresh) == 1
    share_made(session, desk.project.id, article.id)
    assert add_speakers(session, speakers()[:1], desk.project.id)[1] == []
