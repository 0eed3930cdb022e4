"""Verdicts that lack something at hand-in: told before it, and not taken for saved after."""

import pytest
from playwright.sync_api import expect

from tests.browser.bench import Bench
from tests.browser.test_handing_in import reviewer  # noqa: F401
from tests.support.pages import axe

KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('factcheck.draft.'))"
NOTICE = "[data-unfinished]"


@pytest.fixture
def bench(new_page, article, live_database, reviewer):  # noqa: F811
    """A reviewer's workbench, with a verdict without a reason and one without a source."""
    bench = Bench(new_page(user=reviewer), article, live_database, reviewer).open()
    bench.is_whole()
    bench.press("c")
    choose(bench, "Not enough evidence")
    bench.press("Escape", "j", "j", "c")
    choose(bench, "Supported")
    bench.page.get_by_label("Why").fill("The gauge says so.")
    expect(bench.status).to_have_text("2 verdicts are not saved yet")
    bench.press("Escape", "j", "q")
    return bench


def choose(bench, word):
    bench.page.locator(".choices__one", has_text=word).click()


def test_what_is_not_saved_is_named_before_a_review_is_handed_in(bench):
    bench.press("e")
    page = bench.page
    notice = page.locator(NOTICE)
    expect(notice).to_be_focused()
    expect(notice.get_by_role("listitem")).to_have_count(2)
    first, second = notice.get_by_role("listitem").all()
    expect(first).to_contain_text("The river rose on Monday.")
    expect(first).to_contain_text("Not saved yet: say why.")
    expect(second).to_contain_text("Supported, “The gauge says so.”")
    expect(second).to_contain_text("Not saved yet: link at least one source.")
    assert axe(page) == []
    first.get_by_role("link").click()
    bench.is_whole()
    bench.is_at(0)
    page.get_by_label("Why").fill("There are no figures.")
    expect(bench.status).to_have_text("1 verdict is not saved yet")
    page.go_back()
    expect(notice.get_by_role("listitem")).to_have_count(1)


def test_nothing_is_said_of_verdicts_where_all_are_saved(bench):
    for _ in range(2):
        bench.page.get_by_role("button", name="Show it").click()
        choose(bench, "No verdict yet")
    expect(bench.status).to_have_text("All changes saved")
    bench.press("Escape", "e")
    expect(bench.page.get_by_role("button", name="Hand in and go on")).to_be_focused()
    expect(bench.page.locator(NOTICE)).to_be_hidden()


def test_a_closed_review_shows_what_is_stored_and_says_what_this_browser_keeps(bench, article):
    bench.press("e")
    page = bench.page
    page.get_by_role("button", name="Hand in and go on").click()
    expect(page.get_by_text("Handed in: ")).to_be_visible()
    page.goto(f"/articles/{article.id}?sentence={bench.list_stored()[2].sentence_id}")
    bench.is_whole()
    expect(page.locator("[data-missing]")).to_have_text(
        "Not saved, and kept in this browser until this can be changed again: "
        "Supported, “The gauge says so.”"
    )
    expect(page.get_by_label("No verdict yet")).to_be_checked()
    expect(page.get_by_label("Why")).to_have_value("")
    assert len(page.evaluate(KEPT)) == 2
    page.get_by_role("button", name="Reopen").click()
    expect(page.get_by_text("Open again: hand it in when you are done.")).to_be_visible()
    bench.open(bench.list_stored()[2].sentence_id)
    expect(page.get_by_label("Why")).to_have_value("The gauge says so.")
    expect(bench.status).to_have_text("2 verdicts are not saved yet")


@pytest.mark.parametrize(
    "broken", ['{"from":"abc"}', '{"from":["",""],"verdict":"toString"}', "[]"]
)
def test_what_a_broken_page_has_kept_hides_nothing_that_is_not_saved(bench, broken):
    first = f"localStorage.setItem({KEPT}.sort()[0], '{broken}')"
    bench.page.add_init_script(f"if (location.pathname.endsWith('/hand-in')) {first}")
    bench.press("e")
    expect(bench.page.locator(NOTICE).get_by_role("listitem")).to_have_count(1)


def test_a_browser_that_keeps_nothing_asks_before_a_verdict_is_lost(
    new_page,
    article,
    live_database,
    reviewer,  # noqa: F811
):
    page = new_page(user=reviewer)
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('off') }")
    bench = Bench(page, article, live_database, reviewer).open()
    bench.is_whole()
    bench.press("c")
    choose(bench, "Not enough evidence")
    expect(bench.status).to_have_text("1 verdict is not saved yet")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    with page.expect_event("dialog"):
        bench.press("Escape", "e")
    expect(bench.status).to_have_text("1 verdict is not saved yet")
    assert asked == ["beforeunload"]
