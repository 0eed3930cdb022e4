"""What the tests of adjudicating by keys do again and again."""

from playwright.sync_api import expect
from sqlalchemy import select

from factcheck.models import Decision, Review


def open_page(page, article_id):
    page.goto(f"/articles/{article_id}/adjudicate")
    expect(page.locator("[data-adjudicate].adjudicate--one")).to_be_visible()


def decisions(database, article_id):
    query = (
        select(Decision)
        .join(Review, Review.id == Decision.review_id)
        .where(Review.article_id == article_id)
    )
    with database.read() as session:
        return session.scalars(query).all()


def saved(page):
    expect(page.locator("[data-status]")).to_have_text("All decisions saved")
