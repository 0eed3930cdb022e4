"""What becomes of a change when the server is slow, away, full, or of another mind."""

import time

import pytest
from playwright.sync_api import expect

from factcheck.annotations.reading import Reading
from factcheck.annotations.service import save_annotation
from factcheck.models import Tag, uuid7
from tests.browser.bench import SAVES
from tests.support.pages import axe
from tests.support.sign_in import login_cookie
from tests.support.waiting import until
from tests.support.work import sentences


@pytest.fixture
def bench(bench):
    bench.page.console.expect("Failed to load resource")
    return bench


@pytest.fixture
def meanwhile(live_database, live_desk, article):
    """Save a sentence from elsewhere."""

    def save(index: int, tag: Tag, seen: int = 0, annotation_id=None) -> None:
        def work(session):
            sentence = sentences(session, article)[index]
            save_annotation(
                session,
                annotation_id or uuid7(),
                sentence.id,
                live_desk.editor.id,
                Reading(tag),
                seen_revision=seen,
            )

        live_database.write(work)

    return save


def test_a_full_disk_keeps_the_edits_in_the_page(bench):
    error = {"code": "unavailable", "message": "The disk is full.", "fields": {}}
    bench.refuse_saves(503, error=error)
    bench.press("c", "j", "q")
    expect(bench.status).to_contain_text("Not saved: The disk is full. 2 changes are kept")
    expect(bench.row(0)).to_contain_text("Claim")
    assert axe(bench.page) == []
    bench.accept_saves()
    assert bench.tags()[:2] == ["claim", "quote"]


def test_what_was_done_offline_is_saved_when_the_line_is_back(bench):
    bench.page.context.set_offline(True)
    bench.press("Shift+C", "Shift+Q", "Shift+O", "Shift+N")
    expect(bench.status).to_contain_text("Not saved: The server cannot be reached. 4 changes")
    bench.page.context.set_offline(False)
    assert bench.tags() == ["claim", "quote", "opinion", "other"]


def test_only_the_last_of_quick_changes_counts(bench):
    bench.press(*"cqocqocqo")
    assert bench.tags()[0] == "opinion"


def test_a_lost_answer_saves_nothing_twice(bench):
    def deliver_but_lose(route):
        route.fetch()
        route.abort()

    bench.page.route("**/api/v1/annotations/*", deliver_but_lose, times=1)
    with bench.page.expect_request(SAVES):
        bench.press("c")
    bench.press("q")
    saved = bench.stored()[0]
    assert (saved.tag, saved.revision) == (Tag.QUOTE, 2)


def test_a_refusal_is_told_beside_the_sentence_and_mended_by_the_next_edit(bench):
    error = {"code": "invalid", "message": "Shorten the note.", "fields": {}}
    bench.refuse_saves(422, error=error)
    bench.press("c")
    expect(bench.page.get_by_text("Not saved: Shorten the note.")).to_be_visible()
    expect(bench.status).to_have_text("1 sentence needs your decision")
    bench.accept_saves()
    bench.press("o")
    assert bench.tags()[0] == "opinion"


def test_mine_can_be_kept_over_theirs(bench, meanwhile):
    meanwhile(0, Tag.OPINION)
    bench.press("c")
    box = bench.page.get_by_role("group", name="Not saved")
    expect(box).to_contain_text("Claim")
    expect(box).to_contain_text("Opinion")
    assert axe(bench.page) == []
    box.get_by_role("button", name="Keep mine").click()
    bench.is_at(0)
    assert bench.tags()[0] == "claim"
    bench.press("q")
    assert bench.tags()[0] == "quote"


def test_theirs_can_be_taken(bench, meanwhile):
    meanwhile(0, Tag.OPINION)
    bench.press("c")
    bench.page.get_by_role("button", name="Take theirs").click()
    expect(bench.row(0)).to_contain_text("Opinion")
    assert bench.tags()[0] == "opinion"


