"""Cards of sources that hang together, through the pages."""

import re
from datetime import date

import pytest
from sqlalchemy import delete

from factcheck.models import RelationState, Source, SourceKind, SourceRelation
from tests.support.relating import suggest
from tests.support.visit import Visitor
from tests.support.work import add_article, add_report, link, sentences

TEXTS = {
    "Wire": "It rained in the hills.",
    "Post": "Bananas are berries.",
    "Echo": "Ploughs were sold.",
    "Alone": "A lamp went out.",
}


@pytest.fixture
def reviewer(signed_in, bob):
    return Visitor(signed_in(bob))


@pytest.fixture
def other(signed_in, alice):
    return Visitor(signed_in(alice))


@pytest.fixture
def sources(database, project, bob):
    """Three sources of one story and one alone, all linked by the reviewer in one article."""

    def store(session):
        found = {n: add_report(session, project, bob, text, n) for n, text in TEXTS.items()}
        article = add_article(session, project, bob)
        row = sentences(session, article)[0]
        for source in found.values():
            link(session, row, bob, source, (0, 5))
        suggest(session, found["Post"].id, found["Wire"].id)
        suggest(session, found["Echo"].id, found["Wire"].id)
        return {name: source.id for name, source in found.items()} | {"article": article.id}

    return database.write(store)


@pytest.fixture
def states(database):
    def states():
        with database.read() as session:
            rows = session.query(SourceRelation).order_by(SourceRelation.id)
            return [row.state.value for row in rows]

    return states


def seen_on(page):
    return re.findall(r'name="seen" value="([^"]*)"', page)[0]


def decide(visitor, project, page, **fields):
    return visitor.post(f"/projects/{project.id}/relations", seen=seen_on(page), **fields)


def test_one_button_confirms_a_card_and_the_count_falls(reviewer, project, sources, states):
    here = f"/articles/{sources['article']}/relations"
    page = reviewer.get(here).text
    assert "4 linked sources, 4 independent" in page
    assert "One story, told again by its own outlet" in page  # all are of the River Board
    answered = decide(reviewer, project, page, state="confirmed", next=here)
    assert answered.location == here
    assert states() == ["confirmed", "confirmed"]
    after = reviewer.get(here).text
    assert "4 linked sources, 2 independent" in after
    assert "confirmed by <bdi>Bob</bdi>" in after or "confirmed by Bob" in after


def test_a_press_is_undone_by_the_button_that_says_so(reviewer, project, sources, states):
    here = f"/projects/{project.id}/relations"
    answered = decide(reviewer, project, reviewer.get(here).text, state="confirmed")
    assert f'action="/projects/{project.id}/undo"' in reviewer.get(answered.location).text
    reviewer.post(f"/projects/{project.id}/undo", next=here)
    assert states() == ["suggested", "suggested"]


def test_cards_are_listed_by_whether_they_are_decided(reviewer, project, sources):
    here = f"/projects/{project.id}/relations"
    page = reviewer.get(here).text
    assert "Wire" in page
    assert "Wire" not in reviewer.get(f"{here}?show=decided").text
    decide(reviewer, project, page, state="confirmed")
    assert "Nothing to decide" in reviewer.get(here).text
    decided = reviewer.get(f"{here}?show=decided").text
    assert "Wire" in decided
    decide(reviewer, project, decided, state="suggested")
    assert "Wire" in reviewer.get(here).text


def test_a_source_is_taken_out_and_listed_as_kept_apart(reviewer, project, sources, states):
    here = f"/projects/{project.id}/relations"
    decide(reviewer, project, reviewer.get(here).text, apart=str(sources["Echo"]))
    assert states() == ["suggested", "rejected"]
    apart = reviewer.get(f"{here}/apart").text
    assert "Echo" in apart
    assert "Post" not in apart
    alone = reviewer.get(f"/sources/{sources['Echo']}/relations").text
    assert "It stands alone" in alone


@pytest.mark.parametrize("scope", ["project", "article"])
def test_an_old_page_is_told_what_changed_and_can_decide_again(
    reviewer, other, project, sources, states, scope
):
    article = {"article": str(sources["article"])} if scope == "article" else {}
    page = reviewer.get(f"/projects/{project.id}/relations").text
    decide(other, project, page, apart=str(sources["Echo"]))
    answered = decide(reviewer, project, page, state="confirmed", **article)
    assert answered.status_code == 409
    assert "Kept apart, by Alice" in answered.text
    assert states() == ["suggested", "rejected"]
    again = decide(reviewer, project, answered.text, state="confirmed", **article)
    assert (again.status_code, states()) == (303, ["confirmed", "rejected"])


def test_what_else_was_decided_does_not_hinder_a_press(reviewer, other, project, sources, states):
    page = reviewer.get(f"/projects/{project.id}/relations").text
    decide(other, project, page, apart=str(sources["Echo"]))
    decide(reviewer, project, page, apart=str(sources["Post"]))
    assert states() == ["rejected", "rejected"]


