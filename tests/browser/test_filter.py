"""Finding sentences of an article at the workbench."""

import re

import pytest
from playwright.sync_api import expect

from factcheck.models import Tag
from tests.browser.bench import NUMBERS, Bench
from tests.support.pages import axe, is_uncovered, scrolls_sideways, small_targets
from tests.support.waiting import until_in
from tests.support.work import add_article, add_report, annotate, link, sentences

TEXT = """The river rose by 18 centimetres on Monday. “We were ready,” said Lena Müller.
She thanked the brigade 🚒 for its work. It was the best-run town in the country. Nobody was hurt.
The next flood may come sooner. The dam is {} years old."""
REPORT = "The gauge rose by 11 centimetres on Monday. This is copy {}."


@pytest.fixture
def article(live_database, live_desk):
    """Seven sentences: a claim with a source, a quote, an opinion, and four untagged."""

    def work(session):
        desk, editor, copy = live_desk.project, live_desk.editor, next(NUMBERS)
        article = add_article(session, desk, editor, TEXT.format(copy), "The river")
        rows = sentences(session, article)
        annotate(session, rows[0], editor, Tag.CLAIM)
        link(session, rows[0], editor, add_report(session, desk, editor, REPORT.format(copy)))
        annotate(session, rows[1], editor, Tag.QUOTE, "Lena Müller")
        annotate(session, rows[3], editor, Tag.OPINION, "Lena Müller")
        return article

    return live_database.write(work)


@pytest.fixture
def bench(signed_in_page, article, live_database, live_desk):
    return Bench(signed_in_page, article, live_database, live_desk.editor).open()


def expect_shown(bench, *numbers):
    shown = bench.page.locator(".sentence:visible .sentence__number")
    expect(shown).to_have_text([str(number) for number in numbers])


def test_a_slash_finds_as_one_types_and_escape_shows_all(bench):
    bench.press("Home", "/")
    bench.type("mon")
    expect_shown(bench, 1)
    expect(bench.page.locator("[data-found]")).to_have_text("1 sentence")
    assert axe(bench.page) == []
    bench.press("Escape")
    expect_shown(bench, *range(1, 8))
    expect(bench.page.get_by_role("search", name="Find sentences")).to_be_hidden()
    bench.is_at(0)


def test_escape_leads_back_to_where_one_was_before_anything_was_found(bench):
    bench.press("End", "/")
    bench.type("mon")
    expect_shown(bench, 1)
    bench.press("Escape")
    bench.is_at(6)


def test_who_has_gone_on_from_what_was_found_stays_there(bench):
    bench.press("End", "/")
    bench.type("mon")
    expect_shown(bench, 1)
    bench.press("Enter", "/")
    bench.press("Escape")
    bench.is_at(0)


def test_what_is_typed_at_once_is_not_lost(bench):
    bench.press("/", *"MULLER")
    expect_shown(bench, 2)
    expect(bench.page.get_by_role("searchbox")).to_have_value("MULLER")
    assert bench.tags()[4] == "-"


def test_hits_are_painted(bench):
    bench.press("/")
    bench.type("the")
    expect_shown(bench, 1, 3, 4, 6, 7)
    until_in(bench.page, "CSS.highlights.get('found')?.size === 6")
    bench.press("Escape")
    until_in(bench.page, "!CSS.highlights.has('found')")


def test_moving_keeps_to_what_is_shown(bench):
    bench.press("/")
    bench.type("the")
    expect_shown(bench, 1, 3, 4, 6, 7)
    bench.press("Enter")
    bench.press("Home", "j", "j", "j")
    bench.is_at(5)
    bench.press("End", "k", "k")
    bench.is_at(3)
    bench.press("g")
    bench.is_at(5)
    bench.press("Escape")
    expect_shown(bench, *range(1, 8))
    bench.is_at(5)


