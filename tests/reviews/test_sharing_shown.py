"""Before articles are shared out, an editor reads which of them go to whom."""

import pytest

from factcheck.reviews import sharing_shown
from factcheck.reviews.assigning import assign
from factcheck.reviews.opening import open_article
from factcheck.reviews.sharing_out import Order, Way, plan_share
from factcheck.reviews.sharing_shown import show_share
from tests.support.visit import Visitor
from tests.support.work import add_article

OPEN = "1 of the articles is open to all: whoever is given it sees the others’ reviews of it."


@pytest.fixture
def floods(database, shared):
    """Two articles that nobody reviews, besides the one that two have begun."""

    def work(session):
        return [
            add_article(session, shared.project, shared.alice, f"It rained {n}.", f"Flood {n}").id
            for n in range(2)
        ]

    return database.write(work)


@pytest.fixture
def look(signed_in, shared):
    def look(*people, each):
        url = f"/projects/{shared.project.id}/assignments/share"
        chosen = [str(one.id) for one in people]
        fields = {"people": chosen, "way": "in_turn", "each": str(each), "step": "look"}
        return Visitor(signed_in(shared.alice)).post(url, **fields).text

    return look


def show(database, shared, each, *people):
    order = Order(frozenset(one.id for one in people), Way.IN_TURN, each)
    with database.read() as session:
        plan = plan_share(session, shared.project.id, order, shared.alice.id)
        return show_share(session, shared.project.id, order, plan, shared.alice.id)


@pytest.mark.both_engines
def test_the_preview_names_each_article_and_who_is_given_it(database, shared, floods, look):
    shown = show(database, shared, 2, shared.bob, shared.dana)
    assert [one.id for one in shown.articles] == floods
    assert all(set(one.people) == {"Bob", "Dana"} for one in shown.articles)
    page = look(shared.bob, shared.dana, each=2)
    assert "Flood 0" in page
    assert "The river" not in page
    assert "open to all" not in page


@pytest.mark.both_engines
def test_the_preview_says_first_what_is_open_to_all_already(database, shared, floods, look):
    database.write(lambda s: open_article(s, floods[1], shared.alice.id))
    shown = show(database, shared, 1, shared.bob)
    assert [(one.id, one.opened) for one in shown.articles] == [
        (floods[1], True),
        (floods[0], False),
    ]
    page = look(shared.bob, each=1)
    assert OPEN in page
    assert page.count("open to all</small>") == 1


@pytest.mark.both_engines
def test_an_editor_who_reviews_an_article_blind_reads_a_number_and_no_names(
    database, shared, floods, look
):
    database.write(lambda s: assign(s, floods[0], shared.alice.id, None, shared.alice.id))
    (theirs, other) = show(database, shared, 2, shared.bob).articles
    assert (theirs.id, theirs.blind, other.blind) == (floods[0], True, False)
    plan = look(shared.bob, each=2).split("plan__articles")[1].split("</ul>")[0]
    assert "1 person" in plan
    assert plan.count("Bob") == 1


@pytest.mark.both_engines
def test_of_many_articles_the_first_are_named_and_the_others_counted(
    database, shared, floods, look, monkeypatch, count_queries
):
    monkeypatch.setattr(sharing_shown, "MOST_SHOWN", 1)
    order = Order(frozenset([shared.bob.id]), Way.IN_TURN, 1)
    with database.read() as session:
        plan = plan_share(session, shared.project.id, order, shared.alice.id)
        with count_queries() as seen:
            shown = show_share(session, shared.project.id, order, plan, shared.alice.id)
    assert (len(shown.articles), shown.more, len(seen)) == (1, 1, 1)
    assert "and 1 more" in look(shared.bob, each=1)
