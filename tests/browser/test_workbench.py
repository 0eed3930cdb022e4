"""The workbench by keyboard: moving, tagging, leaving."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.bench import Bench
from tests.support.pages import is_uncovered
from tests.support.waiting import until

TEXT = """The river rose by 18 centimetres on Monday. “We were ready,” said Mayor Lena Ortiz.
She thanked the brigade 🚒 for its work. It was the best-run town in the country. Nobody was hurt.
The next flood may come sooner. The dam is {} years old."""
BELOW_THE_BAR = """(title) => {
  const bar = document.querySelector(".bar").getBoundingClientRect();
  return title.getBoundingClientRect().top >= bar.bottom;
}"""


def test_the_first_untagged_sentence_has_the_focus(bench):
    bench.is_at(0)
    bench.press("c")
    bench.is_saved()
    bench.open()
    bench.is_at(1)


def test_a_letter_tags_and_is_stored(bench):
    bench.press("c", "j", "q", "j", "o", "j", "n")
    expect(bench.row(0)).to_contain_text("Claim")
    expect(bench.page.locator("[data-count]")).to_have_text("4")
    assert bench.tags() == ["claim", "quote", "opinion", "other", "-", "-", "-"]


def test_the_same_letter_takes_the_tag_away(bench):
    bench.press("c", "c", "q", "o")
    assert bench.tags()[0] == "opinion"
    bench.press("o")
    assert bench.tags()[0] == "-"
    expect(bench.row(0).locator(".tag")).to_have_count(0)


def test_shift_tags_and_goes_on(bench):
    bench.press("Shift+C", "Shift+Q", "Shift+O")
    bench.is_at(3)
    assert bench.tags()[:4] == ["claim", "quote", "opinion", "-"]


def test_keys_move_by_sentence_paragraph_and_end(bench):
    steps = ["j", "ArrowDown", "PageDown", "k", "ArrowUp", "PageUp", "End", "Home"]
    places = [1, 2, 5, 4, 3, 2, 6, 0]
    for key, place in zip(steps, places, strict=True):
        bench.press(key)
        bench.is_at(place)


def test_g_goes_round_the_untagged(bench):
    bench.press("c", "End", "c", "g")
    bench.is_at(1)
    bench.press("Shift+G")
    bench.is_at(5)


def test_the_grid_is_one_stop_of_the_tab_key(bench):
    bench.press("j", "Tab")
    expect(bench.page.locator(".panel :focus")).to_have_count(1)
    bench.press("Escape")
    bench.is_at(1)


def test_letters_of_another_keyboard_count_by_their_place(bench):
    bench.row(0).dispatch_event("keydown", {"key": "с", "code": "KeyC"})
    assert bench.tags()[0] == "claim"


@pytest.mark.parametrize("modifier", ["ctrlKey", "altKey", "metaKey", "isComposing", "repeat"])
def test_presses_that_are_not_ours_do_nothing(bench, modifier):
    bench.row(0).dispatch_event("keydown", {"key": "c", "code": "KeyC", modifier: True})
    bench.press("j", "o")
    assert bench.tags()[:2] == ["-", "opinion"]


def test_words_can_be_selected_with_the_mouse(bench):
    text = bench.row(2).locator(".sentence__text")
    text.dblclick(position={"x": 60, "y": 12})
    assert bench.page.evaluate("getSelection().toString().trim().length") > 1


@pytest.mark.parametrize("width", [1280, 800, 390, 320])
def test_the_focused_sentence_is_never_covered(bench, width):
    bench.page.set_viewport_size({"width": width, "height": 640})
    bench.press("Home")
    for index in range(7):
        bench.is_at(index)
        assert is_uncovered(bench.row(index)), f"sentence {index + 1} at {width} px"
        bench.press("j")
    for index in reversed(range(7)):
        bench.is_at(index)
        assert is_uncovered(bench.row(index)), f"sentence {index + 1} at {width} px, going up"
        bench.press("k")


@pytest.mark.parametrize("size", [(1280, 900), (390, 844), (320, 640)])
def test_the_title_is_in_view_when_an_article_is_opened(bench, size):
    bench.page.set_viewport_size({"width": size[0], "height": size[1]})
    bench.open()
    bench.is_at(0)
    assert bench.page.evaluate("scrollY") == 0
    expect(bench.page.get_by_role("heading", name="The river")).to_be_in_viewport()


def test_next_untagged_goes_away_with_the_last_one(bench):
    way = bench.page.get_by_role("link", name="Next untagged")
    for _ in range(6):
        bench.press("Shift+N")
    expect(way).to_be_visible()
    bench.press("n")
    expect(way).to_be_hidden()
    expect(bench.page.locator("[data-count]")).to_have_text("7")
    bench.press("n")
    expect(way).to_be_visible()
    way.click()
    bench.is_at(6)


def test_the_panel_never_hides_behind_a_bar_of_several_lines(bench):
    bench.page.set_viewport_size({"width": 800, "height": 640})
    bench.page.get_by_role("link", name="Find").click()
    bar = bench.page.locator(".bar").bounding_box()
    assert bar["height"] > 60
    bench.press("Escape", "End")
    bench.page.get_by_role("link", name="Find").click()
    title = bench.page.get_by_role("heading", name="Sentence 7")
    expect(title).to_be_in_viewport()
    until(lambda: title.evaluate(BELOW_THE_BAR))


def test_f_flags_and_the_row_says_so(bench):
    bench.press("f")
    expect(bench.row(0).locator(".sentence__meta")).to_have_text("flag")
    assert bench.stored()[0].reading.flagged is True
    bench.press("f")
    assert bench.stored()[0].reading.flagged is False


def test_a_key_held_down_moves_to_the_end_and_changes_nothing(bench):
    for _ in range(60):
        bench.row(0).dispatch_event("keydown", {"key": "j", "code": "KeyJ", "repeat": True})
        bench.row(0).dispatch_event("keydown", {"key": "c", "code": "KeyC", "repeat": True})
    bench.is_at(6)
    assert bench.tags() == ["-"] * 7


def test_u_takes_back_and_shift_u_does_again(bench):
    bench.press("c", "j", "q")
    assert bench.tags()[:2] == ["claim", "quote"]
    bench.press("u")
    expect(bench.row(1).locator(".tag")).to_have_count(0)
    assert bench.tags()[:2] == ["claim", "-"]
    bench.press("Control+z")
    expect(bench.row(0).locator(".tag")).to_have_count(0)
    bench.is_at(0)
    bench.press("Shift+U")
    expect(bench.row(0)).to_contain_text("Claim")
    bench.page.get_by_role("button", name="Redo").click()
    expect(bench.row(1)).to_contain_text("Quote")
    assert bench.tags()[:2] == ["claim", "quote"]


def test_without_scripts_undo_is_a_button(new_page, article, live_database, live_desk):
    page = new_page(user=live_desk.editor, java_script_enabled=False)
    bench = Bench(page, article, live_database, live_desk.editor).open()
    page.get_by_label("Claim").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(bench.row(0)).to_contain_text("Claim")
    page.get_by_role("button", name="Undo").click()
    expect(bench.row(0).locator(".tag")).to_have_count(0)
    assert bench.list_stored()[0] is None or bench.list_stored()[0].tag is None


def test_the_address_keeps_the_place(bench):
    bench.press("j", "j")
    sentence = bench.row(2).get_attribute("data-id")
    expect(bench.page).to_have_url(re.compile(f"[?]sentence={sentence}#s2$"))
    bench.page.reload()
    bench.is_at(2)


def test_on_paper_there_is_the_text_and_nothing_to_press(bench):
    bench.page.emulate_media(media="print")
    expect(bench.page.locator(".panel")).to_be_hidden()
    expect(bench.page.locator(".bar")).to_be_hidden()
    expect(bench.page.get_by_role("heading", name="The river")).to_be_visible()
    expect(bench.row(6)).to_be_visible()


def test_s_leads_to_the_sources_and_v_side_by_side(bench):
    bench.press("c", "s")
    expect(bench.page.get_by_role("heading", name="Link a source")).to_be_visible()
    bench.page.go_back()
    bench.is_at(0)
    bench.press("v")
    expect(bench.page.get_by_role("heading", name="Side by side")).to_be_visible()
    bench.open()
    assert bench.tags()[0] == "claim"


def test_the_counts_of_a_row_keep_their_order_from_right_to_left(signed_in_page, live_desk):
    page = signed_in_page
    page.goto(f"/articles/{live_desk.ids['hebrew_article_id']}")
    counts = page.locator(".sentence__meta span").first
    expect(counts).to_have_text("1 source")
    begins = "(element) => { const range = new Range(); range.setStart(element.firstChild, 0);"
    begins += " range.setEnd(element.firstChild, 1); return range.getBoundingClientRect().left }"
    assert abs(counts.evaluate(begins) - counts.bounding_box()["x"]) < 1
