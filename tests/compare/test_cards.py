"""Sources that hang together, as cards: what they are, in which order, and how they count."""

from datetime import date

import pytest

from factcheck.compare.cards import MOST_MEMBERS, Heading
from factcheck.compare.listing_cards import PAGE, find_cards, list_article_cards, list_cards
from factcheck.models import (
    Course,
    Kinship,
    RelationState,
    Source,
    SourceKind,
    SourceRelation,
    utc_now,
)
from factcheck.sources.deciding import decide_relations
from factcheck.sources.relatives import MOST_STEPS
from factcheck.sources.service import SourceDraft, SourceMetadata, add_source
from tests.support.relating import confirm_row, suggest
from tests.support.work import add_article, link, sentences

CITES = Kinship.CITES
CONFIRMED = RelationState.CONFIRMED


@pytest.fixture
def add(session, project, alice):
    """Add a source of an outlet that has nothing in common with another."""

    def add(outlet, day=None, kind=SourceKind.NEWS):
        published = date(2026, 3, day) if day else None
        about = SourceMetadata(f"{outlet}’s", publisher=outlet, published=published, kind=kind)
        words = " ".join(f"{outlet}{day}{number}" for number in range(12))
        return add_source(session, project.id, SourceDraft(words, about), alice.id)

    return add


@pytest.fixture
def waiting(session, project):
    def waiting():
        return list_cards(session, project.id, waiting=True).cards

    return waiting


def outlets(card):
    return [member.thing.publisher for member in card.members]


def counts(card):
    return card.links, card.independent, card.then


@pytest.mark.both_engines
def test_copies_are_one_story_the_earliest_first(session, add, waiting):
    post, wire, echo = add("Post", 3), add("Wire", 2), add("Echo", 4)
    suggest(session, post, wire)
    suggest(session, echo, post)
    (card,) = waiting()
    assert (card.heading, card.number) == (Heading.STORY, 3)
    assert outlets(card) == ["Wire", "Post", "Echo"]
    assert counts(card) == (3, 3, 1)


def test_of_one_day_comes_first_what_others_have_it_from(session, add, waiting):
    post, wire, echo = (add(name, 2) for name in ("Post", "Wire", "Echo"))
    suggest(session, post, wire)
    suggest(session, echo, wire)
    assert outlets(waiting()[0]) == ["Wire", "Post", "Echo"]


def test_what_has_no_date_comes_last(session, add, waiting):
    suggest(session, add("Post", 3), add("Undated"))
    assert outlets(waiting()[0]) == ["Post", "Undated"]


def test_two_stories_of_one_outlet_are_told_as_such(session, add, waiting):
    suggest(session, add("Post", 2), add("Post", 3))
    assert (waiting()[0].heading, waiting()[0].number) == (Heading.STORY, 1)


def test_each_hangs_on_what_came_before_it_the_origin_first(session, add, waiting):
    wire, post, echo = add("Wire", 2), add("Post", 3), add("Echo", 4)
    suggest(session, post, wire)
    suggest(session, echo, post, known=False)
    suggest(session, echo, wire, CITES)
    first, second, third = waiting()[0].members
    assert first.ties == []
    assert [(tie.other.id, tie.derives, tie.share) for tie in second.ties] == [(wire, True, 0.5)]
    assert [(tie.other.id, tie.derives, tie.share) for tie in third.ties] == [
        (post, None, 0.5),
        (wire, True, 0.0),
    ]


def test_what_hangs_only_on_a_later_one_says_so(session, add, waiting):
    wire, post, echo = add("Wire", 2), add("Post", 3), add("Echo", 4)
    suggest(session, echo, wire)
    suggest(session, echo, post)
    _, second, _ = waiting()[0].members
    assert [(tie.other.id, tie.derives) for tie in second.ties] == [(echo, False)]


def test_what_prints_an_authority_is_one_release(session, add, waiting):
    ministry = add("Ministry", 1, SourceKind.OFFICIAL)
    for name in ("Post", "Wire", "Echo"):
        suggest(session, add(name, 2), ministry)
    assert (waiting()[0].heading, waiting()[0].number) == (Heading.RELEASE, 3)


