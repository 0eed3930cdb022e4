"""What is not for somebody's eyes is answered like what there is not, whatever they send about it.

Every address that changes something is asked, so a new one is asked as soon as it is there: about
things of another project and of a review that is blind, with nothing typed and with something.
"""

from contextlib import ExitStack
from dataclasses import asdict, replace
from uuid import uuid4

import pytest
from sqlalchemy import select

from factcheck.models import Comment, Event
from factcheck.reviews.states import submit_review
from tests.reviews.blind_worlds import UUID_LIKE, Worlds, steady, text_of
from tests.support.csrf import csrf_token
from tests.support.desk import find_desk
from tests.support.routes import SAFE, Things, add_things, path_of, questions

TYPED = {"text": "Said.", "title": "Another", "name": "Another", "reason": "So.", "revision": "1"}
TYPED |= {"stance": "mentions", "span": "0-5", "kinship": "copy", "course": "unknown", "cut": "0"}
SENT = (
    {"data": {}},
    {"data": TYPED},
    {"json": {"id": str(uuid4()), "revision": 0, "tag": "claim", "cut": 0, "at": 9}},
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def world(request, tmp_path_factory):
    """Three review an article blind to each other, and one of them has handed in."""
    with ExitStack() as stack:
        worlds = Worlds(request.getfixturevalue, request.param, tmp_path_factory.mktemp("worlds"))
        yield stack.enter_context(worlds.grow(3))


@pytest.fixture(scope="module")
def dana(world):
    """What she made in it, and each event and comment of hers."""
    work = world.work("bob", "erin", "dana")["dana"].ids
    seed = world.seed
    dana = seed.people["dana"].id

    def finish(session):
        submit_review(session, seed.article.id, dana)
        events = session.scalars(select(Event.id).where(Event.actor_id == dana)).all()
        said = session.scalars(select(Comment.id).where(Comment.author_id == dana)).all()
        return [{"event_id": one} for one in events] + [{"comment_id": one} for one in said]

    return [{k: v for k, v in work.items() if hasattr(Things, k)}, *world.database.write(finish)]


@pytest.fixture(scope="module")
def mallory(world):
    """What there is of each kind in her project."""

    def add(session):
        desk = find_desk(session)
        return asdict(add_things(session, desk.elsewhere, desk.mallory))

    found = world.database.write(add)
    return [{name: which for name, which in found.items() if name not in ("token", "filename")}]


def ask(client, token, question, things, body):
    if question.access.body and "json" in body:
        body = {"json": {**body["json"], question.access.body: str(things.sentence_id)}}
    path, headers = path_of(question, things), {"X-CSRFToken": token}
    answer = client.open(path, method=question.method, headers=headers, **body)
    assert answer.status_code < 500, (question.name, body)
    assert answer.status_code != 400, "the token was refused, so nothing was asked"
    return answer.status_code, text_of(answer)


def without_ids(answer, which):
    status, text = answer
    return status, UUID_LIKE.sub("", steady(text.replace(str(which), ""), 0))


def walk(world, reader, theirs):
    """Return where what is not for *reader* is answered otherwise than what there is not."""
    client, own, wrong = world.client(reader), world.seed.things, {}
    token = csrf_token(client)

    def answer(question, name, which, body):
        return without_ids(ask(client, token, question, replace(own, **{name: which}), body), which)

    for question in questions(world.app):
        for name in (question.rule.arguments | {f"{question.access.body}_id"}) & asdict(own).keys():
            hidden = {things[name] for things in theirs if name in things}
            hidden -= {getattr(own, name), own.project_id}
            for number, body in enumerate(SENT if question.method not in SAFE and hidden else ()):
                none = answer(question, name, uuid4(), body)
                for which in hidden:
                    if (one := answer(question, name, which, body)) != none:
                        wrong[question.name, which, number] = one[0], none[0]
    return wrong


@pytest.mark.parametrize("reader", ["bob", "carol"])
def test_what_is_of_another_project_is_answered_like_what_there_is_not(world, mallory, reader):
    assert walk(world, reader, mallory) == {}


@pytest.mark.parametrize("reader", ["bob", "erin", "carol"])
def test_what_is_blind_to_somebody_is_answered_like_what_there_is_not(world, dana, reader):
    assert walk(world, reader, dana) == {}
