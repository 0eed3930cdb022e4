"""POST /sentences/<id>/annotation: the panel of the workbench without scripts."""

import re

import pytest

from factcheck.models import uuid7
from tests.annotations.panel import speaker
from tests.support.visit import Visitor
from tests.support.work import add_article, annotate, sentences


@pytest.fixture
def rows(database, project, alice):
    return database.write(lambda s: sentences(s, add_article(s, project, alice)))


@pytest.fixture
def reviewer(signed_in, bob):
    return Visitor(signed_in(bob))


def panel(sentence, **fields):
    """The fields that a browser sends, with *fields* changed; name__0 is of the first speaker."""
    blank = {
        "id": str(uuid7()), "revision": 0, "tag": "claim", "note": "", "certainty": "",
        "verdict": "", "justification": "", **speaker(0),
    }  # fmt: skip
    told = {(f"who-0-{name}" if name in speaker() else name): v for name, v in fields.items()}
    return f"/sentences/{sentence.id}/annotation", blank | told


def send(reviewer, sentence, **fields):
    address, data = panel(sentence, **fields)
    return reviewer.post(address, **data)


def test_it_saves_and_comes_back_to_the_sentence(reviewer, rows):
    answer = send(reviewer, rows[1], tag="quote", speaker_name=" Lena  Ortiz ", manner="direct")
    assert answer.status_code == 303
    assert str(rows[1].id) in answer.location
    page = reviewer.get(answer.location).text
    assert 'value="Lena Ortiz"' in page
    assert re.search(r'<input[^>]*checked[^>]*value="quote"', page)


def test_it_goes_on_to_the_next_untagged_sentence(reviewer, rows):
    send(reviewer, rows[1])
    answer = send(reviewer, rows[0], then="next")
    assert str(rows[2].id) in answer.location


def test_it_goes_round_to_an_untagged_sentence_before(reviewer, rows):
    answer = send(reviewer, rows[3], then="next")
    assert str(rows[0].id) in answer.location


def test_a_double_submit_saves_once(reviewer, rows, database):
    fields = panel(rows[0])[1]
    address = panel(rows[0])[0]
    first, second = reviewer.post(address, **fields), reviewer.post(address, **fields)
    assert (first.status_code, second.status_code) == (303, 303)
    assert 'name="revision" type="hidden" value="1"' in reviewer.get(second.location).text


def test_a_stale_panel_keeps_what_was_typed_and_can_be_sent_again(reviewer, rows, database, bob):
    database.write(lambda session: annotate(session, rows[0], bob))
    answer = send(reviewer, rows[0], tag="opinion", note="my careful note")
    assert answer.status_code == 409
    assert "my careful note" in answer.text
    stored = re.search(r'name="id" type="hidden" value="([^"]+)"', answer.text)[1]
    again = send(reviewer, rows[0], id=stored, revision=1, tag="opinion", note="my careful note")
    assert again.status_code == 303


@pytest.mark.parametrize(
    "fields",
    [
        {"tag": "nonsense"},
        {"revision": "many"},
        {"revision": ""},
        {"id": ""},
        {"certainty": "rather"},
        {"verdict": "nonsense"},
        {"verdict": "refuted"},
        {"justification": "x" * 10_001},
        {"affiliation": "x" * 301, "speaker_name": "Lena Ortiz"},
        {"kind": "nobody", "speaker_name": "Lena Ortiz"},
        {"kind": "one", "speaker_name": "Lena Ortiz"},
        {"cue": "never said", "speaker_name": "Lena Ortiz"},
        {"manner": "shouting"},
        {"role": "mayor"},
        {"speaker_name": "x" * 301},
        {"speaker_name": "?!"},
        {"note": "x" * 10_001},
    ],
)
def test_a_wrong_field_is_refused_and_nothing_typed_is_lost(reviewer, rows, fields):
    answer = send(reviewer, rows[0], **{"note": "my careful note"} | fields)
    assert answer.status_code == 422
    assert str(fields.get("note", "my careful note")) in answer.text


def test_an_id_that_is_none_is_refused(reviewer, rows):
    assert send(reviewer, rows[0], id="not-an-id").status_code == 422


def test_a_viewer_reads_and_does_not_save(signed_in, carol, rows):
    viewer = Visitor(signed_in(carol))
    assert viewer.get(f"/articles/{rows[0].article_id}").status_code == 200
    assert send(viewer, rows[0]).status_code == 403


def test_one_reviewers_work_is_not_on_anothers_page(signed_in, alice, bob, rows, database):
    database.write(lambda session: annotate(session, rows[0], bob, speaker="Whispering Wendy"))
    page = Visitor(signed_in(alice)).get(f"/articles/{rows[0].article_id}").text
    assert "Whispering Wendy" not in page


def test_a_sentence_of_another_article_is_not_found(reviewer, rows, database, project, alice):
    other = database.write(lambda s: sentences(s, add_article(s, project, alice, "Else.")))[0]
    answer = reviewer.get(f"/articles/{rows[0].article_id}?sentence={other.id}")
    assert answer.status_code == 404


def test_a_sentence_is_named_by_its_number_too(reviewer, rows):
    page = f"/articles/{rows[0].article_id}?sentence="
    for name in ("2", str(rows[1].id)):
        assert re.search(r'id="s1"[^>]* aria-current="true"', reviewer.get(page + name).text)
    for number in ("0", "999", "9" * 7):
        assert reviewer.client.get(page + number).status_code == 404


@pytest.mark.parametrize("wanted", ["nonsense", "1.5", "-1", "9" * 5000, "' OR 1=1"])
def test_a_broken_sentence_in_the_address_is_passed_over(reviewer, rows, wanted):
    answer = reviewer.client.get(
        f"/articles/{rows[0].article_id}", query_string={"sentence": wanted}
    )
    assert answer.status_code == 200
    assert rows[0].text in answer.text


@pytest.mark.parametrize("length", [3, 40])
def test_the_workbench_runs_as_many_queries_for_a_long_article(
    reviewer, database, project, alice, count_queries, length
):
    text = " ".join(f"Sentence number {n} ends here." for n in range(length))
    article = database.write(lambda session: add_article(session, project, alice, text))
    with count_queries() as seen:
        page = reviewer.get(f"/articles/{article.id}")
    assert page.text.count('role="row"') == length
    assert len([query for query in seen if query.startswith("SELECT")]) == 13


@pytest.mark.parametrize("revision", [5, -1, 10**22])
def test_a_revision_that_never_was_is_refused(reviewer, rows, revision):
    answer = send(reviewer, rows[0], revision=revision, note="my careful note")
    assert answer.status_code in {409, 422}
    assert "my careful note" in answer.text
