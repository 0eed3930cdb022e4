"""An import tells nobody who reviews an article blind, nor of which sentences they speak."""

import copy
import json

import pytest
from sqlalchemy import func, select, update

from factcheck.errors import DomainError
from factcheck.exchange.export import export_project
from factcheck.models import Article, Review, Role, utc_now, uuid7
from tests.exchange.conftest import bring, export_of, send
from tests.support.work import add_article, annotate, sentences
from tests.talk.saying import join

pytestmark = pytest.mark.both_engines


@pytest.fixture
def article(database, project, alice):
    return database.write(lambda session: add_article(session, project, alice))


@pytest.fixture
def dana(database, project):
    """A reviewer."""
    return database.write(lambda session: join(session, project, "Dana Ruiz", Role.REVIEWER))


@pytest.fixture
def erin(database, project, article):
    """An editor who reviews the article too, and says something of its first sentence."""

    def work(session):
        person = join(session, project, "Erin Hale", Role.EDITOR)
        annotate(session, sentences(session, article)[0], person)
        return person

    return database.write(work)


@pytest.fixture
def told(database, project, erin):
    """Return the project as Erin downloads it."""

    def read():
        with database.read() as session:
            return json.loads(b"".join(export_project(session, project.id, reviewer_id=erin.id)))

    return read


def forge(doc, person, known=None, said_of=None):
    """Let a copy of the only review in a file be somebody else's, begun or said of one sentence."""
    doc = copy.deepcopy(doc)
    doc["people"].append({"id": str(person.id), "name": person.name})
    (article,) = doc["articles"]
    (own,) = article["reviews"]
    named = {"id": str(uuid7()), "reviewer": str(person.id), **(known or {})}
    forged = copy.deepcopy(own) | named | {"annotations": []}
    if said_of is not None:
        sentence = article["sentences"][said_of]
        where = {name: sentence[name] for name in ("start", "end", "exact")}
        said = own["annotations"][0] | where | {"id": str(uuid7()), "sentence": sentence["id"]}
        forged["annotations"] = [said]
    article["reviews"].append(forged)
    return doc


def answer(database, doc, project, person):
    """Return how the import is refused, of whose kind and in which words."""
    with pytest.raises(DomainError) as caught:
        send(database, doc, project, person)
    return type(caught.value), str(caught.value)


def begin(database, article, person):
    """Let somebody say something of the first sentence; return what a file says of the review."""

    def work(session):
        annotate(session, sentences(session, article)[0], person)
        query = select(Review).where(Review.article_id == article.id, Review.own(person.id))
        return session.scalars(query).one()

    database.write(work)
    (stored,) = [
        review
        for one in json.loads(export_of(database, article.project_id))["articles"]
        for review in one["reviews"]
        if review["reviewer"] == str(person.id)
    ]
    return {name: stored[name] for name in stored if name != "annotations"}


def test_a_forged_review_is_refused_alike_whether_there_is_one_or_not(
    database, project, article, dana, erin, told
):
    forged = forge(told(), dana)
    without = answer(database, forged, project, erin)
    begun = begin(database, article, dana)
    assert answer(database, forged, project, erin) == without
    assert begun["id"] not in without[1]


def test_a_forged_annotation_is_refused_alike_whether_there_is_one_or_not(
    database, project, article, dana, erin, told
):
    doc = told()
    without = answer(database, forge(doc, dana, said_of=0), project, erin)
    begun = begin(database, article, dana)
    for known in (None, begun):  # also by who has come to know the review
        for said_of in (None, 0, 1):
            forged = forge(doc, dana, known, said_of)
            assert answer(database, forged, project, erin) == without, (known, said_of)


def test_what_one_may_know_comes_back_before_the_article_is_opened_and_after(
    database, project, article, dana, erin, told
):
    begin(database, article, dana)
    doc = told()
    assert len(doc["articles"][0]["reviews"]) == 1
    assert not send(database, doc, project, erin).made.total()
    opened = update(Article).where(Article.id == article.id).values(opened_at=utc_now())
    database.write(lambda session: session.execute(opened))
    doc = told()
    assert len(doc["articles"][0]["reviews"]) == 2
    assert not send(database, doc, project, erin).made.total()


def test_the_command_line_says_what_is_in_the_way(database, project, article, dana, erin, told):
    begun = begin(database, article, dana)
    with pytest.raises(DomainError, match=begun["id"]):
        bring(database, json.dumps(forge(told(), dana)).encode())
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Review)) == 2
