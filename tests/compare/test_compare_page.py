"""GET /sentences/<id>/compare."""

import re
from html import unescape

import pytest

from factcheck.compare.answers import MOST_PASSAGES
from factcheck.models import Discrepancy, DiscrepancyKind, DiscrepancyState, uuid7
from factcheck.sources.service import SourceDraft, SourceMetadata, add_text, capture_source
from tests.support.visit import Visitor
from tests.support.work import (
    add_article,
    add_report,
    annotate,
    link,
    sentences,
    snapshot_id,
)


def unmarked(page):
    """The text of a page, without the marks and letters of what differs."""
    return re.sub(r"<sup>.*?</sup>|</?mark[^>]*>", "", page)


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
def test_a_broken_source_in_the_address_is_left_out(reviewer, rows, asked):
    answer = reviewer.client.get(f"/sentences/{rows[0].id}/compare", query_string={"source": asked})
    assert answer.status_code == 200
    assert rows[0].text in answer.text


def test_an_unknown_source_is_left_out(reviewer, rows):
    answer = reviewer.get(f"/sentences/{rows[0].id}/compare?source={uuid7()}")
    assert answer.status_code == 200


NOTHING = "Nothing found in this source"


def test_of_a_source_that_says_nothing_of_the_sentence_it_says_so(reviewer, rows, reports):
    page = reviewer.get(f"/sentences/{rows[0].id}/compare?source={reports[2].id}").text
    assert NOTHING in page


def test_it_does_not_say_so_beside_a_passage_that_a_person_has_linked(
    reviewer, rows, reports, database, bob
):
    database.write(lambda s: link(s, rows[0], bob, reports[2], (0, 7)))
    page = reviewer.get(f"/sentences/{rows[0].id}/compare?source={reports[2].id}").text
    assert "Bananas" in unmarked(page)
    assert NOTHING not in page


def test_a_decision_that_nothing_shows_any_more_is_taken_back(
    reviewer, rows, reports, database, bob
):
    source = reports[1]
    with database.read() as session:
        snapshot = snapshot_id(session, source)

    def store(session):
        annotation = annotate(session, rows[0], bob).id
        session.add(
            Discrepancy(
                annotation_id=annotation,
                snapshot_id=snapshot,
                kind=DiscrepancyKind.NUMBER,
                claim="words of an older wording",
                claim_value="19 centimetres",
                start=0,
                end=2,
                exact="It",
                source_value="12 centimetres",
                rule="a rule of another release",
                state=DiscrepancyState.DISMISSED,
            )
        )

    database.write(store)
    path = f"/sentences/{rows[0].id}/compare?source={source.id}"
    page = reviewer.get(path).text
    assert "Decided earlier, and not among the differences above" in page
    form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    assert form["claim"] == "words of an older wording"
    answer = reviewer.post(f"/sentences/{rows[0].id}/discrepancies", **form, state="")
    assert answer.status_code == 303
    page = reviewer.get(answer.location).text
    assert "Decided earlier" not in page


def test_a_decision_on_a_linked_passage_of_an_earlier_text_stands_with_it(
    reviewer, rows, reports, database, bob
):
    source, here = reports[0], f"/sentences/{rows[0].id}/compare?source={reports[0].id}"
    database.write(lambda session: link(session, rows[0], bob, source, (0, 33)))
    form = re.search(
        '<form class="difference__decide".*?</form>', reviewer.get(here).text, re.DOTALL
    )[0]
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form))
    reviewer.post(f"/sentences/{rows[0].id}/discrepancies", **hidden, state="accepted")
    newer = capture_source(SourceDraft("The gauge rose by 12 centimetres.", SourceMetadata("")))
    database.write(lambda session: add_text(session, source.id, newer, bob.id))
    page = reviewer.get(here).text
    assert "Linked to an earlier text" in page
    earlier = page[: page.index("Linked to an earlier text")]
    assert '<mark class="differs">11 centimetres</mark>' in earlier
    assert "Accepted" in earlier
    assert "Decided earlier" not in page


