"""What is gathered for agreement: whose reviews, and what makes two answers the same."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from factcheck.accounts.service import add_member, create_user
from factcheck.agreement.alpha import add_up, alpha_of
from factcheck.agreement.figures import measure
from factcheck.agreement.measures import Reason, Undefined
from factcheck.agreement.rows import coincidences_of, read_readings
from factcheck.agreement.spans import Span as Marked
from factcheck.agreement.types import Scope, Subject
from factcheck.annotations.reading import AttributionDraft, Reading, Span
from factcheck.annotations.service import save_annotation
from factcheck.articles.details import remove_article
from factcheck.models import (
    Article,
    Project,
    Review,
    Role,
    Tag,
    Verdict,
    utc_now,
    uuid7,
)
from factcheck.reviews.opening import open_article
from factcheck.reviews.states import withdraw_review
from tests.agreement.comparing import both_say, hand_in, labels, of_project, say, tag_all
from tests.support.work import add_article, add_report, link, sentences

CLAIM, QUOTE, OPINION = Tag.CLAIM, Tag.QUOTE, Tag.OPINION


@pytest.fixture
def article(session, project, alice) -> Article:
    return add_article(session, project, alice)


def mark(session, sentence, user, tag):
    save_annotation(
        session, uuid7(), sentence.id, user.id, Reading(tag), seen_revision=0,
        span=Span(0, 2, sentence.text[:2]),
    )  # fmt: skip


@pytest.mark.both_engines
def test_the_tags_of_reviews_that_are_in_stand_side_by_side(session, project, article, alice, bob):
    both_say(session, article, alice, bob, [CLAIM, QUOTE, OPINION], [CLAIM, CLAIM])
    readings = of_project(session, project)
    assert labels(readings) == [
        {"Alice": "claim", "Bob": "claim"},
        {"Alice": "quote", "Bob": "claim"},
        {"Alice": "opinion"},
    ]
    tags = measure(readings, ["claim"]).subjects[Subject.TAG]
    assert (tags.units, tags.alone, tags.percent) == (2, 1, 0.5)


@pytest.mark.both_engines
def test_nothing_of_an_article_still_blind_is_told(session, project, article, alice, bob):
    tag_all(session, article, alice, [CLAIM])
    tag_all(session, article, bob, [CLAIM])
    hand_in(session, article, alice)
    readings = of_project(session, project)
    assert (readings.reviewers, readings.articles) == ([], {})
    assert read_readings(session, Scope(article_id=article.id)).articles == {}


def test_an_article_opened_early_shows_what_is_handed_in(session, project, article, alice, bob):
    tag_all(session, article, alice, [CLAIM])
    tag_all(session, article, bob, [QUOTE])
    hand_in(session, article, alice)
    open_article(session, article.id, alice.id)
    readings = of_project(session, project)
    assert labels(readings) == [{"Alice": "claim"}]
    agreement = measure(readings, [])
    assert agreement.subjects[Subject.TAG].alpha == Undefined(Reason.ONE_REVIEWER)
    assert agreement.unitising == Undefined(Reason.ONE_REVIEWER)


def test_a_project_that_is_not_blind_shows_what_is_handed_in(session, project, article, alice, bob):
    session.execute(update(Project).values(blind=False, reviewers_per_article=3))
    both_say(session, article, alice, bob, [CLAIM], [CLAIM])
    assert len(of_project(session, project).articles[article.id].reviewers) == 2


def test_a_project_without_reviews_says_so(session, project):
    agreement = measure(of_project(session, project), ["claim"])
    assert agreement.subjects[Subject.TAG].alpha == Undefined(Reason.NO_REVIEWS)
    assert agreement.unitising == Undefined(Reason.NO_REVIEWS)


def test_a_review_taken_away_counts_for_nothing(session, project, article, alice, bob):
    both_say(session, article, alice, bob, [CLAIM], [QUOTE])
    review = session.query(Review).filter_by(reviewer_id=bob.id, article_id=article.id).one()
    withdraw_review(session, review.id, alice.id)
    assert labels(of_project(session, project)) == [{"Alice": "claim"}]


def test_removed_articles_and_other_projects_are_left_out(
    session, desk, project, article, alice, bob
):
    both_say(session, article, alice, bob, [CLAIM], [CLAIM])
    assert of_project(session, desk.elsewhere).articles == {}
    remove_article(session, article.id, alice.id)
    assert of_project(session, project).articles == {}


@pytest.mark.both_engines
def test_days_of_handing_in_bound_what_is_compared(session, project, article, alice, bob):
    both_say(session, article, alice, bob, [CLAIM], [CLAIM])
    today = utc_now().date()
    day = timedelta(days=1)
    assert of_project(session, project, since=today, until=today).articles
    assert not of_project(session, project, since=today + day).articles
    assert not of_project(session, project, until=today - day).articles


@pytest.mark.both_engines
def test_what_is_stored_is_what_the_page_adds_up(session, project, alice, bob):
    tables = []
    for title, second in (("One", [CLAIM, CLAIM]), ("Two", [CLAIM, OPINION])):
        one = add_article(session, project, alice, text=f"{title} was said. It rained.")
        both_say(session, one, alice, bob, [CLAIM, QUOTE], second)
        tables.append(coincidences_of(session, one.id))
    shown = measure(of_project(session, project), []).subjects[Subject.TAG]
    assert add_up(tables) == shown.coincidences
    assert alpha_of(add_up(tables)) == shown.alpha


@pytest.mark.both_engines
def test_spans_count_from_the_start_of_the_article(session, project, article, alice, bob):
    second = sentences(session, article)[1]
    words = second.text[:10]
    for user in (alice, bob):
        save_annotation(
            session, uuid7(), second.id, user.id, Reading(QUOTE), seen_revision=0,
            span=Span(0, 10, words),
        )  # fmt: skip
    hand_in(session, article, alice, bob)
    readings = of_project(session, project)
    wanted = [Marked(second.start, second.start + 10, "quote")]
    assert readings.spans == {article.id: {0: wanted, 1: wanted}}
    text = session.get_one(Article, article.id, populate_existing=True).text
    assert readings.lengths == {article.id: len(text)}
    agreement = measure(readings, [])
    assert (agreement.spans.f1(), agreement.unitising) == (1.0, 1.0)


def test_names_that_are_hidden_become_letters(session, project, article, alice, bob):
    both_say(session, article, alice, bob, [CLAIM], [CLAIM])
    session.execute(update(Project).values(names_hidden=True))
    readings = of_project(session, project)
    assert [(one.key, one.name) for one in readings.reviewers] == [("A", ""), ("B", "")]


def test_one_tag_is_compared_with_all_others(session, project, article, alice, bob):
    both_say(session, article, alice, bob, [CLAIM, QUOTE, OPINION], [CLAIM, OPINION, CLAIM])
    readings = of_project(session, project, tag=CLAIM)
    assert measure(readings, []).subjects[Subject.TAG].percent == pytest.approx(2 / 3)


def test_two_of_three_reviewers_are_compared_alone(session, project, article, alice, bob):
    dora = create_user(session, "Dora", "dora@example.org")
    add_member(session, project.id, dora.id, Role.REVIEWER, alice.id)
    tag_all(session, article, dora, [OPINION, OPINION])
    both_say(session, article, alice, bob, [CLAIM, QUOTE], [CLAIM, QUOTE])
    hand_in(session, article, dora)
    readings = of_project(session, project)
    assert len(measure(readings, []).pairs) == 3
    alone = of_project(session, project, pair=f"{alice.id},{bob.id}")
    assert measure(alone, []).subjects[Subject.TAG].percent == 1.0
    assert alone.pairs == readings.pairs
    assert of_project(session, project, pair="nobody,else").articles == {}


@pytest.mark.both_engines
def test_a_pair_is_compared_on_the_articles_that_both_reviewed(session, project, alice, bob):
    dora = create_user(session, "Dora", "dora@example.org")
    add_member(session, project.id, dora.id, Role.REVIEWER, alice.id)
    marked = {}
    for title, other in (("One", bob), ("Two", dora)):
        one = add_article(session, project, alice, text=f"{title} came. It left.", title=title)
        for user in (alice, other):
            mark(session, sentences(session, one)[1], user, CLAIM)
        both_say(session, one, alice, other, [CLAIM], [CLAIM])
        marked[title] = one.id
    alone = of_project(session, project, pair=f"{alice.id},{bob.id}")
    assert [*alone.articles] == [*alone.spans] == [marked["One"]]
    assert labels(alone) == [{"Alice": "claim", "Bob": "claim"}]
    [pair] = measure(alone, []).pairs
    assert pair.articles == 1


@pytest.mark.both_engines
def test_a_tag_looked_at_alone_leaves_out_all_that_is_of_other_sentences(
    session, project, article, alice, bob
):
    first, second, third, _ = sentences(session, article)
    source = add_report(session, project, alice)
    judged = {"verdict": Verdict.NOT_ENOUGH, "justification": "Nobody wrote of it."}
    lena = AttributionDraft(uuid7(), "Lena")
    for user, tags in ((alice, (CLAIM, CLAIM, QUOTE)), (bob, (CLAIM, QUOTE, QUOTE))):
        for sentence, tag in zip((first, second, third), tags, strict=True):
            who = replace(lena, id=uuid7())
            say(session, sentence, user, who, tag=tag, **(judged if tag is CLAIM else {}))
            link(session, sentence, user, source)
    for user in (alice, bob):
        mark(session, third, user, CLAIM)
        mark(session, third, user, QUOTE)
    hand_in(session, article, alice, bob)
    found = of_project(session, project, tag=QUOTE)
    places = {subject: [unit.position for unit in found.units[subject]] for subject in Subject}
    assert places == {
        Subject.TAG: [0, 1, 2],
        Subject.SPEAKERS: [1, 2],
        Subject.MANNER: [1, 2],
        Subject.STANCE: [1, 2],
        Subject.VERDICT: [1],
    }
    [spans] = found.spans.values()
    assert {one.tag for marked in spans.values() for one in marked} == {"quote"}


@pytest.mark.both_engines
def test_sentences_that_are_alike_count_as_often_as_they_are(session, project, alice, bob):
    said = [CLAIM, CLAIM, QUOTE, CLAIM], [CLAIM, CLAIM, OPINION, QUOTE]
    for title in ("One", "Two"):
        one = add_article(session, project, alice, text=f"{title} a. It b. It c. It d.")
        both_say(session, one, alice, bob, *said)
    scope = Scope(project_id=project.id)
    few, all_of = (read_readings(session, scope, each=each) for each in (False, True))
    assert sum(unit.times for unit in few.units[Subject.TAG]) == 8
    assert len(all_of.units[Subject.TAG]) == 8
    assert measure(few, ["claim"]) == measure(all_of, ["claim"])


@pytest.mark.both_engines
def test_of_too_many_articles_those_handed_in_last_are_compared(session, project, alice, bob):
    for title in ("One", "Two", "Three"):
        one = add_article(session, project, alice, text=f"{title} came.", title=title)
        both_say(session, one, alice, bob, [CLAIM], [CLAIM])
    readings = of_project(session, project, articles=2)
    assert {one.title for one in readings.articles.values()} == {"Two", "Three"}
    assert readings.whole == 3
    assert len(readings.units[Subject.TAG]) == 2


@pytest.mark.both_engines
def test_articles_of_which_no_day_is_known_are_the_last_to_be_compared(
    session, project, alice, bob
):
    """Older exports do not say when a review was handed in."""
    for title in ("One", "Two", "Three"):
        one = add_article(session, project, alice, text=f"{title} came.", title=title)
        both_say(session, one, alice, bob, [CLAIM], [CLAIM])
    undated = update(Review).where(Review.article_id == one.id).values(submitted_at=None)
    session.execute(undated)
    readings = of_project(session, project, articles=2)
    assert {one.title for one in readings.articles.values()} == {"One", "Two"}


def test_articles_with_the_least_agreement_come_first(session, project, alice, bob):
    for title, second in (("One", [CLAIM, QUOTE]), ("Two", [QUOTE, CLAIM]), ("Three", [CLAIM])):
        one = add_article(session, project, alice, text=f"{title} came. It left.", title=title)
        both_say(session, one, alice, bob, [CLAIM, QUOTE], second)
    agreement = measure(of_project(session, project), [])
    assert [one.article.title for one in agreement.articles] == ["Two", "One", "Three"]
    assert agreement.articles[-1].tags.alpha == Undefined(Reason.ONE_LABEL)


def test_differing_numbers_of_reviewers_leave_fleiss_without_a_figure(session, project, alice, bob):
    dora = create_user(session, "Dora", "dora@example.org")
    add_member(session, project.id, dora.id, Role.REVIEWER, alice.id)
    for title, people in (("One", [alice, bob]), ("Two", [alice, bob, dora])):
        one = add_article(session, project, alice, text=f"{title} came. It left.", title=title)
        for user in people:
            tag_all(session, one, user, [CLAIM, QUOTE])
        hand_in(session, one, *people)
    tags = measure(of_project(session, project), []).subjects[Subject.TAG]
    assert (tags.fleiss, tags.alpha) == (Undefined(Reason.UNEQUAL), 1.0)


@pytest.mark.both_engines
@pytest.mark.parametrize("hidden", [False, True])
@pytest.mark.parametrize("articles", [1, 4])
def test_it_asks_as_often_for_many_articles_as_for_one(
    session, count_queries, project, alice, bob, articles, hidden
):
    session.execute(update(Project).values(names_hidden=hidden))
    for number in range(articles):
        one = add_article(session, project, alice, text=f"{number} came. It left.")
        both_say(session, one, alice, bob, [CLAIM, QUOTE], [CLAIM, QUOTE])
    with count_queries() as seen:
        readings = of_project(session, project)
    assert len(readings.articles) == articles
    assert len(seen) == 5 + hidden
