"""Deciding verdicts by keys, also one that no reviewer gave."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from factcheck.annotations.reading import Reading
from factcheck.annotations.service import save_annotation
from factcheck.models import Sentence, Tag, Verdict, uuid7
from factcheck.reviews.states import submit_review
from tests.browser.adjudicating import decisions, open_page, saved
from tests.browser.bench import NUMBERS
from tests.reviews.many import add_reviewers
from tests.support.work import add_article


@pytest.fixture
def judged(live_database, live_desk):
    """An article of which one of two reviewers gives both sentences a verdict."""

    def work(session):
        people = add_reviewers(session, live_desk.project, live_desk.editor, 2)
        text = f"It rose by {next(NUMBERS)} cm. It fell again."
        article = add_article(session, live_desk.project, live_desk.editor, text, "The river")
        query = select(Sentence.id).where(Sentence.article_id == article.id)
        for sentence_id in session.scalars(query).all():
            verdict = Reading(Tag.CLAIM, verdict=Verdict.NOT_ENOUGH, justification="None seen.")
            for person, said in zip(people, (verdict, Reading(Tag.CLAIM)), strict=True):
                save_annotation(session, uuid7(), sentence_id, person.id, said, seen_revision=0)
        for person in people:
            submit_review(session, article.id, person.id)
        return article.id

    return live_database.write(work)


def test_a_verdict_that_no_reviewer_gave_asks_why_at_once_and_enter_sends_it(
    signed_in_page, live_database, judged
):
    page = signed_in_page
    open_page(page, judged)
    first = page.locator("[data-item]").first
    first.get_by_role("button", name="Conflicting evidence").press("Enter")
    reason = first.locator("[data-reason]")
    expect(reason).to_be_focused()
    expect(first.locator("[data-warning]")).to_contain_text("No reviewer gave this verdict")
    page.keyboard.type("One report says so, one does not.")
    page.keyboard.press("Enter")
    expect(page.locator("[data-item]").nth(1)).to_be_visible()
    saved(page)
    [made] = decisions(live_database, judged)
    assert (made.choice["verdict"], made.reason) == (
        "conflicting",
        "One report says so, one does not.",
    )


def test_a_verdict_that_a_reviewer_gave_or_none_needs_no_reason(
    signed_in_page, live_database, judged
):
    page = signed_in_page
    open_page(page, judged)
    page.keyboard.press("1")
    page.locator("[data-item]").nth(1).get_by_role("button", name="No verdict").press("Enter")
    saved(page)
    assert len(decisions(live_database, judged)) == 2
