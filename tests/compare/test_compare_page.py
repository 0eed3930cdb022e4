"""GET /sentences/<id>/compare."""

import re

import pytest

from factcheck.models import uuid7
from tests.support.visit import Visitor
from tests.support.work import add_article, add_report, link, sentences


def unmarked(page):
    """The text of a page, without the marks and letters of what differs."""
    return re.sub(r"<sup>.*?</sup>|</?mark[^>]*>", "", page)


@pytest.fixture
def rows(database, project, alice):
    return database.write(lambda s: sentences(s, add_article(s, project, alice)))


@pytest.fixture
def reports(database, project, alice):
    texts = ("The gauge rose by 11 centimetres.", "It rained on Monday.", "Bananas are berries.")
    return [
        database.write(lambda s, t=text: add_report(s, project, alice, t, f"Title {t[:8]}"))
        for text in texts
    ]


@pytest.fixture
def reviewer(signed_in, bob):
    return Visitor(signed_in(bob))


def test_the_sources_asked_for_stand_beside_the_sentence(reviewer, rows, reports):
    asked = "&".join(f"source={report.id}" for report in reports)
    page = reviewer.get(f"/sentences/{rows[0].id}/compare?{asked}").text
    assert rows[0].text in unmarked(page)
    for report in reports:
        assert report.title in page


def test_without_sources_it_says_what_to_do(reviewer, rows):
    page = reviewer.get(f"/sentences/{rows[0].id}/compare")
    assert page.status_code == 200
    assert "source" in page.text.lower()


def test_an_article_leads_to_its_first_sentence_with_evidence(
    reviewer, rows, reports, database, bob
):
    database.write(lambda s: link(s, rows[2], bob, reports[0], (0, 10)))
    answer = reviewer.get(f"/articles/{rows[0].article_id}/compare")
    assert str(rows[2].id) in answer.location


@pytest.mark.parametrize("asked", ["nonsense", "1;DROP TABLE source"])
def test_a_broken_source_in_the_address_is_refused(reviewer, rows, asked):
    answer = reviewer.client.get(f"/sentences/{rows[0].id}/compare", query_string={"source": asked})
    assert answer.status_code == 422


def test_an_unknown_source_is_left_out(reviewer, rows):
    answer = reviewer.get(f"/sentences/{rows[0].id}/compare?source={uuid7()}")
    assert answer.status_code == 200


def test_a_sentence_without_its_own_words_in_a_source_says_nothing_was_found(
    reviewer, rows, reports
):
    page = reviewer.get(f"/sentences/{rows[0].id}/compare?source={reports[2].id}").text
    assert "Nothing" in page or "nothing" in page