def test_tag_speaker_flag_and_sources_are_looked_for(bench):
    bench.press("Home", "f", "/")
    form = bench.page.get_by_role("search", name="Find sentences")
    form.get_by_label("Tag").select_option("quote")
    expect_shown(bench, 2)
    form.get_by_label("Tag").select_option("none")
    expect_shown(bench, 3, 5, 6, 7)
    form.get_by_label("Tag").select_option("")
    form.get_by_label("Speaker").select_option(label="Lena Müller (2)")
    expect_shown(bench, 2, 4)
    form.get_by_label("Speaker").select_option("")
    form.get_by_label("Flagged (1)").check()
    expect_shown(bench, 1)
    form.get_by_label("Flagged (1)").uncheck()
    form.get_by_label("Without sources (6)").check()
    expect_shown(bench, *range(2, 8))


def test_a_sentence_that_is_worked_on_stays_until_it_is_looked_for_anew(bench):
    bench.press("/")
    bench.page.get_by_label("Tag", exact=True).select_option("none")
    expect_shown(bench, 3, 5, 6, 7)
    bench.page.get_by_role("searchbox").press("Enter")
    bench.press("n", "j")
    bench.is_at(4)
    expect_shown(bench, 3, 5, 6, 7)
    bench.press("/")
    bench.type("the")
    expect_shown(bench, 6, 7)


def test_the_counts_follow_the_work(bench):
    bench.press("Home", "q", "/")
    tags = bench.page.get_by_label("Tag", exact=True).locator("option")
    expect(tags.nth(1)).to_have_text("Claim (0)")
    expect(tags.nth(2)).to_have_text("Quote (2)")


def test_what_is_looked_for_stands_in_the_address(bench):
    bench.press("/")
    bench.type("Müller")
    bench.page.get_by_label("Tag", exact=True).select_option("quote")
    expect(bench.page).to_have_url(re.compile("q=M%C3%BCller&tag=quote"))
    bench.page.reload()
    expect_shown(bench, 2)
    expect(bench.page.get_by_role("searchbox")).to_have_value("Müller")
    bench.page.get_by_role("link", name="Show all").click()
    expect_shown(bench, *range(1, 8))
    expect(bench.page).not_to_have_url(re.compile("tag="))


def test_nothing_found_is_said(bench):
    bench.press("/")
    bench.type("zebra")
    expect(bench.page.get_by_text("No sentence of this article is like that.")).to_be_visible()
    expect(bench.page.locator("[data-found]")).to_have_text("0 sentences")
    bench.press("Escape")
    expect(bench.page.get_by_text("No sentence of this article is like that.")).to_be_hidden()
    expect_shown(bench, *range(1, 8))


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_phone_the_fields_go_away_for_the_work(bench, width):
    page = bench.page
    page.set_viewport_size({"width": width, "height": 844})
    page.get_by_role("link", name="Find").click()
    page.keyboard.type("the")
    expect_shown(bench, 1, 3, 4, 6, 7)
    assert not scrolls_sideways(page)
    assert small_targets(page) == []
    bench.press("Enter")
    expect(page.get_by_role("searchbox")).to_be_hidden()
    assert is_uncovered(page.locator(".sentence:focus"))
    page.get_by_role("link", name="Find").click()
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_without_scripts_the_form_finds_by_the_same_address(
    new_page, article, live_database, live_desk
):
    page = new_page(user=live_desk.editor, java_script_enabled=False)
    bench = Bench(page, article, live_database, live_desk.editor).open()
    page.get_by_role("link", name="Find").click()
    page.get_by_role("searchbox").fill("MULLER")
    page.get_by_label("Tag", exact=True).select_option("quote")
    page.get_by_role("button", name="Find", exact=True).click()
    expect_shown(bench, 2)
    expect(page.locator("[data-found]")).to_have_text("1 sentence")
    expect(page).to_have_url(re.compile(r"q=MULLER&tag=quote"))
    page.get_by_role("link", name="2", exact=True).click()
    expect_shown(bench, 2)
    page.get_by_role("link", name="Show all").click()
    expect_shown(bench, *range(1, 8))
