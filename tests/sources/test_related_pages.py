"""Two related sources are laid beside each other, and told of, alike wherever that is done."""

import re
from datetime import date

import pytest

from factcheck.models import RelationState, Source, SourceKind, SourceRelation
from tests.support.relating import suggest
from tests.support.work import add_article, add_report, link, sentences


@pytest.fixture
def pair(database, project, bob):
    """A release and what prints it, of which the library got the later one first."""

    def store(session):
        post = add_report(session, project, bob, "Bananas are berries.", "Post")
        release = add_report(session, project, bob, "It rained in the hills.", "Release")
        post.publisher, post.published = "The Post", date(2026, 3, 5)
        release.publisher, release.published = "The Board", date(2026, 3, 4)
        release.kind = SourceKind.OFFICIAL
        sentence = sentences(session, add_article(session, project, bob))[0]
        for source in (post, release):
            link(session, sentence, bob, source, (0, 5))
        suggest(session, post.id, release.id)
        return sentence.id, str(post.id), str(release.id)

    return database.write(store)


@pytest.fixture
def change(database):
    def change(**values):
        database.write(lambda session: session.query(SourceRelation).update(values))

    return change


@pytest.fixture
def publish(database, pair):
    """Give the source of a title another day, or none."""

    def publish(title, day):
        database.write(
            lambda session: session.query(Source).filter_by(title=title).update({"published": day})
        )

    return publish


def pages_of(project, pair):
    sentence, post, release = pair
    return {
        "project": f"/projects/{project.id}/relations",
        "card": f"/sources/{post}/relations",
        "claim": f"/sentences/{sentence}/compare?source={post}&source={release}",
        "post": f"/sources/{post}",
        "release": f"/sources/{release}",
        "apart": f"/projects/{project.id}/relations/apart",
    }


@pytest.fixture
def opened(reviewer, project, pair):
    """Which sources each page lays beside each other, the left one first."""

    def opened(*names):
        for name in names:
            page = reviewer.get(pages_of(project, pair)[name]).text
            yield name, set(re.findall(r"/sources/([^/\"]+)/beside/([^/\"?]+)\"", page))

    return opened


EVERYWHERE = ("project", "card", "claim", "post", "release")


def test_what_the_other_has_it_from_stands_left(opened, pair, change):
    _, post, release = pair
    for name, beside in opened(*EVERYWHERE):
        assert beside == {(release, post)}, name
    change(state=RelationState.REJECTED)
    assert dict(opened("apart")) == {"apart": {(release, post)}}


@pytest.mark.parametrize("undated", [False, True])
def test_of_two_that_are_only_alike_the_older_one_stands_left(
    opened, pair, change, publish, undated
):
    _, post, release = pair
    change(course="unknown")
    if undated:
        publish("Post", None)
    for name, beside in opened(*EVERYWHERE):
        assert beside == {(release, post)}, name


def test_the_original_stands_left_though_its_date_is_later(opened, pair, publish):
    _, post, release = pair
    publish("Release", date(2026, 3, 9))
    for name, beside in opened(*EVERYWHERE):
        assert beside == {(release, post)}, name


@pytest.mark.parametrize(
    ("changed", "on_the_card", "elsewhere"),
    [
        (
            {},
            "Prints the release of <bdi>The Board</bdi>",
            "<bdi>The Post</bdi> prints the release of <bdi>The Board</bdi>",
        ),
        (
            {"course": "unknown", "reason": "said"},
            "Same story as <bdi>The Board</bdi>",
            "<bdi>The Post</bdi> and <bdi>The Board</bdi> tell the same story",
        ),
    ],
)
def test_a_relation_is_told_in_the_same_words(
    reviewer, project, pair, change, changed, on_the_card, elsewhere
):
    if changed:
        change(**changed)
    _, post, release = pair
    pages = pages_of(project, pair)
    assert on_the_card in reviewer.get(pages["card"]).text
    for path in (*map(pages.get, EVERYWHERE[2:]), f"/sources/{release}/beside/{post}"):
        assert elsewhere in reviewer.get(path).text, path


def test_a_release_that_came_later_is_told_of_as_one(reviewer, project, pair, publish):
    publish("Release", date(2026, 3, 9))
    page = reviewer.get(pages_of(project, pair)["card"]).text
    assert "Its release is printed by <bdi>The Post</bdi>" in page
