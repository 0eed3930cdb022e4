"""Deciding again what a reviewer has changed since it was decided."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from factcheck.accounts.service import add_member, create_user
from factcheck.adjudication.bench import read_bench
from factcheck.adjudication.decisions import Wanted, decide
from factcheck.annotations.reading import Reading
from factcheck.annotations.service import save_annotation
from factcheck.models import Annotation, Review, ReviewKind, Role, Sentence, Tag
from factcheck.reviews.states import reopen_review, submit_review
from tests.browser.adjudicating import decisions, open_page, saved


def change_first(database, article_id, editor):
    """Let the one who differs in the first sentence say something else of it."""

    def work(session):
        last = session.scalars(
            select(Review)
            .where(Review.article_id == article_id, Review.kind == ReviewKind.INDEPENDENT)
            .order_by(Review.id.desc())
        ).first()
        first = select(Sentence.id).where(Sentence.article_id == article_id, Sentence.position == 0)
        said = session.scalars(
            select(Annotation).where(
                Annotation.review_id == last.id,
                Annotation.sentence_id == first.scalar_subquery(),
            )
        ).one()
        where = said.id, said.sentence_id, last.reviewer_id
        reopen_review(session, last.id, editor.id)
        save_annotation(session, *where, Reading(Tag.OPINION), seen_revision=said.revision)
        submit_review(session, article_id, last.reviewer_id)

    database.write(work)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_decision_that_fits_no_more_can_be_taken_back(
    new_page, live_database, live_desk, reviewed, scripts
):
    article_id = reviewed(20, 10)
    page = new_page(user=live_desk.editor, java_script_enabled=scripts)
    page.goto(f"/articles/{article_id}/adjudicate")
    first = page.locator("[data-item]").first
    first.locator("[data-reason]").fill("They say so twice.")
    first.locator("[data-choice]").first.click()
    expect(page.locator("[data-count]")).to_have_text("1 of 2 decided")
    if scripts:
        saved(page)
    change_first(live_database, article_id, live_desk.editor)
    page.goto(f"/articles/{article_id}/adjudicate#i-0-tag")
    page.reload()
    stale = page.locator("#i-0-tag .dispute__stale")
    expect(stale).to_contain_text("Decided before by")
    expect(stale).to_contain_text("They say so twice.")
    # A new decision is not explained by what was written for another one.
    expect(page.locator("#i-0-tag [data-reason]")).to_have_value("")
    stale.get_by_role("button", name="Take back").click()
    expect(stale).to_have_count(0)
    expect(page.locator("[data-count]")).to_have_text("0 of 2 decided")
    assert decisions(live_database, article_id) == []


def test_what_is_decided_anew_is_not_called_out_of_date_any_more(
    signed_in_page, live_database, live_desk, reviewed
):
    page, article_id = signed_in_page, reviewed(20, 10)
    open_page(page, article_id)
    page.keyboard.press("1")
    saved(page)
    change_first(live_database, article_id, live_desk.editor)
    page.goto(f"/articles/{article_id}/adjudicate#i-0-tag")
    page.reload()
    page.keyboard.press("1")
    saved(page)
    page.keyboard.press("k")
    expect(page.locator("#i-0-tag [data-decided]")).to_contain_text("Decided by you")
    expect(page.locator("#i-0-tag .dispute__stale")).to_have_count(0)


def test_a_refused_change_leaves_the_name_of_who_decided(
    signed_in_page, live_database, live_desk, reviewed
):
    page, article_id = signed_in_page, reviewed(20, 10)

    def decide_first(session):
        other = create_user(session, "Eve Other", f"eve-{article_id.hex[-6:]}@example.org")
        add_member(session, live_desk.project.id, other.id, Role.EDITOR, live_desk.editor.id)
        part = read_bench(session, article_id).differing[0]
        decide(session, article_id, other.id, Wanted(part.key, "claim", part.fingerprint))

    live_database.write(decide_first)
    page.goto(f"/articles/{article_id}/adjudicate#i-0-tag")
    foot = page.locator("#i-0-tag [data-decided]")
    expect(foot).to_contain_text("Decided by Eve Other")

    def reopen(session):
        own = Review.article_id == article_id, Review.kind == ReviewKind.INDEPENDENT
        review_id = session.scalars(select(Review.id).where(*own).limit(1)).one()
        reopen_review(session, review_id, live_desk.editor.id)

    live_database.write(reopen)
    page.console.expect("status of 403")
    page.locator("#i-0-tag [data-reason]").fill("One says quote.")
    page.locator("#i-0-tag [data-choice]").nth(1).click()
    page.keyboard.press("k")
    expect(page.locator("#i-0-tag [data-warning]")).to_be_visible()
    expect(foot).to_contain_text("Decided by Eve Other")