def test_sources_that_cite_each_other_are_a_circle(session, add, waiting):
    wire, post, echo = add("Wire", 2), add("Post", 3), add("Echo", 4)
    for heir, origin in ((wire, post), (post, echo), (echo, wire)):
        suggest(session, heir, origin, CITES)
    assert (waiting()[0].heading, waiting()[0].number) == (Heading.CIRCLE, 3)
    assert counts(waiting()[0]) == (3, 3, 0)


def test_what_cites_two_does_not_make_them_one_story(session, add, waiting):
    blog, wire, post = add("Blog", 4), add("Wire", 2), add("Post", 3)
    suggest(session, blog, wire, CITES)
    suggest(session, blog, post, CITES)
    assert (waiting()[0].heading, waiting()[0].number) == (Heading.STORIES, 2)


def test_shared_quotations_hold_nothing_together(session, add, waiting):
    suggest(session, add("Post"), add("Wire"), Kinship.QUOTE)
    assert waiting() == []


def test_a_card_with_anything_open_waits(session, project, add):
    wire, post, echo = add("Wire"), add("Post"), add("Echo")
    suggest(session, post, wire, state=CONFIRMED)
    open_one = suggest(session, echo, wire)
    page = list_cards(session, project.id, waiting=True)
    assert (len(page.cards), page.waiting, page.decided) == (1, 1, 0)
    assert counts(page.cards[0]) == (3, 2, 1)
    open_one.state = CONFIRMED
    session.flush()
    page = list_cards(session, project.id, waiting=False)
    assert (len(page.cards), page.waiting, page.decided) == (1, 0, 1)
    assert counts(page.cards[0]) == (3, 1, 1)


@pytest.mark.both_engines
def test_a_source_kept_apart_is_on_no_card(session, project, add, waiting, alice):
    wire, post, echo = add("Wire", 2), add("Post", 3), add("Echo", 4)
    suggest(session, post, wire)
    suggest(session, echo, wire)
    suggest(session, echo, post)
    card = waiting()[0]
    seen = {row.id: row.revision for row in card.relations}
    decide_relations(session, project.id, seen, RelationState.REJECTED, alice.id, of=echo)
    assert outlets(waiting()[0]) == ["Wire", "Post"]
    assert find_cards(session, project.id, [echo]) == []
    assert [outlets(one) for one in find_cards(session, project.id, [post])] == [["Wire", "Post"]]


def test_removed_sources_are_on_no_card(session, add, waiting):
    wire, post, echo = add("Wire", 2), add("Post", 3), add("Echo", 4)
    suggest(session, post, wire)
    suggest(session, echo, wire)
    session.get_one(Source, echo).removed_at = utc_now()
    session.flush()
    assert outlets(waiting()[0]) == ["Wire", "Post"]


def test_a_card_of_many_shows_first_what_is_to_be_decided(session, add, waiting):
    wire = add("Wire", 1)
    others = [add(f"Outlet {number}", 2) for number in range(MOST_MEMBERS + 2)]
    for other in others[:-1]:
        suggest(session, other, wire, state=CONFIRMED)
    suggest(session, others[-1], wire)
    (card,) = waiting()
    shown = set(card.ids)
    assert {wire, others[-1]} < shown
    assert (len(shown), card.more) == (MOST_MEMBERS, 3)
    assert all({row.a_id, row.b_id} <= shown for row in card.relations)


@pytest.mark.both_engines
def test_a_page_leads_to_the_next_in_as_many_queries_as_ever(
    session, project, add, alice, count_queries
):
    pairs = [(add(f"A{number}"), add(f"B{number}")) for number in range(PAGE + 2)]
    rows = [suggest(session, *pair) for pair in pairs[:1]]
    with count_queries() as few:
        list_cards(session, project.id, waiting=True)
    rows += [suggest(session, *pair) for pair in pairs[1:]]
    with count_queries() as many:
        page = list_cards(session, project.id, waiting=True)
    assert len(few) == len(many) == 4
    newest = [row.id for row in rows][::-1]
    assert [card.relations[0].id for card in page.cards] == newest[:PAGE]
    rest = list_cards(session, project.id, waiting=True, after=page.last)
    assert ([card.relations[0].id for card in rest.cards], rest.last) == (newest[PAGE:], None)


