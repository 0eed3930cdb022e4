"""What a screen reader is handed: the tree Chromium makes of the pages, and what is spoken."""

import pytest
from playwright.sync_api import expect

from tests.browser.bench import NUMBERS, SAVED, Bench
from tests.browser.tree import read_tree
from tests.support.waiting import until_in
from tests.support.work import add_article

FIELDS = ("textbox", "combobox", "checkbox", "radio", "searchbox", "spinbutton", "button", "link")
TEXT = "The river rose. “We were ready,” said Lena Ortiz. The dam is {} years old."
HEAR = """() => {
  const spoken = document.querySelector("[data-spoken]");
  globalThis.heard = [];
  new MutationObserver(() => heard.push(spoken.textContent)).observe(spoken, { childList: true });
}"""
HEARD = """(words) => {
  const at = heard.findIndex((one) => new RegExp(`^${words}$`).test(one));
  heard.splice(0, at + 1);
  return at >= 0;
}"""


@pytest.fixture
def told(signed_in_page, live_desk):
    """The workbench at a sentence of which all is said that can be."""
    ids = live_desk.ids
    page = signed_in_page
    page.goto(f"/articles/{ids['told_article_id']}?sentence={ids['told_sentence_id']}")
    expect(page.locator("[data-fold]:not([hidden])")).to_be_attached()
    return page


@pytest.fixture
def bench(signed_in_page, live_database, live_desk):
    text = TEXT.format(next(NUMBERS))
    article = live_database.write(
        lambda session: add_article(session, live_desk.project, live_desk.editor, text, "The dam")
    )
    bench = Bench(signed_in_page, article, live_database, live_desk.editor).open()
    bench.is_whole()
    bench.page.evaluate(HEAR)
    return bench


def says(bench: Bench, words: str) -> None:
    """Assert that the region which is read aloud by itself says *words*, a pattern, next or later.

    What it says may be followed soon by something else.
    """
    until_in(bench.page, HEARD, words)


def test_the_sentences_are_a_grid_of_which_one_row_has_the_focus(told):
    grid = read_tree(told).one("grid", "Sentences")
    rows = grid.all("row")
    assert [row.all("link")[0].name for row in rows] == ["1", "2", "3"]
    assert [row.properties.get("focused", False) for row in rows] == [True, False, False]
    assert told.locator("[role=row][aria-current=true]").count() == 1
    assert told.locator("[role=row][tabindex='0']").count() == 1


def test_a_row_tells_its_tag_its_words_and_what_stands_beside_them(told):
    first, second, third = read_tree(told).one("grid").all("row")
    for row, tag, words, beside in (
        (first, "Quote", "Joren Askew said the minister", ("an unnamed source", "note", "flag")),
        (second, "Claim", "The gauge rose by 18", ("1 source", "1 mark", "1 without a place")),
        (third, "", "Nobody was hurt.", ()),
    ):
        head = row.one("rowheader")
        assert head.text.startswith(words)
        assert row.all("gridcell")[0].text.endswith(tag)
        name = row.name.replace("\N{NO-BREAK SPACE}", " ")
        for part in (tag, words, *beside):
            assert part in name


def test_words_marked_in_a_sentence_are_marks_that_read_as_the_sentence(told):
    head = read_tree(told).one("grid").all("row")[0].one("rowheader")
    words = [mark.text for mark in head.all("mark")]
    assert words == ["that", "the dam", "is “", "perfectly safe", ".”"]
    assert head.name.endswith("by an inspector that the dam is “perfectly safe.”")


def test_going_from_mark_to_mark_tells_the_tag_of_each(told, bench):
    bench.page.go_back()
    bench.is_whole()
    told.evaluate(HEAR)
    bench.press("Home")
    for number, tag, words in (
        (1, "Not tagged", "that the dam"),
        (2, "Claim", "the dam is “perfectly safe.”"),
        (3, "Opinion", "perfectly safe"),
    ):
        bench.press("ArrowRight")
        says(bench, f"Mark {number} of 3: {tag}, “{words}”")


def test_the_ways_to_the_marks_tell_the_tag_of_each(told):
    ways = read_tree(told).one("navigation", "The sentence and the words marked in it").all("link")
    assert [way.name for way in ways] == [
        "Sentence",
        "Not tagged: that the dam",
        "Claim: the dam is “perfectly safe.”",
        "Opinion: perfectly safe",
    ]


def test_every_field_of_the_panel_has_a_name_and_belongs_to_a_named_group(told):
    region = read_tree(told).one("region", "Sentence 1")
    fields = [node for node in region.walk() if node.role in FIELDS]
    assert len(fields) > 20
    assert [node for node in fields if not node.name] == []
    for name, options in (
        ("This sentence is", ["Claim", "Quote", "Opinion", "None", "Not yet"]),
        ("How sure are you?", ["Sure", "Likely", "Unsure", "Not said"]),
    ):
        radios = region.one("group", name).all("radio")
        assert [radio.name for radio in radios] == options
        assert len([one for one in radios if one.properties["checked"] == "true"]) == 1
    people = region.one("group", "Whose words")
    assert people.all("group", "Said last by")
    assert region.one("checkbox", "Needs another look").properties["checked"] == "true"


