"""Adding many sources at once, by addresses and files, through the pages."""

from io import BytesIO

import pytest

from factcheck.models import CaptureItem, CaptureState
from factcheck.sources.capturing import take_next
from factcheck.sources.connection import Network
from tests.sources.test_adding_pages import URL, no_network, page, sources
from tests.support.csrf import csrf_token
from tests.support.visit import Visitor
from tests.support.web_server import answer, serving
from tests.support.work import REPORT


def begin(reviewer, project, **fields):
    answered = reviewer.post(f"/projects/{project.id}/captures/new", **fields)
    assert answered.status_code == 303, answered.text
    return answered.location


def items(database):
    with database.read() as session:
        return session.query(CaptureItem).order_by(CaptureItem.position).all()


def test_many_addresses_and_files_are_captured_one_after_the_other(
    reviewer, project, database, online
):
    batch = begin(
        reviewer,
        project,
        addresses=f"{URL}\n\nhttp://gone.example/x\n",
        files=(BytesIO(REPORT.encode()), "report.txt"),
    )
    assert "0 of 3 done" in reviewer.get(batch).text
    with serving(page(), answer(b"", status="404 Not Found")) as internet:
        online(internet.network)
        for _ in range(3):
            assert reviewer.post(batch).status_code == 303
    assert [item.state for item in items(database)] == [
        CaptureState.ADDED,
        CaptureState.FAILED,
        CaptureState.ADDED,
    ]
    shown = reviewer.get(batch).text
    assert "The site has no page at this address" in shown
    assert "3 of 3 done" in shown
    assert [source.title for source in sources(database)] == ["The gauge", "report.txt"]


def test_a_batch_is_gone_on_with_later_and_only_by_its_owner(
    reviewer, project, database, signed_in, alice
):
    batch = begin(reviewer, project, addresses=URL)
    assert batch in reviewer.get(f"/projects/{project.id}/captures/new").text
    other = Visitor(signed_in(alice))
    assert batch not in other.get(f"/projects/{project.id}/captures/new").text
    assert other.get(batch).status_code == 404
    assert other.post(batch).status_code == 404


def test_what_is_known_is_not_added_twice(reviewer, project, database, online):
    batch = begin(reviewer, project, addresses=f"{URL}\n{URL}?utm_source=x")
    with serving(page(), page()) as internet:
        online(internet.network)
        for _ in range(2):
            reviewer.post(batch)
    assert [item.state for item in items(database)] == [CaptureState.ADDED, CaptureState.KNOWN]
    assert len(sources(database)) == 1


def test_addresses_that_failed_are_tried_again(reviewer, project, database, online):
    batch = begin(reviewer, project, addresses=URL)
    online(Network(no_network, no_network))
    reviewer.post(batch)
    assert [item.state for item in items(database)] == [CaptureState.FAILED]
    reviewer.post(f"{batch}/retry")
    with serving(page()) as internet:
        online(internet.network)
        reviewer.post(batch)
    assert [item.state for item in items(database)] == [CaptureState.ADDED]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"addresses": ""}, "Type at least one address"),
        ({"addresses": "not an address"}, "address"),
        ({"addresses": "\n".join(f"http://a.example/{n}" for n in range(501))}, "At most 500"),
    ],
)
def test_a_wrong_batch_is_refused_and_nothing_typed_is_lost(
    reviewer, project, database, fields, said
):
    answered = reviewer.post(f"/projects/{project.id}/captures/new", **fields)
    assert answered.status_code == 422
    assert said in answered.text
    assert fields["addresses"].split("\n")[-1] in answered.text
    assert items(database) == []


def test_a_script_hears_of_each_item(reviewer, project, database):
    batch = begin(reviewer, project, files=(BytesIO(REPORT.encode()), "report.txt"))
    answered = reviewer.client.post(
        batch,
        headers={"Accept": "application/json", "X-CSRFToken": csrf_token(reviewer.client)},
    )
    (told,) = answered.json["items"]
    assert (told["state"], told["title"]) == ("added", "report.txt")


def test_the_captures_are_taken_away_as_a_file(reviewer, project):
    reviewer.post(f"/projects/{project.id}/sources/new", text=REPORT, title="T", kind="news")
    answered = reviewer.get(f"/projects/{project.id}/captures.warc.gz")
    assert answered.mimetype == "application/warc"
    assert answered.data[:2] == b"\x1f\x8b"


def test_a_file_that_failed_is_kept_and_tried_again(reviewer, project, database):
    begin(reviewer, project, files=(BytesIO(b""), "empty.txt"))
    with database.read() as session:
        batch = f"/projects/{project.id}/captures/{session.query(CaptureItem).one().batch_id}"
    reviewer.post(batch)
    assert [item.state for item in items(database)] == [CaptureState.FAILED]
    reviewer.post(f"{batch}/retry")
    item = database.write(lambda session: take_next(session, items(database)[0].batch_id))
    assert (item.name, item.data) == ("empty.txt", b"")


def test_a_files_name_is_cleaned_before_it_is_a_title(reviewer, project, database):
    batch = begin(reviewer, project, files=(BytesIO(REPORT.encode()), "a  re\u0301port.txt"))
    reviewer.post(batch)
    assert [source.title for source in sources(database)] == ["a réport.txt"]
