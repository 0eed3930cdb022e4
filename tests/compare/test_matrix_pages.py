"""GET /articles/<id>/matrix, and decisions made beside a sentence."""

import csv
import re
from io import StringIO

import pytest

from factcheck.annotations.reading import AttributionDraft, Reading
from factcheck.annotations.service import save_annotation
from factcheck.compare import views_matrix
from factcheck.models import Discrepancy, DiscrepancyState, Naming, Source, Stance, Tag, uuid7
from tests.support.visit import Visitor
from tests.support.work import add_report, annotate, link, snapshot_id


@pytest.fixture
def reviewer(signed_in, alice):
    return Visitor(signed_in(alice))


@pytest.fixture
def contested(database, project, alice, rows):
    def store(session):
        annotate(session, rows[0], alice)
        annotate(session, rows[2], alice)
        for text, stance in (
            ("The gauge rose by 11 centimetres.", Stance.REFUTES),
            ("=It rose by 18 centimetres.", Stance.SUPPORTS),
        ):
            report = add_report(session, project, alice, text, text[:12])
            link(session, rows[0], alice, report, (0, 9), stance)

    database.write(store)
    return rows[0].article_id


@pytest.fixture
def backed(database, project, alice, rows):
    """A claim that one more source supports, which bears on no other."""

    def store(session):
        alone = add_report(session, project, alice, "Nobody was hurt.", "Alone")
        link(session, rows[1], alice, alone, (0, 6))

    database.write(store)


def test_claims_stand_in_rows_and_sources_in_columns(reviewer, contested, rows):
    page = reviewer.get(f"/articles/{contested}/matrix").text
    assert rows[0].text in page
    assert "2 independent" in page
    assert "Contested" in page


def test_a_cell_without_a_link_is_empty_to_the_eye_and_not_to_the_ear(reviewer, contested, rows):
    page = reviewer.get(f"/articles/{contested}/matrix").text
    cells = re.findall(r'<td><a class="matrix__cell"([^>]*)>(.*?)</a></td>', page)
    empty = [attributes for attributes, content in cells if not content]
    assert len(empty) == 2  # the third sentence by two sources
    assert all('aria-label="Not linked: compare"' in attributes for attributes in empty)
    assert "·" not in "".join(content for _, content in cells)


def test_the_page_is_called_what_the_link_to_it_says(reviewer, contested, rows):
    page = reviewer.get(f"/articles/{contested}/matrix").text
    (title,) = re.findall(r"<h1>(.*?)</h1>", page)
    beside = reviewer.get(f"/sentences/{rows[0].id}/compare").text
    link = re.search(rf'<a [^>]*href="/articles/{contested}/matrix">(.*?)</a>', beside)[1]
    assert link.endswith(title)


@pytest.mark.parametrize(
    ("gap", "shown"), [("none", [2]), ("one", []), ("contested", [0]), ("nonsense", [0, 2])]
)
def test_gaps_are_shown_alone(reviewer, contested, rows, gap, shown):
    page = reviewer.get(f"/articles/{contested}/matrix?gap={gap}").text
    assert [n for n in (0, 2) if rows[n].text in page] == shown


@pytest.mark.parametrize(
    ("gap", "shown"),
    [
        ("", ["=It rose by ", "Alone", "The gauge ro"]),
        ("contested", ["=It rose by ", "The gauge ro"]),
        ("one", ["Alone"]),
        ("none", []),
    ],
)
def test_of_claims_listed_alone_only_their_sources_are_shown(
    reviewer, contested, backed, gap, shown
):
    page = reviewer.get(f"/articles/{contested}/matrix?gap={gap}").text
    headings = re.findall(r'<th scope="col"[^>]*><a .*?title="(.*?)"', page)
    assert sorted(headings) == shown
    assert page.count("matrix__cell") == len(shown) * page.count("pair__number")


def test_an_article_without_claims_says_what_to_do(reviewer, rows):
    assert "No claims yet" in reviewer.get(f"/articles/{rows[0].article_id}/matrix").text


def test_the_table_is_downloaded_without_formulas(reviewer, contested, rows):
    answered = reviewer.get(f"/articles/{contested}/matrix.csv?gap=contested")
    assert answered.mimetype == "text/csv"
    heading, line = csv.reader(StringIO(answered.data.decode("utf-8-sig")))
    assert heading[-2:] == ["The gauge ro · River Board", "'=It rose by  · River Board"]
    assert line[0:3] == ["1", rows[0].text, "Claim"]
    assert line[-2:] == ["Refutes", "Supports"]


