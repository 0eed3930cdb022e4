"""Comments by the keyboard: names offered after "@", and Ctrl+Enter."""

import time

import pytest
from playwright.sync_api import expect


@pytest.fixture
def box(signed_in_page, article):
    """The box that begins a thread about an article, with the focus in it."""
    signed_in_page.goto(f"/articles/{article.id}/comments")
    box = signed_in_page.get_by_role(
        "textbox", name="New comment on the article as a whole", exact=True
    )
    box.click()
    return box


def test_a_name_is_taken_from_the_list_by_the_keyboard(signed_in_page, box):
    offered = signed_in_page.get_by_role("listbox", name="New comment on the article as a whole")
    # In one go, as what is offered after some of the letters looks the same.
    signed_in_page.keyboard.insert_text("Look, @mar")
    expect(offered.get_by_role("option", selected=True)).to_have_text("Edith Marlow")
    signed_in_page.keyboard.press("Enter")
    expect(offered).to_be_hidden()
    expect(box).to_have_value("Look, @Edith Marlow ")
    expect(box).to_be_focused()


def test_escape_puts_the_names_away_and_keeps_what_was_typed(signed_in_page, box):
    signed_in_page.keyboard.type("@mar")
    offered = signed_in_page.get_by_role("listbox", name="New comment on the article as a whole")
    expect(offered).to_be_visible()
    signed_in_page.keyboard.press("Escape")
    expect(offered).to_be_hidden()
    expect(box).to_have_value("@mar")
    expect(box).not_to_have_attribute("aria-activedescendant", "text-new-names-0")


def test_escape_right_after_the_first_letter_keeps_the_names_away(signed_in_page, article):
    signed_in_page.clock.install()
    signed_in_page.goto(f"/articles/{article.id}/comments")
    signed_in_page.clock.pause_at(time.time() + 3600)  # from here on no pause is over by itself
    name = "New comment on the article as a whole"
    signed_in_page.get_by_role("textbox", name=name, exact=True).click()
    offered = signed_in_page.get_by_role("listbox", name=name)
    signed_in_page.keyboard.insert_text("@m")
    signed_in_page.keyboard.press("Escape")
    signed_in_page.clock.run_for(1000)
    expect(offered).to_be_hidden()
    signed_in_page.keyboard.insert_text("a")
    signed_in_page.clock.run_for(1000)
    expect(offered).to_be_visible()


def test_ctrl_enter_sends_a_comment(signed_in_page, box):
    signed_in_page.keyboard.type("Who counted them?")
    signed_in_page.keyboard.press("Control+Enter")
    said = signed_in_page.get_by_role("article", name="Thread of Edith Marlow")
    expect(said).to_contain_text("Who counted them?")
    expect(
        signed_in_page.get_by_role(
            "textbox", name="New comment on the article as a whole", exact=True
        )
    ).to_have_value("")


def test_the_guidelines_lead_back_to_the_sentence(bench):
    bench.press("j", "i")
    guide = bench.page.get_by_role("dialog", name="Guidelines")
    expect(guide.get_by_role("heading", name="Guidelines").first).to_be_focused()
    bench.press("Escape")
    expect(guide).to_be_hidden()
    bench.is_at(1)
