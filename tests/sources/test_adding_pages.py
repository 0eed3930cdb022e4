"""Adding sources by address, paste and upload, one and many, through the pages."""

from io import BytesIO

import pytest

from factcheck.models import CaptureItem, CaptureState, Source
from factcheck.sources.capturing import take_next
from factcheck.sources.connection import Network
from factcheck.sources.finding import get_newest_snapshot
from factcheck.sources.snapshots import list_snapshots
from tests.support.csrf import csrf_token
from tests.support.visit import Visitor
from tests.support.web_server import answer, serving
from tests.support.work import REPORT, add_report

PAGE = """<!doctype html><html lang="en"><head><title>The gauge</title>
<meta name="author" content="Ada Moor"><meta property="og:site_name" content="River Board">
<meta property="article:published_time" content="2026-03-04T10:00:00Z"></head>
<body><article><h1>The gauge</h1><p>The gauge rose by {} centimetres on Monday, and the board
said that no street would be closed before the evening, whatever the river did.</p>
<p>It was the highest level since the winter of 2019, when the lower town was flooded.</p>
</article></body></html>"""
URL = "http://board.example/gauge"


def page(rise=11):
    return answer(PAGE.format(rise).encode())


@pytest.fixture
def reviewer(signed_in, bob):
    return Visitor(signed_in(bob))


@pytest.fixture
def online(app):
    """Let the app reach an internet on which every address leads to one site."""

    def online(network):
        app.extensions["network"] = network

    return online


def no_network(*_args):
    raise OSError("no route")


def sources(database):
    with database.read() as session:
        return session.query(Source).order_by(Source.id).all()


def test_an_address_alone_is_enough(reviewer, project, database, online):
    with serving(page()) as internet:
        online(internet.network)
        answered = reviewer.post(f"/projects/{project.id}/sources/new", url=URL, kind="news")
    assert answered.status_code == 303
    (source,) = sources(database)
    assert (source.title, source.author, source.publisher) == (
        "The gauge",
        "Ada Moor",
        "River Board",
    )
    assert source.published.isoformat() == "2026-03-04"
    shown = reviewer.get(answered.location).text
    assert "11 centimetres" in shown
    assert "fetched" in shown


def test_without_a_network_the_form_says_so_and_keeps_what_was_typed(reviewer, project, online):
    online(Network(no_network, no_network))
    answered = reviewer.post(
        f"/projects/{project.id}/sources/new", url=URL, title="My gauge", kind="news"
    )
    assert answered.status_code == 503
    assert "no connection to the internet" in answered.text
    assert "My gauge" in answered.text
    assert URL in answered.text


def test_a_page_fetched_again_gives_its_source_a_newer_text(reviewer, project, database, online):
    for rise in (11, 12):
        with serving(page(rise)) as internet:
            online(internet.network)
            answered = reviewer.post(f"/projects/{project.id}/sources/new", url=URL, kind="news")
    (source,) = sources(database)
    with database.read() as session:
        assert len(list_snapshots(session, source.id)) == 2
    assert "Its text has changed since" in reviewer.get(answered.location).text
    changes = reviewer.get(f"/sources/{source.id}/changes").text
    assert "<del>11</del>" in changes
    assert "<ins>12</ins>" in changes


def test_a_page_that_has_not_changed_is_offered(reviewer, project, database, online):
    for _ in range(2):
        with serving(page()) as internet:
            online(internet.network)
            answered = reviewer.post(f"/projects/{project.id}/sources/new", url=URL, kind="news")
    assert answered.status_code == 409
    assert "already here" in answered.text
    assert len(sources(database)) == 1


def test_a_pasted_text_of_a_known_page_is_asked_about(reviewer, project, database):
    typed = {"url": URL, "title": "The gauge", "kind": "news"}
    reviewer.post(f"/projects/{project.id}/sources/new", text=REPORT, **typed)
    answered = reviewer.post(f"/projects/{project.id}/sources/new", text="Other words.", **typed)
    assert answered.status_code == 409
    assert "Keep it as a newer text" in answered.text
    assert "Other words." in answered.text
    (source,) = sources(database)
    kept = reviewer.post(f"/sources/{source.id}/again", text="Other words.")
    assert kept.location.endswith(f"/sources/{source.id}/changes")
    with database.read() as session:
        assert get_newest_snapshot(session, source.id).text == "Other words."


def test_it_can_be_added_on_its_own_instead(reviewer, project, database):
    typed = {"url": URL, "title": "The gauge", "kind": "news"}
    reviewer.post(f"/projects/{project.id}/sources/new", text=REPORT, **typed)
    answered = reviewer.post(
        f"/projects/{project.id}/sources/new", text="Other words.", apart="1", **typed
    )
    assert answered.status_code == 303
    assert len(sources(database)) == 2


def test_a_source_is_fetched_again_from_its_page(reviewer, project, database, online):
    typed = {"url": URL, "title": "The gauge", "kind": "news"}
    reviewer.post(f"/projects/{project.id}/sources/new", text=REPORT, **typed)
    (source,) = sources(database)
    assert "Fetch the page again" in reviewer.get(f"/sources/{source.id}/again").text
    with serving(page(14)) as internet:
        online(internet.network)
        answered = reviewer.post(f"/sources/{source.id}/again", fetch="1")
    assert answered.status_code == 303
    with database.read() as session:
        assert "14 centimetres" in get_newest_snapshot(session, source.id).text


@pytest.mark.parametrize("fields", [{"text": ""}, {"text": "", "url": ""}])
def test_nothing_is_refused_with_what_to_do(reviewer, project, fields):
    answered = reviewer.post(
        f"/projects/{project.id}/sources/new", title="T", kind="news", **fields
    )
    assert answered.status_code == 422
    assert "Type an address, paste the text or choose a file." in answered.text


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


def test_enter_adds_a_source_and_never_changes_another(reviewer, project):
    typed = {"url": URL, "title": "The gauge", "kind": "news"}
    reviewer.post(f"/projects/{project.id}/sources/new", text=REPORT, **typed)
    page = reviewer.post(f"/projects/{project.id}/sources/new", text="Other words.", **typed).text
    assert page.index("Add the source</button>") < page.index("Keep it as a newer text</button>")


@pytest.mark.parametrize("asked", ["endpoint=x", "_scheme=javascript", "_external=1&after="])
def test_the_library_takes_nothing_else_from_its_address(reviewer, project, database, alice, asked):
    def fill(session):
        for n in range(52):
            add_report(session, project, alice, f"Text {n}.", f"Title {n}")

    database.write(fill)
    page = reviewer.get(f"/projects/{project.id}/sources?{asked}")
    assert page.status_code == 200
    assert f'rel="next" href="/projects/{project.id}/sources?after=' in page.text
