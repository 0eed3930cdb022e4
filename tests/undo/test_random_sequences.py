"""Whatever was done: undone as a whole it leaves the export it began with, and redone the other.

Each seed makes another sequence of edits of every kind, in two articles on which somebody else has
worked too.
"""

import json
from random import Random

import pytest

from factcheck.exchange.export import export_article, export_project
from factcheck.models import uuid7
from factcheck.undo import service
from tests.undo.editing import Editor, prepare

pytestmark = [pytest.mark.both_engines, pytest.mark.slow]

EDITS = 200


@pytest.mark.parametrize("seed", [1, 2])
def test_all_undone_is_as_before_and_all_redone_as_after(database, project, alice, bob, seed):
    desk = database.write(lambda session: prepare(session, project, alice, bob))
    before = exported(database, desk)
    editor = Editor(desk, alice, Random(seed))
    for _ in range(EDITS):
        database.write(editor.edit)
    after = exported(database, desk)
    assert after != before
    undone = [turn(database, alice, desk, service.undo) for _ in range(EDITS)]
    assert_same(exported(database, desk), before)
    redone = [turn(database, alice, desk, service.redo) for _ in range(EDITS)]
    assert_same(exported(database, desk), after)
    assert all(undone + redone)
    print(f"seed {seed}: {editor.told()}")


@pytest.mark.parametrize("seed", [3])
def test_much_undone_and_redone_in_between_is_undone_as_well(database, project, alice, bob, seed):
    desk = database.write(lambda session: prepare(session, project, alice, bob))
    before = exported(database, desk)
    random = Random(seed)
    editor = Editor(desk, alice, random)
    done = undone = 0
    for _ in range(EDITS):
        way = random.random()
        if way < 0.3 and done:
            turn(database, alice, desk, service.undo)
            done, undone = done - 1, undone + 1
        elif way < 0.5 and undone:
            turn(database, alice, desk, service.redo)
            done, undone = done + 1, undone - 1
        else:
            database.write(editor.edit)
            done, undone = done + 1, 0
    after = exported(database, desk)
    for _ in range(done):
        turn(database, alice, desk, service.undo)
    assert_same(exported(database, desk), before)
    for _ in range(done):
        turn(database, alice, desk, service.redo)
    assert_same(exported(database, desk), after)


def exported(database, desk):
    """The exports of the project and of each article."""
    with database.read() as session:
        whole = b"".join(export_project(session, desk.project.id))
        parts = [b"".join(export_article(session, one)) for one in desk.article_ids]
    return [whole, *parts]


def turn(database, user, desk, work):
    """Undo or redo once, which nothing is to keep it from, and return what was said."""
    outcome = database.write(lambda session: work(session, desk.project.id, user.id, uuid7()))
    assert outcome.refusal is None, outcome.words
    return outcome.words


def assert_same(found, wanted):
    """Compare exports byte by byte; a difference is shown where it is, not as a wall of bytes."""
    for one, other in zip(found, wanted, strict=True):
        if one != other:
            assert json.loads(one) == json.loads(other)
        assert one == other
