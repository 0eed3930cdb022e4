"""Adding a source by address, paste and upload, through the pages."""

import re
import time
from io import BytesIO

import pytest

from factcheck.models import Source, uuid7
from factcheck.sources import extract, forms
from factcheck.sources.connection import Network
from factcheck.sources.extracted import Reader
from factcheck.sources.finding import get_newest_snapshot
from factcheck.sources.forms import PAGE_SECONDS
from factcheck.sources.service import SourceDraft, SourceMetadata, add_source
from factcheck.sources.snapshots import list_snapshots
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


def no_network(*_args):
    raise OSError("no route")


def slowly(said):
    """Send the last byte a second after the others."""

    def talk(connection, stopped):
        connection.sendall(said[:-1])
        stopped.wait(1)
        connection.sendall(said[-1:])

    return talk


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


@pytest.mark.parametrize("again", [False, True])
def test_nothing_of_the_database_is_held_while_a_page_is_fetched(
    app, reviewer, project, database, alice, online, again
):
    held = []

    def look(*_args):
        held.append(app.extensions["database"]._reader.pool.checkedout())
        raise OSError("no route")

    online(Network(look, look))
    told = {"held": str(uuid7())}
    if again:
        metadata = SourceMetadata("T", url=URL)
        report = database.write(
            lambda session: add_source(session, project.id, SourceDraft(REPORT, metadata), alice.id)
        )
        answered = reviewer.post(f"/sources/{report}/again", fetch="1", **told)
    else:
        told |= {"url": URL, "kind": "news"}
        answered = reviewer.post(f"/projects/{project.id}/sources/new", **told)
    assert answered.status_code == 503
    assert set(held) == {0}


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


@pytest.fixture(params=["of a new source", "of a newer text"])
def form(request, project, database, alice):
    """The address of a form that takes a file."""
    if request.param == "of a new source":
        return f"/projects/{project.id}/sources/new"
    return f"/sources/{database.write(lambda s: add_report(s, project, alice)).id}/again"


@pytest.mark.parametrize(
    ("file", "said", "status"),
    [
        ((b"", "empty.txt"), "no text", 422),
        ((b"\x89PNG\r\n\x1a\n", "gauge.txt"), "This file", 422),
        ((b"x" * 5_000_001, "gauge.html"), "larger than 5 MB", 413),
        ((b"word " * 210_000, "gauge.txt"), "1 MB", 413),
    ],
)
def test_what_is_wrong_with_a_file_stands_beside_it(reviewer, form, file, said, status):
    data, name = file
    answered = reviewer.post(form, file=(BytesIO(data), name), title="T", kind="news")
    assert answered.status_code == status
    assert answered.text.count('href="#file"') == 1  # in the list of errors above the form
    (told,) = re.findall(r'id="(\w+)-errors">(?:.|\n)*?<span>(.*?)</span>', answered.text)
    assert told[0] == "file"
    assert said in told[1]


def test_an_element_with_half_a_million_attributes_is_refused_at_once(
    reviewer, project, database, online
):
    attributes = " ".join(f"a{number}=1" for number in range(500_000))
    hostile = PAGE.replace("<article>", f"<article {attributes}>").encode()
    begun = time.monotonic()
    with serving(answer(hostile)) as internet:
        online(internet.network)
        answered = reviewer.post(f"/projects/{project.id}/sources/new", url=URL, kind="news")
    assert answered.status_code == 422
    assert "This page is built in a way that takes too long to read." in answered.text
    assert f'value="{URL}"' in answered.text
    assert "a499999" not in answered.text
    assert sources(database) == []
    assert time.monotonic() - begun < PAGE_SECONDS / 2


def test_a_page_that_comes_slowly_has_less_time_to_be_read(
    reviewer, project, database, online, monkeypatch
):
    monkeypatch.setattr(forms, "PAGE_SECONDS", 3)
    monkeypatch.setitem(extract.CPU_SECONDS, Reader.HTML, 60)
    slow = b"<p>It rained, <a href=x>they said</a>.</p>" * 100_000
    begun = time.monotonic()
    with serving(slowly(answer(slow))) as internet:
        online(internet.network)
        answered = reviewer.post(f"/projects/{project.id}/sources/new", url=URL, kind="news")
    assert answered.status_code == 422
    assert "Reading this took too long." in answered.text
    assert time.monotonic() - begun < 5
