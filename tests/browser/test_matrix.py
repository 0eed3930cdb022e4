"""Claims by sources, by keyboard."""

import pytest
from playwright.sync_api import expect

from factcheck.models import Stance
from tests.browser.bench import NUMBERS
from tests.support.pages import axe
from tests.support.waiting import until_in
from tests.support.work import add_article, add_report, annotate, link, sentences

CLAIMS, SOURCES = 30, 12


@pytest.fixture
def matrix(live_database, live_desk):
    """The address of a matrix that is larger than a window."""

    def work(session):
        desk, editor = live_desk.project, live_desk.editor
        copy = next(NUMBERS)
        text = " ".join(f"Claim number {n} of copy {copy} is here." for n in range(CLAIMS))
        rows = sentences(session, add_article(session, desk, editor, text, "Claims"))
        for row in rows:
            annotate(session, row, editor)
        for number in range(SOURCES):
            words = f"Report {number} speaks of copy {copy}."
            report = add_report(session, desk, editor, words, f"Report {number}")
            link(session, rows[0], editor, report, (0, 8), Stance.SUPPORTS)
        return f"/articles/{rows[0].article_id}/matrix"

    return live_database.write(work)


@pytest.fixture
def page(signed_in_page, matrix):
    signed_in_page.goto(matrix)
    return signed_in_page


def cell(page, row, column):
    return page.locator("[data-matrix] tr").nth(row).locator("[data-cell]").nth(column)


def tab_stops(page):
    return page.locator("[data-matrix] [tabindex='0'], [data-matrix][tabindex='0']")


def test_it_is_one_stop_for_tab_that_stays_where_one_was(page):
    expect(tab_stops(page)).to_have_count(1)
    cell(page, 1, 0).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(cell(page, 2, 2)).to_be_focused()
    expect(tab_stops(page)).to_have_count(1)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-matrix]')") is None
    page.keyboard.press("Shift+Tab")
    expect(cell(page, 2, 2)).to_be_focused()


def test_home_and_end_lead_to_the_ends_of_a_row_and_of_the_table(page):
    cell(page, 3, 4).focus()
    page.keyboard.press("End")
    expect(cell(page, 3, SOURCES + 1)).to_be_focused()
    page.keyboard.press("Home")
    expect(cell(page, 3, 0)).to_be_focused()
    page.keyboard.press("Control+End")
    expect(cell(page, CLAIMS, SOURCES + 1)).to_be_focused()
    expect(cell(page, CLAIMS, SOURCES + 1)).to_be_in_viewport()
    page.keyboard.press("Control+Home")
    expect(cell(page, 0, 0)).to_be_focused()


def test_the_cell_in_focus_is_never_behind_a_heading(page):
    cell(page, 1, 2).focus()
    page.keyboard.press("Control+End")
    for key in ["ArrowUp"] * (CLAIMS - 2) + ["ArrowLeft"] * (SOURCES - 1):
        page.keyboard.press(key)
        assert page.evaluate(
            """() => {
              const box = document.activeElement.getBoundingClientRect();
              const top = document.elementFromPoint(box.left + 2, box.top + 2);
              return document.activeElement.closest("td").contains(top);
            }"""
        )


def test_enter_opens_what_a_cell_compares(page):
    cell(page, 1, 0).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator(".claim-in-context__text")).to_contain_text("Claim number 0")
    expect(page.get_by_role("region", name="Report 0", exact=True)).to_be_visible()


def test_a_cell_is_heard_with_its_claim_and_source(page):
    heard = page.get_by_role("grid", name="Claims by sources").aria_snapshot()
    assert 'columnheader "River Board"' in heard
    assert 'rowheader "1 Claim number 0' in heard
    assert 'link "Not linked: compare"' in heard
    assert axe(page) == []


def test_a_shadow_says_that_there_are_more_sources_to_the_side(page):
    shadow = "getComputedStyle(document.querySelector('[data-matrix]'), '::after').opacity"
    until_in(page, f"{shadow} === '1'")
    page.evaluate("document.querySelector('[data-matrix]').scrollTo(9999, 0)")
    until_in(page, f"{shadow} === '0'")
    page.evaluate("document.querySelector('[data-matrix]').scrollTo(0, 0)")
    until_in(page, f"{shadow} === '1'")
    page.set_viewport_size({"width": 3000, "height": 900})
    until_in(page, f"{shadow} === '0'")


@pytest.mark.parametrize(("width", "seen"), [(1280, 5), (390, 1.45)])
def test_a_window_shows_several_sources_beside_the_claims(page, width, seen):
    page.set_viewport_size({"width": width, "height": 844})
    columns = page.locator("[data-matrix] thead th").evaluate_all(
        """cells => {
          const edge = document.querySelector("[data-matrix]").getBoundingClientRect().right;
          return cells.slice(2).map((cell) => {
            const box = cell.getBoundingClientRect();
            return Math.min(1, Math.max(0, (edge - box.left) / box.width));
          });
        }"""
    )
    assert sum(columns) >= seen
    for part in page.locator(".matrix .stance, .matrix thead a").all():
        assert part.evaluate("e => e.scrollWidth <= e.closest('th, td').clientWidth")


def test_on_a_phone_no_heading_is_broken_and_a_name_stands_beside_its_colour(page):
    page.set_viewport_size({"width": 390, "height": 844})
    for name in ("Sentences", "Share"):
        heading = page.locator(".voices thead").get_by_text(name, exact=True)
        assert heading.evaluate("e => e.getClientRects().length") == 1
        assert heading.evaluate("e => e.scrollWidth <= e.clientWidth")
        assert heading.bounding_box()["height"] < 45
    for row in page.locator(".voices tbody th").all():
        left = row.locator("svg").bounding_box()
        assert row.evaluate(
            """(row, edge) => {
              const words = document.createRange();
              words.selectNodeContents(row.lastChild);
              return [...words.getClientRects()].every((box) => box.left >= edge || !box.width);
            }""",
            left["x"] + left["width"],
        )


def test_from_right_to_left_the_arrows_lead_where_they_point(new_page, live_desk, matrix):
    page = new_page(user=live_desk.editor, locale="ar")
    page.goto(matrix)
    cell(page, 1, 0).focus()
    page.keyboard.press("ArrowLeft")
    expect(cell(page, 1, 1)).to_be_focused()


def test_without_scripts_each_cell_is_a_link(new_page, live_desk, matrix):
    page = new_page(user=live_desk.editor, java_script_enabled=False)
    page.goto(matrix)
    page.locator("a[data-cell]").nth(SOURCES).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".claim-in-context__text")).to_contain_text("Claim number 0")
