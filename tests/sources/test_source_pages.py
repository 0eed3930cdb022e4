"""The pages of the library, and linking a passage without scripts."""

import re
from io import BytesIO

import pytest
from sqlalchemy import func, select

from factcheck.models import Evidence, Source, uuid7
from factcheck.sources.finding import get_newest_snapshot
from factcheck.sources.service import SourceDraft, SourceMetadata, add_text, capture_source
from tests.support.visit import Visitor
from tests.support.work import (
    REPORT,
    add_article,
    add_report,
    link,
    sentences,
    snapshot_id,
)


@pytest.fixture
def rows(database, project, alice):
    return database.write(lambda s: sentences(s, add_article(s, project, alice)))


@pytest.fixture
def report(database, project, alice):
    return database.write(lambda s: add_report(s, project, alice))


@pytest.fixture
def snapshot(database, report):
    with database.read() as session:
        return str(snapshot_id(session, report))


@pytest.fixture
def reviewer(signed_in, bob):
    return Visitor(signed_in(bob))


def count(database, model=Evidence):
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(model))


def test_a_source_added_on_the_way_leads_on_to_the_sentence(reviewer, project, rows):
    answer = reviewer.post(
        f"/projects/{project.id}/sources/new",
        text=REPORT, title="The gauge", kind="official", sentence=str(rows[0].id),
    )  # fmt: skip
    assert answer.status_code == 303
    assert f"/sentences/{rows[0].id}/evidence/new" in answer.location
    assert REPORT[:43] in reviewer.get(answer.location).text


def test_an_uploaded_source_needs_no_typed_text(reviewer, project):
    answer = reviewer.post(
        f"/projects/{project.id}/sources/new",
        file=(BytesIO(REPORT.encode()), "gauge.txt"), title="The gauge", kind="official",
    )  # fmt: skip
    assert reviewer.get(answer.location).status_code == 200


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"title": "x" * 301},
        {"url": "javascript:1"},
        {"kind": "rumour"},
        {"published": "soon"},
        {"sentence": "nonsense"},
    ],
)
def test_a_wrong_source_is_refused_and_nothing_typed_is_lost(reviewer, project, database, fields):
    typed = {"text": REPORT, "title": "The gauge", "publisher": "River Board", "kind": "official"}
    answer = reviewer.post(f"/projects/{project.id}/sources/new", **typed | fields)
    assert answer.status_code == 422
    assert "River Board" in answer.text
    assert count(database, Source) == 0


@pytest.mark.parametrize("title", ["\u2063", "\u3164\u200b"])
def test_a_title_in_which_nothing_is_seen_is_refused(reviewer, report, database, title):
    typed = {"title": title, "publisher": "River Gauge Board", "kind": "official", "revision": "1"}
    answer = reviewer.post(f"/sources/{report.id}/details", **typed)
    assert answer.status_code == 422
    assert "Give the source a title" in answer.text
    assert "River Gauge Board" in answer.text


def test_without_a_title_the_first_line_of_the_text_is_taken(reviewer, project, database):
    typed = {"text": "The gauge rose\nIt rose on Monday.", "title": "", "kind": "official"}
    assert reviewer.post(f"/projects/{project.id}/sources/new", **typed).status_code == 303
    with database.read() as session:
        assert [source.title for source in session.query(Source)] == ["The gauge rose"]


def test_the_same_source_twice_is_offered(reviewer, project, report):
    typed = {"text": REPORT, "title": "Again", "kind": "official"}
    answer = reviewer.post(f"/projects/{project.id}/sources/new", **typed)
    assert answer.status_code == 409
    assert str(report.id) in answer.text


def test_one_match_is_no_range_of_matches(reviewer, project, rows):
    def keys_of(text):
        typed = {"text": text, "title": "The gauge", "kind": "official", "sentence": rows[0].id}
        added = reviewer.post(f"/projects/{project.id}/sources/new", **typed)
        page = reviewer.get(added.location).text
        return re.sub(r"<[^>]*>", "", page.partition('id="passage-keys">')[2].partition("<span")[0])

    assert "1 the best match." in keys_of(REPORT.partition(".")[0] + ".")
    assert "1–2 the best matches." in keys_of(f"{rows[0].text} It is said. {rows[0].text}")


def test_a_chosen_passage_is_linked(reviewer, rows, report, snapshot, database):
    page = reviewer.get(f"/sentences/{rows[0].id}/evidence/new?source={report.id}").text
    span = re.search(r'name="span"[^>]*value="(0-\d+)"', page)[1]
    answer = reviewer.post(
        f"/sentences/{rows[0].id}/evidence",
        id=str(uuid7()), snapshot=snapshot, span=span, stance="refutes", note="*11*, not 18",
    )  # fmt: skip
    assert answer.status_code == 303
    page = reviewer.get(reviewer.get(answer.location).location).text
    assert "The gauge rose by 11" in page
    assert "<em>11</em>" in page


