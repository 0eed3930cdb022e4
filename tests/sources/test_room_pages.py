"""The ways through the sources of a project stand on all pages of the room."""

import re

import pytest

from factcheck.models import Publisher
from tests.support.visit import Visitor
from tests.support.work import add_report


@pytest.fixture
def paths(database, project, alice):
    """The pages of the room, each under the way that leads to it."""

    def store(session):
        report = add_report(session, project, alice)
        return report.id, session.query(Publisher).one().id

    report, publisher = database.write(store)
    desk = f"/projects/{project.id}"
    return {
        "All sources": [f"{desk}/sources", f"{desk}/sources?q=nothing", f"/sources/{report}"],
        "Copies and citations": [
            f"{desk}/relations",
            f"{desk}/relations?show=decided",
            f"{desk}/relations/apart",
            f"/sources/{report}/relations",
        ],
        "Publishers": [f"{desk}/publishers", f"{desk}/publishers/{publisher}"],
        "Removed sources": [f"{desk}/sources?removed=1"],
    }


def ways(page):
    (nav,) = re.findall(r'<nav class="room".*?</nav>', page, re.DOTALL)
    return re.findall(r"<a ([^>]*)>(.*?)</a>", nav)


def test_each_page_leads_to_the_others_and_says_where_it_is(signed_in, alice, paths):
    editor = Visitor(signed_in(alice))
    for here, pages in paths.items():
        for path in pages:
            found = ways(editor.get(path).text)
            assert [name for _, name in found] == list(paths), path
            assert [name for told, name in found if "aria-current" in told] == [here], path


def test_the_ways_stand_above_the_list(reviewer, paths):
    page = reviewer.get(paths["All sources"][0]).text
    assert page.index('class="room"') < page.index("<h1>") < page.index('<ul class="list">')


def test_only_an_editor_is_led_to_what_was_removed(reviewer, paths):
    found = ways(reviewer.get(paths["Publishers"][0]).text)
    assert "Removed sources" not in [name for _, name in found]