@pytest.fixture
def article(session, project, alice):
    return add_article(session, project, alice)


@pytest.fixture
def link_all(session, article, alice):
    def link_all(*source_ids):
        row = sentences(session, article)[0]
        for source_id in source_ids:
            link(session, row, alice, session.get_one(Source, source_id), (0, 5))

    return link_all


@pytest.mark.both_engines
def test_an_articles_cards_are_of_what_its_reader_linked(
    session, add, article, link_all, alice, bob
):
    wire, post, echo = add("Wire", 2), add("Post", 3), add("Echo", 4)
    suggest(session, post, wire, state=CONFIRMED)
    suggest(session, echo, post)
    link_all(post, echo, add("Alone"))
    found = list_article_cards(session, article, alice.id)
    (card,) = found.cards
    assert [(m.thing.publisher, m.linked) for m in card.members] == [
        ("Wire", False), ("Post", True), ("Echo", True),
    ]  # fmt: skip
    assert counts(card) == (2, 2, 1)
    assert [source.publisher for source in found.alone] == ["Alone"]
    assert (found.independence.links, found.independence.independent) == (3, 3)
    others = list_article_cards(session, article, bob.id)
    assert (others.cards, others.alone, others.independence.links) == ([], [], 0)


def test_what_rests_on_the_article_is_told_and_counts_for_nothing(
    session, project, add, article, link_all, alice
):
    post, echo = add("Post", 3), add("Echo", 4)
    link_all(post, echo)
    session.add(
        SourceRelation(
            project_id=project.id, a_id=post, article_id=article.id, kind=CITES,
            course=Course.A_FROM_B, share_a=0.0, share_b=0.0, reason="cites_name", engine="1",
            state=RelationState.SUGGESTED, revision=1,
        )
    )  # fmt: skip
    suggest(session, echo, post)
    (card,) = list_article_cards(session, article, alice.id).cards
    assert (card.heading, card.members[0].thing.id) == (Heading.ARTICLE, article.id)
    assert outlets(card)[1:] == ["Post", "Echo"]
    assert counts(card) == (2, 1, 0)


@pytest.mark.parametrize("depth", [0, 1, 4, 12])
def test_the_queries_of_an_articles_cards_hang_only_on_how_far_back_what_is_confirmed_goes(
    session, add, article, link_all, alice, count_queries, depth
):
    ids = [add(f"Outlet {number}") for number in range(8)]
    link_all(*ids)
    for pair in (ids[:2], ids[2:4], ids[4:6], ids[6:]):
        suggest(session, *pair)
    confirm_row(session, session.get_one(Source, ids[0]), depth, alice)
    with count_queries() as seen:
        list_article_cards(session, article, alice.id)
    assert len(seen) == 4 + min(depth + 1, MOST_STEPS)


@pytest.mark.both_engines
@pytest.mark.parametrize("depth", [1, 4, 12])
def test_the_card_of_a_source_is_followed_step_by_step(
    session, project, add, alice, count_queries, depth
):
    suggest(session, add("Alone"), add("Together"))
    row = confirm_row(session, session.get_one(Source, add("Wire")), depth, alice)
    with count_queries() as seen:
        (card,) = find_cards(session, project.id, row[:1])
    assert set(card.ids) == set(row[: MOST_STEPS + 1])
    assert len(seen) == 3 + min(depth + 1, MOST_STEPS)


def test_the_card_of_a_source_is_the_one_that_the_projects_list_shows(session, project, add):
    wire, post, echo, blog = (add(name, 2) for name in ("Wire", "Post", "Echo", "Blog"))
    suggest(session, post, wire, state=CONFIRMED)
    suggest(session, echo, wire)
    suggest(session, blog, echo, CITES)
    suggest(session, add("Other"), add("Another"))
    (shown,) = (
        one for one in list_cards(session, project.id, waiting=True).cards if post in one.ids
    )
    for one in (wire, post, echo, blog):
        assert find_cards(session, project.id, [one]) == [shown]


def test_another_projects_sources_are_on_no_card(session, desk, add):
    post, wire = add("Post"), add("Wire")
    suggest(session, post, wire)
    assert find_cards(session, desk.elsewhere.id, [post]) == []
