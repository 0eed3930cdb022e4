"""The demo articles, worked through by keyboard alone: nothing is pressed or opened otherwise."""

import re

import pytest
from playwright.sync_api import expect

from factcheck.demo.load import load_demo
from factcheck.models import User
from tests.browser.bench import Bench
from tests.browser.hands import Keyboard
from tests.browser.passing import (
    AUTHOR,
    FILTERS,
    FIRE,
    LIGHTS,
    NURSAN,
    WORKED_THROUGH,
    Export,
    Work,
    add_reviewer,
    assert_worked_through,
    chip,
    choose_words,
    find_bench,
    in_shape,
    list_told,
)

pytestmark = pytest.mark.slow

SHORT = {"Judge Helena Vossberg": "vossb", "Dr. Yusra Kelloway": "kellow", "Conrad Thale": "thale"}
"""What is typed of names that the desk knows; the list offers the rest."""


@pytest.fixture(scope="module")
def demo(live_database, live_desk):
    return live_database.write(lambda session: load_demo(session, live_desk.editor.id))


@pytest.fixture
def reader(live_database, demo):
    return live_database.write(lambda session: add_reviewer(session, demo))


def open_article(page, database, project, reader, work: Work) -> tuple[Keyboard, Bench]:
    """Sign in and go to an article of the list."""
    keyboard = Keyboard(page)
    keyboard.sign_in(reader.email)
    keyboard.follow(work.title)
    bench = find_bench(page, database, project, reader, work.title)
    bench.is_at(0)
    return keyboard, bench


def attribute(bench: Bench, name: str) -> None:
    """Name the speaker of the current sentence: by their number, else by typing."""
    if name == AUTHOR:
        bench.press("0")
    elif (known := chip(bench.page, name)).count():
        bench.press(known.get_attribute("data-number"))
    else:
        bench.press("a")
        expect(bench.speaker_box).to_be_focused()
        bench.type(SHORT.get(name, name))
        expect(bench.page.get_by_role("option").first).to_contain_text(name)
        bench.press("Enter")
        expect(chip(bench.page, name)).to_be_visible()


def say_all(bench: Bench, work: Work) -> None:
    """Tag and attribute every sentence, from the first to the last."""
    for at, (letter, name) in enumerate(work.steps):
        bench.is_at(at)
        if name:
            attribute(bench, name)
        bench.press(f"Shift+{letter.upper()}")


def export(keyboard: Keyboard, reader: User) -> Export:
    with keyboard.page.expect_download() as waiting:
        keyboard.follow("Export JSON", back=True)
    return Export.read(waiting.value.path(), reader.id)


@pytest.mark.parametrize("work", [FIRE, LIGHTS, NURSAN], ids=["fire", "lights", "nursan"])
def test_every_sentence_is_tagged_and_attributed(page, live_database, demo, reader, work):
    keyboard, bench = open_article(page, live_database, demo, reader, work)
    say_all(bench, work)
    assert list_told(bench) == work.told
    in_shape(page)
    assert export(keyboard, reader).told == work.told


def go_to(bench: Bench, number: int) -> None:
    """Go from the grid, wherever one is in it, to a sentence counted from 1."""
    bench.is_whole()
    bench.press("Home", *["j"] * (number - 1))
    bench.is_at(number - 1)


def cut_and_join(keyboard: Keyboard, bench: Bench) -> None:
    """Split the last sentence, which nobody has said anything of, and join it back."""
    rows = bench.page.locator(".sentence")
    bench.press("End", "b")
    expect(bench.page.locator("[data-marking-words]")).to_have_text("Split before “should”")
    bench.press("ArrowRight", "Enter")
    expect(rows).to_have_count(32)
    bench.is_at(30)
    bench.press("Shift+J")
    expect(rows).to_have_count(31)
    bench.is_at(30)
    expect(bench.row(30)).to_contain_text("It should have tried a glass.")
    bench.press("Home")


def tell_the_chain(keyboard: Keyboard, bench: Bench) -> None:
    """Sentence 14: a manager, according to Witness B, with manner, role and cue."""
    page = keyboard.page
    go_to(bench, 14)
    keyboard.press("Enter")
    keyboard.to(page.get_by_role("button", name="According to…"))
    keyboard.press("Enter")
    expect(bench.speaker_box).to_be_focused()
    keyboard.type("Witness B")
    expect(page.get_by_role("option").first).to_contain_text("Witness B")
    keyboard.press("Enter")
    expect(page.get_by_role("button", name="According to…")).to_be_focused()
    keyboard.to(page.get_by_role("textbox", name="Role, as the text gives it"), back=True)
    keyboard.type("an engineer")
    keyboard.press("Tab", "Enter")
    keyboard.to(page.get_by_role("button", name="Mark the cue"))
    keyboard.press("Enter")
    choose_words(bench, "said")
    keyboard.press("Enter")
    expect(page.get_by_role("button", name="Mark the cue")).to_be_focused()
    keyboard.follow(re.compile("^The manager .*according to"), role="button", back=True)
    keyboard.to(page.get_by_role("combobox", name="Manner"))
    keyboard.type("m")  # further letters would begin anew after a pause
    keyboard.press("Escape")
    bench.is_at(13)


