"""Whose words they are, in the panel: to the last detail, several, one by way of another."""

import pytest
from playwright.sync_api import expect

from factcheck.models import Manner, Naming, SpeakerKind
from tests.support.pages import axe

SOURCE = "NAME, a spokesperson for the U.S. Department of Energy"
TEXT = f"""{SOURCE}, stated, “QUOTATION.” The river rose by 18 centimetres.
“We were ready,” said Mayor Lena Ortiz. The dam is {{}} years old."""
CHAIN = ["Ada Marr", "Ben Lund", "Cleo Vance", "Dora Klein", "Eli Stone"]


def name(bench, speaker):
    """Name a speaker in the box that has the focus, whatever others the desk knows."""
    bench.type(speaker)
    expect(bench.page.get_by_role("option").first).to_contain_text(speaker)
    bench.press("Enter")


def choose_words(bench, count, *begin):
    """In the mode for choosing words: go to where they begin, and take *count* of them."""
    bench.page.locator("[data-marking]").wait_for()
    bench.press(*begin, *["Shift+ArrowRight"] * (count - 1))


def button(bench, label):
    return bench.page.get_by_role("button", name=label)


def attributions(bench):
    return bench.stored()[0].reading.attributions


def add_chain(bench):
    bench.press("q", "a")
    name(bench, CHAIN[0])
    bench.is_at(0)
    button(bench, "According to…").focus()
    for speaker in CHAIN[1:]:
        bench.press("Enter")
        expect(bench.speaker_box).to_be_focused()
        name(bench, speaker)
        expect(button(bench, "According to…")).to_be_focused()


def test_a_spokesperson_is_told_to_the_last_detail_by_keyboard(bench):
    bench.press("q", "a")
    name(bench, "NAME")
    bench.is_at(0)
    for key, words in (("w", SOURCE), ("r", "stated"), ("y", "“QUOTATION.”")):
        bench.press("x")
        bench.page.locator("[data-marking]").wait_for()
        chosen = bench.page.locator("[data-marking-words]")
        bench.press("Home")
        for _ in range(30):  # to where they begin
            if words.startswith(chosen.inner_text().split("”, ")[0].removeprefix("“")):
                break
            bench.press("ArrowRight")
        for _ in range(30):  # and to where they end
            if f"“{words}”" in chosen.inner_text():
                break
            bench.press("Shift+ArrowRight")
        bench.press(key)
    bench.press("a")
    page = bench.page
    page.get_by_label("Role").focus()
    bench.type("a spokesperson")
    bench.press("Tab", "Enter", "Tab")
    expect(page.get_by_label("Speaks for")).to_be_focused()
    bench.type("the U.S. Department of Energy")
    bench.press("Escape")
    who = attributions(bench)[0]
    assert (who.speaker_name, who.speaker_kind) == ("NAME", SpeakerKind.PERSON)
    assert (who.manner, who.role) == (Manner.DIRECT, "a spokesperson")
    assert who.affiliation == "the U.S. Department of Energy"
    assert (who.source.exact, who.cue.exact) == (SOURCE, "stated")
    assert "QUOTATION." in who.content.exact


def test_a_chain_of_five_is_entered_by_keyboard_and_drawn(bench):
    add_chain(bench)
    who = attributions(bench)
    assert [one.speaker_name for one in who] == CHAIN
    assert [one.parent for one in who] == [one.id for one in who[1:]] + [None]
    drawn = bench.page.locator(".who__line .chain").first
    expect(drawn).to_have_text(
        "Ada Marr according to Ben Lund according to Cleo Vance "
        "according to Dora Klein according to Eli Stone"
    )
    assert axe(bench.page) == []
    margin = bench.row(0).locator(".sentence__meta bdi")
    expect(margin).to_have_text("Ada Marr")
    bench.page.reload()
    expect(margin).to_have_text("Ada Marr")


def test_a_chain_of_five_fits_a_phone(bench):
    add_chain(bench)
    page = bench.page
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    bench.is_whole()
    lines = page.locator(".who__line")
    expect(lines).to_have_count(5)
    for line in lines.all():
        box = line.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_nobody_becomes_their_own_source(bench):
    add_chain(bench)
    page = bench.page
    page.get_by_role("button", name="according to Eli Stone").last.click()
    page.locator(".who:visible .who__more summary:visible").click()
    offered = page.get_by_label("According to").locator("visible=true")
    offered.select_option("Ada Marr")
    expect(page.get_by_text("nobody can be their own source")).to_be_visible()
    assert attributions(bench)[4].parent is None
    offered.select_option("")
    assert "Eli Stone" not in offered.inner_text()


def test_the_same_name_is_refused_as_its_own_source(bench):
    bench.press("q", "a")
    name(bench, CHAIN[0])
    bench.is_at(0)
    button(bench, "According to…").focus()
    bench.press("Enter")
    name(bench, CHAIN[0])
    expect(bench.status).to_contain_text("Ada Marr is known through these words already")
    expect(bench.speaker_box).to_be_focused()
    expect(bench.speaker_box).to_have_value("Ada Marr")
    assert [one.speaker_name for one in attributions(bench)] == CHAIN[:1]
    name(bench, CHAIN[1])
    assert [one.speaker_name for one in attributions(bench)] == CHAIN[:2]


