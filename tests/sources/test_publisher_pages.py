"""A publisher's website, and its name on the pages of sources."""

import re
from datetime import date

import pytest

from factcheck.models import Publisher, Source
from factcheck.sources.publishers import get_publisher
from tests.support.work import add_report


@pytest.fixture
def publisher(database, project, alice):
    def store(session):
        add_report(session, project, alice)
        return session.query(Publisher).one()

    return database.write(store)


@pytest.mark.parametrize("name", ["", "\u2063", "\u200b", "\u00ad", "\u3164", "\u2800 \ufe0f"])
def test_a_name_in_which_nothing_is_seen_is_refused(reviewer, project, publisher, database, name):
    path = f"/projects/{project.id}/publishers/{publisher.id}"
    typed = {"names": "RB\n\u3164\nBoard", "owner": "Rivers Group", "host": "board.example"}
    answered = reviewer.post(path, name=name, **typed, revision="1")
    assert answered.status_code == 422
    assert "Give the publisher a name." in answered.text
    assert "Rivers Group" in answered.text
    with database.read() as session:
        assert session.query(Publisher).one().name == "River Board"


def test_an_owner_and_another_name_in_which_nothing_is_seen_are_none(
    reviewer, project, publisher, database
):
    path = f"/projects/{project.id}/publishers/{publisher.id}"
    typed = {"name": "River Board", "names": "\u3164\nRB", "owner": "\u2063", "revision": "1"}
    assert reviewer.post(path, **typed).status_code == 303
    with database.read() as session:
        stored = get_publisher(session, publisher.id)
        assert stored.owner == ""
        assert sorted(name.name for name in stored.names) == ["RB", "River Board"]


@pytest.fixture
def save(reviewer, project, publisher):
    def save(website):
        path = f"/projects/{project.id}/publishers/{publisher.id}"
        return reviewer.post(path, name="River Board", names="", host=website, revision="1")

    return save


@pytest.mark.parametrize(
    "website",
    [
        "javascript:alert(1)",
        "javascript:1",
        "data:text/html,x.example",
        "ftp://board.example",
        "mailto:desk@board.example",
        "https://",
        "board",
        "the board.example",
        "https://board.example:x/",
        "www.board",
    ],
)
def test_what_is_no_website_is_refused_and_stays_in_the_form(save, database, website):
    answered = save(website)
    assert answered.status_code == 422
    assert 'href="#host"' in answered.text
    assert "This is no website." in answered.text
    assert f'value="{website}"' in answered.text
    with database.read() as session:
        assert session.query(Publisher).one().host == ""


@pytest.mark.parametrize(
    ("website", "host"),
    [
        ("board.example", "board.example"),
        ("https://www.Board.example/gauges?x=1", "board.example"),
        ("http://board.example:8080", "board.example"),
        ("münchen.example", "xn--mnchen-3ya.example"),
        ("bo\u200bard.example", "board.example"),
        ("board.example.", "board.example"),
        ("", ""),
    ],
)
def test_a_website_is_kept_by_its_host(save, database, website, host):
    assert save(website).status_code == 303
    with database.read() as session:
        assert session.query(Publisher).one().host == host


def test_who_types_a_known_publisher_otherwise_hears_of_its_name(
    reviewer, database, project, alice, publisher
):
    report = database.write(lambda s: add_report(s, project, alice, "It snowed.", "The snow"))
    answered = reviewer.post(
        f"/sources/{report.id}/details",
        title="The snow", publisher="the  river board", kind="news", revision="1",
    )  # fmt: skip
    shown = reviewer.get(answered.location).text
    assert "Saved under the name the publisher has here: “River Board”." in shown
    assert "the river board" not in shown


@pytest.fixture
def publish(database, project, alice, publisher):
    """Add reports of the publisher, of one day each; the second name is another of its own."""

    def store(session, days, name):
        for day in days:
            report = add_report(session, project, alice, f"Pear{day} plum{day}.", f"Day {day}")
            report.publisher, report.published = name, date(2026, 3, day)

    return lambda *days, name="River Board": database.write(lambda s: store(s, days, name))


def listed(page):
    (section,) = re.findall(r'aria-labelledby="latest">.*?</section>', page, re.DOTALL)
    found = re.findall(r"<h3[^>]*>.*?<bdi>(.*?)</bdi>.*?<li>(.*?)</li>", section, re.DOTALL)
    return [(title, re.sub(r"<[^>]*>", "", day)) for title, day in found]


def test_the_page_of_a_publisher_lists_what_it_published_last(
    reviewer, project, publisher, publish
):
    path = f"/projects/{project.id}/publishers/{publisher.id}"
    assert listed(reviewer.get(path).text) == [("The gauge", "no date")]
    publish(5, 3, 4)
    found = [("Day 5", "5 March 2026"), ("Day 4", "4 March 2026"), ("Day 3", "3 March 2026")]
    assert listed(reviewer.get(path).text) == [*found, ("The gauge", "no date")]
    refused = reviewer.post(path, name="", names="", host="", revision="1")
    assert len(listed(refused.text)) == 4


def test_of_many_the_latest_are_listed_and_the_library_has_them_all(
    reviewer, project, publisher, publish, count_queries
):
    path = f"/projects/{project.id}/publishers/{publisher.id}"
    counts = []
    for days in (range(1, 3), range(3, 13)):
        publish(*days)
        with count_queries() as seen:
            page = reviewer.get(path).text
        counts.append(len(seen))
    assert [title for title, _ in listed(page)] == [f"Day {day}" for day in range(12, 2, -1)]
    assert counts[0] == counts[1]
    (link,) = re.findall(r'href="([^"]+)">Show them all in the library<', page)
    library = reviewer.get(link).text
    assert "Published by <bdi>River Board</bdi>." in library
    assert all(title in library for title in ("The gauge", "Day 1<", "Day 12<"))


def test_what_gives_another_name_of_a_publisher_is_listed_with_it(
    reviewer, project, publisher, publish
):
    path = f"/projects/{project.id}/publishers/{publisher.id}"
    reviewer.post(path, name="River Board", names="RB", host="", revision="1")
    publish(5, name="RB")
    assert [title for title, _ in listed(reviewer.get(path).text)] == ["Day 5", "The gauge"]


def test_a_publisher_of_nothing_says_so(reviewer, project, publisher, database):
    database.write(lambda session: setattr(session.query(Source).one(), "publisher", ""))
    page = reviewer.get(f"/projects/{project.id}/publishers/{publisher.id}").text
    assert "No source of the library is published by it." in page
    assert "in the library</a>" not in page
