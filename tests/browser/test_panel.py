"""The panel beside the sentences: naming speakers, typing, and the row that shows it."""

from playwright.sync_api import expect

from factcheck.models import Manner, SpeakerKind
from tests.browser.bench import Bench
from tests.support.pages import axe, small_targets

TEXT = """The river rose by 18 centimetres on Monday. “We were ready,” said Mayor Lena Ortiz.
She thanked the brigade 🚒 for its work. It was the best-run town in the country. Nobody was hurt.
The next flood may come sooner. The dam is {} years old."""


def test_enter_on_a_new_name_adds_the_speaker(bench):
    bench.press("q", "a")
    expect(bench.speaker_box).to_be_focused()
    bench.type("Lena Ortiz")
    bench.press("Enter")
    bench.is_at(0)
    who = bench.stored()[0].reading.attributions[0]
    assert (who.speaker_name, who.speaker_kind) == ("Lena Ortiz", SpeakerKind.PERSON)
    assert who.manner is Manner.DIRECT


def test_a_known_speaker_is_found_by_a_few_letters(bench):
    bench.press("a")
    bench.type("Harald Wexley")
    bench.press("Enter", "j", "c", "a")
    bench.type("wex")
    expect(bench.page.get_by_role("option", name="Harald Wexley")).to_have_attribute(
        "aria-selected", "true"
    )
    bench.press("Enter")
    first, second, *_ = [saved and saved.reading.attributions[0] for saved in bench.stored()]
    assert first.speaker_id == second.speaker_id
    assert second.manner is Manner.INDIRECT


def test_on_a_phone_the_panel_folds_to_the_tags_and_stays_so(bench):
    page = bench.page
    page.set_viewport_size({"width": 390, "height": 844})
    panels = page.locator(".workbench__panels")
    whole = panels.bounding_box()["height"]
    fold = page.get_by_role("button", name="All that can be said of it")
    expect(fold).to_have_attribute("aria-expanded", "true")
    fold.click()
    assert panels.bounding_box()["height"] < whole / 2
    expect(fold).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_label("Note")).to_be_hidden()
    assert axe(page) == []
    assert small_targets(page) == []
    page.get_by_role("radio", name="Claim").check()
    page.reload()
    expect(page.get_by_label("Note")).to_be_hidden()
    expect(page.get_by_role("radio", name="Claim")).to_be_checked()
    fold.click()
    expect(page.get_by_label("Note")).to_be_visible()


def test_a_folded_panel_opens_for_who_wants_to_write(bench):
    page = bench.page
    page.set_viewport_size({"width": 390, "height": 844})
    fold = page.get_by_role("button", name="All that can be said of it")
    for key, field in (("a", bench.speaker_box), ("m", page.get_by_label("Note"))):
        fold.click()
        bench.press("Escape", key)
        expect(field).to_be_focused()
        bench.press("Escape")
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(fold).to_be_hidden()


def test_enter_does_not_wait_for_the_list(bench):
    bench.press("a")
    bench.type("Ines Calloway")
    bench.press("Enter", "j", "a")
    bench.type("calloway")
    bench.press("Enter")
    bench.is_at(1)
    names = [saved and saved.speaker_name for saved in bench.stored()]
    assert names[:2] == ["Ines Calloway", "Ines Calloway"]


def test_another_kind_of_speaker_is_chosen_with_the_arrows(bench):
    bench.press("a")
    bench.type("River Board")
    expect(bench.page.get_by_role("option", name="River Board")).to_have_count(5)
    bench.press("ArrowDown", "Enter")
    assert bench.stored()[0].reading.attributions[0].speaker_kind is SpeakerKind.ORGANISATION


def test_digits_name_recent_speakers_and_the_author(bench):
    bench.press("a")
    bench.type("Ada Marr")
    bench.press("Enter", "j", "1", "j", "0", "j", "1")
    bench.is_saved()  # or nothing would have to be taken away
    bench.press("1")
    names = [saved and saved.speaker_name for saved in bench.stored()[:4]]
    assert names[:2] == ["Ada Marr", "Ada Marr"]
    assert bench.stored()[2].reading.attributions[0].speaker_kind is SpeakerKind.AUTHOR
    assert names[3] == ""


def test_a_list_of_speakers_that_breaks_off_stops_nothing(bench):
    bench.page.route(
        "**/speakers?*", lambda route: route.fulfill(content_type="application/json", body="{")
    )
    bench.press("a")
    bench.type("Ada Marr")
    bench.press("Enter", "j", "1")
    names = [saved and saved.speaker_name for saved in bench.stored()[:2]]
    assert names == ["Ada Marr", "Ada Marr"]


def test_the_enter_that_ends_a_word_in_safari_takes_no_name(bench):
    bench.press("a")
    bench.type("Ada")
    bench.speaker_box.dispatch_event("keydown", {"key": "Enter", "keyCode": 229})
    expect(bench.speaker_box).to_be_focused()
    bench.press("Escape")
    assert bench.stored()[0] is None


def test_escape_leaves_the_speaker_as_it_was(bench):
    bench.press("a")
    bench.type("Ada Marr")
    bench.press("Enter", "a")
    bench.type("Somebody else")
    bench.press("Escape")
    bench.is_at(0)
    expect(bench.speaker_box).to_have_value("Ada Marr")
    assert bench.stored()[0].speaker_name == "Ada Marr"


