"""Marking words of a sentence by selecting or pressing them, and reading the marks there are."""

import re

from playwright.sync_api import expect

from factcheck.models import Tag
from tests.browser.bench import Bench
from tests.browser.marking import ARTICLE, box, select
from tests.support.pages import axe, is_uncovered, scrolls_sideways, small_targets

PHONE = {"width": 390, "height": 844}

TEXT = ARTICLE


def test_a_click_on_a_mark_goes_to_it_and_a_second_one_to_the_longer(bench, mark):
    mark(0, "We were ready", Tag.QUOTE)
    mark(0, "were", Tag.CLAIM)
    bench.open()
    inner = bench.row(0).locator("mark").nth(1)
    inner.click()
    expect(bench.page.locator(".panel__quoted")).to_have_text("were")
    inner.click()
    expect(bench.page.locator(".panel__quoted")).to_have_text("We were ready")
    outer = bench.row(0).locator("mark").first
    outer.click()
    expect(bench.page.locator(".panel__quoted")).to_have_text("We were ready")
    expect(bench.page).to_have_url(re.compile(f"annotation={outer.get_attribute('data-spans')}"))
    bench.page.reload()
    expect(bench.page.locator(".mark--current").first).to_have_text("We ")


def test_words_selected_by_mouse_are_marked_by_a_button_or_a_key(bench):
    select(bench, 0, "We were ready,")
    box(bench).get_by_role("button", name="Quote").click()
    expect(bench.row(0).locator("mark")).to_have_text("We were ready,")
    select(bench, 2, "Nobody ")
    expect(box(bench)).to_contain_text("Nobody")
    bench.row(2).dispatch_event("keydown", {"key": "o", "code": "KeyO"})
    assert bench.spans(2) == [("Nobody", "opinion")]


def test_what_is_selected_can_be_copied(bench):
    select(bench, 0, "Mayor Lena Ortiz")
    expect(box(bench)).to_be_visible()
    assert bench.page.evaluate("getSelection().toString()") == "Mayor Lena Ortiz"
    bench.press("Control+c", "Escape")
    assert bench.spans(0) == []
    assert bench.tags()[0] == "-"


def test_a_selection_past_the_end_of_a_sentence_is_refused_with_the_reason(bench):
    cells = bench.page.locator(".sentence__text")
    cells.first.evaluate(
        """(cell) => {
          const next = cell.closest(".sentence").nextElementSibling.children[1];
          getSelection().setBaseAndExtent(cell.firstChild, 5, next.firstChild, 9);
        }"""
    )
    expect(box(bench)).to_contain_text("A mark lies within one sentence.")
    expect(box(bench).get_by_role("button")).to_have_count(1)
    box(bench).get_by_role("button", name="Leave it").click()
    expect(box(bench)).to_be_hidden()
    assert bench.spans(0) == []


def test_a_selection_of_a_whole_sentence_is_within_it(bench):
    bench.row(2).locator(".sentence__text").click(click_count=3)
    expect(box(bench).get_by_role("button", name="Claim")).to_be_visible()
    box(bench).get_by_role("button", name="Claim").click()
    assert bench.spans(2) == [("Nobody was hurt.", "claim")]


def test_a_phone_marks_words_by_pressing_the_first_and_the_last(
    new_page, article, live_database, live_desk
):
    page = new_page(user=live_desk.editor, viewport=PHONE, has_touch=True, is_mobile=True)
    bench = Bench(page, article, live_database, live_desk.editor).open()
    page.get_by_role("button", name="Mark words").tap()
    words = page.get_by_role("group", name="Words of the sentence")
    words.get_by_role("button", name="were").tap()
    words.get_by_role("button", name="ready").tap()
    expect(box(bench)).to_contain_text("“were ready”, 2 words")
    assert axe(page) == []
    assert small_targets(page) == []
    assert not scrolls_sideways(page)
    box(bench).get_by_role("button", name="Opinion").tap()
    assert bench.spans(0) == [("were ready", "opinion")]
    page.locator("mark").tap()
    expect(page.locator(".panel__quoted")).to_have_text("were ready")


def test_a_button_is_followed_by_keys_that_choose_other_words(bench):
    bench.page.get_by_role("button", name="Mark words").click()
    words = bench.page.get_by_role("group", name="Words of the sentence")
    expect(words.get_by_role("button", name="We", exact=True)).to_be_focused()
    bench.press("ArrowRight", "Shift+ArrowRight")
    expect(box(bench)).to_contain_text("“were ready”, 2 words")
    bench.press("Enter", "o")
    assert bench.spans(0) == [("were ready", "opinion")]


def test_words_selected_on_a_phone_are_marked_at_the_bottom(
    new_page, article, live_database, live_desk
):
    page = new_page(user=live_desk.editor, viewport=PHONE, has_touch=True, is_mobile=True)
    bench = Bench(page, article, live_database, live_desk.editor).open()
    select(bench, 0, "were ready")
    expect(box(bench)).to_be_visible()
    assert box(bench).bounding_box()["y"] > PHONE["height"] / 2
    assert is_uncovered(bench.row(0))
    box(bench).get_by_role("button", name="Claim").tap()
    assert bench.spans(0) == [("were ready", "claim")]


def test_without_scripts_marks_are_there_and_lead_to_the_panel(
    new_page, article, live_database, live_desk, mark
):
    mark(0, "were", Tag.CLAIM)
    page = new_page(user=live_desk.editor, java_script_enabled=False)
    Bench(page, article, live_database, live_desk.editor).open()
    expect(page.locator("mark")).to_have_text("were")
    page.get_by_role("link", name="1", exact=True).click()
    page.locator(".panel").get_by_role("link", name="were").click()
    expect(page.locator("mark.mark--current")).to_have_text("were")
    expect(page.locator(".panel__quoted")).to_have_text("were")


def test_marks_are_seen_in_forced_colours_and_on_paper(bench, mark):
    mark(0, "were", Tag.OPINION)
    bench.open()
    bench.page.emulate_media(forced_colors="active")
    drawn = "(mark) => getComputedStyle(mark).textDecorationLine"
    assert bench.row(0).locator("mark").evaluate(drawn) == "underline"
    bench.page.emulate_media(forced_colors="none", media="print")
    expect(bench.row(0).locator("mark")).to_be_visible()
