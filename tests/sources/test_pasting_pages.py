"""Pasting the text of what could not be captured, through the pages."""

import re
from html import escape, unescape
from io import BytesIO
from urllib.parse import urlsplit

from factcheck.models import CaptureState
from factcheck.sources.connection import Network
from tests.sources.test_adding_pages import URL, no_network, sources
from tests.sources.test_many_pages import begin, items, tell
from tests.support.visit import Visitor
from tests.support.work import REPORT


def test_the_text_of_what_failed_can_be_pasted_instead(reviewer, project, online):
    batch = begin(
        reviewer,
        project,
        addresses=f"{URL}?a=1&b=2",
        files=(BytesIO(b""), "empty.txt"),
    )
    online(Network(no_network, no_network))
    told = [tell(reviewer, batch) for _ in range(2)][-1]["items"]
    ways = re.findall(r'capture-item__paste" href="([^"]+)"', reviewer.get(batch).text)
    assert [unescape(way) for way in ways] == [item["paste"] for item in told]
    forms = [reviewer.get(item["paste"]).text for item in told]
    assert f'value="{escape(URL)}?a=1&amp;b=2"' in forms[0]
    assert 'value="empty.txt"' in forms[1]
    assert all(re.search(r"<details[^>]* open>\s*<summary>Paste", form) for form in forms)


def paste(reviewer, way, **fields):
    """Open the form a way leads to, and hand in what it holds with *fields*."""
    form = reviewer.get(way).text
    held = dict(re.findall(r'<input[^>]*name="(item|url|title)"[^>]*value="([^"]*)"', form))
    given = {name: unescape(value) for name, value in held.items()}
    return reviewer.post(urlsplit(way).path, **given, **fields)


def test_what_was_pasted_counts_as_added_and_leads_back_to_the_batch(
    reviewer, project, database, online
):
    batch = begin(reviewer, project, addresses=f"{URL}\n{URL}/other")
    online(Network(no_network, no_network))
    told = [tell(reviewer, batch) for _ in range(2)][-1]["items"]
    answered = paste(reviewer, told[0]["paste"], text=REPORT)
    assert (answered.status_code, answered.location) == (303, batch)
    assert [item.state for item in items(database)] == [CaptureState.ADDED, CaptureState.FAILED]
    assert [item.source_id for item in items(database)] == [sources(database)[0].id, None]
    shown = reviewer.get(batch).text
    assert "1 added" in shown
    assert "1 not added" in shown


def test_what_was_pasted_is_told_with_the_address_it_stands_for(
    reviewer, project, online, database
):
    batch = begin(reviewer, project, addresses=f"{URL}\n{URL}/other")
    online(Network(no_network, no_network))
    told = [tell(reviewer, batch) for _ in range(2)][-1]["items"]
    paste(reviewer, told[0]["paste"], text=REPORT)
    names = re.findall(r'capture-item__name">(.*?)</span>', reviewer.get(batch).text)
    assert [re.findall(r"<bdi>(.*?)</bdi>", name) for name in names] == [
        [sources(database)[0].title, URL],
        [f"{URL}/other"],
    ]


def test_a_text_that_is_refused_leaves_what_failed_as_it_is(reviewer, project, database, online):
    batch = begin(reviewer, project, addresses=URL)
    online(Network(no_network, no_network))
    (item,) = tell(reviewer, batch)["items"]
    assert paste(reviewer, item["paste"], text=" ").status_code != 303
    assert items(database)[0].state is CaptureState.FAILED


def test_a_text_that_the_library_has_makes_known_what_failed(reviewer, project, database, online):
    reviewer.post(f"/projects/{project.id}/sources/new", title="The gauge", text=REPORT)
    batch = begin(reviewer, project, addresses=URL)
    online(Network(no_network, no_network))
    (item,) = tell(reviewer, batch)["items"]
    answered = paste(reviewer, item["paste"], text=REPORT)
    assert answered.status_code == 409
    assert batch in answered.text
    assert (items(database)[0].state, items(database)[0].source_id) == (
        CaptureState.KNOWN,
        sources(database)[0].id,
    )


def test_a_newer_text_of_a_page_that_is_here_makes_known_what_failed(
    reviewer, project, database, online
):
    reviewer.post(f"/projects/{project.id}/sources/new", title="The gauge", text=REPORT, url=URL)
    source = sources(database)[0]
    batch = begin(reviewer, project, addresses=URL)
    online(Network(no_network, no_network))
    (item,) = tell(reviewer, batch)["items"]
    assert "Keep it as a newer text" in paste(reviewer, item["paste"], text="Other words.").text
    assert items(database)[0].state is CaptureState.FAILED
    reviewer.post(f"/sources/{source.id}/again", text="Other words.", item=item["id"])
    assert (items(database)[0].state, items(database)[0].source_id) == (
        CaptureState.KNOWN,
        source.id,
    )


def test_what_waits_to_be_tried_again_can_be_pasted_too(reviewer, project, database, online):
    batch = begin(reviewer, project, addresses=URL)
    online(Network(no_network, no_network))
    (item,) = tell(reviewer, batch)["items"]
    reviewer.post(f"{batch}/retry")
    assert items(database)[0].state is CaptureState.WAITING
    paste(reviewer, item["paste"], text=REPORT)
    assert items(database)[0].state is CaptureState.ADDED


def test_nobody_pastes_for_another_person(reviewer, project, database, online, signed_in, alice):
    batch = begin(reviewer, project, addresses=URL)
    online(Network(no_network, no_network))
    (item,) = tell(reviewer, batch)["items"]
    answered = paste(Visitor(signed_in(alice)), item["paste"], text=REPORT)
    assert answered.status_code == 303
    assert answered.location != batch
    assert items(database)[0].state is CaptureState.FAILED


def test_what_was_added_is_not_to_be_pasted(reviewer, project):
    batch = begin(reviewer, project, files=(BytesIO(REPORT.encode()), "report.txt"))
    assert tell(reviewer, batch)["items"][0]["paste"] == ""
    assert "Paste its text instead" not in reviewer.get(batch).text
