"""Cards of sources that hang together: confirmed, split and joined, with keys alone or a finger."""

import pytest
from playwright.sync_api import expect

from factcheck.models import Source
from factcheck.sources.service import SourceDraft, SourceMetadata, add_source
from tests.browser.bench import NUMBERS
from tests.support.pages import axe, is_uncovered, scrolls_sideways
from tests.support.work import add_article, link, sentences

STORY = (
    "Two hundred people left the valley {} on Sunday after the dam above it showed cracks. "
    "Engineers lowered the water by three metres overnight and closed the road to the north. "
    "The district said the wall would be inspected by divers before anybody could return."
)
OTHER = "Bakers in the old town {} have agreed on a common recipe for the winter market."


@pytest.fixture
def article(live_database, live_desk):
    """An article with four sources linked to a sentence: one story in three outlets, and another.

    Its path, and the names of the outlets.
    """
    number = next(NUMBERS)
    texts = {
        f"Wire {number}": STORY.format(number),
        f"Post {number}": "By our reporter. " + STORY.format(number),
        f"Echo {number}": STORY.format(number) + " Schools stay closed for the week.",
        f"Baker {number}": OTHER.format(number),
    }

    def work(session):
        desk, editor = live_desk.project, live_desk.editor
        text = f"The dam {number} cracked. Two hundred left."
        article = add_article(session, desk, editor, text, f"The dam {number}")
        row = sentences(session, article)[0]
        for outlet, text in texts.items():
            draft = SourceDraft(text, SourceMetadata(f"{outlet} on it", publisher=outlet))
            source_id = add_source(session, desk.id, draft, editor.id)
            link(session, row, editor, session.get_one(Source, source_id), (0, 5))
        return row.id, article.id

    sentence_id, article_id = live_database.write(work)
    return sentence_id, f"/articles/{article_id}/relations", [*texts]


def count(page):
    return page.locator(".head__lede")


def card(page):
    return page.locator(".card")


def button(page, words, about):
    return page.get_by_role("button", name=words).filter(has_text=about)


def press(page, locator):
    """Go to a button by Tab and press it."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if locator.evaluate("one => one === document.activeElement"):
            assert is_uncovered(locator)
            page.keyboard.press("Enter")
            return
    raise AssertionError("the button is out of reach")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_card_is_confirmed_by_one_key_and_undone_by_another(
    new_page, live_desk, article, scripts
):
    sentence_id, _, _ = article
    page = new_page(user=live_desk.editor, java_script_enabled=scripts)
    page.goto(f"/sentences/{sentence_id}/compare")
    page.get_by_role("link", name="Decide what hangs together").click()
    expect(page.get_by_role("heading", name="One story in 3 outlets")).to_be_visible()
    expect(card(page)).to_contain_text("counted as 3 now, as 1 once confirmed")
    expect(count(page)).to_have_text("4 linked sources, 4 independent")
    if scripts:
        press(page, card(page).get_by_role("button", name="Confirm"))
    else:
        card(page).get_by_role("button", name="Confirm").click()
    expect(count(page)).to_have_text("4 linked sources, 2 independent")
    expect(card(page)).to_contain_text(f"confirmed by {live_desk.editor.name}")
    page.get_by_role("button", name="Undo").first.click()
    expect(count(page)).to_have_text("4 linked sources, 4 independent")


def test_one_is_kept_apart_and_another_joined(signed_in_page, article):
    page = signed_in_page
    _, path, (wire, _post, echo, baker) = article
    page.goto(path)
    press(page, button(page, "Keep apart", echo))
    expect(page.get_by_role("heading", name="One story in 2 outlets")).to_be_visible()
    alone = page.get_by_role("region", name="On their own")
    expect(alone).to_contain_text(f"{echo} on it")
    alone.get_by_role("link", name="Join").filter(has_text=f"{baker} on it").click()
    expect(page.get_by_text("These are the sources that you linked")).to_be_visible()
    button(page, "Join", f"{wire} on it").click()
    expect(page.get_by_role("heading", name="One story in 3 outlets")).to_be_visible()
    expect(card(page)).to_contain_text(f"Same story as {wire}")
    expect(count(page)).to_have_text("4 linked sources, 3 independent")


def test_an_old_window_is_told_and_decides_again(new_page, live_desk, article):
    _, path, (_, _, echo, _) = article
    first, second = (new_page(user=live_desk.editor) for _ in range(2))
    for page in (first, second):
        page.goto(path)
    button(first, "Keep apart", echo).click()
    expect(count(first)).to_have_text("4 linked sources, 4 independent")
    second.console.expect("status of 409")
    card(second).get_by_role("button", name="Confirm").click()
    alert = second.get_by_role("alert")
    expect(alert).to_contain_text(f"Kept apart, by {live_desk.editor.name}")
    second.wait_for_load_state()
    assert axe(second) == []
    card(second).get_by_role("button", name="Confirm").click()
    expect(count(second)).to_have_text("4 linked sources, 3 independent")


@pytest.mark.parametrize("guise", [{"color_scheme": "dark"}, {"locale": "ar"}])
def test_a_card_is_in_shape_on_a_phone(new_page, live_desk, article, guise):
    page = new_page(user=live_desk.editor, viewport={"width": 390, "height": 844}, **guise)
    page.goto(article[1])
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    assert card(page).count() == 1
    assert not scrolls_sideways(page)
    assert axe(page) == []