def test_a_chain_is_told_from_who_says_it_to_through_whom(told):
    people = read_tree(told).one("group", "Whose words")
    lines = [one for one in people.all("button") if "expanded" in one.properties]
    assert [one.properties["expanded"] for one in lines] == [True, False, False]
    order = ("an unnamed source", "according to Petra Vandermoot", "according to Joren Askew")
    assert [lines[0].name.index(name) for name in order] == sorted(
        lines[0].name.index(name) for name in order
    )
    assert "the minister" in lines[1].name


def test_what_keys_do_is_spoken(bench):
    bench.press("c")
    says(bench, "Claim")
    says(bench, SAVED)
    bench.press("c")
    says(bench, "Tag taken away")
    says(bench, SAVED)
    region = read_tree(bench.page).one("status")
    assert (region.text, region.properties["live"]) == (SAVED, "polite")
    bench.press("f")
    says(bench, "Needs another look")
    bench.is_saved()
    bench.press("u")
    says(bench, "Undone.*")
    bench.press("Shift+U")
    says(bench, "Done again.*")
    bench.press("x")
    says(bench, "Choose words: .* “The”, 1 word")
    bench.press("Shift+ArrowRight")
    says(bench, "“The river”, 2 words")
    bench.press("q")
    says(bench, "Marked: “The river”")


def test_an_error_is_spoken_at_once(bench):
    bench.page.console.expect("status of 422")
    bench.refuse_saves(422, error={"code": "invalid", "message": "Shorten it.", "fields": {}})
    bench.press("c")
    expect(bench.page.locator("[data-alert]")).not_to_be_empty()
    alert = read_tree(bench.page).one("alert")
    assert alert.properties["live"] == "assertive"
    assert "needs your decision" in alert.text
    assert read_tree(bench.page).one("group", "Not saved").text.startswith("Not saved: Shorten it.")
    bench.accept_saves()


def test_the_box_of_names_tells_its_list_and_the_option_one_is_at(bench):
    bench.press("q", "a")
    expect(bench.speaker_box).to_be_focused()
    box = read_tree(bench.page).one("combobox", "Attributed to")
    assert box.properties["expanded"] is False
    assert box.properties["autocomplete"] == "list"
    bench.type("vossb")
    # One is pointed at again once all that was typed is looked up.
    pointed = bench.page.get_by_role("listbox").get_by_role("option", selected=True)
    expect(pointed).to_contain_text("Judge Helena Vossberg")
    tree = read_tree(bench.page)
    box = tree.one("combobox", "Attributed to")
    assert (box.properties["expanded"], box.properties["focused"]) == (True, True)
    options = tree.one("listbox", "Speakers").all("option")
    assert [one.properties["selected"] for one in options].index(True) == 0
    active = options[0]
    assert active.name.startswith("Judge Helena Vossberg")
    assert box.properties["activedescendant"] == [
        bench.page.get_by_role("option").first.get_attribute("id")
    ]
    bench.press("ArrowDown")
    options = read_tree(bench.page).one("listbox", "Speakers").all("option")
    assert [one.properties["selected"] for one in options].index(True) == 1
    bench.press("Escape")
    assert read_tree(bench.page).one("combobox", "Attributed to").properties["expanded"] is False


def test_the_list_of_keys_is_a_named_dialog_that_gives_the_focus_back(bench):
    bench.press("j", "?")
    expect(bench.page.get_by_role("dialog")).to_be_visible()
    tree = read_tree(bench.page)
    dialog = tree.one("dialog", "Keys")
    assert dialog.properties["modal"] is True
    assert tree.all("grid") == []  # what lies behind is not read
    assert dialog.one("heading", "Keys").properties["focused"] is True
    bench.press("Escape")
    bench.is_at(1)
    rows = read_tree(bench.page).one("grid").all("row")
    assert [row.properties.get("focused", False) for row in rows] == [False, True, False]


@pytest.mark.parametrize(
    "path",
    [
        "/articles/{told_article_id}/unplaced",
        "/projects/{project_id}/speakers/new",
        "/sentences/{told_sentence_id}/correct",
    ],
    ids=["unplaced", "speaker", "correct"],
)
def test_what_is_wrong_is_told_with_its_field(signed_in_page, live_desk, path):
    page = signed_in_page
    page.console.expect("status of 422")
    page.goto(path.format(**live_desk.ids))
    page.locator("main form").get_by_role("textbox").first.fill("")
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.wait_for_load_state()
    tree = read_tree(page)
    wrong = [one for one in tree.walk() if one.properties.get("invalid") == "true"]
    assert wrong
    for field in wrong:
        assert field.name
        assert field.description
    assert all(link.name for link in tree.one("alert").all("link"))
