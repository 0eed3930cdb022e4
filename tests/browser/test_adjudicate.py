"""Deciding where reviews differ, by keys and without scripts."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from factcheck.adjudication.bench import read_bench
from factcheck.adjudication.decisions import Wanted, decide
from factcheck.models import Review, ReviewKind, ReviewState
from tests.browser.adjudicating import decisions, open_page, saved

GOAL = 60
"""Key presses for an article of 500 sentences of which one in ten differs."""


@pytest.mark.slow
def test_500_sentences_take_no_more_than_60_keys(signed_in_page, live_database, reviewed):
    page, article_id = signed_in_page, reviewed(500, 10)
    open_page(page, article_id)
    page.evaluate("window.stays = true")
    pressed = 0
    finish = page.locator("[data-finish] button")
    while not finish.is_visible():
        page.keyboard.press("1")
        pressed += 1
        assert pressed <= GOAL
    expect(finish).to_be_focused()
    saved(page)
    assert page.evaluate("window.stays")
    page.keyboard.press("Enter")
    pressed += 1
    page.wait_for_url("**/reviews")
    assert len(decisions(live_database, article_id)) == 50
    assert pressed == 51
    with live_database.read() as session:
        adjudicated = select(Review.state).where(
            Review.article_id == article_id, Review.kind == ReviewKind.ADJUDICATED
        )
        assert session.scalar(adjudicated) is ReviewState.SUBMITTED


def test_a_choice_against_the_majority_asks_why_and_enter_sends_it(
    signed_in_page, live_database, reviewed
):
    page, article_id = signed_in_page, reviewed(20, 10)
    open_page(page, article_id)
    first = page.locator("[data-item]").first
    page.keyboard.press("q")
    reason = first.locator("[data-reason]")
    expect(reason).to_be_focused()
    expect(first.locator("[data-warning]")).to_contain_text("Write why")
    page.keyboard.type("It is in quotes, 1 of 2.")
    page.keyboard.press("Enter")
    expect(page.locator("[data-item]").nth(1)).to_be_visible()
    expect(first).to_be_hidden()
    saved(page)
    [made] = decisions(live_database, article_id)
    assert (made.choice, made.reason) == ({"tag": "quote"}, "It is in quotes, 1 of 2.")


def test_u_takes_back_the_last_decision_and_leads_to_it(signed_in_page, live_database, reviewed):
    page, article_id = signed_in_page, reviewed(30, 10)
    open_page(page, article_id)
    page.keyboard.press("1")
    page.keyboard.press("c")
    saved(page)
    page.keyboard.press("u")
    expect(page.locator("[data-item]").nth(1)).to_be_visible()
    expect(page.locator("[data-status]")).to_have_text("Taken back.")
    assert len(decisions(live_database, article_id)) == 1
    page.keyboard.press("j")
    expect(page.locator("[data-item]").nth(2)).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("[data-item]").nth(1)).to_be_focused()


def test_what_another_editor_decided_is_shown_and_not_overwritten(
    signed_in_page, live_database, live_desk, reviewed
):
    page, article_id = signed_in_page, reviewed(20, 10)
    open_page(page, article_id)

    def other(session):
        part = read_bench(session, article_id).differing[0]
        wanted = Wanted(part.key, "opinion", part.fingerprint, reason="Theirs.")
        decide(session, article_id, live_desk.editor.id, wanted)

    live_database.write(other)
    page.console.expect("status of 409")
    page.keyboard.press("1")
    expect(page.locator("[data-status]")).to_contain_text("need another look")
    page.keyboard.press("k")
    warning = page.locator("[data-item]").first.locator("[data-warning]")
    expect(warning).to_contain_text("has decided for “Opinion”")
    assert [one.choice for one in decisions(live_database, article_id)] == [{"tag": "opinion"}]
    page.keyboard.press("1")
    saved(page)
    assert [one.choice for one in decisions(live_database, article_id)] == [{"tag": "claim"}]


def test_a_decision_made_offline_is_sent_when_there_is_a_connection(
    signed_in_page, live_database, reviewed
):
    page, article_id = signed_in_page, reviewed(20, 10)
    open_page(page, article_id)
    page.console.expect("ERR_INTERNET_DISCONNECTED")
    page.context.set_offline(True)
    page.keyboard.press("1")
    expect(page.locator("[data-status]")).to_contain_text("cannot be reached")
    assert decisions(live_database, article_id) == []
    page.context.set_offline(False)
    saved(page)
    assert len(decisions(live_database, article_id)) == 1


def test_without_scripts_each_answer_is_a_button(new_page, live_database, live_desk, reviewed):
    article_id = reviewed(20, 10)
    page = new_page(user=live_desk.editor, java_script_enabled=False)
    page.goto(f"/articles/{article_id}/adjudicate")
    page.locator("[data-item]").first.locator("[data-choice]").first.click()
    page.wait_for_url("**/adjudicate#i-10-tag")
    page.locator("[data-item]").nth(1).locator("[data-choice]").first.click()
    page.locator("[data-finish] button").click()
    page.wait_for_url("**/reviews")
    assert len(decisions(live_database, article_id)) == 2


def overrule(page, article_id):
    """Decide otherwise of what all say of the second sentence."""
    page.goto(f"/articles/{article_id}/reviews")
    page.locator("#s-2").get_by_role("link", name="Decide otherwise").first.press("Enter")
    page.wait_for_url("**/adjudicate/overrule?**")
    expect(page.locator("input[name=choice]").first).to_be_focused()
    page.locator("input[name=choice]").last.press("Space")
    page.get_by_label("Why").fill("They are all wrong.")
    page.get_by_role("button", name="Decide otherwise").press("Enter")
    page.wait_for_url("**/adjudicate#i-1-tag")


@pytest.mark.parametrize("scripts", [True, False])
def test_what_all_say_is_overruled_by_keyboard_and_taken_back(
    new_page, live_database, live_desk, reviewed, scripts
):
    article_id = reviewed(20, 10)
    page = new_page(user=live_desk.editor, java_script_enabled=scripts)
    overrule(page, article_id)
    [made] = decisions(live_database, article_id)
    assert made.reason == "They are all wrong."
    count = page.locator("[data-count]")
    expect(count).to_have_text("1 of 3 decided")
    page.locator("#i-1-tag [data-take-back]").click()
    expect(count).to_have_text("0 of 2 decided")
    expect(page.get_by_role("status").filter(has_text="holds again")).to_be_visible()
    expect(page.locator("#i-1-tag")).to_have_count(0)
    assert decisions(live_database, article_id) == []


def test_1_takes_back_what_was_overruled_and_it_leaves_the_page(
    signed_in_page, live_database, reviewed
):
    page, article_id = signed_in_page, reviewed(20, 10)
    overrule(page, article_id)
    page.keyboard.press("1")
    expect(page.locator("#i-1-tag")).to_have_count(0)
    expect(page.locator("[data-status]")).to_contain_text("What all reviewers say holds again")
    expect(page.locator(".notice")).to_have_count(0)
    expect(page.locator("[data-item]:not([hidden]) [data-number]")).to_have_text("2 of 2")
    assert page.locator("[data-progress] progress").evaluate("bar => bar.max") == 2
    assert decisions(live_database, article_id) == []


def test_a_reason_changed_after_its_decision_is_saved_when_it_is_left(
    signed_in_page, live_database, reviewed
):
    page, article_id = signed_in_page, reviewed(20, 10)
    open_page(page, article_id)
    page.keyboard.press("1")
    page.keyboard.press("k")
    for key, words in (("Escape", "Mine."), (None, "Mine. And more.")):
        page.locator("[data-item]:not([hidden]) [data-reason]").fill(words)
        if key:
            page.keyboard.press(key)
        else:
            page.locator("h1").click()
        saved(page)
        assert [made.reason for made in decisions(live_database, article_id)] == [words]


def test_finish_saves_first_what_is_typed(signed_in_page, live_database, reviewed):
    page, article_id = signed_in_page, reviewed(20, 10)
    open_page(page, article_id)
    page.keyboard.press("1")
    page.keyboard.press("1")
    saved(page)
    page.locator("[data-item]:not([hidden]) [data-reason]").fill("At last.")
    page.locator("[data-finish] button").click()
    page.wait_for_url("**/reviews")
    assert "At last." in [made.reason for made in decisions(live_database, article_id)]


def test_a_reason_without_a_choice_says_what_is_missing(signed_in_page, reviewed):
    page, article_id = signed_in_page, reviewed(20, 10)
    open_page(page, article_id)
    page.keyboard.press("w")
    page.keyboard.type("So.")
    page.keyboard.press("Enter")
    first = page.locator("[data-item]").first
    expect(first.locator("[data-warning]")).to_contain_text("Choose an answer first")
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    expect(first).to_be_hidden()
    saved(page)
