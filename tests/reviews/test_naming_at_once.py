"""A speaker whom somebody names is not removed at the same moment."""

from io import BytesIO

import pytest
from sqlalchemy import select

from factcheck.exchange.document import read_document
from factcheck.exchange.export import export_project
from factcheck.models import Event, Project, Sentence, Speaker, SpeakerKind, Tag, uuid7
from factcheck.speakers.registry import Details, create_speaker
from factcheck.undo.restoring import restore
from factcheck.undo.service import undo
from tests.reviews.meanwhile import meanwhile
from tests.support.work import annotate

on_postgresql = pytest.mark.parametrize("engine", ["postgresql"], indirect=True)


def name_falk(shared, at, user):
    def work(session):
        sentence = session.get_one(Sentence, shared.sentence_ids[at])
        return annotate(session, sentence, user, Tag.QUOTE, "Ines Falk")

    return work


@pytest.fixture
def named(database, shared):
    """Bob has named somebody new, whom all know of; what he saved."""

    def work(session):
        session.get_one(Project, shared.project.id).blind = False
        return name_falk(shared, 2, shared.bob)(session)

    return database.write(work)


def undo_of(shared, user):
    return lambda session: undo(session, shared.project.id, user.id, uuid7())


def assert_falk_stands(database, shared):
    with database.read() as session:
        falk = select(Speaker.removed_at).where(Speaker.name == "Ines Falk")
        assert session.scalars(falk).all() == [None]
        read_document(BytesIO(b"".join(export_project(session, shared.project.id))))


@on_postgresql
def test_a_speaker_named_by_a_save_not_yet_committed_is_not_removed(database, shared, named):
    meanwhile(database, name_falk(shared, 1, shared.dana), undo_of(shared, shared.bob))
    assert_falk_stands(database, shared)


@on_postgresql
def test_a_save_puts_back_the_speaker_whose_removal_it_waited_for(database, shared, named):
    meanwhile(database, undo_of(shared, shared.bob), name_falk(shared, 1, shared.dana))
    assert_falk_stands(database, shared)


@on_postgresql
def test_what_is_learnt_of_a_speaker_is_not_lost_to_a_restoring(database, shared, named):
    database.write(undo_of(shared, shared.bob))
    with database.read() as session:
        saved = select(Event.id).where(Event.object_id == named.id).order_by(Event.id)
        first = session.scalars(saved).first()

    def add(session):
        told = Details("Ines Falk", SpeakerKind.PERSON, role="Harbour master")
        create_speaker(session, shared.project.id, told, shared.alice.id)

    def restore_then_tell(session):
        restore(session, first, shared.bob.id)

    meanwhile(database, add, restore_then_tell)
    with database.read() as session:
        falk = session.scalars(select(Speaker).where(Speaker.name == "Ines Falk")).one()
    assert (falk.role, falk.removed_at) == ("Harbour master", None)