def test_the_table_is_in_the_language_of_the_reader(reviewer, contested):
    path = f"/articles/{contested}/matrix.csv?gap=contested"
    answered = reviewer.client.get(path, headers={"Accept-Language": "es"})
    heading, line = csv.reader(StringIO(answered.data.decode("utf-8-sig")))
    assert heading[:2] == ["Oración", "Texto"]
    assert line[-2:] == ["Refuta", "Respalda"]


@pytest.fixture
def small_pages(monkeypatch):
    monkeypatch.setattr(views_matrix, "MOST_CLAIMS", 1)
    monkeypatch.setattr(views_matrix, "MOST_SOURCES", 1)


def test_of_many_claims_and_sources_a_part_is_shown(reviewer, contested, rows, small_pages):
    page = reviewer.get(f"/articles/{contested}/matrix").text
    assert rows[0].text in page
    assert rows[2].text not in page
    assert page.count("Claims 1 to 1 of 2") == 2  # above the table and in its caption
    assert "Sources 1 to 1 of 2" in page
    address = f"/articles/{contested}/matrix?claims=2&amp;sources=1"
    assert address in page
    page = reviewer.get(address.replace("&amp;", "&")).text
    assert rows[2].text in page
    assert "Claims 2 to 2 of 2" in page


@pytest.mark.parametrize("number", ["0", "-1", "99999999999999999999", "x", ""])
def test_a_part_that_is_not_there_is_the_nearest(reviewer, contested, small_pages, number):
    answered = reviewer.get(f"/articles/{contested}/matrix?claims={number}&sources={number}")
    assert answered.status_code == 200


def test_all_sources_are_in_the_table_however_few_a_page_shows(reviewer, contested, small_pages):
    answered = reviewer.get(f"/articles/{contested}/matrix.csv")
    heading, *lines = csv.reader(StringIO(answered.data.decode("utf-8-sig")))
    assert len(heading) == 6 + 2
    assert len(lines) == 2


@pytest.fixture
def decide(reviewer, database, project, alice, rows):
    report = database.write(lambda s: add_report(s, project, alice))
    with database.read() as session:
        snapshot = snapshot_id(session, report)

    def decide(**fields):
        known = {
            "snapshot": str(snapshot),
            "passage": "0-43",
            "span": "18-32",
            "kind": "number",
            "claim": "18 centimetres",
            "state": "accepted",
            "next": f"/sentences/{rows[0].id}/compare?source={report.id}",
        }
        return reviewer.post(f"/sentences/{rows[0].id}/discrepancies", **known | fields)

    return decide


def states(database):
    with database.read() as session:
        return [row.state for row in session.query(Discrepancy) if row.removed_at is None]


def test_a_difference_is_accepted_and_shows_so(reviewer, decide, database):
    answered = decide()
    assert answered.status_code == 303
    assert "Accepted" in reviewer.get(answered.location).text
    assert states(database) == [DiscrepancyState.ACCEPTED]
    decide(state="")
    assert states(database) == []


def test_the_matrix_says_that_only_what_was_accepted_is_counted(
    reviewer, decide, database, rows, alice
):
    def store(session):
        link(session, rows[0], alice, session.query(Source).one())

    database.write(store)
    path = f"/articles/{rows[0].article_id}/matrix"
    page = reviewer.get(path).text
    assert "A difference is counted here once it was accepted" in page
    assert "1 accepted difference" not in page
    decide()
    assert "1 accepted difference<" in reviewer.get(path).text


@pytest.mark.parametrize(
    "fields",
    [
        {"snapshot": ""},
        {"span": "x"},
        {"passage": "5"},
        {"kind": "mood"},
        {"claim": ""},
        {"state": "perhaps"},
        {"claim": "19 centimetres"},
        {"span": "0-43"},
    ],
)
def test_a_broken_decision_is_refused(decide, database, fields):
    assert decide(**fields).status_code == 422
    assert states(database) == []


def test_the_shares_of_who_speaks_add_up(reviewer, database, alice, rows):
    def store(session):
        annotate(session, rows[0], alice)
        annotate(session, rows[1], alice, speaker="Lena Ortiz")
        told = Reading(Tag.CLAIM, (AttributionDraft(uuid7(), naming=Naming.UNNAMED, role="Aide"),))
        save_annotation(session, uuid7(), rows[2].id, alice.id, told, seen_revision=0)

    database.write(store)
    page = reviewer.get(f"/articles/{rows[0].article_id}/matrix").text
    assert re.findall(r'table__number">(\d+)%<', page) == ["34", "33", "33", "0"]
