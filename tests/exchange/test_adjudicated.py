"""An article that a desk reviewed, adjudicated and talked about by its own services."""

import copy
import json
from io import BytesIO

import pytest
from sqlalchemy import select, update

from factcheck.accounts.service import add_member
from factcheck.adjudication.bench import read_bench
from factcheck.adjudication.finishing import finish
from factcheck.adjudication.given import GIVEN
from factcheck.adjudication.questions import choice_of
from factcheck.adjudication.settling import settle
from factcheck.agreement.rows import coincidences_of
from factcheck.annotations.reading import AttributionDraft
from factcheck.errors import InvalidError
from factcheck.guidelines.service import GuidelineDraft, save_version
from factcheck.models import Decision, Manner, Project, Review, Role, Speaker, Tag, uuid7
from factcheck.reviews.opening import hold_article
from factcheck.talk.service import begin_thread, remove_comment, reply, resolve_thread
from factcheck.talk.topics import find_article, find_sentence
from tests.adjudication.differing import make_panel
from tests.exchange.conftest import bring, empty, export_of, send  # noqa: F401  a fixture
from tests.support.desk import add_desk
from tests.support.visit import Visitor

pytestmark = pytest.mark.both_engines


@pytest.fixture
def worked(database, desk):
    return work_through(database, desk)


def work_through(database, desk):
    """Three differ on tags, on whose words they are and on a span; Alice decides all of it."""
    draft = GuidelineDraft("Tag **all** of it.", {"claim": "Can be checked."})
    database.write(lambda s: save_version(s, desk.project.id, draft, desk.alice.id, seen_version=0))
    panel = make_panel(database, desk)
    panel.tag(0, Tag.CLAIM, Tag.CLAIM, Tag.QUOTE)
    panel.say(0, 1, Tag.QUOTE, by="Lena Ortiz")
    panel.say(1, 1, Tag.QUOTE, by="The mayor")
    panel.say(2, 1, Tag.QUOTE, by="Lena Ortiz")
    panel.say(0, 2, Tag.QUOTE, span=(0, 3))
    panel.tag(3, None, Tag.OTHER, None)
    panel.hand_in()
    part = next(p for (number, _), p in panel.parts().items() if number == 0)
    panel.decide(part, "quote", reason="He *says* so.")
    panel.decide_all()
    database.write(lambda session: finish(session, panel.article_id, desk.alice.id))
    database.write(lambda session: talk(session, panel))
    return panel


@pytest.fixture
def panel_handed_in(database, desk):
    panel = make_panel(database, desk)
    panel.tag(0, Tag.CLAIM, Tag.CLAIM, Tag.QUOTE)
    panel.tag(1, Tag.QUOTE, Tag.QUOTE, Tag.QUOTE)
    panel.hand_in()
    return panel


def from_library(data):
    """The end of an export: publishers, sources, articles and what is said of them, comments."""
    return data[data.index(b'"publishers":') :]


def talk(session, panel):
    alice, bob = panel.alice.id, panel.reviewers[0].id
    topic = find_sentence(session, panel.sentences[0].id, bob)
    first = begin_thread(session, uuid7(), topic, "@Alice, why?", bob)
    reply(session, uuid7(), first.id, "Because.", alice)
    gone = begin_thread(session, uuid7(), find_article(session, panel.article_id), "Oops", bob)
    remove_comment(session, gone.id, bob)
    resolve_thread(session, first.id, 1, alice, resolved=True)


def test_it_comes_back_to_the_byte(database, worked, empty):  # noqa: F811
    data = export_of(database, worked.project.id)
    bring(empty, data)
    assert export_of(empty, worked.project.id) == data
    doc = json.loads(data)
    (adjudicated,) = [
        review
        for article in doc["articles"]
        for review in article["reviews"]
        if review["kind"] == "adjudicated"
    ]
    assert adjudicated["state"] == "submitted"
    assert len(adjudicated["decisions"]) >= 4
    assert adjudicated["annotations"]
    assert adjudicated["agreement"]["alpha"] is not None
    assert len(doc["comments"]) == 3


def test_what_is_finished_comes_by_the_page_and_goes_out_again_to_the_byte(
    database,
    desk,
    empty,  # noqa: F811
    signed_in,
):
    there = empty.write(add_desk)
    data = export_of(empty, work_through(empty, there).project.id)
    answer = Visitor(signed_in(desk.alice)).post(
        f"/projects/{desk.project.id}/import", file=(BytesIO(data), "work.json")
    )
    assert answer.status_code == 303, answer.text
    again = export_of(database, desk.project.id)
    # Before that stand the project that it came into and the author that each project has.
    assert from_library(again) == from_library(data)
    assert json.loads(again)["guidelines"] == json.loads(data)["guidelines"]
    reviews = json.loads(again)["articles"][0]["reviews"]
    assert [review["state"] for review in reviews] == ["submitted"] * 4


