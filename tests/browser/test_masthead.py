"""The name of the project in the frame of every page, on a phone."""

import pytest

from factcheck.accounts.service import create_project
from factcheck.models import Project

PHONE = {"width": 390, "height": 844}
LINES = """
([name, words]) => {
  const text = document.querySelector(name).firstChild;
  return words.map((word) => {
    const range = document.createRange();
    range.setStart(text, text.data.indexOf(word));
    range.setEnd(text, text.data.indexOf(word) + word.length);
    return range.getClientRects().length;
  });
}
"""


@pytest.fixture
def phone(new_page, live_desk, live_database):
    """Open the articles of a project of this name."""
    page = new_page(user=live_desk.editor, viewport=PHONE)

    def open_project(name):
        project = live_database.write(lambda s: create_project(s, name, live_desk.editor.id))
        assert isinstance(project, Project)
        page.goto(f"/projects/{project.id}/articles")
        return page

    return open_project


def lines_of(page, *words):
    """Return on how many lines each word stands."""
    return page.evaluate(LINES, [".masthead__project", list(words)])


def is_as_wide_as_the_window(page):
    return page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_a_long_name_is_broken_between_its_words(phone):
    page = phone("Lokalredaktion Hafen")
    assert lines_of(page, "Lokalredaktion", "Hafen") == [1, 1]
    name, menu = page.locator(".masthead__project"), page.locator(".masthead__actions")
    assert menu.bounding_box()["y"] < name.bounding_box()["y"] + name.bounding_box()["height"]
    assert is_as_wide_as_the_window(page)


def test_a_word_that_fits_no_line_is_broken_inside(phone):
    page = phone("Donaudampfschifffahrtsgesellschaftsredaktionskonferenz Wien")
    [long, short] = lines_of(page, "Donaudampfschifffahrtsgesellschaftsredaktionskonferenz", "Wien")
    assert (long > 1, short) == (True, 1)
    assert is_as_wide_as_the_window(page)
