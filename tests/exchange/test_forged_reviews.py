"""An import in the browser says nothing in the name of a colleague."""

import json
import re
from uuid import UUID

import pytest
from sqlalchemy import delete

from factcheck.accounts.service import make_sign_in_link
from factcheck.errors import InvalidError
from factcheck.models import Annotation, Attribution, Discrepancy, Evidence, Review, User
from tests.exchange.conftest import bring, export_of, send

STRANGE_ID = "01890a5d-ac96-774b-bcce-b302099a8057"

pytestmark = pytest.mark.usefixtures("told_all")


@pytest.fixture
def review_of(doc, database, project):
    """Take one person's first review out of what is stored, and leave only it in the file."""

    def take(person: User, reviewer: str = ""):
        review = next(r for r in doc["articles"][0]["reviews"] if r["reviewer"] == str(person.id))
        database.write(lambda s: s.execute(delete(Review).where(Review.id == UUID(review["id"]))))
        review["reviewer"] = reviewer or str(person.id)
        doc["articles"][0]["reviews"] = [review]
        return doc

    return take


@pytest.mark.both_engines
def test_nobody_forges_the_review_of_a_colleague(database, project, alice, bob, review_of):
    doc = review_of(bob)
    before = export_of(database, project.id)
    with pytest.raises(InvalidError, match=re.escape("articles[0].reviews[0]: This is new")):
        send(database, doc, project, alice)
    assert export_of(database, project.id) == before
    assert bring(database, json.dumps(doc).encode()).made["review"] == 1


@pytest.mark.parametrize("kind", ["annotations", "attributions", "evidence", "discrepancies"])
def test_nobody_adds_to_the_review_of_a_colleague(database, project, alice, bob, doc, kind):
    table = {
        "annotations": Annotation,
        "attributions": Attribution,
        "evidence": Evidence,
        "discrepancies": Discrepancy,
    }[kind]
    (review,) = [r for r in doc["articles"][0]["reviews"] if r["reviewer"] == str(bob.id)]
    found = next(a for a in review["annotations"] if kind == "annotations" or a[kind])
    gone = found if kind == "annotations" else found[kind][0]
    database.write(lambda s: s.execute(delete(table).where(table.id == UUID(gone["id"]))))
    with pytest.raises(InvalidError, match=re.escape("annotations[")):
        send(database, doc, project, alice)
    assert bring(database, json.dumps(doc).encode()).made[table.__tablename__] >= 1


def test_the_importer_brings_their_own_review(database, project, alice, review_of):
    assert send(database, review_of(alice), project, alice).made["review"] == 1


def test_the_review_of_somebody_who_cannot_sign_in_is_taken(
    database, project, alice, bob, review_of
):
    doc = review_of(bob, STRANGE_ID)
    doc["people"] += [{"id": STRANGE_ID, "name": "Zoe"}]
    assert send(database, doc, project, alice).made["review"] == 1


def test_who_signs_in_by_a_link_is_no_stranger(database, project, alice, bob, review_of):
    doc = review_of(bob, STRANGE_ID)
    doc["people"] += [{"id": STRANGE_ID, "name": "Zoe"}]
    zoe = UUID(STRANGE_ID)

    def invite(session):
        session.add(User(id=zoe, name="Zoe"))
        session.flush()
        make_sign_in_link(session, zoe)

    database.write(invite)
    with pytest.raises(InvalidError, match="said in the name of a colleague"):
        send(database, doc, project, alice)
