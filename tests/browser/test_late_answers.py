"""What is done while an answer is on its way stays with what it was done to."""

from playwright.sync_api import expect

from factcheck.models import Tag, Verdict
from tests.browser.bench import NUMBERS, SAVES
from tests.browser.held import Held
from tests.browser.marking import box, choose
from tests.support.saying import say_of
from tests.support.work import add_report, link, sentences

UNDO = "**/api/v1/projects/*/undo"
NAMES = "**/api/v1/projects/*/speakers?*"


def name_slowly(bench, name) -> Held:
    """Name a speaker whose look-up waits."""
    held = Held(bench.page, NAMES)
    bench.press("a")
    bench.type(name)
    bench.press("Enter")
    bench.is_at(0)
    held.wait()
    return held


def attributions(bench, index):
    saved = bench.stored()[index]
    return saved.reading.attributions if saved else []


def test_a_tag_right_after_an_undo_holds(bench):
    bench.press("c")
    bench.is_saved()
    bench.press("u", "q")
    expect(bench.row(0)).to_contain_text("Quote")
    bench.is_saved()
    assert bench.tags()[0] == "quote"


def test_a_change_made_during_an_undo_is_made_to_what_it_leaves(bench):
    bench.press("c")
    bench.is_saved()
    bench.press("m")
    bench.type("Ask the gauge")
    bench.press("Escape")
    bench.is_saved()
    undo = Held(bench.page, UNDO)
    bench.press("u")
    undo.wait()
    bench.press("f")
    undo.let_go()
    expect(bench.page.get_by_label("Note", exact=True)).to_have_value("")
    reading = bench.stored()[0].reading
    assert (reading.tag, reading.note, reading.flagged) == (Tag.CLAIM, "", True)
    bench.open()
    bench.press("u")
    bench.is_at(0)
    expect(bench.page.get_by_label("Needs another look")).not_to_be_checked()
    reading = bench.stored()[0].reading
    assert (reading.tag, reading.flagged) == (Tag.CLAIM, False)


def test_an_undo_takes_back_what_was_done_before_its_key(bench):
    saves = Held(bench.page, SAVES)
    bench.press("c")
    saves.wait()
    bench.press("u", "j", "q")
    expect(bench.row(1)).to_contain_text("Quote")
    saves.let_go()
    expect(bench.row(0).locator(".tag")).to_have_count(0)
    assert bench.tags()[:2] == ["-", "quote"]


def test_a_note_typed_during_an_undo_stays_under_the_caret(bench):
    bench.press("c", "j", "q")
    bench.is_saved()
    undo = Held(bench.page, UNDO)
    bench.press("u")
    undo.wait()
    bench.press("m")
    bench.type("Ask ")
    undo.let_go()
    expect(bench.row(1).locator(".tag")).to_have_count(0)
    bench.type("the gauge")
    expect(bench.page.get_by_label("Note", exact=True)).to_be_focused()
    bench.press("Escape")
    assert bench.stored()[1].reading.note == "Ask the gauge"


def test_who_has_gone_on_is_not_led_back_by_an_undo(bench):
    bench.press("c", "End")
    bench.is_saved()
    undo = Held(bench.page, UNDO)
    bench.press("u")
    undo.wait()
    bench.press("k")
    undo.let_go()
    expect(bench.row(0).locator(".tag")).to_have_count(0)
    bench.is_at(2)


def test_marked_words_go_to_whom_they_were_marked_for(bench):
    held = Held(bench.page, NAMES)
    bench.press("q")
    choose(bench, "Home")
    bench.press("r")
    expect(bench.speaker_box).to_be_focused()
    bench.type("Ada Marr")
    bench.press("Enter", "j")
    held.let_go()
    expect(bench.row(0)).to_contain_text("Ada Marr")
    (who,) = attributions(bench, 0)
    assert (who.speaker_name, who.cue.exact) == ("Ada Marr", "The")


