"""How much two texts share is told alike wherever it is told."""

import re

import pytest

from factcheck.models import SourceRelation
from factcheck.sources.service import SourceDraft, SourceMetadata, add_text, capture_source
from tests.support.relating import suggest
from tests.support.work import add_report

QUOTED = "“The water stood in every cellar of the lower town by noon.”"


@pytest.fixture
def pair(database, project, alice):
    """A source, and another of which half is its copy: a quarter of the first."""

    def store(session):
        wire = add_report(session, project, alice, "It rained in the hills.", "Wire").id
        post = add_report(session, project, alice, "Bananas are berries.", "Post").id
        suggest(session, post, wire)
        return post, wire

    return database.write(store)


def shares(page):
    return re.findall(r"(\d+)%\s+of (?:its|the copy’s|the shorter one’s) wording", page)


def test_every_page_tells_the_same_share_of_the_same_text(reviewer, project, pair):
    post, wire = pair
    for path in (
        f"/projects/{project.id}/relations",
        f"/sources/{post}/relations",
        f"/sources/{post}",
        f"/sources/{wire}",
    ):
        assert set(shares(reviewer.get(path).text)) == {"50"}, path
    # What they are to each other is told above the two texts, then the share of each.
    assert shares(reviewer.get(f"/sources/{post}/beside/{wire}").text) == ["50", "50", "25"]
    assert shares(reviewer.get(f"/sources/{wire}/beside/{post}").text) == ["50", "25", "50"]


def test_of_two_that_are_only_alike_the_shorter_one_is_told_of(reviewer, database, project, pair):
    database.write(lambda session: session.query(SourceRelation).update({"course": "unknown"}))
    page = reviewer.get(f"/projects/{project.id}/relations").text
    assert "50% of the shorter one’s wording" in page


def test_what_is_not_related_is_measured(reviewer, database, project, alice):
    # Of three words each: the first has three runs, the second four, and two are the same.
    texts = ("Rain fell on Orlen today.", "Rain fell on Orlen and beyond.")
    one, other = database.write(
        lambda session: [add_report(session, project, alice, text, text).id for text in texts]
    )
    database.write(lambda session: session.query(SourceRelation).delete())
    assert shares(reviewer.get(f"/sources/{one}/beside/{other}").text) == ["67", "50"]


def test_of_a_text_without_wording_of_its_own_no_share_is_told(reviewer, database, project, alice):
    report = database.write(lambda session: add_report(session, project, alice, QUOTED))
    newer = capture_source(SourceDraft(f"{QUOTED} It rained on.", SourceMetadata("T")))
    database.write(lambda session: add_text(session, report.id, newer, alice.id))
    page = reviewer.get(f"/sources/{report.id}/changes").text
    assert shares(page) == ["0"]  # three words of the later text, which the earlier has not
