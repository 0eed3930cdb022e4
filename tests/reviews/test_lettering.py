"""Whoever reviews an article goes by one letter, whichever page hides their name.

Of a project, by the articles opened so far.
"""

import pytest
from sqlalchemy import delete, select, update

from factcheck.models import Project, Review, Tag
from factcheck.reviews.counted import list_counted
from factcheck.reviews.lettering import letter
from factcheck.reviews.opening import open_article
from factcheck.reviews.states import reopen_review
from tests.agreement.comparing import hand_in, of_project, tag_all
from tests.reviews.many import add_reviewers
from tests.support.work import add_article


@pytest.fixture
def people(session, project, alice):
    """Three who began in the opposite order of their ids."""
    session.execute(update(Project).values(names_hidden=True, reviewers_per_article=2))
    return add_reviewers(session, project, alice, 3)[::-1]


@pytest.fixture
def article(session, project, alice, people):
    article = add_article(session, project, alice)
    for person in people:
        tag_all(session, article, person, [Tag.CLAIM])
    return article


def on_bench(session, article):
    return {one.user_id: one.name for one in list_counted(session, article.id)}


def compared(readings):
    return [one.key for one in readings.reviewers]


@pytest.mark.both_engines
def test_who_began_first_is_a_on_both_pages(session, project, article, people):
    hand_in(session, article, *people)
    assert on_bench(session, article) == dict(zip((one.id for one in people), "ABC", strict=True))
    readings = of_project(session, project)
    assert compared(readings) == ["A", "B", "C"]


def test_a_letter_stays_when_the_one_before_works_again(session, project, article, people, alice):
    hand_in(session, article, *people)
    first = session.scalars(select(Review).where(Review.own(people[0].id))).one()
    reopen_review(session, first.id, alice.id)
    readings = of_project(session, project)
    assert compared(readings) == ["B", "C"]
    assert on_bench(session, article)[people[1].id] == "B"


@pytest.mark.both_engines
def test_across_a_project_the_first_review_counts(session, project, article, people, alice):
    earlier = people[2]
    hand_in(session, article, *people)
    session.execute(
        delete(Review).where(Review.reviewer_id == people[0].id, Review.article_id == article.id)
    )
    later = add_article(session, project, alice, "It snowed. Nobody came.")
    for person in (people[0], earlier):
        tag_all(session, later, person, [Tag.QUOTE])
    hand_in(session, later, people[0], earlier)
    assert on_bench(session, later)[people[0].id] == "A"
    readings = of_project(session, project)
    labels = [unit.labels for unit in readings.units["tag"]]
    assert compared(readings) == ["A", "B", "C"]
    assert {0: "claim", 1: "claim"} in labels  # B and C of the first are its A and B now
    assert {1: "quote", 2: "quote"} in labels  # who came anew is C


def test_a_review_still_blind_takes_no_letter(session, project, people, alice):
    blind = add_article(session, project, alice, "It snowed. Nobody came.")
    tag_all(session, blind, alice, [Tag.CLAIM])  # before all the others
    hand_in(session, blind, alice)
    opened = add_article(session, project, alice)
    for person in people:
        tag_all(session, opened, person, [Tag.CLAIM])
    open_article(session, opened.id, alice.id)
    hand_in(session, opened, *people[1:])
    assert compared(of_project(session, project)) == ["B", "C"]


def test_letters_of_a_project_may_change_when_an_article_begun_earlier_opens(
    session, project, people, alice
):
    earlier = add_article(session, project, alice, "It snowed. Nobody came.")
    later = add_article(session, project, alice)
    tag_all(session, earlier, people[1], [Tag.QUOTE])
    tag_all(session, later, people[0], [Tag.CLAIM])
    tag_all(session, later, people[1], [Tag.QUOTE])
    tag_all(session, earlier, people[0], [Tag.CLAIM])

    def told():
        """Return what A says, by which one knows who that is."""
        return {unit.labels[0] for unit in of_project(session, project).units["tag"]}

    hand_in(session, later, *people[:2])
    before = on_bench(session, later)
    assert told() == {"claim"}  # A is who began the later one first
    hand_in(session, earlier, *people[:2])
    assert told() == {"quote"}
    assert on_bench(session, later) == before


def test_after_z_comes_a2():
    assert [letter(place) for place in (0, 25, 26, 52)] == ["A", "Z", "A2", "A3"]
