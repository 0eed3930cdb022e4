"""Linking passages of sources to sentences."""

import pytest
from playwright.sync_api import expect

from factcheck.models import Stance
from factcheck.sources.linked import list_evidence
from tests.browser.bench import NUMBERS
from tests.support.work import add_article, add_report, link, sentences

TEXT = "The gauge rose by 18 centimetres on Monday. Nobody was hurt. This is copy {}."
REPORT = """A report 📈 of the River Board. The gauge rose by 11 centimetres on Monday.
Streets stayed open 🙂 all week. The mayor was away. This is copy {}."""

SELECT = """
([from, to]) => {
  const list = [...document.querySelectorAll("[data-start]")];
  const find = (words) => list.find((element) => element.textContent.includes(words));
  const range = document.createRange();
  const [first, last] = [find(from), find(to)];
  range.setStart(first.firstChild, first.textContent.indexOf(from));
  range.setEnd(last.firstChild, last.textContent.indexOf(to) + to.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}
"""
"""Select from the first of some words to the last of others."""


@pytest.fixture
def claim(live_database, live_desk):
    """A sentence, and a source that bears on it."""

    def work(session):
        text, report = (text.format(next(NUMBERS)) for text in (TEXT, REPORT))
        article = add_article(session, live_desk.project, live_desk.editor, text, "The gauge")
        source = add_report(session, live_desk.project, live_desk.editor, report, "Gauge report")
        return sentences(session, article)[0], source

    return live_database.write(work)


@pytest.fixture
def evidence(live_database, live_desk, claim):
    """What is stored for the sentence."""

    def stored():
        with live_database.read() as session:
            return list_evidence(session, claim[0].id, live_desk.editor.id)

    return stored


def open_passages(page, claim):
    page.goto(f"/sentences/{claim[0].id}/evidence/new?source={claim[1].id}")


def test_a_source_is_found_and_chosen_with_the_keyboard(signed_in_page, claim):
    page = signed_in_page
    page.goto(f"/sentences/{claim[0].id}/evidence")
    expect(page.get_by_label("Search titles")).to_be_focused()
    page.keyboard.type("Gauge report")
    page.keyboard.press("Enter")
    page.wait_for_url("**/evidence?q=Gauge+report")
    expect(page.get_by_label("Search titles")).to_have_value("Gauge report")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Which passage bears on it?")).to_be_visible()


def test_the_best_match_is_linked_with_three_keys(signed_in_page, claim, evidence):
    page = signed_in_page
    open_passages(page, claim)
    for key in ("1", "r", "Enter"):
        page.keyboard.press(key)
    expect(page.locator(".sentence").first).to_contain_text("1 source")
    expect(page.get_by_role("link", name="Gauge report")).to_be_visible()
    (stored,) = evidence()
    assert stored.exact == "The gauge rose by 11 centimetres on Monday."
    assert stored.stance is Stance.REFUTES


def test_nothing_is_linked_before_passage_and_stance_are_chosen(signed_in_page, claim, evidence):
    page = signed_in_page
    page.console.expect("status of 422")
    open_passages(page, claim)
    page.get_by_label("Note").fill("Eleven, not eighteen.")
    page.get_by_role("button", name="Link the passage").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose a passage")
    expect(page.get_by_label("Note")).to_have_value("Eleven, not eighteen.")
    assert evidence() == []


def test_selected_words_are_linked_at_their_code_points(signed_in_page, claim, evidence):
    page = signed_in_page
    open_passages(page, claim)
    page.evaluate(SELECT, ["11 centimetres", "open 🙂"])
    expect(page.get_by_text("Selected words:")).to_be_visible()
    page.locator("label", has_text="Mentions").click()
    page.get_by_role("button", name="Link the passage").click()
    expect(page.locator(".sentence").first).to_contain_text("1 source")
    (stored,) = evidence()
    assert stored.exact == "11 centimetres on Monday.\nStreets stayed open 🙂"
    assert REPORT[stored.start : stored.end] == stored.exact


def test_words_from_the_start_of_a_passage_stay_chosen_after_a_refusal(
    signed_in_page, claim, evidence
):
    page = signed_in_page
    page.console.expect("status of 422")
    open_passages(page, claim)
    page.evaluate(SELECT, ["The gauge", "The gauge rose"])
    expect(page.get_by_text("Selected words:")).to_be_visible()
    page.get_by_role("button", name="Link the passage").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Selected words:")).to_be_visible()
    expect(page.get_by_label("Selected words:")).to_be_checked()
    page.locator("label", has_text="Refutes").click()
    page.get_by_role("button", name="Link the passage").click()
    expect(page.locator(".sentence").first).to_contain_text("1 source")
    assert [stored.exact for stored in evidence()] == ["The gauge rose"]


def test_a_link_is_changed_and_taken_away(
    signed_in_page, live_database, live_desk, claim, evidence
):
    live_database.write(
        lambda session: link(session, claim[0], live_desk.editor, claim[1], (0, 31))
    )
    page = signed_in_page
    page.goto(f"/evidence/{evidence()[0].id}")
    expect(page.locator("mark")).to_have_text("A report 📈 of the River Board.")
    page.locator("label", has_text="Supports").click()
    page.get_by_label("Note").fill("See **page 3**.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".passage-card")).to_contain_text("See page 3.")
    assert evidence()[0].stance is Stance.SUPPORTS
    page.locator(".passage-card a").first.click()
    page.get_by_role("button", name="Unlink the passage").click()
    expect(page.get_by_text("Nothing is linked to this sentence yet.")).to_be_visible()
    assert evidence() == []


def test_without_scripts_a_passage_is_a_radio_button(new_page, live_desk, claim, evidence):
    page = new_page(user=live_desk.editor, java_script_enabled=False)
    open_passages(page, claim)
    page.get_by_label("The mayor was away.").check()
    page.get_by_label("Mentions").check()
    page.get_by_role("button", name="Link the passage").click()
    expect(page.locator(".sentence").first).to_contain_text("1 source")
    assert [stored.exact for stored in evidence()] == ["The mayor was away."]


def test_the_sentence_stays_in_view_on_a_phone(new_page, live_desk, claim):
    page = new_page(user=live_desk.editor, viewport={"width": 390, "height": 700})
    open_passages(page, claim)
    page.get_by_role("button", name="Link the passage").scroll_into_view_if_needed()
    expect(page.locator(".claim-in-context__text")).to_be_in_viewport()
