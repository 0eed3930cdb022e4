"""What an export says of the work at a desk, against what is stored and who brings it."""

import json
import re
from uuid import UUID

import pytest
from sqlalchemy import delete, func, select, update

from factcheck.errors import DuplicateError, InvalidError, StaleError
from factcheck.models import (
    Article,
    Comment,
    Decision,
    Guideline,
    Review,
    Sentence,
    User,
    uuid7,
)
from tests.exchange.conftest import at, bring, export_of, send
from tests.exchange.test_hostile_desks import DECISION, LAYER, packed
from tests.exchange.test_hostile_imports import STRANGE_ID

pytestmark = pytest.mark.usefixtures("told_all")


@pytest.fixture
def alone(database, shared_doc):
    """Take all of one kind away here, and have the file say that another person did it."""

    def take(model, records, name, person):
        for record in records:
            record[name] = str(person.id)
        if model is Guideline:
            unknown = update(Review).values(guideline_id=None)
            database.write(lambda session: session.execute(unknown))
            for review in (r for a in shared_doc["articles"] for r in a["reviews"]):
                review["guideline"] = None
        database.write(lambda session: session.execute(delete(model)))
        return shared_doc

    return take


@pytest.mark.both_engines
@pytest.mark.parametrize(
    ("model", "path", "name"),
    [
        (Decision, f"{LAYER}.decisions", "decided_by"),
        (Comment, "comments", "author"),
        (Guideline, "guidelines", "made_by"),
    ],
)
def test_nothing_is_forged_of_a_colleague(database, desk, shared_doc, alone, model, path, name):
    """What is new and Bob's, Alice cannot bring; on the command line it comes."""
    container, key = at(shared_doc, path)
    doc = alone(model, container[key], name, desk.bob)
    before = export_of(database, desk.project.id)
    with pytest.raises(InvalidError, match="This is new and said in the name") as caught:
        send(database, doc, desk.project, desk.alice)
    assert f"{key}[" in str(caught.value)
    assert export_of(database, desk.project.id) == before
    assert bring(database, packed(doc)).made[model.__tablename__] == len(container[key])


def test_nobody_resolves_in_the_name_of_a_colleague(database, desk, shared_doc, alone):
    for comment in shared_doc["comments"]:
        if comment["resolved_by"]:
            comment["resolved_by"] = str(desk.bob.id)
    doc = alone(Comment, shared_doc["comments"], "author", desk.alice)
    with pytest.raises(InvalidError, match=re.escape("].resolved_by: This is new")):
        send(database, doc, desk.project, desk.alice)


def test_ones_own_comments_and_decisions_come(database, desk, shared_doc, alone):
    for comment in shared_doc["comments"]:
        if comment["resolved_by"]:
            comment["resolved_by"] = str(desk.alice.id)
    doc = alone(Comment, shared_doc["comments"], "author", desk.alice)
    assert send(database, doc, desk.project, desk.alice).made == {"comment": 12}


@pytest.mark.both_engines
def test_another_text_of_a_version_is_refused(database, project, alice, shared_doc, shared):
    shared_doc["guidelines"][1] |= {"id": STRANGE_ID, "text": "Tag nothing."}
    for article in shared_doc["articles"]:
        for review in article["reviews"]:
            review["guideline"] = None
    with pytest.raises(DuplicateError, match=re.escape("guidelines[1]: This project has")):
        send(database, shared_doc, project, alice)
    assert export_of(database, project.id) == shared


def test_a_version_that_says_the_same_is_that_version(database, project, alice, shared_doc, shared):
    known = shared_doc["guidelines"][1]["id"]
    data = packed(shared_doc).replace(known.encode(), STRANGE_ID.encode())
    assert not send(database, data, project, alice).made.total()
    assert export_of(database, project.id) == shared


def test_a_version_that_was_altered_is_refused(database, project, alice, altered):
    with pytest.raises(StaleError, match=re.escape("guidelines[0]: The version")):
        send(database, altered("guidelines.0.text", "Tag nothing."), project, alice)


@pytest.mark.both_engines
@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("comments.0.text", "Something else.", "comments[0]: The comment"),
        (f"{DECISION}.reason", "Something else.", "decisions[0]: The decision"),
        (f"{LAYER}.state", "submitted", "reviews[2]: The adjudicated review"),
    ],
)
def test_what_is_here_and_says_something_else_is_refused(
    database, desk, altered, path, value, words
):
    with pytest.raises(StaleError, match=re.escape(words)):
        send(database, altered(path, value), desk.project, desk.alice)


@pytest.mark.both_engines
def test_a_second_adjudication_of_an_article_is_refused(database, shared):
    """Where the article that is here has one under another id, and of another person."""
    database.write(lambda session: session.execute(delete(Decision)))
    doc = json.loads(shared)
    adjudicated = doc["articles"][0]["reviews"][2]
    adjudicated |= {"id": str(uuid7()), "annotations": [], "decisions": [], "created_at":
                    adjudicated["created_at"]}  # fmt: skip
    other = next(p["id"] for p in doc["people"] if p["id"] != adjudicated["reviewer"])
    adjudicated["reviewer"] = other
    with pytest.raises(DuplicateError, match="another adjudicated review in this place"):
        bring(database, packed(doc))


def test_a_comment_of_another_project_is_refused_and_tells_nothing(database, desk, shared_doc):
    """Mallory sends the id of a comment at Alice's desk."""
    comment = shared_doc["comments"][0]
    author = str(desk.mallory.id)
    for name in ("guidelines", "speakers", "publishers", "sources", "relations"):
        shared_doc[name] = []
    article = shared_doc["articles"][0]
    article |= {"id": STRANGE_ID, "reviews": [], "opened_by": None}
    for sentence in article["sentences"]:
        sentence["id"] = str(uuid7())
    for version in article["versions"]:
        version["id"] = str(uuid7())
    shared_doc["articles"], shared_doc["people"] = [article], [{"id": author, "name": "Mallory"}]
    shared_doc["comments"] = [comment | {"article": STRANGE_ID, "author": author, "text": "Mine"}]
    with pytest.raises(StaleError, match=r"^This export is of another project") as caught:
        send(database, shared_doc, desk.elsewhere, desk.mallory)
    assert "why" not in str(caught.value)


def test_a_refused_comment_leaves_nothing(empty, shared_doc, shared, project, alice):
    """The last step of an import of a page fails, and nothing of it stays."""
    nothing = {name: [] for name in ("guidelines", "comments", "sources", "articles", "relations")}
    for speaker in shared_doc["speakers"]:
        speaker["made_in"] = None
    bring(empty, packed(shared_doc | nothing))
    with empty.read() as session:
        desk = session.get_one(type(project), project.id)
        user = session.get_one(User, alice.id)
    doc = json.loads(shared)
    one = doc["comments"][0] | {"id": STRANGE_ID, "source": None, "thread": None}
    empty.write(
        lambda s: s.execute(
            Comment.__table__.insert().values(
                id=UUID(STRANGE_ID), project_id=project.id, author_id=alice.id,
                speaker_id=UUID(doc["speakers"][0]["id"]), from_editor=True,
                text="Here.",
            )
        )
    )  # fmt: skip
    doc["comments"].append(one)
    with pytest.raises(StaleError):
        send(empty, doc, desk, user)
    with empty.read() as session:
        for model in (Article, Sentence, Guideline, Decision):
            assert session.scalar(select(func.count()).select_from(model)) == 0
