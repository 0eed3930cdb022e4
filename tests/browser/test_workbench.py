"""The workbench by keyboard: moving, tagging, naming speakers."""

import re

import pytest
from playwright.sync_api import expect

from factcheck.models import Manner, SpeakerKind
from tests.browser.bench import NUMBERS, Bench
from tests.support.pages import axe, is_uncovered
from tests.support.work import add_article

TEXT = """The river rose by 18 centimetres on Monday. “We were ready,” said Mayor Lena Ortiz.
She thanked the brigade 🚒 for its work. It was the best-run town in the country. Nobody was hurt.
The next flood may come sooner. The dam is {} years old."""


@pytest.fixture
def article(live_database, live_desk):
    text = TEXT.format(next(NUMBERS))
    return live_database.write(
        lambda session: add_article(session, live_desk.project, live_desk.editor, text, "The river")
    )


@pytest.fixture
def bench(signed_in_page, article, live_database, live_desk):
    return Bench(signed_in_page, article, live_database, live_desk.editor).open()


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
    expect(bench.page.locator("[data-form] input[name=tag]:focus")).to_have_count(1)
    bench.press("Escape")
    bench.is_at(1)


def test_enter_on_a_new_name_adds_the_speaker(bench):
    bench.press("q", "a")
    expect(bench.speaker_box).to_be_focused()
    bench.type("Lena Ortiz")
    bench.press("Enter")
    bench.is_at(0)
    who = bench.stored()[0].reading.attribution
    assert (who.speaker_name, who.speaker_kind) == ("Lena Ortiz", SpeakerKind.PERSON)
    assert who.manner is Manner.DIRECT


def test_a_known_speaker_is_found_by_a_few_letters(bench):
    bench.press("a")
    bench.type("Harald Wexley")
    bench.press("Enter", "j", "c", "a")
    bench.type("wex")
    expect(bench.page.get_by_role("option", name="Harald Wexley")).to_have_attribute(
        "aria-selected", "true"
    )
    bench.press("Enter")
    first, second, *_ = [saved and saved.reading.attribution for saved in bench.stored()]
    assert first.speaker_id == second.speaker_id
    assert second.manner is Manner.INDIRECT


def test_enter_does_not_wait_for_the_list(bench):
    bench.press("a")
    bench.type("Ines Calloway")
    bench.press("Enter", "j", "a")
    bench.type("calloway")
    bench.press("Enter")
    bench.is_at(1)
    names = [saved and saved.speaker_name for saved in bench.stored()]
    assert names[:2] == ["Ines Calloway", "Ines Calloway"]


def test_another_kind_of_speaker_is_chosen_with_the_arrows(bench):
    bench.press("a")
    bench.type("River Board")
    expect(bench.page.get_by_role("option").first).to_be_visible()
    bench.press("ArrowDown", "Enter")
    assert bench.stored()[0].reading.attribution.speaker_kind is SpeakerKind.ORGANISATION


def test_digits_name_recent_speakers_and_the_author(bench):
    bench.press("a")
    bench.type("Ada Marr")
    bench.press("Enter", "j", "1", "j", "0", "j", "1", "1")
    names = [saved and saved.speaker_name for saved in bench.stored()[:4]]
    assert names[:2] == ["Ada Marr", "Ada Marr"]
    assert bench.stored()[2].reading.attribution.speaker_kind is SpeakerKind.AUTHOR
    assert names[3] == ""


def test_escape_leaves_the_speaker_as_it_was(bench):
    bench.press("a")
    bench.type("Ada Marr")
    bench.press("Enter", "a")
    bench.type("Somebody else")
    bench.press("Escape")
    bench.is_at(0)
    expect(bench.speaker_box).to_have_value("Ada Marr")
    assert bench.stored()[0].speaker_name == "Ada Marr"


def test_an_emptied_name_takes_the_attribution_away(bench):
    bench.press("a")
    bench.type("Ada Marr")
    bench.press("Enter", "a", "Delete", "Enter")
    assert bench.stored()[0].reading.attribution is None


def test_letters_typed_into_the_note_tag_nothing(bench):
    bench.press("m")
    bench.type("con quo j 123 [] 🔥")
    bench.press("Escape")
    bench.is_at(0)
    saved = bench.stored()[0]
    assert (saved.reading.note, saved.tag) == ("con quo j 123 [] 🔥", None)


def test_manner_and_role_are_saved_from_the_panel(bench):
    bench.press("a")
    bench.type("Lena Ortiz")
    bench.press("Enter")
    bench.page.get_by_label("Manner").select_option("mixed")
    bench.page.get_by_label("Role").fill("mayor")
    bench.press("Escape")
    who = bench.stored()[0].reading.attribution
    assert (who.manner, who.role) == (Manner.MIXED, "mayor")


def test_the_panel_follows_and_tags_by_mouse(bench):
    bench.row(4).locator(".sentence__text").click()
    expect(bench.page.get_by_role("heading", name="Sentence 5")).to_be_visible()
    bench.page.locator("label", has_text="Opinion").click()
    assert bench.tags()[4] == "opinion"


def test_letters_of_another_keyboard_count_by_their_place(bench):
    bench.row(0).dispatch_event("keydown", {"key": "с", "code": "KeyC"})
    assert bench.tags()[0] == "claim"


@pytest.mark.parametrize("modifier", ["ctrlKey", "altKey", "metaKey", "isComposing", "repeat"])
def test_presses_that_are_not_ours_do_nothing(bench, modifier):
    bench.row(0).dispatch_event("keydown", {"key": "c", "code": "KeyC", modifier: True})
    bench.press("j", "o")
    assert bench.tags()[:2] == ["-", "opinion"]


def test_shortcuts_can_be_switched_off_and_stay_off(bench):
    bench.press("?")
    dialog = bench.page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    assert axe(bench.page) == []
    dialog.get_by_label("Single-key shortcuts are on").uncheck()
    bench.press("Escape")
    bench.open()
    bench.press("c", "ArrowDown", "o")
    bench.is_at(1)
    assert bench.tags()[:2] == ["-", "-"]


def test_words_can_be_selected_with_the_mouse(bench):
    text = bench.row(2).locator(".sentence__text")
    text.dblclick(position={"x": 60, "y": 12})
    assert bench.page.evaluate("getSelection().toString().trim().length") > 1


def test_the_open_list_of_speakers_is_accessible(bench):
    bench.press("a")
    bench.type("Nora")
    expect(bench.page.get_by_role("option").first).to_be_visible()
    assert axe(bench.page) == []


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


def test_without_scripts_the_panel_is_a_form(new_page, article, live_database, live_desk):
    page = new_page(user=live_desk.editor, java_script_enabled=False)
    bench = Bench(page, article, live_database, live_desk.editor).open()
    page.get_by_label("Claim").check()
    page.get_by_label("Attributed to").fill("Lena Ortiz")
    page.get_by_label("Role").fill("mayor")
    page.get_by_role("button", name="Save and next untagged").click()
    expect(page.get_by_role("heading", name="Sentence 2")).to_be_visible()
    page.get_by_role("link", name="3", exact=True).click()
    page.get_by_label("Opinion").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name="Sentence 3")).to_be_visible()
    page.get_by_role("link", name="1", exact=True).click()
    expect(page.get_by_label("Attributed to")).to_have_value("Lena Ortiz")
    first, second, third, *_ = bench.list_stored()
    assert (first.tag, second, third.tag) == ("claim", None, "opinion")
    assert first.reading.attribution.role == "mayor"
