"""Adding many sources at once, by addresses and files, through the pages."""

import re
from io import BytesIO

import pytest

from factcheck.models import CaptureItem, CaptureState
from factcheck.sources.capturing import MOST_ITEMS
from factcheck.sources.connection import Network
from factcheck.sources.leases import take_next
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


def tell(reviewer, batch):
    """Capture the next item, and return what a script hears."""
    headers = {"Accept": "application/json", "X-CSRFToken": csrf_token(reviewer.client)}
    return reviewer.client.post(batch, headers=headers).json


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


@pytest.mark.both_engines
def test_a_batch_tells_how_much_of_it_is_in_which_state(reviewer, project, online):
    batch = begin(reviewer, project, addresses=f"{URL}\n{URL}?utm_source=x\nhttp://gone.example/x")
    waiting = "3 waiting"
    assert waiting in reviewer.get(batch).text
    with serving(page(), page(), answer(b"", status="404 Not Found")) as internet:
        online(internet.network)
        for _ in range(3):
            reviewer.post(batch)
    totals = "1 added · 1 in the library already · 1 not added"
    assert totals in reviewer.get(batch).text
    before = reviewer.get(f"/projects/{project.id}/captures/new").text
    assert re.search(rf'{batch}">.*?3 of 3 done.*?{totals}', before, re.DOTALL)
    assert waiting not in before


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
    told = tell(reviewer, batch)
    (item,) = told["items"]
    assert (item["state"], item["title"], told["totals"]) == ("added", "report.txt", "1 added")


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


def test_good_lines_are_taken_and_wrong_ones_stay_to_be_mended(reviewer, project, database):
    new = f"/projects/{project.id}/captures/new"
    answered = reviewer.post(
        new,
        addresses=f"{URL}\nnot an address\n\n{URL}/2\nftp://a.example/x",
        files=(BytesIO(REPORT.encode()), "report.txt"),
    )
    assert answered.status_code == 422
    assert [item.name for item in items(database)] == [URL, f"{URL}/2", "report.txt"]
    assert "3 addresses and files were taken" in answered.text
    assert "These lines were not taken" in answered.text
    assert 'href="#addresses"' in answered.text
    (kept,) = re.findall(r"<textarea[^>]*>\s*(.*?)</textarea>", answered.text, re.DOTALL)
    assert kept.split("\r\n" if "\r" in kept else "\n") == ["not an address", "ftp://a.example/x"]


def test_a_wrong_line_is_named_by_its_number_among_those_that_are_left(reviewer, project):
    answered = reviewer.post(
        f"/projects/{project.id}/captures/new",
        addresses=f"{URL}\n{URL}\nnot here\n\nnot here\n{URL}\nnor {'x' * 100}",
    )
    told = re.findall(r"Line (\d+), “\u2068([^\u2069]+)\u2069”: Give the full", answered.text)
    assert dict(told) == {"1": "not here", "2": f"nor {'x' * 55}…"}
    (kept,) = re.findall(r"<textarea[^>]*>\s*(.*?)</textarea>", answered.text, re.DOTALL)
    assert kept.split() == ["not", "here", "nor", "x" * 100]


def test_lines_that_were_mended_join_the_others(reviewer, project, database):
    new = f"/projects/{project.id}/captures/new"
    page = reviewer.post(new, addresses=f"{URL}\nboard.example/2").text
    (batch,) = re.findall(r'name="batch"[^>]*value="([^"]+)"', page)
    answered = reviewer.post(new, addresses="https://board.example/2", batch=batch)
    assert answered.location.endswith(batch)
    assert [(item.name, item.position, str(item.batch_id)) for item in items(database)] == [
        (URL, 0, batch),
        ("https://board.example/2", 1, batch),
    ]


def test_a_line_that_is_wrong_again_can_be_mended_again_or_left(reviewer, project):
    new = f"/projects/{project.id}/captures/new"
    page = reviewer.post(new, addresses=f"{URL}\nboard.example/2").text
    (batch,) = re.findall(r'name="batch"[^>]*value="([^"]+)"', page)
    page = reviewer.post(new, addresses="board.example/3", batch=batch).text
    assert f'name="batch" type="hidden" value="{batch}"' in page
    assert f"/captures/{batch}" in page
    assert "board.example/3" in page


@pytest.mark.parametrize("batch", ["no-id", "01a22889-eb73-7ef8-842b-837ff41a4e65"])
def test_a_batch_of_nobody_is_a_new_one(reviewer, project, database, batch):
    begin(reviewer, project, addresses=URL, batch=batch)
    (item,) = items(database)
    assert str(item.batch_id) != batch


def test_another_persons_batch_is_not_added_to(reviewer, project, database, signed_in, alice):
    theirs = begin(Visitor(signed_in(alice)), project, addresses=URL).rsplit("/", 1)[-1]
    begin(reviewer, project, addresses=f"{URL}/2", batch=theirs)
    assert len({item.batch_id for item in items(database)}) == 2


def test_an_address_that_the_batch_has_is_not_added_again(reviewer, project, database):
    new = f"/projects/{project.id}/captures/new"
    page = reviewer.post(new, addresses=f"{URL}\nboard.example/2").text
    (batch,) = re.findall(r'name="batch"[^>]*value="([^"]+)"', page)
    for typed in (URL, ""):
        answered = reviewer.post(new, addresses=typed, batch=batch)
        assert answered.location.endswith(batch)
    assert [item.name for item in items(database)] == [URL]


def test_a_batch_takes_no_more_than_it_may_hold(reviewer, project, database):
    many = "\n".join(f"{URL}/{number}" for number in range(MOST_ITEMS - 1))
    new = f"/projects/{project.id}/captures/new"
    page = reviewer.post(new, addresses=f"{many}\nboard.example/2").text
    (batch,) = re.findall(r'name="batch"[^>]*value="([^"]+)"', page)
    assert reviewer.post(new, addresses=f"{URL}/a\n{URL}/b", batch=batch).status_code == 422
    assert len(items(database)) == MOST_ITEMS - 1


def test_a_file_is_kept_under_its_name_as_far_as_that_can_be_read(reviewer, project, database):
    for name in ("a\0b\x1b.txt", "\x1b"):
        begin(reviewer, project, files=(BytesIO(REPORT.encode()), name))
    assert [item.name for item in items(database)] == ["ab.txt", "file"]
