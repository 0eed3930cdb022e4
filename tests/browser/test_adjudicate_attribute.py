"""Deciding that the words are somebody's whom no reviewer named, by keys and without scripts."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from factcheck.adjudication.bench import read_bench
from factcheck.adjudication.decisions import Wanted, decide
from factcheck.adjudication.given import GIVEN
from factcheck.annotations.reading import AttributionDraft, Reading
from factcheck.annotations.service import save_annotation
from factcheck.models import DecisionField, Sentence, Tag, uuid7
from factcheck.reviews.states import submit_review
from tests.browser.adjudicating import decisions, open_page, saved
from tests.browser.bench import NUMBERS
from tests.reviews.many import add_reviewers
from tests.support.work import add_article


@pytest.fixture
def quoted(live_database, live_desk):
    """An article of which two name Lena Ortiz for the first sentence, and one the mayor."""

    def work(session):
        people = add_reviewers(session, live_desk.project, live_desk.editor, 3)
        text = f"It rose by {next(NUMBERS)} cm, she said. It fell again."
        article = add_article(session, live_desk.project, live_desk.editor, text, "The river")
        first = session.scalars(
            select(Sentence.id).where(Sentence.article_id == article.id, Sentence.position == 0)
        ).one()
        for person, name in zip(people, ("Lena Ortiz", "Lena Ortiz", "The mayor"), strict=True):
            said = Reading(Tag.QUOTE, (AttributionDraft(uuid7(), name),))
            save_annotation(session, uuid7(), first, person.id, said, seen_revision=0)
        for person in people:
            submit_review(session, article.id, person.id)
        return article.id

    return live_database.write(work)


def name_somebody(page):
    """Fill the form in, which has the focus in the name, by keys alone."""
    page.wait_for_url("**/adjudicate/attribute?**")
    expect(page.get_by_label("Attributed to")).to_be_focused()
    page.keyboard.type("Mara Voss")
    for _step in ("kind", "manner", "role", "speaks for", "why"):
        page.keyboard.press("Tab")
    expect(page.get_by_label("Why")).to_be_focused()
    page.keyboard.type("She signed it.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/adjudicate#finish")


def named_in(database, article_id):
    [made] = decisions(database, article_id)
    return [who["speaker"]["name"] for who in made.choice["attributions"]], made.reason


@pytest.mark.parametrize("scripts", [True, False])
def test_the_words_are_decided_to_be_anothers_by_keyboard(
    new_page, live_database, live_desk, quoted, scripts
):
    page = new_page(user=live_desk.editor, java_script_enabled=scripts)
    page.goto(f"/articles/{quoted}/adjudicate")
    if scripts:
        page.keyboard.press("s")
    else:
        page.get_by_role("link", name="Somebody else").press("Enter")
    name_somebody(page)
    assert named_in(live_database, quoted) == (["Mara Voss"], "She signed it.")
    given = page.get_by_role("button", name="Mara Voss")
    expect(given).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-count]")).to_have_text("1 of 1 decided")
    page.locator("[data-finish] button").press("Enter")
    page.wait_for_url("**/reviews")
    expect(page.locator(".layer__cell--result").filter(has_text="Mara Voss")).to_be_visible()


def test_a_reason_changed_afterwards_keeps_whom_it_is_of(signed_in_page, live_database, quoted):
    page = signed_in_page
    page.goto(f"/articles/{quoted}/adjudicate")
    page.keyboard.press("s")
    name_somebody(page)
    page.locator("[data-reason]").fill("She signed each page.")
    page.keyboard.press("Enter")
    saved(page)
    assert named_in(live_database, quoted) == (["Mara Voss"], "She signed each page.")
    page.keyboard.press("Escape")
    page.locator("[data-item]").focus()
    page.keyboard.press("1")
    saved(page)
    expect(page.get_by_role("button", name="Mara Voss")).to_have_count(0)
    assert named_in(live_database, quoted)[0] == ["Lena Ortiz"]


def test_whom_another_editor_has_named_meanwhile_is_shown(
    signed_in_page, live_database, live_desk, quoted
):
    page = signed_in_page
    open_page(page, quoted)

    def other(session):
        bench = read_bench(session, quoted)
        [part] = [one for one in bench.undecided if one.field is DecisionField.ATTRIBUTION]
        given = AttributionDraft(uuid7(), "Kai Brandt")
        wanted = Wanted(part.key, GIVEN, part.fingerprint, reason="Theirs.", given=given)
        decide(session, quoted, live_desk.editor.id, wanted)

    live_database.write(other)
    page.console.expect("status of 409")
    page.keyboard.press("1")
    warning = page.locator("[data-item] [data-warning]")
    expect(warning).to_contain_text("has decided for “Kai Brandt”")
    given = page.get_by_role("button", name="Kai Brandt")
    expect(given).to_have_attribute("aria-pressed", "true")
    assert named_in(live_database, quoted)[0] == ["Kai Brandt"]


def test_taking_back_whom_an_editor_named_leaves_no_or_without_an_answer(
    signed_in_page, live_database, quoted
):
    page = signed_in_page
    page.goto(f"/articles/{quoted}/adjudicate")
    either = page.get_by_text("Or:", exact=True)
    expect(either).to_be_hidden()
    page.keyboard.press("s")
    name_somebody(page)
    expect(either).to_be_visible()
    page.locator("[data-decided] [data-take-back]").click()
    expect(page.locator("[data-status]")).to_have_text("Taken back.")
    expect(page.get_by_role("button", name="Mara Voss")).to_have_count(0)
    expect(either).to_be_hidden()
    assert decisions(live_database, quoted) == []
