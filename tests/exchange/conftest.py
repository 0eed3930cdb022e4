"""Desks with work on them, and their exports."""

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update

from factcheck.db import Database
from factcheck.exchange.document import read_document
from factcheck.exchange.export import export_project
from factcheck.exchange.importing import (
    Summary,
    add_project,
    import_document,
    release_imported,
)
from factcheck.exchange.storing import Target
from factcheck.models import Project, User
from factcheck.sources.pending import relate_source
from tests.exchange.filled import fill
from tests.exchange.filled_desk import fill_desk

Doc = dict[str, Any]


@pytest.fixture
def article_ids(database, project, alice, bob) -> list[UUID]:
    """Articles of the project, annotated by Alice and by Bob."""
    return database.write(lambda session: fill(session, project.id, [alice.id, bob.id]))


@pytest.fixture
def told_all(request, database, article_ids) -> None:
    """Let all members know all reviews: Alice edits, and reviews beside Bob."""
    if "shared_ids" in request.fixturenames:
        request.getfixturevalue("shared_ids")  # which makes the project blind
    database.write(lambda session: session.execute(update(Project).values(blind=False)))


@pytest.fixture
def exported(database, project, article_ids) -> bytes:
    """The export of the project."""
    return export_of(database, project.id)


@pytest.fixture
def doc(exported) -> Doc:
    """The export of the project, to be changed by a test."""
    return json.loads(exported)


@pytest.fixture
def shared_ids(database, project, alice, bob, article_ids) -> list[UUID]:
    """The articles of the project, at which several people have worked together."""
    people = [alice.id, bob.id]
    database.write(lambda session: fill_desk(session, project.id, people, article_ids))
    return article_ids


@pytest.fixture
def shared(database, project, shared_ids) -> bytes:
    """The export of a project with layers, decisions, comments and guidelines."""
    return export_of(database, project.id)


@pytest.fixture
def shared_doc(shared) -> Doc:
    """The same, to be changed by a test."""
    return json.loads(shared)


@pytest.fixture
def empty(new_database_url, engine):
    """A database without anything in it."""
    database = Database(new_database_url(engine))
    yield database
    database.close()


def export_of(database: Database, project_id: UUID) -> bytes:
    with database.read() as session:
        return b"".join(export_project(session, project_id))


def bring(database: Database, data: bytes) -> Summary:
    """Import as the command line does, into the project of the same id, made if need be."""
    document = read_document(BytesIO(data))

    def make_project(session: Any) -> None:
        if session.get(Project, document.project.id) is None:
            add_project(session, document.project, None)

    database.write(make_project)
    target = Target(document.project.id, None, trusted=True)
    summary = import_document(database.write, document, target)
    for source_id in release_imported(database.write, document, target, summary):
        relate_source(database, source_id)
    return summary


def send(database: Database, data: bytes | Doc, project: Project, user: User) -> Summary:
    """Import as the page does: into a project of the user's, all or nothing."""
    data = data if isinstance(data, bytes) else json.dumps(data).encode()
    document, target = read_document(BytesIO(data)), Target(project.id, user.id)

    def work(session: Any) -> Summary:
        return import_document(lambda step: step(session), document, target)

    summary = database.write(work)
    for source_id in release_imported(database.write, document, target, summary):
        relate_source(database, source_id)
    return summary


def at(doc: Doc, path: str) -> tuple[Any, Any]:
    """Return the container and the key of a *path* such as ``articles.0.title``."""
    *way, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
    for step in way:
        doc = doc[step]
    return doc, last


@pytest.fixture
def change(doc) -> Callable[[str, Any], Doc]:
    """Change the export in one place: ``change("articles.0.title", 1)``."""

    def set_value(path: str, value: Any) -> Doc:
        container, key = at(doc, path)
        container[key] = value
        return doc

    return set_value


@pytest.fixture
def altered(shared_doc) -> Callable[[str, Any], Doc]:
    """Change the export of what several did in one place: ``altered("comments.0.text", "")``."""

    def set_value(path: str, value: Any) -> Doc:
        container, key = at(shared_doc, path)
        container[key] = value
        return shared_doc

    assert shared_doc["articles"][0]["reviews"][2]["kind"] == "adjudicated"
    assert shared_doc["articles"][0]["reviews"][2]["decisions"][0]["field"] == "attribution"
    return set_value