@pytest.mark.parametrize("finished", [False, True])
def test_whom_no_reviewer_named_comes_back_to_the_byte(database, desk, empty, finished):  # noqa: F811
    panel = make_panel(database, desk)
    for who, name in enumerate(("Lena Ortiz", "Lena Ortiz", "The mayor")):
        panel.say(who, 0, Tag.QUOTE, by=name)
    panel.hand_in()
    [part] = panel.bench().undecided
    given = AttributionDraft(uuid7(), "Şule Öz", role="the clerk", manner=Manner.DIRECT)
    panel.decide(part, GIVEN, given=given, reason="She signed it.")
    if finished:
        database.write(lambda session: finish(session, panel.article_id, desk.alice.id))
    data = export_of(database, panel.project.id)
    assert ("Şule Öz" in [one["name"] for one in json.loads(data)["speakers"]]) == finished
    bring(empty, data)
    assert export_of(empty, panel.project.id) == data
    if not finished:
        project_id, alice_id = panel.project.id, desk.alice.id
        empty.write(lambda s: add_member(s, project_id, alice_id, Role.EDITOR, alice_id))
        empty.write(lambda session: finish(session, panel.article_id, desk.alice.id))
    with empty.read() as session:
        names = session.scalars(select(Speaker.name)).all()
        decision = session.scalars(select(Decision)).one()
        bench = read_bench(session, panel.article_id)
        assert choice_of(bench.find(part.key), decision) == GIVEN
    assert names.count("Şule Öz") == 1


def test_what_was_decided_stands_elsewhere_too(database, worked, empty):  # noqa: F811
    bring(empty, export_of(database, worked.project.id))

    def look_again(session):
        hold_article(session, worked.article_id)
        settle(session, worked.article_id)

    empty.write(look_again)
    with empty.read() as session:
        bench = read_bench(session, worked.article_id)
        assert not bench.undecided
        assert not any(decision.stale for decision in bench.decisions.values())
        assert len(bench.decisions) >= 4


def test_reviews_that_are_all_in_are_settled_as_they_come_in(database, panel_handed_in, empty):  # noqa: F811
    doc = json.loads(export_of(database, panel_handed_in.project.id))
    (article,) = doc["articles"]
    told = {review["kind"]: review for review in article["reviews"]}["adjudicated"]["agreement"]
    assert told["conflicts"] == 1
    article["reviews"] = [one for one in article["reviews"] if one["kind"] == "independent"]
    bring(empty, json.dumps(doc).encode())
    again = json.loads(export_of(empty, panel_handed_in.project.id))
    (adjudicated,) = [
        one for one in again["articles"][0]["reviews"] if one["kind"] == "adjudicated"
    ]
    assert adjudicated["agreement"] == told


def test_a_review_that_comes_while_more_are_wanted_is_compared(database, panel_handed_in):
    panel = panel_handed_in
    doc = json.loads(export_of(database, panel.project.id))
    doc["people"].append({"id": str(uuid7()), "name": "Zed"})
    reviews = doc["articles"][0]["reviews"]
    more = copy.deepcopy(next(one for one in reviews if one["kind"] == "independent"))
    more |= {"id": str(uuid7()), "reviewer": doc["people"][-1]["id"]}
    for annotation in more["annotations"]:
        annotation |= {"id": str(uuid7()), "tag": "opinion"}
    reviews.append(more)
    wanted = update(Project).values(reviewers_per_article=len(reviews))
    database.write(lambda session: session.execute(wanted))
    send(database, doc, panel.project, panel.alice)
    bench, stored = panel.bench(), panel.adjudicated()
    assert (stored.conflicts, len(bench.undecided)) == (2, 2)
    compared = panel.read(lambda session: coincidences_of(session, panel.article_id))
    assert stored.coincidences == compared


def test_what_was_adjudicated_is_refused_where_reviews_are_still_kept_apart(database, desk):
    panel = make_panel(database, desk)
    panel.tag(0, Tag.CLAIM, Tag.QUOTE, None)
    doc = json.loads(export_of(database, panel.project.id))
    reviews = doc["articles"][0]["reviews"]
    result = {"id": str(uuid7()), "kind": "adjudicated", "annotations": [], "agreement": None}
    reviews.append(reviews[0] | result)
    with pytest.raises(InvalidError, match="not all handed in here"):
        bring(database, json.dumps(doc).encode())
    with database.read() as session:
        assert len(session.scalars(select(Review)).all()) == 2