def test_who_is_taken_out_of_a_chain_leaves_it_whole(bench):
    add_chain(bench)
    page = bench.page
    page.get_by_role("button", name="according to Cleo Vance").last.click()
    page.locator(".who__more summary:visible").click()
    button(bench, "Take away").click()
    expect(page.locator(".who__line:visible")).to_have_count(4)
    who = attributions(bench)
    assert [one.speaker_name for one in who] == [one for one in CHAIN if one != "Cleo Vance"]
    assert who[1].parent == who[2].id


def test_two_speakers_are_named_and_put_in_order(bench):
    bench.press("c", "a")
    name(bench, "Ada Marr")
    button(bench, "Another speaker").click()
    name(bench, "Ben Lund")
    expect(button(bench, "According to…")).to_be_focused()
    bench.page.locator(".who__more summary:visible").click()
    button(bench, "Further up").click()
    expect(bench.page.locator(".who__line").first).to_contain_text("Ben Lund")
    assert [who.speaker_name for who in attributions(bench)] == ["Ben Lund", "Ada Marr"]
    expect(bench.row(0).locator(".sentence__meta")).to_contain_text("Ben Lund +1")


def test_another_speaker_is_given_up_with_escape(bench):
    bench.press("c", "a")
    name(bench, "Ada Marr")
    button(bench, "Another speaker").click()
    bench.press("Escape")
    expect(button(bench, "Another speaker")).to_be_focused()
    expect(bench.page.locator(".who:visible")).to_have_count(1)
    assert len(attributions(bench)) == 1


@pytest.mark.parametrize(
    ("option", "naming"),
    [("an unnamed source", Naming.UNNAMED), ("several unnamed sources", Naming.COLLECTIVE)],
)
def test_a_source_without_a_name_makes_up_no_person(bench, option, naming):
    bench.press("c", "a", "ArrowDown")
    bench.page.get_by_role("option", name=option).click()
    who = attributions(bench)[0]
    assert (who.naming, who.speaker_id) == (naming, None)
    expect(bench.row(0).locator(".sentence__meta")).to_contain_text(option)
    bench.page.reload()
    expect(bench.speaker_box).to_have_value(option)
    expect(bench.row(0).locator(".sentence__meta")).to_contain_text(option)


def test_a_description_becomes_the_role_of_an_unnamed_source(bench):
    bench.press("c", "a")
    bench.type("a senior official")
    expect(bench.page.get_by_role("option").first).to_contain_text("an unnamed source")
    bench.press("Enter")
    who = attributions(bench)[0]
    assert (who.naming, who.role) == (Naming.UNNAMED, "a senior official")


def test_words_are_marked_from_the_panel_and_taken_away(bench):
    bench.press("c", "a")
    name(bench, "Ada Marr")
    bench.page.locator(".who__more summary").click()
    mark = button(bench, "Mark the cue")
    mark.focus()
    bench.press("Enter")
    choose_words(bench, 1, "End")
    bench.press("Enter")
    expect(mark).to_be_focused()
    assert attributions(bench)[0].cue.exact == "QUOTATION"
    button(bench, "Take the cue away").click()
    assert attributions(bench)[0].cue is None


def test_words_marked_before_anybody_is_named_wait_for_the_name(bench):
    bench.press("x")
    choose_words(bench, 1, "Home")
    bench.press("w")
    expect(bench.speaker_box).to_be_focused()
    name(bench, "Ada Marr")
    who = attributions(bench)[0]
    assert (who.speaker_name, who.source.exact) == ("Ada Marr", "NAME")


def test_a_mark_has_speakers_of_its_own(bench):
    bench.press("q", "a")
    name(bench, "Ada Marr")
    bench.is_at(0)
    bench.press("x")
    choose_words(bench, 1, "Home")
    bench.press("Enter", "a")
    name(bench, "Ben Lund")
    expect(bench.page.locator(".target[aria-current]")).to_contain_text("NAME")
    expect(bench.page.get_by_role("group", name="These words are")).to_be_visible()
    bench.press("c", "ArrowLeft")
    expect(bench.speaker_box).to_have_value("Ada Marr")
    bench.is_saved()
    bench.page.reload()
    bench.page.locator("a.target", has_text="NAME").click()
    expect(bench.speaker_box).to_have_value("Ben Lund")
    expect(bench.page.locator("input[name=tag]:checked")).to_have_value("claim")


def test_everything_is_seen_again_after_a_reload(bench):
    bench.press("q", "a")
    name(bench, "Ada Marr")
    page = bench.page
    page.get_by_label("Role").fill("minister")
    page.locator(".who__more summary").click()
    page.get_by_label("Speaks for").fill("the Board")
    bench.is_saved()
    page.wait_for_timeout(700)  # typed words wait for half a second without a key
    bench.is_saved()
    page.reload()
    expect(page.locator("[data-more-hint]")).to_have_text("the Board")
    page.locator(".who__more summary").click()
    expect(page.get_by_label("Speaks for")).to_have_value("the Board")
    assert attributions(bench)[0].affiliation == "the Board"
