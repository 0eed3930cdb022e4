"""Choosing the language of the interface, and that scripts speak it too."""

import re

import pytest
from playwright.sync_api import expect

from factcheck.web.language import LANGUAGES
from tests.browser.bench import SAVES
from tests.browser.held import Held
from tests.support.catalogues import read


def words(language: str, text: str) -> str:
    return text if language == "en" else read(language)[text].string


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_it_is_chosen_in_the_menu_and_kept(new_page, scripts):
    page = new_page(java_script_enabled=scripts, viewport={"width": 390, "height": 844})
    page.goto("/sign-in?next=/sources")
    page.locator("summary").click()
    page.get_by_role("button", name=LANGUAGES["ar"]).click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page).to_have_url(re.compile(r"/sign-in\?next=/sources$"))
    page.goto("/sign-in")
    expect(page.locator("h1")).to_have_text(words("ar", "Sign in"))
    page.locator("summary").click()
    page.get_by_role("button", name=LANGUAGES["en"]).click()
    expect(page.locator("html")).to_have_attribute("dir", "ltr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_scripts_speak_the_language_of_the_page(new_page, live_desk, language):
    page = new_page(user=live_desk.editor, locale=language)
    page.goto(f"/articles/{live_desk.ids['article_id']}")
    status = page.locator("[data-status]")
    expect(status).to_have_text(words(language, "All changes saved"))
    saves = Held(page, SAVES)  # once they are saved, that is spoken instead
    page.keyboard.press("f")
    expect(page.locator("[data-spoken]")).to_contain_text(words(language, "Needs another look"))
    page.keyboard.press("f")
    expect(page.locator("[data-spoken]")).to_contain_text(words(language, "Needs no other look"))
    saves.let_go()
    expect(status).to_have_text(words(language, "All changes saved"))


def test_the_text_keeps_its_direction_whatever_the_interface_has(new_page, live_desk):
    for locale, article, direction in (
        ("ar", "article_id", "ltr"),
        ("en", "hebrew_article_id", "rtl"),
    ):
        page = new_page(user=live_desk.editor, locale=locale)
        page.goto(f"/articles/{live_desk.ids[article]}")
        text = page.locator(".sentence").first
        assert text.evaluate("row => getComputedStyle(row).direction") == direction
        assert page.evaluate("getComputedStyle(document.body).direction") != direction


@pytest.mark.parametrize(
    ("locale", "words", "opening"),
    [("ar", "He said", "“"), ("en", "אמר", "”"), ("en", "He said", "“"), ("ar", "قال", "”")],
)
def test_quotation_marks_stand_as_the_quoted_words_run(new_page, live_desk, locale, words, opening):
    page = new_page(user=live_desk.editor, locale=locale)
    page.goto(f"/articles/{live_desk.ids['disputed_article_id']}/reviews")
    quoted = page.locator("q").first
    quoted.evaluate("(quoted, words) => { quoted.textContent = words; }", words)
    shown = quoted.evaluate("quoted => getComputedStyle(quoted).quotes")
    marks = {"ar": "”", "en": "“"}[locale] if shown == "auto" else shown.strip('"')[0]
    assert marks == opening
