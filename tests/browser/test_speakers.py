"""The registry in a browser: two speakers merged by keyboard, and parted again."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.quoting import add


@pytest.fixture
def named(live_database, live_desk):
    """Add speakers: ``named("Olga Marsh", "Pia Stone")``."""
    return lambda *names: live_database.write(
        lambda session: [add(session, live_desk.project, name) for name in names]
    )


def test_two_are_merged_by_keyboard_and_parted_again(signed_in_page, named):
    page = signed_in_page
    merged, into = named("Olga Marsh", "Olga Marsh-Bell")
    page.goto(f"/speakers/{merged.id}/merge")
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    page.keyboard.type("olga ma")
    # Itself is not offered.
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**?into=*")
    page.get_by_role("button", name="Merge", exact=True).press("Enter")
    page.wait_for_url(f"**/speakers/{into.id}")
    expect(page.locator(".notice--ok")).to_contain_text("“Olga Marsh” is now “Olga Marsh-Bell”")
    expect(page.locator(".names__one")).to_contain_text("Olga Marsh")
    page.goto(f"/speakers/{merged.id}")
    expect(page).to_have_url(re.compile(str(into.id)))
    page.get_by_role("link", name=re.compile("Split off.*Olga Marsh")).click()
    page.get_by_role("button", name="Take the merge back").click()
    page.wait_for_url(f"**/speakers/{merged.id}")
    page.get_by_role("button", name="Undo").click()
    expect(page).to_have_url(re.compile(str(into.id)))
    expect(page.get_by_role("button", name="Redo")).to_be_visible()
    page.get_by_role("button", name="Redo").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()


def test_leaving_the_box_chooses_nobody(signed_in_page, named):
    page = signed_in_page
    pia, _ = named("Pia Stone", "Pia Stonebridge")
    page.goto(f"/speakers/{pia.id}/merge?q=pia")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(" sto")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    assert "into=" not in page.url
