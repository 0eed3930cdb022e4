"""An import adds nothing to reviews that are handed in here, nor reviews to what is adjudicated."""

import copy
import json
import re

import pytest

from factcheck.adjudication.finishing import finish
from factcheck.errors import InvalidError
from factcheck.models import Tag, uuid7
from factcheck.reviews.states import reopen_review
from tests.adjudication.differing import make_panel
from tests.exchange.conftest import bring, export_of, send

pytestmark = pytest.mark.both_engines


@pytest.fixture
def panel(database, desk):
    """Bob and Dana have handed in and agree, and Alice has written that down."""
    panel = make_panel(database, desk, 2)
    panel.tag(0, Tag.CLAIM, Tag.CLAIM)
    panel.say(0, 1, Tag.QUOTE, by="Lena Ortiz")
    panel.say(1, 1, Tag.QUOTE, by="Lena Ortiz")
    panel.hand_in()
    database.write(lambda session: finish(session, panel.article_id, panel.alice.id))
    return panel


@pytest.fixture
def doc(database, panel):
    return json.loads(export_of(database, panel.project.id))


def review_in(doc, person):
    (article,) = doc["articles"]
    return next(
        (place, review)
        for place, review in enumerate(article["reviews"])
        if (review["kind"], review["reviewer"]) == ("independent", str(person.id))
    )


def add_annotation(doc, review):
    """Let a review say something of a sentence that it says nothing of."""
    more = copy.deepcopy(next(one for one in review["annotations"] if not one["attributions"]))
    said = {one["sentence"] for one in review["annotations"]}
    sentences = doc["articles"][0]["sentences"]
    sentence = next(one for one in sentences if one["id"] not in said)
    where = {name: sentence[name] for name in ("start", "end", "exact")}
    more |= where | {"id": str(uuid7()), "sentence": sentence["id"]}
    review["annotations"].append(more)


def assert_unchanged(database, panel, doc, path, words):
    before = export_of(database, panel.project.id)
    with pytest.raises(InvalidError, match=re.escape(path) + ".*" + words):
        send(database, doc, panel.project, panel.reviewers[0])
    assert export_of(database, panel.project.id) == before


def test_nothing_is_added_to_a_review_that_is_handed_in(database, panel, doc):
    place, review = review_in(doc, panel.reviewers[0])
    add_annotation(doc, review)
    added = len(review["annotations"]) - 1
    path = f"articles[0].reviews[{place}].annotations[{added}]"
    assert_unchanged(database, panel, doc, path, "handed in here")


def test_nobody_is_named_besides_in_a_review_that_is_handed_in(database, panel, doc):
    place, review = review_in(doc, panel.reviewers[0])
    at = next(n for n, one in enumerate(review["annotations"]) if one["attributions"])
    said = review["annotations"][at]["attributions"]
    said.append(copy.deepcopy(said[0]) | {"id": str(uuid7())})
    path = f"articles[0].reviews[{place}].annotations[{at}].attributions[1]"
    assert_unchanged(database, panel, doc, path, "handed in here")


def test_it_is_added_once_the_review_is_reopened(database, panel, doc):
    adjudicated, own = panel.adjudicated().id, panel.review_of(0).id
    for review_id in (adjudicated, own):
        database.write(lambda s, key=review_id: reopen_review(s, key, panel.alice.id))
    reopened = json.loads(export_of(database, panel.project.id))
    _, review = review_in(reopened, panel.reviewers[0])
    add_annotation(reopened, review)
    made = send(database, reopened, panel.project, panel.reviewers[0]).made
    assert made == {"annotation": 1}


@pytest.mark.parametrize("state", ["assigned", "open", "submitted"])
def test_no_review_is_begun_of_what_is_adjudicated(database, panel, doc, state):
    _, review = review_in(doc, panel.reviewers[0])
    begun = copy.deepcopy(review) | {"id": str(uuid7()), "reviewer": str(panel.alice.id)}
    begun |= {"state": state, "submitted_at": None, "annotations": []}
    doc["articles"][0]["reviews"].append(begun)
    before = export_of(database, panel.project.id)
    with pytest.raises(InvalidError, match="adjudicated here"):
        send(database, doc, panel.project, panel.alice)
    assert export_of(database, panel.project.id) == before


def test_the_command_line_puts_back_what_was_lost(database, panel, doc):
    _, review = review_in(doc, panel.reviewers[0])
    add_annotation(doc, review)
    assert bring(database, json.dumps(doc).encode()).made == {"annotation": 1}