def test_an_emptied_name_takes_the_attribution_away(bench):
    bench.press("a")
    bench.type("Ada Marr")
    bench.press("Enter")
    bench.is_at(0)  # once the panel, which may still be on its way, has taken what was typed
    assert bench.stored()[0].speaker_name == "Ada Marr"
    bench.press("a", "Delete", "Enter")
    bench.is_at(0)
    assert bench.stored()[0].reading.attributions == ()


def test_the_open_list_of_speakers_is_accessible(bench):
    bench.press("a")
    bench.type("Nora")
    expect(bench.page.get_by_role("option").first).to_be_visible()
    assert axe(bench.page) == []


def test_letters_typed_into_the_note_tag_nothing(bench):
    bench.press("m")
    bench.type("con quo j 123 [] 🔥")
    bench.press("Escape")
    bench.is_at(0)
    saved = bench.stored()[0]
    assert (saved.reading.note, saved.tag) == ("con quo j 123 [] 🔥", None)


def test_the_answer_to_a_save_takes_nothing_from_under_the_caret(bench):
    note = bench.page.get_by_label("Note")
    bench.press("m")
    bench.type("The minister ")
    bench.is_saved()
    bench.page.wait_for_timeout(700)  # the save waits for half a second without a key
    bench.is_saved()
    assert bench.list_stored()[0].reading.note == "The minister"
    bench.type("said")
    bench.press("Enter")
    bench.page.wait_for_timeout(700)
    bench.is_saved()
    assert bench.list_stored()[0].reading.note == "The minister said"
    bench.type("so.")
    expect(note).to_have_value("The minister said\nso.")
    bench.press("Escape")
    assert bench.stored()[0].reading.note == "The minister said\nso."


def test_a_field_shows_what_is_stored_once_it_is_left(bench):
    bench.press("m")
    bench.type("Two  ")
    bench.press("Escape")
    bench.is_saved()
    expect(bench.page.get_by_label("Note")).to_have_value("Two")


def test_a_row_shows_speaker_sources_and_note_as_the_server_writes_them(
    bench, live_database, live_desk, article
):
    bench.press("a")
    bench.type("Lena Ortiz")
    bench.press("Enter", "m")
    bench.type("Why?")
    bench.press("Escape")
    bench.is_saved()
    meta = bench.row(0).locator(".sentence__meta")
    expect(meta.locator("bdi")).to_have_text("Lena Ortiz")
    painted = meta.inner_html()
    assert painted == '<bdi>Lena Ortiz</bdi>\n<span dir="ltr">note</span>'
    bench.open()
    assert meta.inner_html() == painted


def test_manner_and_role_are_saved_from_the_panel(bench):
    bench.press("a")
    bench.type("Lena Ortiz")
    bench.press("Enter")
    bench.page.get_by_label("Manner").select_option("mixed")
    bench.page.get_by_label("Role").fill("mayor")
    bench.press("Escape")
    who = bench.stored()[0].reading.attributions[0]
    assert (who.manner, who.role) == (Manner.MIXED, "mayor")


def test_the_panel_follows_and_tags_by_mouse(bench):
    bench.row(4).locator(".sentence__text").click()
    expect(bench.page.get_by_role("heading", name="Sentence 5")).to_be_visible()
    bench.page.locator(".tags__one", has_text="Opinion").click()
    assert bench.tags()[4] == "opinion"


def test_without_scripts_the_panel_is_a_form(new_page, article, live_database, live_desk):
    page = new_page(user=live_desk.editor, java_script_enabled=False)
    bench = Bench(page, article, live_database, live_desk.editor).open()
    panel = page.locator(".panel")
    panel.get_by_label("Claim").check()
    panel.get_by_label("Attributed to").fill("Lena Ortiz")
    panel.get_by_label("Role").fill("mayor")
    page.get_by_role("button", name="Save and next untagged").click()
    expect(page.get_by_role("heading", name="Sentence 2")).to_be_visible()
    page.get_by_role("link", name="3", exact=True).click()
    panel.get_by_label("Opinion").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name="Sentence 3")).to_be_visible()
    page.get_by_role("link", name="1", exact=True).click()
    expect(panel.get_by_label("Attributed to").first).to_have_value("Lena Ortiz")
    first, second, third, *_ = bench.list_stored()
    assert (first.tag, second, third.tag) == ("claim", None, "opinion")
    assert first.reading.attributions[0].role == "mayor"


def test_without_scripts_words_are_marked_by_typing_them(
    new_page, article, live_database, live_desk
):
    page = new_page(user=live_desk.editor, java_script_enabled=False)
    Bench(page, article, live_database, live_desk.editor).open()
    page.get_by_text("Mark words of this sentence").click()
    page.get_by_role("textbox", name="The words").fill("18 centimetres")
    page.get_by_role("button", name="Mark them").click()
    page.locator(".panel").get_by_label("Claim").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".sentence mark")).to_have_text("18 centimetres")
    expect(page.locator(".target[aria-current]")).to_contain_text("18 centimetres")
    page.get_by_role("button", name="Take this mark away").click()
    expect(page.locator(".sentence mark")).to_have_count(0)