@pytest.mark.parametrize(
    "fields",
    [
        {"span": ""},
        {"span": "5-5"},
        {"span": "0-99999"},
        {"span": "-1-5"},
        {"span": "a-b"},
        {"stance": ""},
        {"stance": "loves"},
        {"note": "x" * 10_001},
    ],
)
def test_a_wrong_link_is_refused_and_nothing_typed_is_lost(
    reviewer, rows, snapshot, database, fields
):
    good = {"id": str(uuid7()), "snapshot": snapshot, "span": "0-43", "stance": "refutes"}
    answer = reviewer.post(
        f"/sentences/{rows[0].id}/evidence", **good | {"note": "my careful note"} | fields
    )
    assert answer.status_code == 422
    assert fields.get("note", "my careful note") in answer.text
    assert count(database) == 0


@pytest.mark.parametrize("snapshot", ["", "nonsense", "01a209de-8e58-739b-aa14-082d1f4569c7"])
def test_an_unknown_snapshot_is_refused(reviewer, rows, snapshot):
    answer = reviewer.post(
        f"/sentences/{rows[0].id}/evidence", snapshot=snapshot, span="0-4", stance="refutes"
    )
    assert answer.status_code in {404, 422}


def test_a_link_can_be_changed_and_taken_away(reviewer, rows, report, database, bob):
    made = database.write(lambda s: link(s, rows[0], bob, report))
    page = reviewer.get(f"/evidence/{made}")
    assert page.status_code == 200
    answer = reviewer.post(f"/evidence/{made}", stance="mentions", note="", revision=1)
    assert answer.status_code == 303
    stale = reviewer.post(f"/evidence/{made}", stance="supports", note="mine", revision=1)
    assert stale.status_code == 409
    assert "mine" in stale.text
    assert reviewer.post(f"/evidence/{made}/remove").status_code == 303
    assert reviewer.get(f"/evidence/{made}").status_code == 404


def test_a_change_without_a_note_field_keeps_the_note(reviewer, rows, report, database, bob):
    made = database.write(lambda s: link(s, rows[0], bob, report))
    reviewer.post(f"/evidence/{made}", stance="mentions", note="kept", revision=1)
    reviewer.post(f"/evidence/{made}", stance="supports", revision=2)
    with database.read() as session:
        assert session.get_one(Evidence, made).note == "kept"


def test_anothers_link_is_not_found(reviewer, rows, report, database, alice):
    made = database.write(lambda s: link(s, rows[0], alice, report))
    assert reviewer.get(f"/evidence/{made}").status_code == 404
    answer = reviewer.post(f"/evidence/{made}", stance="mentions", note="", revision=1)
    assert answer.status_code == 404


@pytest.mark.parametrize("then", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_a_form_leads_nowhere_else(reviewer, rows, snapshot, then):
    answer = reviewer.post(
        f"/sentences/{rows[0].id}/evidence",
        id=str(uuid7()), snapshot=snapshot, span="0-43", stance="refutes", note="", next=then,
    )  # fmt: skip
    assert answer.status_code == 303
    assert "evil" not in answer.location


def test_a_link_made_side_by_side_comes_back_there(reviewer, rows, report, snapshot):
    here = f"/sentences/{rows[0].id}/compare?source={report.id}"
    answer = reviewer.post(
        f"/sentences/{rows[0].id}/evidence",
        id=str(uuid7()), snapshot=snapshot, span="0-43", stance="refutes", note="", next=here,
    )  # fmt: skip
    assert answer.location.endswith(here)
    assert reviewer.get(here).status_code == 200


def test_markup_in_a_note_does_not_reach_the_page(reviewer, rows, report, database, bob):
    made = database.write(lambda s: link(s, rows[0], bob, report))
    evil = "<script>alert(1)</script> [x](javascript:alert(2)) <img src=x onerror=alert(3)>"
    reviewer.post(f"/evidence/{made}", stance="mentions", note=evil, revision=1)
    for address in (f"/evidence/{made}", f"/sources/{report.id}"):
        page = reviewer.get(address).text
        assert "<script>alert" not in page
        assert "<img" not in page
        assert 'href="javascript' not in page


def test_a_removed_source_can_be_put_back(signed_in, alice, project, report):
    editor = Visitor(signed_in(alice))
    assert editor.post(f"/sources/{report.id}/remove").status_code == 303
    assert "The gauge" in editor.get(f"/projects/{project.id}/sources?removed=1").text
    assert editor.post(f"/sources/{report.id}/restore").status_code == 303
    assert "The gauge" in editor.get(f"/projects/{project.id}/sources").text


def test_a_refused_link_is_to_the_text_that_was_open(reviewer, project, database, alice, rows):
    def store(session):
        report = add_report(session, project, alice)
        first = get_newest_snapshot(session, report.id)
        newer = capture_source(SourceDraft("Other words stand here.", SourceMetadata("")))
        add_text(session, report.id, newer, alice.id)
        return first.id

    first = database.write(store)
    answer = reviewer.post(f"/sentences/{rows[0].id}/evidence", snapshot=str(first), span="0-43")
    assert answer.status_code == 422
    assert REPORT[:43] in answer.text
    assert "Other words stand here." not in answer.text
