"""Handing in by the keyboard, and a save of another tab that comes too late."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from factcheck.accounts.service import add_member, create_user
from factcheck.models import Project, Review, ReviewState, Role
from tests.browser.bench import NUMBERS, Bench
from tests.support.pages import axe
from tests.support.work import add_article


@pytest.fixture
def reviewer(live_database, live_desk):
    """Somebody in whose queue there is nothing but what they take up; two review each article."""

    def work(session):
        session.get_one(Project, live_desk.project.id).reviewers_per_article = 2
        number = next(NUMBERS)
        user = create_user(session, f"Rita {number}", f"rita{number}@example.org")
        add_member(session, live_desk.project.id, user.id, Role.REVIEWER, live_desk.editor.id)
        return user

    return live_database.write(work)


@pytest.fixture
def following(live_database, live_desk):
    """One more article that is free, newer than all."""
    text = f"The bridge is {next(NUMBERS)} years old. It stands."
    return live_database.write(
        lambda s: add_article(s, live_desk.project, live_desk.editor, text, "The bridge")
    )


@pytest.fixture
def desk_of(new_page, article, live_database, reviewer):
    """Open the article in a tab of the reviewer's."""
    page = new_page(user=reviewer)

    def open_tab(number):
        tab = page if number == 1 else page.context.new_page()
        bench = Bench(tab, article, live_database, reviewer).open()
        bench.is_whole()
        return bench

    return open_tab


def state_of(database, article, person):
    with database.read() as session:
        return session.scalars(
            select(Review.state).where(Review.article_id == article.id, Review.own(person.id))
        ).one()


def test_two_keys_hand_in_and_undo_takes_it_back(desk_of, article, live_database, reviewer):
    bench = desk_of(1)
    bench.press("c")
    bench.press("e")
    page = bench.page
    expect(page.get_by_role("heading", name="Hand in your review")).to_be_visible()
    expect(page.get_by_text("Sentences tagged: 1 of 4")).to_be_visible()  # the key came after it
    expect(page.get_by_role("button", name="Hand in and go on")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Handed in: ")).to_be_visible()
    assert state_of(live_database, article, reviewer) is ReviewState.SUBMITTED
    page.locator(".notice").get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Open again: hand it in when you are done.")).to_be_visible()
    assert state_of(live_database, article, reviewer) is ReviewState.OPEN


def test_a_key_leads_to_the_next_article(desk_of, article, following, live_database, reviewer):
    bench = desk_of(1)
    before = bench.page.url
    bench.press("o", "Shift+e")
    bench.page.wait_for_url(lambda url: url.partition("?")[0] != before.partition("?")[0])
    expect(bench.page.locator("[data-workbench]")).to_be_attached()
    assert bench.stored()[0].tag == "opinion"


def test_a_save_that_comes_after_handing_in_is_kept_and_sent_once_it_is_reopened(
    desk_of, article, live_database, reviewer
):
    late, first = desk_of(1), desk_of(2)
    first.press("c")
    first.is_saved()
    first.page.goto(f"/articles/{article.id}/hand-in")
    first.page.get_by_role("button", name="Hand in and go on").click()
    expect(first.page.get_by_text("Handed in: ")).to_be_visible()

    late.page.console.expect("status of 403")
    late.press("j", "q")
    expect(late.status).to_have_text("1 sentence needs your decision")
    reason = "You have handed this review in, so it cannot be changed."
    expect(late.page.get_by_text(reason).first).to_be_visible()
    assert [one and one.tag for one in late.list_stored()] == ["claim", None, None, None]

    late.page.goto(f"/articles/{article.id}")
    expect(late.page.get_by_text("You have handed this review in.").first).to_be_visible()
    late.page.get_by_role("button", name="1 unsaved change").click()
    expect(late.page.get_by_role("dialog").get_by_text(reason)).to_be_visible()
    assert axe(late.page) == []
    late.page.get_by_role("button", name="Close").first.click()

    late.page.get_by_role("button", name="Reopen").click()
    expect(late.page.get_by_text("Open again: hand it in when you are done.")).to_be_visible()
    late.page.get_by_role("button", name="1 unsaved change").click()
    late.page.get_by_role("dialog").get_by_role("button", name="Send again").click()
    late.is_saved()
    assert [one and one.tag for one in late.list_stored()] == ["claim", "quote", None, None]
