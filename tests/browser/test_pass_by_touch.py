"""The demo articles, worked through by touch on a phone: no key but those that type into a field.

Two things a finger does cannot be done to a page from outside: dragging the handles of a selection,
for which the selection is set, and turning the system's wheel of a select.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from factcheck.demo.load import load_demo
from factcheck.models import User
from tests.browser.bench import Bench
from tests.browser.hands import Finger
from tests.browser.marking import box, select
from tests.browser.passing import (
    AUTHOR,
    FILTERS,
    FIRE,
    LABELS,
    LIGHTS,
    NURSAN,
    WORKED_THROUGH,
    Export,
    Work,
    add_reviewer,
    assert_worked_through,
    chip,
    find_bench,
    in_shape,
    list_told,
)
from tests.support.pages import is_uncovered

pytestmark = pytest.mark.slow

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def demo(live_database, live_desk):
    return live_database.write(lambda session: load_demo(session, live_desk.editor.id))


@pytest.fixture
def reader(live_database, demo):
    return live_database.write(lambda session: add_reviewer(session, demo))


@pytest.fixture
def open_article(new_page, live_database, demo, reader):
    """Sign in on a phone and go to an article of the list."""

    def open_article(work: Work) -> tuple[Finger, Bench]:
        page = new_page(**PHONE)
        finger = Finger(page)
        finger.sign_in(reader.email)
        finger.follow(work.title)
        bench = find_bench(page, live_database, demo, reader, work.title)
        bench.is_at(0)
        return finger, bench

    return open_article


def go_to(finger: Finger, bench: Bench, number: int) -> None:
    """Tap a sentence, counted from 1, beside its words."""
    finger.tap(bench.row(number - 1).locator(".sentence__number"))
    bench.is_at(number - 1)
    assert is_uncovered(bench.row(number - 1))
    expect(bench.page.get_by_role("heading", name=f"Sentence {number}", exact=True)).to_be_visible()


def is_looked_up(page: Page) -> None:
    """Assert that what is offered is for all that was typed: then the first one is pointed at."""
    pointed = page.get_by_role("listbox").get_by_role("option", selected=True)
    expect(pointed).to_be_visible()


def name_speaker(finger: Finger, bench: Bench, name: str) -> None:
    """Tap who it is, where the page offers them; else type and tap what is offered then."""
    page = finger.page
    if name == AUTHOR or chip(page, name).count():
        finger.tap(chip(page, name))
        return
    finger.type(bench.speaker_box, name)
    is_looked_up(page)
    offered = page.get_by_role("option").filter(has=page.get_by_text(name, exact=True)).first
    expect(offered).to_be_visible()
    finger.tap(offered)
    expect(chip(page, name)).to_be_visible()


def say_all(finger: Finger, bench: Bench, work: Work) -> None:
    for number, (letter, name) in enumerate(work.steps, 1):
        go_to(finger, bench, number)
        finger.choose("This sentence is", LABELS[letter])
        if name:
            name_speaker(finger, bench, name)


def export(finger: Finger, reader: User) -> Export:
    with finger.page.expect_download() as waiting:
        finger.follow("Export JSON")
    return Export.read(waiting.value.path(), reader.id)


@pytest.mark.parametrize("work", [FIRE, LIGHTS, NURSAN], ids=["fire", "lights", "nursan"])
def test_every_sentence_is_tagged_and_attributed(open_article, reader, work):
    finger, bench = open_article(work)
    say_all(finger, bench, work)
    assert list_told(bench) == work.told
    in_shape(finger.page, touched=True)
    assert export(finger, reader).told == work.told


def cut_and_join(finger: Finger, bench: Bench) -> None:
    """Split the last sentence, which nobody has said anything of, and join it back."""
    rows = bench.page.locator(".sentence")
    go_to(finger, bench, 31)
    finger.follow(re.compile("^Split it"))
    words = bench.page.get_by_role("group", name="Words of the sentence")
    finger.tap(words.get_by_role("button", name="have"))
    in_shape(finger.page, touched=True)
    finger.tap(box(bench).get_by_role("button", name="Split here"))
    expect(rows).to_have_count(32)
    bench.is_at(30)
    finger.follow(re.compile("^Join with the next"))
    expect(rows).to_have_count(31)
    expect(bench.row(30)).to_contain_text("It should have tried a glass.")


def tell_the_chain(finger: Finger, bench: Bench) -> None:
    """Sentence 14: a manager, according to Witness B, with manner, role and cue."""
    page = finger.page
    go_to(finger, bench, 14)
    finger.press("According to…")
    expect(bench.speaker_box).to_be_focused()
    page.keyboard.type("Witness B")
    is_looked_up(page)
    finger.tap(page.get_by_role("option").filter(has_text="Witness B").first)
    expect(page.get_by_role("button", name="According to…")).to_be_focused()
    finger.type(page.get_by_role("textbox", name="Role, as the text gives it"), "an engineer")
    finger.tap(page.locator(".who__more summary").locator("visible=true"))
    finger.press(re.compile("^Mark the cue"))
    words = page.get_by_role("group", name="Words of the sentence")
    finger.tap(words.get_by_role("button", name="said", exact=True))
    finger.tap(box(bench).get_by_role("button", name="Mark", exact=True))
    finger.press(re.compile("^The manager .*according to"))
    page.get_by_role("combobox", name="Manner").select_option(label="Mixed: some of each")


def mark_words(finger: Finger, bench: Bench) -> None:
    """Words of sentence 1: pressed, selected, and one mark taken away."""
    page = finger.page
    go_to(finger, bench, 1)
    finger.press(re.compile("^Mark words"))
    words = page.get_by_role("group", name="Words of the sentence")
    finger.tap(words.get_by_role("button", name="could"))
    finger.tap(words.get_by_role("button", name="measured"))
    in_shape(page, touched=True)
    finger.tap(box(bench).get_by_role("button", name="Quote"))
    select(bench, 0, "23,000 customers")
    finger.tap(box(bench).get_by_role("button", name="Claim"))
    select(bench, 0, "Wednesday")
    finger.tap(box(bench).get_by_role("button", name="Mark", exact=True))
    finger.tap(bench.row(0).locator("mark", has_text="could not"))
    expect(page.locator(".panel__quoted")).to_have_text("could not have measured")
    finger.tap(bench.row(0).locator("mark", has_text="Wednesday"))
    expect(page.locator(".panel__quoted")).to_have_text("Wednesday")
    finger.press("Take this mark away")
    assert bench.marks(0) == ["23,000 customers", "could not have measured"]


def note_and_doubt(finger: Finger, bench: Bench) -> None:
    """Sentence 9: a note, another look, how sure one is."""
    page = finger.page
    go_to(finger, bench, 9)
    finger.tap(page.locator("label.flag"))
    finger.type(page.get_by_role("textbox", name="Note"), "Which water? See **methods**.")
    finger.choose("How sure are you?", "Likely")
    expect(bench.row(8).locator(".sentence__meta")).to_contain_text("flag")


def link_two(finger: Finger, bench: Bench) -> None:
    """Sentence 2: a passage with its stance, and another one side by side."""
    page = finger.page
    go_to(finger, bench, 2)
    finger.follow(re.compile("^Link a source"))
    expect(page.get_by_label("Search titles")).to_be_focused()
    finger.type(page.get_by_label("Search titles"), "judgment")
    in_shape(page, touched=True)
    finger.tap(page.get_by_role("main").get_by_role("button", name="Search"))
    expect(page).to_have_url(re.compile("q=judgment"))
    finger.tap(page.locator("[data-source-link]").first)
    expect(page.get_by_role("heading", name="Which passage bears on it?")).to_be_visible()
    in_shape(page, touched=True)
    finger.tap(page.locator("label.passage", has_text="a fine of 2.5 million crowns"))
    finger.tap(page.locator("label.stances__one", has_text="Supports"))
    finger.type(page.get_by_label("Note"), "Word for word.")
    finger.press("Link the passage")
    bench.is_at(1)
    expect(bench.row(1)).to_contain_text("1 source")
    finger.follow(re.compile("^Side by side"))
    expect(page.get_by_role("button", name="Keys")).to_be_visible()
    in_shape(page, touched=True)
    finger.tap(page.locator(".column__whole > summary").first)
    finger.tap(page.locator("label.passage", has_text="Either party may appeal"))
    finger.tap(page.locator(".column__say").first.get_by_role("button", name="Mentions"))
    expect(page.locator(".match--linked")).to_have_count(2)
    finger.follow("Back to the article")
    bench.is_at(1)
    expect(bench.row(1)).to_contain_text("2 sources")


def conclude(finger: Finger, bench: Bench) -> None:
    """Sentence 2: the verdict; and another look at sentence 31, taken back, done again and back."""
    page = finger.page
    go_to(finger, bench, 2)
    finger.choose("Verdict", "Supported")
    finger.type(page.get_by_role("textbox", name="Why"), "The judgment says so.")
    bench.is_saved()
    go_to(finger, bench, 31)
    flags = bench.row(30).get_by_text("flag")
    finger.tap(page.locator("label.flag"))
    bench.is_saved()
    for way, count in (("Undo", 0), ("Redo", 1), ("Undo", 0)):
        finger.press(way)
        expect(flags).to_have_count(count)


def look_around(finger: Finger, bench: Bench) -> None:
    """Find sentences, the history, the reading view and the report."""
    page = finger.page
    finger.follow(re.compile("^Find"))
    expect(page.get_by_role("searchbox", name="Words")).to_be_focused()
    page.keyboard.type("lead")
    expect(page.locator("[data-found]")).to_have_text("4 sentences")
    in_shape(page, touched=True)
    go_to(finger, bench, 20)
    finger.follow(re.compile("^Find"))
    finger.follow(re.compile("^Show all"))
    expect(page.locator(".sentence:visible")).to_have_count(31)
    go_to(finger, bench, 9)
    finger.follow(re.compile("^History"))
    expect(page.get_by_role("heading", name="History of a sentence")).to_be_visible()
    in_shape(page, touched=True)
    finger.follow("Back to the article")
    bench.is_at(8)
    finger.follow("Reading view")
    expect(page.locator("[data-running]")).to_contain_text("Judge Helena Vossberg")
    in_shape(page, touched=True)
    finger.follow("Report")
    expect(page.get_by_role("link", name="Download as one file")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("The judgment says so.")
    in_shape(page, touched=True)
    finger.follow("Workbench")
    expect(page.locator("[data-workbench]")).to_be_visible()


def test_a_whole_article_is_worked_through(open_article, reader):
    finger, bench = open_article(FILTERS)
    in_shape(finger.page, touched=True)
    cut_and_join(finger, bench)
    say_all(finger, bench, FILTERS)
    for step in (tell_the_chain, mark_words, note_and_doubt, link_two, conclude, look_around):
        step(finger, bench)
        in_shape(finger.page, touched=True)
    assert list_told(bench) == WORKED_THROUGH
    assert_worked_through(export(finger, reader))