def test_the_count_of_sources_has_the_comma_of_its_language(reviewer, rows, reports, database, bob):
    database.write(lambda session: link(session, rows[0], bob, reports[0], (0, 33)))
    path = f"/sentences/{rows[0].id}/compare"
    for language, comma in (("en", ","), ("ar", "،")):
        page = reviewer.client.get(path, headers={"Accept-Language": language}).text
        (told,) = re.findall(r"<summary><strong>(.*?)</strong>", page)
        assert re.findall("[,،]", told) == [comma]


def test_of_a_very_long_text_the_page_says_how_much_it_shows(
    reviewer, rows, database, project, bob
):
    line = "Bananas are berries, and so are tomatoes. "
    text = line * (MOST_PASSAGES + 1)
    source = database.write(lambda s: add_report(s, project, bob, text, "Berries"))
    page = reviewer.get(f"/sentences/{rows[0].id}/compare?source={source.id}").text
    assert f"only its first {MOST_PASSAGES} sentences are compared" in page
    assert page.count(line.strip()) == MOST_PASSAGES


def test_linking_changing_and_unlinking_are_told_of_with_an_undo(
    reviewer, rows, reports, database, bob
):
    here = f"/sentences/{rows[0].id}/compare?source={reports[0].id}"
    with database.read() as session:
        snapshot = str(snapshot_id(session, reports[0]))
    fields = {"snapshot": snapshot, "span": "0-33", "next": here}
    answer = reviewer.post(f"/sentences/{rows[0].id}/evidence", stance="refutes", **fields)
    page = reviewer.get(answer.location).text
    assert "Linked." in page
    assert page.count("data-undo") == 1
    address = re.search(r'action="(/evidence/[^"/]+)"', page)[1]
    answer = reviewer.post(address, stance="supports", revision="1", next=here)
    page = reviewer.get(answer.location).text
    assert "Link changed." in page
    assert page.count("data-undo") == 1
    answer = reviewer.post(f"{address}/remove", next=here)
    page = reviewer.get(answer.location).text
    assert "Link taken away" in page
    assert page.count("data-undo") == 1
    assert "data-undo" not in reviewer.get(here).text


def test_the_workbench_tells_nothing_twice(reviewer, rows, reports, database):
    with database.read() as session:
        snapshot = str(snapshot_id(session, reports[0]))
    answer = reviewer.post(
        f"/sentences/{rows[0].id}/evidence", snapshot=snapshot, span="0-33", stance="refutes"
    )
    assert "Linked." not in reviewer.client.get(answer.location, follow_redirects=True).text


def test_a_passage_that_begins_and_ends_within_a_sentence_is_shown_as_cut(
    reviewer, rows, reports, database, bob
):
    database.write(lambda s: link(s, rows[0], bob, reports[0], (4, 14)))
    page = reviewer.get(f"/sentences/{rows[0].id}/compare?source={reports[0].id}").text
    text = re.search(r"<blockquote dir=.*?</blockquote>", page, re.DOTALL)[0]
    assert unescape(re.sub(r"<[^>]*>", "", text)) == "… gauge rose …"


def test_values_that_agree_are_listed_as_such_when_one_is_less_exact(
    database, project, alice, reviewer
):
    text = "The valve was shut in August 2025 for 3 weeks."
    article = database.write(lambda s: add_article(s, project, alice, text))
    with database.read() as session:
        (claim,) = sentences(session, article)
    told = "The valve was shut on 28 August 2025 for 3 weeks."
    source = database.write(lambda s: add_report(s, project, alice, told))
    page = reviewer.get(f"/sentences/{claim.id}/compare?source={source.id}").text
    assert "data-mark>" not in page
    assert 'class="differs"' not in page
    same = re.search(r'<p class="match__same">(.*?)</p>', page)[1]
    assert re.sub("<[^>]*>", "", same) == (
        "The same, or less exact: August 2025 (28 August 2025), 3 weeks"
    )