@pytest.mark.parametrize(
    "fields",
    [
        {"seen": ""},
        {"seen": "nothing"},
        {"seen": "{id}"},
        {"seen": "{id}:x"},
        {"seen": "{id}:1", "state": "maybe"},
        {"seen": "{id}:1", "state": "", "apart": "x"},
    ],
)
def test_a_broken_decision_is_refused(reviewer, project, sources, states, database, fields):
    with database.read() as session:
        known = str(session.query(SourceRelation).first().id)
    fields = {"state": "confirmed"} | fields
    fields["seen"] = fields["seen"].format(id=known)
    assert reviewer.post(f"/projects/{project.id}/relations", **fields).status_code == 422
    assert states() == ["suggested", "suggested"]


def test_a_number_too_large_to_be_a_revision_is_stale(reviewer, project, sources, database):
    with database.read() as session:
        known = str(session.query(SourceRelation).first().id)
    answered = reviewer.post(
        f"/projects/{project.id}/relations", seen=f"{known}:{'9' * 40}", state="confirmed"
    )
    assert answered.status_code == 409


def test_a_source_is_joined_to_a_card_by_hand(reviewer, sources, database, states):
    start = f"/sources/{sources['Wire']}/join"
    linked = reviewer.get(f"{start}?article={sources['article']}").text
    assert "Alone" in linked
    assert "that you linked" in linked
    found = reviewer.get(f"{start}?q=lamp").text
    assert "Alone" in found
    assert "Echo" not in found
    answered = reviewer.post(
        f"/sources/{sources['Wire']}/beside/{sources['Alone']}",
        kind="copy", course="unknown", revision="0", next=f"/sources/{sources['Wire']}/relations",
    )  # fmt: skip
    assert states() == ["suggested", "suggested", "confirmed"]
    card = reviewer.get(answered.location).text
    assert "Same story as" in card
    assert "Alone" in card
    assert "Joined" in reviewer.get(f"{start}?q=lamp").text


def test_what_others_linked_is_not_offered(other, sources):
    """Reviewers work blind to each other."""
    page = other.get(f"/sources/{sources['Wire']}/join?article={sources['article']}").text
    assert "Alone" not in page
    page = other.get(f"/articles/{sources['article']}/relations").text
    assert "Nothing linked yet" in page


def test_the_library_says_whether_something_is_to_decide(reviewer, project, sources):
    library = f"/projects/{project.id}/sources"
    assert "Copies and citations, to decide" in reviewer.get(library).text
    page = reviewer.get(f"/projects/{project.id}/relations").text
    decide(reviewer, project, page, state="confirmed")
    assert "Copies and citations, to decide" not in reviewer.get(library).text


def test_a_viewer_reads_cards_and_decides_nothing(signed_in, carol, project, sources, states):
    viewer = Visitor(signed_in(carol))
    page = viewer.get(f"/projects/{project.id}/relations").text
    assert "Wire" in page
    assert "Keep apart" not in page
    assert decide(viewer, project, page, state="confirmed").status_code == 403
    assert states() == ["suggested", "suggested"]


def test_a_hostile_title_is_text(reviewer, project, sources, database):
    def rename(session):
        session.get_one(Source, sources["Wire"]).title = "<script>alert(1)</script>"

    database.write(rename)
    page = reviewer.get(f"/projects/{project.id}/relations").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_another_projects_article_shows_nothing_of_it_on_a_stale_page(
    signed_in, mallory, desk, sources, reviewer, states
):
    page = reviewer.get(f"/projects/{desk.project.id}/relations").text
    answered = decide(
        Visitor(signed_in(mallory)), desk.elsewhere, page,
        state="confirmed", article=str(sources["article"]),
    )  # fmt: skip
    assert answered.status_code == 409
    assert not [name for name in ("Wire", "River Board") if name in answered.text]
    assert set(states()) == {RelationState.SUGGESTED.value}


def test_only_what_has_it_from_the_release_prints_it(reviewer, project, sources, database):
    def order(session):
        dates = {"Wire": date(2026, 3, 2), "Post": date(2026, 3, 3), "Echo": date(2026, 3, 4)}
        for name, published in dates.items():
            source = session.get_one(Source, sources[name])
            source.publisher, source.published = f"The {name}", published
        session.get_one(Source, sources["Wire"]).kind = SourceKind.OFFICIAL
        session.execute(delete(SourceRelation).where(SourceRelation.reason == "shared_wording"))
        suggest(session, sources["Post"], sources["Wire"])
        suggest(session, sources["Echo"], sources["Post"])

    database.write(order)
    page = reviewer.get(f"/projects/{project.id}/relations").text
    assert "One release, 2 stories" in page
    assert "Prints the release of <bdi>The Wire</bdi>" in page
    assert "Copies <bdi>The Post</bdi>" in page


def test_beside_each_other_the_origin_stands_first(reviewer, sources):
    page = reviewer.get(f"/articles/{sources['article']}/relations").text
    opened = set(re.findall(r"/sources/([^/\"]+)/beside/([^/\"]+)\"", page))
    wire, post, echo = (str(sources[name]) for name in ("Wire", "Post", "Echo"))
    assert opened == {(wire, post), (wire, echo)}
