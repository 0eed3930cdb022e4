"""Sources side by side."""

import pytest
from playwright.sync_api import expect

from factcheck.compare.deciding import list_decided
from factcheck.models import DiscrepancyState, Stance
from factcheck.sources.linked import list_evidence
from tests.browser.bench import NUMBERS
from tests.browser.comparing import begun
from tests.support.pages import scrolls_sideways
from tests.support.work import add_article, add_report, sentences

TEXT = "The gauge rose by 18 centimetres on Monday. Nobody was hurt. The dam is {} years old."
FILLER = " ".join(f"Line {number} speaks of other things at some length." for number in range(60))
SOURCES = {
    "Board": f"{FILLER} The gauge rose by 11 centimetres on Monday. {FILLER} Copy {{}}.",
    "Wire": f"{FILLER} On Monday the gauge rose by 18 centimetres. Copy {{}}.",
    "Recipe": "Peel two onions. Fry them in butter. Serve {}.",
}


@pytest.fixture
def compared(live_database, live_desk):
    """The first sentence of an article, and the sources by name."""

    def work(session):
        desk, editor = live_desk.project, live_desk.editor
        copy = next(NUMBERS)
        article = add_article(session, desk, editor, TEXT.format(copy), "The gauge")
        sources = {
            name: add_report(session, desk, editor, text.format(copy), name).id
            for name, text in SOURCES.items()
        }
        return sentences(session, article)[0], sources

    return live_database.write(work)


@pytest.fixture
def evidence(live_database, live_desk, compared):
    def stored():
        with live_database.read() as session:
            return list_evidence(session, compared[0].id, live_desk.editor.id)

    return stored


def open_compare(page, compared, *names):
    sentence, sources = compared
    wanted = "&".join(f"source={sources[name]}" for name in names or SOURCES)
    page.goto(f"/sentences/{sentence.id}/compare?{wanted}")


def column(page, name):
    return page.get_by_role("region", name=name, exact=True)


def match(page, name, number=0):
    return column(page, name).locator("[data-match]").nth(number)


def stance(page, name):
    """What a match is linked as; its buttons have the same words."""
    return match(page, name).locator(".stance")


def test_each_column_begins_with_its_best_match_and_the_page_stays(signed_in_page, compared):
    page = signed_in_page
    open_compare(page, compared)
    expect(match(page, "Board").locator(".match__text")).to_contain_text("11 centimetres")
    expect(match(page, "Board")).to_be_in_viewport()
    expect(match(page, "Wire")).to_be_in_viewport()
    assert page.evaluate("scrollY") == 0


def test_a_source_that_says_nothing_of_it_says_so(signed_in_page, compared):
    open_compare(signed_in_page, compared)
    expect(column(signed_in_page, "Recipe")).to_contain_text("Nothing found in this source")
    expect(column(signed_in_page, "Wire")).not_to_contain_text("Nothing found")


