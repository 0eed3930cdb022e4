"""An article that may only be read: by a viewer, or because it was removed."""

import re

import pytest
from playwright.sync_api import expect

from factcheck.accounts.service import add_member, create_user
from factcheck.articles.details import remove_article
from factcheck.models import Role
from tests.browser.bench import NUMBERS, Bench
from tests.support.pages import axe
from tests.support.work import add_article, add_report, annotate, link, sentences

TEXT = "The river rose by 18 centimetres. Nobody was hurt. The dam is {} years old."
REPORT = "The gauge rose by 11 centimetres on Monday. This is copy {}."


@pytest.fixture
def article(live_database, live_desk):
    """An article with a claim, which a passage of a source bears on."""

    def work(session):
        desk, editor, copy = live_desk.project, live_desk.editor, next(NUMBERS)
        article = add_article(session, desk, editor, TEXT.format(copy), "The river")
        first = sentences(session, article)[0]
        annotate(session, first, editor, speaker="Lena Ortiz")
        link(session, first, editor, add_report(session, desk, editor, REPORT.format(copy)))
        return article

    return live_database.write(work)


@pytest.fixture
def viewer(live_database, live_desk):
    """Somebody who may only read."""

    def work(session):
        number = next(NUMBERS)
        user = create_user(session, f"Vera {number}", f"vera{number}@example.org")
        add_member(session, live_desk.project.id, user.id, Role.VIEWER, live_desk.editor.id)
        return user

    return live_database.write(work)


def test_a_viewer_is_offered_nothing_that_they_may_not_do(new_page, article, viewer):
    page = new_page(user=viewer)
    page.goto(f"/articles/{article.id}")
    expect(page.get_by_text("You can read this article, not change it")).to_be_visible()
    expect(page.get_by_role("link", name="Details")).to_have_count(0)
    expect(page.get_by_role("link", name="Link a source")).to_have_count(0)
    page.keyboard.press("c")
    expect(page.locator(".sentence .tag")).to_have_count(0)


def test_a_removed_article_can_be_read_and_put_back(
    signed_in_page, live_database, live_desk, article
):
    page, editor = signed_in_page, live_desk.editor
    live_database.write(lambda session: remove_article(session, article.id, editor.id))
    with live_database.read() as session:
        first, second, *_ = [sentence.id for sentence in sentences(session, article)]
    bench = Bench(page, article, live_database, editor)
    to_the_source = page.locator(".passage-card a")
    bench.open(first)  # the page comes with the passages of this sentence
    expect(page.get_by_text("This article was removed.")).to_be_visible()
    expect(bench.status).to_have_text("Removed: it can be read, not changed")
    expect(to_the_source).to_have_attribute("href", re.compile("^/sources/"))
    bench.press("q")
    expect(bench.row(0)).to_contain_text("Claim")
    assert axe(page) == []
    bench.open(second)  # and for the first one the script has to ask
    bench.press("k")
    expect(to_the_source).to_have_attribute("href", re.compile("^/sources/"))
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_role("link", name="Link a source")).to_be_visible()
    expect(page.get_by_text("This article was removed.")).to_have_count(0)