def test_words_marked_while_a_name_is_looked_up_are_its(bench):
    bench.press("q")
    held = name_slowly(bench, "Ada Marr")
    choose(bench, "Home")
    bench.press("r")
    expect(box(bench)).to_be_hidden()
    bench.press("j")
    held.let_go()
    expect(bench.row(0)).to_contain_text("Ada Marr")
    (who,) = attributions(bench, 0)
    assert who.cue.exact == "The"


def test_words_marked_in_the_next_sentence_are_not_its_speakers(bench):
    bench.press("q")
    held = name_slowly(bench, "Ada Marr")
    bench.press("j")
    choose(bench, "Home")
    bench.press("r")
    held.let_go()
    expect(bench.row(0)).to_contain_text("Ada Marr")
    (who,) = attributions(bench, 0)
    assert who.cue is None


def test_a_mark_taken_away_is_not_brought_back_by_a_name_for_it(bench):
    choose(bench, "Home")
    bench.press("c")
    expect(bench.row(0).locator("mark")).to_have_count(1)
    held = name_slowly(bench, "Ada Marr")
    bench.press("Delete")
    expect(bench.row(0).locator("mark")).to_have_count(0)
    held.let_go()
    expect(bench.status).to_contain_text("The mark was taken away meanwhile")
    assert bench.spans(0) == []


def test_a_mark_taken_away_before_its_save_is_answered_stays_away(bench):
    saves = Held(bench.page, SAVES)
    choose(bench, "Enter")
    saves.wait()
    bench.press("Delete")
    assert bench.marks(0) == []
    with bench.page.expect_request(SAVES):
        saves.routes.pop().continue_()
    assert bench.marks(0) == []
    saves.let_go()
    assert bench.spans(0) == []


def test_leaving_the_choice_of_words_for_another_sentence_leads_there(bench):
    bench.press("q", "a")
    bench.type("Ada Marr")
    bench.press("Enter")
    bench.is_at(0)
    bench.page.locator(".who__more summary").click()
    bench.page.get_by_role("button", name="Mark the cue").click()
    expect(box(bench)).to_be_visible()
    bench.row(2).locator(".sentence__text").click()
    bench.is_at(2)
    bench.press("o")
    assert bench.tags()[2] == "opinion"


def test_undo_shows_the_sentence_it_changes_whatever_is_filtered(bench):
    bench.press("End", "q", "Home", "c", "f", "/")
    bench.page.get_by_label("Tag", exact=True).select_option("quote")
    expect(bench.row(0)).to_be_hidden()
    bench.row(3).click()
    bench.press("u")
    expect(bench.row(0)).to_be_visible()
    bench.is_at(0)


def test_a_verdict_begun_here_does_not_replace_a_newer_one(
    bench, article, live_database, live_desk
):
    bench.press("c")
    bench.page.get_by_label("Supported", exact=True).check()
    bench.page.get_by_label("Why", exact=True).fill("an early guess")
    expect(bench.page.get_by_text("link at least one source")).to_be_visible()
    bench.is_saved()

    def refute_it_elsewhere(session):
        first = sentences(session, article)[0]
        words = f"Report {next(NUMBERS)}. The gauge rose again."
        report = add_report(session, live_desk.project, live_desk.editor, words)
        link(session, first, live_desk.editor, report, (0, 6))
        verdict = {"tag": Tag.CLAIM, "verdict": Verdict.REFUTED, "justification": "The gauge fell"}
        say_of(session, first, live_desk.editor, **verdict)

    live_database.write(refute_it_elsewhere)
    bench.page.reload()
    told = bench.page.get_by_text("not saved, as the verdict was changed since")
    expect(told).to_contain_text("Supported, “an early guess”")
    expect(bench.page.get_by_label("Why", exact=True)).to_have_value("The gauge fell")
    bench.press("Home", "f")
    assert bench.stored()[0].reading.verdict is Verdict.REFUTED


def test_after_an_undo_the_line_says_soon_that_all_is_saved(bench):
    bench.press("c")
    bench.is_saved()
    bench.press("u")
    expect(bench.status).to_contain_text("Undone")
    saves = Held(bench.page, SAVES)
    bench.press("q")
    expect(bench.status).to_have_text("Saving…", timeout=4000)
    saves.let_go()
    bench.is_saved()