def test_keys_move_through_sources_and_link_with_three_stances(signed_in_page, compared, evidence):
    page = signed_in_page
    open_compare(page, compared, "Board", "Wire")
    page.keyboard.press("1")
    expect(match(page, "Board")).to_be_focused()
    page.keyboard.press("r")
    expect(stance(page, "Board")).to_contain_text("Refutes")
    begun(page)
    expect(match(page, "Board")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(match(page, "Wire")).to_be_focused()
    page.keyboard.press("s")
    expect(stance(page, "Wire")).to_have_text("+Supports")
    begun(page)
    page.keyboard.press("m")
    expect(stance(page, "Wire")).to_contain_text("Mentions")
    assert [stored.stance for stored in evidence()] == [Stance.REFUTES, Stance.MENTIONS]
    assert evidence()[0].exact == "The gauge rose by 11 centimetres on Monday."


def test_keys_decide_on_what_differs(signed_in_page, compared, live_database, live_desk):
    page = signed_in_page
    open_compare(page, compared, "Board", "Wire")
    mark = match(page, "Board").locator("[data-mark]")
    expect(mark).to_contain_text("18 centimetres against 11 centimetres")
    page.keyboard.press("1")
    page.keyboard.press("a")
    expect(mark).to_contain_text("Accepted")
    begun(page)
    page.keyboard.press("u")
    expect(mark).not_to_contain_text("Accepted")
    begun(page)
    page.keyboard.press("d")
    expect(mark).to_contain_text("Dismissed")
    with live_database.read() as session:
        decided = list_decided(session, compared[0].id, live_desk.editor.id)
    assert [row.state for row in decided] == [DiscrepancyState.DISMISSED]


def test_single_keys_can_be_switched_off(signed_in_page, compared, evidence):
    page = signed_in_page
    open_compare(page, compared, "Board", "Wire")
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Single-key shortcuts are on").uncheck()
    page.keyboard.press("Escape")
    match(page, "Board").focus()
    page.keyboard.press("r")
    page.keyboard.press("Tab")
    assert evidence() == []


def test_another_passage_of_the_text_is_linked_by_one_key(signed_in_page, compared, evidence):
    page = signed_in_page
    open_compare(page, compared, "Board", "Wire")
    whole = column(page, "Wire").locator(".column__whole")
    whole.locator("summary").click()
    whole.locator("input[type=radio]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    assert evidence() == []
    page.keyboard.press("ArrowUp")
    page.keyboard.press("m")
    expect(column(page, "Wire").locator(".match--linked")).to_contain_text("Mentions")
    assert [stored.exact[:6] for stored in evidence()] == ["Line 0"]


def test_a_stance_is_changed_and_a_link_taken_away(signed_in_page, compared, evidence):
    page = signed_in_page
    open_compare(page, compared)
    match(page, "Wire").get_by_role("button", name="Mentions").click()
    expect(stance(page, "Wire")).to_contain_text("Mentions")
    match(page, "Wire").get_by_text("Change").click()
    match(page, "Wire").get_by_role("button", name="Supports").click()
    expect(stance(page, "Wire")).to_have_text("+Supports")
    assert [stored.stance for stored in evidence()] == [Stance.SUPPORTS]
    match(page, "Wire").get_by_text("Change").click()
    match(page, "Wire").get_by_role("button", name="Unlink").click()
    expect(stance(page, "Wire")).to_have_count(0)
    assert evidence() == []


def test_ctrl_z_takes_back_what_was_linked_here(signed_in_page, compared, evidence):
    page = signed_in_page
    open_compare(page, compared, "Board", "Wire")
    match(page, "Wire").get_by_role("button", name="Mentions").click()
    expect(page.get_by_role("status")).to_contain_text("Linked.")
    begun(page)
    page.keyboard.press("Control+z")
    expect(page.get_by_role("status")).to_contain_text("Undone")
    expect(match(page, "Wire")).to_be_focused()
    assert evidence() == []


def test_ctrl_z_takes_nothing_back_that_was_not_done_here(signed_in_page, compared, evidence):
    page = signed_in_page
    open_compare(page, compared, "Board", "Wire")
    match(page, "Wire").get_by_role("button", name="Mentions").click()
    expect(page.get_by_role("status")).to_contain_text("Linked.")
    open_compare(page, compared, "Board", "Wire")
    page.keyboard.press("Control+z")
    page.keyboard.press(".")
    expect(page.locator(".claim-in-context__text")).to_have_text("Nobody was hurt.")
    assert len(evidence()) == 1


def test_a_number_leads_to_the_match_that_carries_it(signed_in_page, compared):
    page = signed_in_page
    open_compare(page, compared, "Wire", "Board")
    whole = column(page, "Wire").locator(".column__whole")
    whole.locator("summary").click()
    whole.get_by_text("Line 0", exact=False).first.click()
    whole.get_by_role("button", name="Mentions").click()
    expect(match(page, "Wire", 1)).to_contain_text("Line 0")
    expect(match(page, "Wire", 1)).to_contain_text("Match 2")
    expect(match(page, "Wire")).to_contain_text("Match 1")
    begun(page)
    page.keyboard.press("2")
    expect(page.get_by_role("article", name="Match 2 of Wire")).to_be_focused()
    page.keyboard.press("1")
    expect(page.get_by_role("article", name="Match 1 of Wire")).to_be_focused()


def test_a_question_mark_opens_the_keys(signed_in_page, compared):
    page = signed_in_page
    open_compare(page, compared)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [1280, 390])
def test_what_was_done_leaves_the_titles_in_sight(new_page, live_desk, compared, width, scripts):
    page = new_page(user=live_desk.editor, java_script_enabled=scripts)
    page.set_viewport_size({"width": width, "height": 844})
    open_compare(page, compared)
    match(page, "Board").get_by_role("button", name="Accept").click()
    expect(match(page, "Board")).to_contain_text("Accepted")
    match(page, "Board").get_by_role("button", name="Refutes").click()
    expect(page.get_by_role("status")).to_contain_text("Linked.")
    page.wait_for_load_state()
    expect(page.get_by_role("status")).to_be_in_viewport()
    columns = page.locator("[data-columns]")
    assert columns.evaluate("e => [e.scrollTop, e.scrollHeight - e.clientHeight]") == [0, 0]
    top = column(page, "Board").get_by_role("heading", level=2).bounding_box()["y"]
    claim = page.locator(".claim-in-context").bounding_box()
    assert top >= claim["y"] + claim["height"]


def test_commas_and_stops_step_through_the_sentences(signed_in_page, compared):
    page = signed_in_page
    open_compare(page, compared)
    page.keyboard.press(".")
    expect(page.locator(".claim-in-context__text")).to_have_text("Nobody was hurt.")
    expect(page.get_by_role("region", name="Recipe")).to_be_visible()
    begun(page)
    page.keyboard.press(",")
    expect(page.locator(".claim-in-context__text")).to_contain_text("The gauge rose")


def test_a_column_is_added_and_taken_away(signed_in_page, compared):
    page = signed_in_page
    open_compare(page, compared, "Board", "Wire")
    page.get_by_label("Add a source").select_option(str(compared[1]["Recipe"]))
    page.get_by_role("button", name="Add", exact=True).click()
    expect(column(page, "Recipe")).to_be_visible()
    expect(column(page, "Board")).to_be_visible()
    page.get_by_role("link", name="Take away: Wire").click()
    expect(column(page, "Wire")).to_have_count(0)
    expect(column(page, "Recipe")).to_be_visible()


def test_more_is_found_in_the_library_by_one_key(signed_in_page, compared):
    page = signed_in_page
    open_compare(page, compared, "Recipe")
    expect(page.locator("[data-column]")).to_have_count(1)
    page.keyboard.press("f")
    expect(page.get_by_role("region", name="More in the library")).to_be_focused()
    begun(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-column]")).to_have_count(2)
    expect(column(page, "Recipe")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 800, 390, 320])
def test_many_columns_never_widen_the_page(signed_in_page, compared, width):
    signed_in_page.set_viewport_size({"width": width, "height": 800})
    open_compare(signed_in_page, compared)
    assert not scrolls_sideways(signed_in_page)
    least = 0.6 * width if width < 400 else 0.25 * width
    assert column(signed_in_page, "Board").bounding_box()["width"] >= least


def test_without_scripts_all_of_it_is_done_by_buttons(new_page, live_desk, compared, evidence):
    page = new_page(user=live_desk.editor, java_script_enabled=False)
    open_compare(page, compared)
    match(page, "Board").get_by_role("button", name="Accept").click()
    expect(match(page, "Board")).to_contain_text("Accepted")
    match(page, "Board").get_by_role("button", name="Refutes").click()
    expect(stance(page, "Board")).to_contain_text("Refutes")
    assert [stored.stance for stored in evidence()] == [Stance.REFUTES]
