"""Two sources beside each other, from right to left."""

import pytest

from tests.browser.bench import NUMBERS
from tests.support.pages import axe
from tests.support.work import add_report

TEXTS = ("The gauge rose. Nobody was hurt at {}.", "The gauge rose by far. Peel onions, {}.")


@pytest.fixture
def page(new_page, live_database, live_desk):
    def store(session):
        copy = next(NUMBERS)
        desk, editor = live_desk.project, live_desk.editor
        return [add_report(session, desk, editor, text.format(copy)).id for text in TEXTS]

    first, second = live_database.write(store)
    page = new_page(user=live_desk.editor, locale="ar")
    page.goto(f"/sources/{first}/beside/{second}")
    return page


def test_the_rule_stands_between_the_texts_and_away_from_their_words(page):
    for row in page.locator(".pair").all():
        right, left = row.locator("td").all()
        style = left.evaluate(
            "e => [getComputedStyle(e).borderRightWidth, getComputedStyle(e).borderLeftWidth]"
        )
        assert style == ["1px", "0px"]
        assert left.bounding_box()["x"] < right.bounding_box()["x"]
        words = right.locator("div").bounding_box()["x"]
        assert words >= right.bounding_box()["x"] + 8


def test_words_from_left_to_right_begin_at_the_left(page):
    words = page.locator(".pair td div").first
    assert words.evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert axe(page) == []
