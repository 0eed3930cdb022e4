"""A publisher's website, and its name on the pages of sources."""

import pytest

from factcheck.models import Publisher
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
