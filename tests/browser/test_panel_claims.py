"""How sure a reading is, another look, and the verdict on a claim, in the panel."""

import pytest
from playwright.sync_api import expect

from factcheck.models import Certainty, Verdict
from tests.browser.bench import NUMBERS
from tests.support.pages import axe, is_uncovered
from tests.support.work import add_report, link, sentences

TEXT = "The river rose by 18 centimetres. Nobody was hurt. The dam is {} years old."


@pytest.fixture
def add_source(live_database, live_desk, article):
    """Link passages of a new source to the first sentence."""

    def add(count=1):
        def fill(session):
            text = f"Report {next(NUMBERS)}. " + "The gauge rose again. " * (count + 1)
            source = add_report(session, live_desk.project, live_desk.editor, text)
            first = sentences(session, article)[0]
            for number in range(count):
                span = (20 + number * 22, 40 + number * 22)
                link(session, first, live_desk.editor, source, span)

        live_database.write(fill)

    return add


def choose(bench, word):
    bench.page.locator(".choices__one", has_text=word).click()


def conclude(bench, verdict, why):
    choose(bench, verdict)
    bench.page.get_by_label("Why").fill(why)


def settled(bench):
    """What the database holds of the first sentence, once typed words were sent."""
    bench.page.wait_for_timeout(700)
    return bench.stored()[0].reading


def test_another_look_is_one_key_and_certainty_one_press(bench):
    bench.press("c", "f")
    choose(bench, "Unsure")
    reading = settled(bench)
    assert (reading.certainty, reading.flagged) == (Certainty.UNSURE, True)
    expect(bench.page.get_by_label("Needs another look")).to_be_checked()
    bench.page.get_by_label("Needs another look").uncheck()
    assert not settled(bench).flagged


def test_only_a_claim_has_a_verdict(bench):
    bench.press("q")
    expect(bench.page.locator(".claim")).to_be_hidden()
    bench.press("c")
    expect(bench.page.locator(".claim")).to_be_visible()
    expect(bench.page.get_by_label("Why")).to_be_hidden()
    assert axe(bench.page) == []


def test_a_verdict_that_lacks_something_says_so_and_is_kept_until_it_is_complete(bench, add_source):
    bench.press("c")
    choose(bench, "Refuted")
    missing = bench.page.locator("[data-missing]")
    expect(missing).to_have_text("Not saved yet: say why, and link at least one source.")
    bench.page.get_by_label("Why").fill("It was 11.")
    expect(missing).to_have_text("Not saved yet: link at least one source.")
    assert settled(bench).verdict is None
    bench.press("Escape")
    bench.press("j", "k")
    expect(bench.page.get_by_label("Why")).to_have_value("It was 11.")
    add_source()
    bench.page.reload()
    bench.is_whole()
    reading = settled(bench)
    assert (reading.verdict, reading.justification) == (Verdict.REFUTED, "It was 11.")
    expect(missing).to_have_text("")


def test_a_verdict_that_is_not_saved_is_counted_in_the_bar_which_leads_to_it(bench, add_source):
    bench.press("c")
    choose(bench, "Refuted")
    expect(bench.status).to_have_text("1 verdict is not saved yet")
    assert is_uncovered(bench.page.locator("[data-missing]"))
    bench.press("Escape")
    bench.press("j", "j", "q")
    bench.page.reload()
    expect(bench.status).to_have_text("1 verdict is not saved yet")
    bench.page.get_by_role("button", name="Show it").click()
    bench.is_at(0)
    bench.press("q")
    expect(bench.status).to_have_text("All changes saved")
    bench.press("c")
    expect(bench.status).to_have_text("1 verdict is not saved yet")
    choose(bench, "No verdict yet")
    expect(bench.status).to_have_text("All changes saved")


def test_a_complete_verdict_is_saved_at_once_and_can_be_taken_back(bench, add_source):
    add_source()
    bench.page.reload()
    bench.is_whole()
    bench.press("c")
    conclude(bench, "Supported", "The gauge says so.")
    assert settled(bench).verdict is Verdict.SUPPORTED
    choose(bench, "No verdict yet")
    reading = settled(bench)
    assert (reading.verdict, reading.justification) == (None, "The gauge says so.")


def test_not_enough_evidence_needs_no_source(bench):
    bench.press("c")
    conclude(bench, "Not enough evidence", "There are no figures.")
    assert settled(bench).verdict is Verdict.NOT_ENOUGH


def test_an_emptied_reason_leaves_the_verdict_as_it_was_saved(bench):
    bench.press("c")
    conclude(bench, "Not enough evidence", "There are no figures.")
    assert settled(bench).verdict is Verdict.NOT_ENOUGH
    bench.page.get_by_label("Why").fill("")
    expect(bench.page.locator("[data-missing]")).to_have_text("Not saved yet: say why.")
    assert settled(bench).justification == "There are no figures."
    bench.page.get_by_label("Why").fill("None were published.")
    assert settled(bench).justification == "None were published."


def test_another_tag_takes_the_verdict_away_and_saves(bench):
    bench.press("c")
    conclude(bench, "Not enough evidence", "There are no figures.")
    settled(bench)
    bench.press("Escape", "o")
    reading = settled(bench)
    assert (str(reading.tag), reading.verdict) == ("opinion", None)


def test_two_thousand_links_do_not_freeze_the_panel(bench, add_source):
    add_source(2000)
    bench.page.reload()
    cards = bench.page.locator(".passage-card")
    expect(cards).to_have_count(20)
    bench.press("j")
    expect(cards).to_have_count(0)
    bench.press("k")
    expect(cards).to_have_count(20)
    bench.page.get_by_role("link", name="Show all 2000 links").click()
    expect(cards).to_have_count(2000)
    bench.page.locator(".sentence").first.focus()
    bench.press("c")
    assert bench.tags()[0] == "claim"


def test_the_row_tells_the_verdict_as_the_page_does_when_it_is_opened_again(bench):
    margin = bench.row(0).locator(".sentence__meta")
    bench.press("c")
    conclude(bench, "Not enough evidence", "Nobody measured it.")
    expect(margin).to_have_text("Not enough evidence")
    settled(bench)
    bench.page.reload()
    bench.is_at(0)
    expect(margin).to_have_text("Not enough evidence")
    bench.press("q")
    expect(margin).to_be_empty()
