"""Beside a sentence, what somebody works on stays in its place."""

import re

import pytest
from playwright.sync_api import expect

from factcheck.models import RelationState, Stance
from tests.browser.bench import NUMBERS
from tests.browser.comparing import begun
from tests.support.pages import scrolls_sideways
from tests.support.relating import suggest
from tests.support.work import add_article, add_report, link, sentences

RISE = "The gauge rose by {} centimetres on Monday."
TEXTS = (
    "It rained in the hills, {}.",
    f"This is copy {{}}. {RISE.format(11)} {RISE.format(12).replace('gauge', 'river')}",
    "Nobody knew by {}.",
    "A fourth, {}.",
    "A fifth, {}.",
)


@pytest.fixture
def claim(live_database, live_desk):
    """A sentence with five linked sources: the second refutes it, the last is a copy."""

    def work(session):
        desk, editor, copy = live_desk.project, live_desk.editor, next(NUMBERS)
        article = add_article(
            session, desk, editor, f"{RISE.format(18)} It was day {copy}.", "Gauge"
        )
        claim = sentences(session, article)[0]
        sources = []
        for number, text in enumerate(TEXTS):
            source = add_report(session, desk, editor, text.format(copy), f"Report {number}")
            stance = Stance.REFUTES if number == 1 else Stance.SUPPORTS
            link(session, claim, editor, source, (0, 8), stance)
            sources.append(source.id)
        suggest(session, sources[4], sources[3], state=RelationState.CONFIRMED)
        return claim

    return live_database.write(work)


def test_a_stance_key_leaves_the_columns_where_they_are(signed_in_page, claim):
    page = signed_in_page
    page.goto(f"/sentences/{claim.id}/compare")
    titles = page.locator(".column__head h2")
    before = titles.all_inner_texts()
    assert before[0] == "Report 1"
    page.locator("[data-match]").first.focus()
    page.keyboard.press("m")
    expect(page.locator("[data-match]").first.locator(".stance")).to_contain_text("Mentions")
    expect(titles).to_have_text(before)


def test_u_takes_back_what_was_dismissed_after_another_match_was_linked(signed_in_page, claim):
    page = signed_in_page
    page.goto(f"/sentences/{claim.id}/compare")
    _, second, third = page.locator("[data-column]").first.locator("[data-match]").all()
    expect(second.locator("[data-mark]")).to_contain_text("11 centimetres")
    page.keyboard.press("2")
    page.keyboard.press("d")
    expect(second).to_contain_text("Dismissed")
    begun(page)
    page.keyboard.press("3")
    page.keyboard.press("s")
    expect(third.locator(".stance")).to_contain_text("Supports")
    expect(second).to_contain_text("Dismissed")
    begun(page)
    page.keyboard.press("2")
    page.keyboard.press("u")
    expect(second).not_to_contain_text("Dismissed")
    expect(second.locator("[data-mark]")).to_contain_text("11 centimetres")


def test_u_says_so_when_there_is_nothing_to_take_back(signed_in_page, claim):
    page = signed_in_page
    page.goto(f"/sentences/{claim.id}/compare")
    said = page.locator("[data-said]")
    page.keyboard.press("1")
    page.keyboard.press("u")
    expect(said).to_have_text("Nothing was decided on here that could be taken back.")
    expect(said).to_be_in_viewport()
    page.keyboard.press("ArrowRight")
    expect(said).to_be_empty()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_other_sources_stand_below_each_other(signed_in_page, claim, width):
    page = signed_in_page
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"/sentences/{claim.id}/compare")
    (fifth,) = page.locator(".compare__list a").all()
    label = page.get_by_text(re.compile("Also linked"))
    assert fifth.bounding_box()["x"] == label.bounding_box()["x"]
    bullets = page.locator(".count li").all()
    assert bullets
    aside = page.locator(".compare__aside").bounding_box()["x"]
    assert all(bullet.bounding_box()["x"] >= aside + 12 for bullet in bullets)
    assert not scrolls_sideways(page)


def test_beside_two_sources_the_keys_have_no_line_of_their_own(signed_in_page, claim):
    page = signed_in_page
    page.goto(f"/sentences/{claim.id}/compare")
    for title in ("Report 0", "Report 2"):
        page.get_by_role("link", name=f"Take away: {title}").click()
        expect(page.get_by_role("link", name=f"Take away: {title}")).to_have_count(0)
    begun(page)
    keys = page.get_by_role("button", name="Keys", exact=True)
    title, button = page.locator("h1").bounding_box(), keys.bounding_box()
    assert title["y"] < button["y"] + button["height"] / 2 < title["y"] + title["height"]
