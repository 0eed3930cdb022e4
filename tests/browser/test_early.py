"""What is done before the script of the panel is there is kept for it."""

from playwright.sync_api import expect

from factcheck.models import Tag
from tests.browser.bench import NUMBERS, SAVES
from tests.browser.held import Held
from tests.support.work import add_report, link, sentences

PANEL = "**/js/workbench.panel.js"
FILTER = "**/js/workbench.filter.js"


def open_without(bench) -> Held:
    """Open the article anew, with the script of the panel still to come."""
    held = Held(bench.page, PANEL)
    bench.page.goto(f"/articles/{bench.article.id}", wait_until="commit")
    held.wait()
    bench.is_at(0)
    return held


def test_who_is_quicker_than_the_panel_loses_nothing(bench, article, live_database, live_desk):
    def link_a_source(session):
        report = add_report(session, live_desk.project, live_desk.editor, f"Rain {next(NUMBERS)}.")
        link(session, sentences(session, article)[1], live_desk.editor, report, (0, 4))

    live_database.write(link_a_source)
    held = open_without(bench)
    bench.press("c", "j", "a")
    bench.type("Zelda Quist")
    bench.press("Enter", "q", "j", "m")
    bench.type("Ask him.")
    held.let_go()
    expect(bench.page.get_by_label("Note", exact=True)).to_have_value("Ask him.")
    bench.press("Escape", "k")
    expect(bench.page.locator(".passage-card")).to_have_count(1)
    assert bench.tags()[:3] == ["claim", "quote", "-"]
    second, third = bench.list_stored()[1:3]
    assert [who.speaker_name for who in second.reading.attributions] == ["Zelda Quist"]
    assert third.reading.note == "Ask him."
    bench.press("k")
    expect(bench.page.locator(".passage-card")).to_have_count(0)


def test_what_is_said_in_the_form_before_the_panel_is_there_is_saved(bench):
    page = bench.page
    held = open_without(bench)
    page.locator("input[name=tag][value=claim]").check()
    page.get_by_label("Needs another look").check()
    bench.speaker_box.fill("Zelda Quist")
    page.get_by_label("Note", exact=True).press_sequentially("Ask ")
    held.let_go()
    expect(bench.row(0)).to_contain_text("Zelda Quist")
    page.keyboard.type("her.")
    expect(page.get_by_label("Note", exact=True)).to_have_value("Ask her.")
    page.keyboard.press("Escape")
    reading = bench.stored()[0].reading
    assert (reading.tag, reading.flagged, reading.note) == (Tag.CLAIM, True, "Ask her.")
    assert [who.speaker_name for who in reading.attributions] == ["Zelda Quist"]


def test_keys_and_the_form_say_of_one_sentence_what_they_say_together(bench):
    note = bench.page.get_by_label("Note", exact=True)
    held = open_without(bench)
    saves = Held(bench.page, SAVES)
    bench.press("c")
    expect(bench.row(0)).to_contain_text("Claim")
    note.fill("Ask her.")
    note.blur()
    held.let_go()
    expect(bench.row(0)).to_contain_text("note")
    expect(note).to_have_value("Ask her.")
    saves.let_go()
    reading = bench.stored()[0].reading
    assert (reading.tag, reading.note) == (Tag.CLAIM, "Ask her.")


def test_a_form_that_is_sent_before_the_panel_is_there_stays(bench):
    held = open_without(bench)
    bench.press("j")
    bench.speaker_box.fill("Zelda Quist")
    bench.speaker_box.press("Enter")
    held.let_go()
    expect(bench.row(0)).to_contain_text("Zelda Quist")
    saved = bench.stored()
    assert [who.speaker_name for who in saved[0].reading.attributions] == ["Zelda Quist"]
    assert saved[1] is None


def test_keys_for_a_panel_that_cannot_be_loaded_do_nothing_else(bench, article):
    page = bench.page
    page.console.expect("ERR_FAILED|Failed to load resource")
    page.route(PANEL, lambda route: route.abort())
    bench.open()
    expect(bench.status).to_contain_text("This could not be loaded.")
    bench.status.evaluate("line => line.replaceChildren()")  # it is said anew to who asks for it
    bench.press("m")
    bench.type("nqf")
    expect(bench.status).to_contain_text("This could not be loaded.")
    assert [saved for saved in bench.list_stored() if saved] == []
    page.unroute(PANEL)
    page.evaluate("new Promise((over) => setTimeout(over, 1100))")  # a pause in typing ends it
    bench.press("c")
    assert bench.tags()[0] == "claim"


def test_a_form_that_was_refused_stays_as_it_was_typed(bench, new_page, live_desk, article):
    page = bench.page
    plain = new_page(user=live_desk.editor, java_script_enabled=False)
    plain.goto(f"/articles/{article.id}")
    action = plain.locator("form[data-form]").get_attribute("action")
    page.console.expect("422")
    page.evaluate(
        """(action) => {
          const form = document.querySelector("form[data-form]").cloneNode(true);
          form.action = action;
          form.elements.note.value = "my careful note";
          form.elements["who-0-speaker_name"].value = "?!";
          document.body.append(form);
          form.submit();
        }""",
        action,
    )
    page.wait_for_url("**/sentences/**")
    expect(page.get_by_label("Note", exact=True)).to_have_value("my careful note")


def test_what_is_looked_for_can_be_given_up_before_the_filter_is_there(bench):
    words = bench.page.get_by_role("searchbox", name="Words")
    held = Held(bench.page, FILTER)
    bench.page.goto(f"/articles/{bench.article.id}", wait_until="commit")
    bench.is_at(0)
    bench.press("/")
    bench.type("dam")
    bench.press("Escape", "c")
    expect(words).to_be_hidden()
    held.let_go()
    assert bench.tags()[0] == "claim"
    bench.press("/")
    expect(words).to_have_value("")
    bench.type("dam")
    expect(bench.row(0)).to_be_hidden()