def test_a_conflict_left_behind_is_found_again(bench, meanwhile):
    meanwhile(0, Tag.OPINION)
    bench.press("c")
    expect(bench.status).to_have_text("1 sentence needs your decision")
    bench.press("End", "q")
    bench.page.get_by_role("button", name="Show it").click()
    bench.is_at(0)
    expect(bench.page.get_by_role("button", name="Keep mine")).to_be_visible()


def test_after_signing_in_again_the_edits_are_sent(bench, live_database, live_desk, live_server):
    bench.page.context.clear_cookies()
    bench.press("c")
    expect(bench.status).to_contain_text("Sign in in another tab. 1 change is kept")
    cookie = login_cookie(live_database, live_desk.editor, live_server)
    bench.page.context.add_cookies([cookie])
    assert bench.tags()[0] == "claim"


def test_words_just_typed_are_sent_when_the_page_is_left(bench):
    bench.page.on("dialog", lambda dialog: dialog.accept())
    bench.press("m")
    bench.type("In a hurry")
    bench.page.goto("about:blank")
    until(lambda: (saved := bench.list_stored()[0]) and saved.reading.note == "In a hurry")


def test_words_just_typed_are_sent_when_the_page_is_hidden(bench):
    bench.page.clock.install()
    bench.open()
    bench.page.clock.pause_at(time.time() + 3600)
    bench.press("m")
    bench.type("On the phone")
    expect(bench.status).to_have_text("Saving…")
    bench.page.evaluate(
        """() => {
          Object.defineProperty(document, "hidden", { value: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )
    assert bench.stored()[0].reading.note == "On the phone"


def test_who_may_not_review_any_more_is_told_so(bench):
    error = {"code": "forbidden", "message": "Ask an editor for more.", "fields": {}}
    bench.refuse_saves(403, error=error)
    bench.press("c")
    expect(bench.page.get_by_text("Not saved: Ask an editor for more.")).to_be_visible()
    expect(bench.status).to_have_text("1 sentence needs your decision")
    bench.accept_saves()


def test_a_role_that_is_too_long_is_named(bench):
    bench.press("a")
    bench.type("Lena Ortiz")
    bench.press("Enter")
    bench.page.get_by_label("Role").evaluate("(field) => field.removeAttribute('maxlength')")
    bench.page.get_by_label("Role").fill("x" * 301)
    expect(bench.page.get_by_role("group", name="Not saved")).to_contain_text("Role: ")
    bench.page.get_by_label("Role").fill("mayor")
    assert bench.stored()[0].reading.attributions[0].role == "mayor"


def test_leaving_with_unsaved_changes_is_asked_about(bench):
    bench.refuse_saves(503, error={"code": "unavailable", "message": "Busy.", "fields": {}})
    bench.press("c")
    expect(bench.status).to_contain_text("Not saved")
    asked = []
    bench.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    with bench.page.expect_event("dialog"):
        bench.page.get_by_role("link", name="Sources", exact=True).click()
    expect(bench.status).to_contain_text("Not saved")
    assert asked == ["beforeunload"]
    bench.accept_saves()
    assert bench.tags()[0] == "claim"


def test_leaving_with_everything_saved_asks_nothing(bench):
    bench.press("c")
    bench.is_saved()
    bench.page.get_by_role("link", name="Sources", exact=True).click()
    expect(bench.page.get_by_role("heading", name="Sources", level=1)).to_be_visible()


def test_without_scripts_both_versions_are_shown(new_page, article, live_desk, meanwhile):
    page = new_page(user=live_desk.editor, java_script_enabled=False)
    page.console.expect("status of 409")
    page.goto(f"/articles/{article.id}")
    meanwhile(0, Tag.OPINION)
    page.get_by_role("radio", name="Claim").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".panel").get_by_role("alert")).to_contain_text("Opinion")
    expect(page.get_by_role("radio", name="Claim")).to_be_checked()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".sentence").first).to_contain_text("Claim")