def mark_words(keyboard: Keyboard, bench: Bench) -> None:
    """Words of sentence 1 with tags of their own, one of them moved, and one taken away."""
    go_to(bench, 1)
    keyboard.press("x")
    choose_words(bench, "could not have measured")
    keyboard.press("q", "x")
    choose_words(bench, "about 23,000 customers")
    keyboard.press("Enter")
    expect(bench.page.locator(".mark--current")).to_have_text("about 23,000 customers")
    keyboard.press("c", "Shift+X")
    choose_words(bench, "23,000 customers")
    keyboard.press("Enter", "ArrowLeft", "x")
    choose_words(bench, "Wednesday")
    keyboard.press("Enter", "Delete")
    assert bench.marks(0) == ["23,000 customers", "could not have measured"]


def note_and_doubt(keyboard: Keyboard, bench: Bench) -> None:
    """Sentence 9: a note, another look, how sure one is."""
    page = keyboard.page
    go_to(bench, 9)
    keyboard.press("f", "m")
    expect(page.get_by_label("Note")).to_be_focused()
    keyboard.type("Which water? See **methods**.")
    keyboard.choose("How sure are you?", "Likely")
    keyboard.press("Escape")
    bench.is_at(8)


def link_two(keyboard: Keyboard, bench: Bench) -> None:
    """Sentence 2: a passage with its stance, and another one side by side."""
    page = keyboard.page
    go_to(bench, 2)
    keyboard.press("s")
    expect(page.get_by_label("Search titles")).to_be_focused()
    in_shape(page)
    keyboard.type("judgment")
    keyboard.press("Enter")
    page.wait_for_url("**q=judgment**")
    expect(page.get_by_label("Search titles")).to_be_focused()
    keyboard.press("ArrowDown", "Enter")
    expect(page.locator("[data-rank='1']")).to_be_focused()
    in_shape(page)
    keyboard.press("1", "s")
    keyboard.to(page.get_by_label("Note"))
    keyboard.type("Word for word.")
    keyboard.follow("Link the passage", role="button")
    bench.is_at(1)
    expect(bench.row(1)).to_contain_text("1 source")
    keyboard.press("v")
    expect(page.get_by_role("button", name="Keys")).to_be_visible()  # its script has run
    in_shape(page)
    keyboard.to(page.locator(".column__whole > summary").first)
    keyboard.press("Enter")
    keyboard.to(page.locator(".column__whole input[type=radio]").first)
    keyboard.press("ArrowUp", "m")  # from the first to the last
    expect(page.locator(".match--linked")).to_have_count(2)
    keyboard.follow("Back to the article")
    bench.is_at(1)
    expect(bench.row(1)).to_contain_text("2 sources")


def conclude(keyboard: Keyboard, bench: Bench) -> None:
    """Sentence 2: the verdict."""
    page = keyboard.page
    go_to(bench, 2)
    keyboard.press("Enter")
    keyboard.choose("Verdict", "Supported")
    keyboard.to(page.get_by_label("Why"))
    keyboard.type("The judgment says so.")
    keyboard.press("Escape")
    bench.is_at(1)


def undo_and_redo(keyboard: Keyboard, bench: Bench) -> None:
    go_to(bench, 31)
    flags = bench.row(30).get_by_text("flag")
    keyboard.press("f")
    bench.is_saved()
    keyboard.press("u")
    expect(flags).to_have_count(0)
    keyboard.press("Shift+U")
    expect(flags).to_be_visible()
    keyboard.press("Control+z")
    expect(flags).to_have_count(0)


def look_around(keyboard: Keyboard, bench: Bench) -> None:
    """Find sentences, the list of keys, the history, the reading view and the report."""
    page = keyboard.page
    keyboard.press("/")
    keyboard.type("lead")
    expect(page.locator("[data-found]")).to_have_text("4 sentences")
    in_shape(page)
    keyboard.press("Enter", "End")
    expect(page.locator(".sentence:focus")).to_contain_text("lead")
    keyboard.press("Escape")
    expect(page.locator(".sentence:visible")).to_have_count(31)
    keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    in_shape(page)
    keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    go_to(bench, 9)
    keyboard.press("h")
    expect(page.get_by_role("heading", name="History of a sentence")).to_be_visible()
    in_shape(page)
    keyboard.follow("Back to the article")
    bench.is_at(8)
    keyboard.press("t")
    expect(page.locator("[data-running]")).to_contain_text("Judge Helena Vossberg")
    in_shape(page)
    keyboard.follow("Report")
    expect(page.get_by_role("link", name="Download as one file")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("The judgment says so.")
    in_shape(page)
    keyboard.follow("Workbench")
    expect(page.locator("[data-workbench]")).to_be_visible()


def test_a_whole_article_is_worked_through(page, live_database, demo, reader):
    keyboard, bench = open_article(page, live_database, demo, reader, FILTERS)
    in_shape(page)
    cut_and_join(keyboard, bench)
    say_all(bench, FILTERS)
    for step in (tell_the_chain, mark_words, note_and_doubt, link_two, conclude, undo_and_redo):
        step(keyboard, bench)
        in_shape(page)
    look_around(keyboard, bench)
    assert list_told(bench) == WORKED_THROUGH
    assert_worked_through(export(keyboard, reader))
