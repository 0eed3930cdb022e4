"""The keys of the workbench: the list of them, other keys for actions, the switches."""

import pytest
from playwright.sync_api import expect

from tests.browser.bench import Bench
from tests.browser.marking import choose
from tests.support.pages import axe, small_targets


@pytest.fixture
def dialog(bench):
    """The list of keys, open and ready."""
    bench.press("?")
    dialog = bench.page.get_by_role("dialog", name="Keys")
    expect(dialog.get_by_role("button", name="Claim: C. Change the key")).to_be_visible()
    return dialog


def key_of(dialog, action):
    return dialog.locator(f"[data-action={action}] [data-changeable]")


def give(bench, dialog, action, key):
    key_of(dialog, action).click()
    bench.press(key)


def test_the_list_opens_at_its_beginning_and_leads_back(bench, dialog):
    expect(dialog.get_by_role("heading", name="Keys")).to_be_in_viewport()
    assert axe(bench.page) == []
    assert small_targets(bench.page) == []
    bench.press("Escape")
    bench.is_at(0)


@pytest.mark.parametrize("width", [390, 320])
def test_the_list_is_readable_on_a_phone(bench, width):
    bench.page.set_viewport_size({"width": width, "height": 700})
    bench.page.get_by_role("button", name="Keys").click()
    dialog = bench.page.get_by_role("dialog", name="Keys")
    expect(dialog.get_by_role("button", name="Claim: C. Change the key")).to_be_visible()
    assert dialog.evaluate("(list) => list.scrollWidth <= list.clientWidth")
    assert axe(bench.page) == []


def test_an_action_is_given_another_key(bench, dialog):
    give(bench, dialog, "claim", "z")
    expect(dialog.get_by_role("status")).to_have_text("“Claim” now has the key Z.")
    bench.press("Escape", "c", "j", "z")
    assert bench.tags()[:2] == ["-", "claim"]
    bench.open()
    bench.press("Shift+Z")
    bench.is_at(1)
    assert bench.tags()[:2] == ["claim", "claim"]


def test_the_signs_on_buttons_follow(bench, dialog):
    give(bench, dialog, "nextUntagged", "w")
    expect(bench.page.locator("[data-next-untagged] kbd")).to_have_text("W")


def test_a_key_that_is_taken_is_refused_with_the_name_of_its_action(bench, dialog):
    give(bench, dialog, "note", "j")
    message = dialog.get_by_role("status")
    expect(message).to_have_text("J is the key for “Next sentence” already. Choose another one.")
    bench.press("7")
    expect(message).to_contain_text("7 is the key for “A recent speaker” already.")
    bench.press("F6")
    expect(message).to_have_text("Choose a letter, a digit or a sign.")
    bench.press("z")
    expect(message).to_have_text("“Note” now has the key Z.")
    assert axe(bench.page) == []


def test_escape_leaves_the_key_as_it_is_and_the_list_open(bench, dialog):
    give(bench, dialog, "note", "Escape")
    expect(dialog).to_be_visible()
    expect(key_of(dialog, "note")).to_have_text("M")
    bench.press("Escape")
    expect(dialog).to_be_hidden()


def test_all_keys_can_be_put_back(bench, dialog):
    reset = dialog.get_by_role("button", name="All keys as they were")
    expect(reset).to_be_hidden()
    give(bench, dialog, "claim", "z")
    reset.click()
    expect(key_of(dialog, "claim")).to_have_text("C")
    expect(reset).to_be_hidden()
    bench.press("Escape", "z", "c")
    assert bench.tags()[0] == "claim"


def test_the_keys_of_marking_are_changed_too(bench, dialog):
    give(bench, dialog, "cue", "e")
    bench.press("Escape", "a")
    bench.type("Lena Ortiz")
    bench.press("Enter")
    choose(bench, "e")
    (who,) = bench.stored()[0].reading.attributions
    assert who.cue.exact == "The"


def test_shortcuts_can_be_switched_off_and_stay_off(bench, dialog):
    dialog.get_by_label("Single-key shortcuts are on").uncheck()
    bench.press("Escape")
    bench.open()
    bench.press("c", "Shift+Q", "x", "1", "/", "ArrowDown", "o")
    bench.is_at(1)
    assert bench.tags()[:2] == ["-", "-"]
    expect(bench.page.locator(".bar kbd").first).to_be_hidden()
    bench.page.get_by_role("button", name="Keys").click()
    bench.page.get_by_label("Single-key shortcuts are on").check()
    bench.press("Escape")
    bench.is_at(1)
    bench.press("c")
    expect(bench.row(1)).to_contain_text("Claim")
    assert bench.tags()[1] == "claim"


def test_a_tag_goes_on_by_itself_for_those_who_prefer_it(bench, dialog):
    dialog.get_by_label("A tag goes on to the next sentence").check()
    bench.press("Escape", "c", "Shift+Q", "o")
    bench.is_at(2)
    assert bench.tags()[:2] == ["claim", "opinion"]
    bench.open()
    bench.press("n")
    bench.is_at(3)


def test_without_storage_the_keys_hold_as_they_are(new_page, article, live_database, live_desk):
    page = new_page(user=live_desk.editor)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })"
    )
    bench = Bench(page, article, live_database, live_desk.editor).open()
    bench.press("c")
    assert bench.list_stored()[0] is not None or bench.tags()[0] == "claim"


def test_keys_of_a_layout_for_another_script_count_by_place(bench):
    for key, code in (("с", "KeyC"), ("о", "KeyJ"), ("й", "KeyQ")):
        bench.page.locator(".sentence:focus").dispatch_event("keydown", {"key": key, "code": code})
    assert bench.tags()[:2] == ["claim", "quote"]
    bench.page.locator(".sentence:focus").dispatch_event("keydown", {"key": "ظ", "code": "Slash"})
    expect(bench.page.get_by_role("searchbox", name="Words")).to_be_focused()
