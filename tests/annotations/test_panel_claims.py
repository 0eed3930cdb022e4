"""The panel without scripts: how sure a reading is, another look, and the verdict on a claim."""

import pytest

from factcheck.annotations.stored import list_saved
from factcheck.models import Certainty, Stance, Verdict
from tests.annotations.panel import fields_of
from tests.support.visit import Visitor
from tests.support.work import add_article, add_report, link, sentences


@pytest.fixture
def row(database, project, alice):
    return database.write(lambda s: sentences(s, add_article(s, project, alice)))[0]


@pytest.fixture
def reviewer(signed_in, bob):
    return Visitor(signed_in(bob))


@pytest.fixture
def reading(database, row, bob):
    def read():
        with database.read() as session:
            return next(list_saved(session, row.article_id, bob.id)).reading

    return read


@pytest.fixture
def sourced(database, row, project, alice, bob):
    """The sentence, with a passage linked to it."""
    database.write(
        lambda s: link(s, row, bob, add_report(s, project, alice), stance=Stance.REFUTES)
    )
    return row


def save(reviewer, row, **fields):
    page = reviewer.get(f"/articles/{row.article_id}?sentence={row.id}").text
    sent = fields_of(page) | {"tag": "claim"} | fields
    return reviewer.post(f"/sentences/{row.id}/annotation", **sent)


def test_certainty_and_another_look_are_kept_and_taken_back(reviewer, row, reading):
    save(reviewer, row, certainty="unsure", flagged="y")
    assert (reading().certainty, reading().flagged) == (Certainty.UNSURE, True)
    page = reviewer.get(f"/articles/{row.article_id}?sentence={row.id}").text
    fields = {name: v for name, v in fields_of(page).items() if name != "flagged"}
    reviewer.post(f"/sentences/{row.id}/annotation", **fields | {"certainty": ""})
    assert (reading().certainty, reading().flagged) == (None, False)


def test_a_verdict_with_reason_and_source_is_saved(reviewer, sourced, reading):
    assert (
        save(reviewer, sourced, verdict="refuted", justification="11, not 18.").status_code == 303
    )
    assert (reading().verdict, reading().justification) == (Verdict.REFUTED, "11, not 18.")


@pytest.mark.parametrize("verdict", ["supported", "refuted", "conflicting"])
def test_a_verdict_without_a_source_is_refused_and_kept(reviewer, row, verdict):
    answer = save(reviewer, row, verdict=verdict, justification="my careful reasons")
    assert answer.status_code == 422
    assert "Link at least one passage" in answer.text
    kept = fields_of(answer.text)
    assert (kept["verdict"], kept["justification"]) == (verdict, "my careful reasons")


def test_a_verdict_without_a_reason_is_refused(reviewer, sourced):
    answer = save(reviewer, sourced, verdict="refuted")
    assert answer.status_code == 422
    assert fields_of(answer.text)["verdict"] == "refuted"


def test_not_enough_evidence_needs_no_source_but_a_reason(reviewer, row, reading):
    assert save(reviewer, row, verdict="not_enough_evidence").status_code == 422
    answer = save(reviewer, row, verdict="not_enough_evidence", justification="No figures exist.")
    assert answer.status_code == 303
    assert reading().verdict is Verdict.NOT_ENOUGH


def test_what_is_no_claim_any_more_has_no_verdict(reviewer, sourced, reading):
    save(reviewer, sourced, verdict="refuted", justification="11, not 18.")
    assert save(reviewer, sourced, tag="opinion").status_code == 303
    assert (reading().verdict, reading().justification) == (None, "11, not 18.")


def test_hostile_notes_are_text(reviewer, row):
    hostile = "<script>alert(1)</script> [x](javascript:alert(1)) **b** " + "& " * 100
    answer = save(reviewer, row, note=hostile, justification=hostile)
    assert answer.status_code == 303
    page = reviewer.get(answer.location).text
    assert "<script>alert" not in page
    assert fields_of(page)["note"].startswith("<script>alert(1)</script> [x](javascript:")


def test_thousands_of_links_are_shown_twenty_at_a_time(
    reviewer, database, row, project, alice, bob
):
    text = "The gauge rose again. " * 60

    def fill(session):
        source = add_report(session, project, alice, text)
        for number in range(50):
            link(session, row, bob, source, (number * 22, number * 22 + 21))

    database.write(fill)
    address = f"/articles/{row.article_id}?sentence={row.id}"
    page = reviewer.get(address).text
    assert page.count('class="passage-card ') == 20
    assert "Show all 50 links" in page
    assert reviewer.get(f"{address}&links=all").text.count('class="passage-card ') == 50


def test_links_are_told_for_one_annotation_and_no_more_than_asked(
    reviewer, database, sourced, project, alice, bob
):
    told = reviewer.get(f"/api/v1/sentences/{sourced.id}/evidence").json
    annotation = told["evidence"][0]["annotation"]
    address = f"/api/v1/sentences/{sourced.id}/evidence?annotation="
    assert reviewer.get(f"{address}{annotation}").json["total"] == 1
    assert reviewer.get(f"{address}{sourced.id}").json == {"evidence": [], "total": 0}
    assert reviewer.get(f"{address}{annotation}&limit=0").json == {"evidence": [], "total": 1}
    assert reviewer.get(f"{address}{annotation}&limit=-3").json["evidence"] == []
