"""Marking words of a sentence by keys, splitting it and joining it."""

import re

import pytest
from playwright.sync_api import expect

from factcheck.articles.service import Draft, Metadata, import_article
from factcheck.models import Tag
from tests.browser.bench import NUMBERS, Bench
from tests.browser.marking import ARTICLE, box, choose, select
from tests.support.pages import axe, is_uncovered, scrolls_sideways
from tests.support.work import sentences

TEXT = ARTICLE
ARABIC = "قَالَ الوزيرُ إن النهر ارتفع 🔥 يوم الاثنين. لم يصب أحد. عمر السد {} عاما."
HEBREW = "„היינו מוכנים”, אמר ראש העיר. איש לא נפגע. הסכר בן {} שנים."
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def open_in(signed_in_page, live_database, live_desk):
    """Open an article in another language."""

    def open_in(text: str, language: str) -> Bench:
        draft = Draft(text.format(next(NUMBERS)), Metadata(title="Title", language=language))
        project, editor = live_desk.project, live_desk.editor
        article = live_database.write(
            lambda session: import_article(session, project.id, draft, editor.id)
        )
        return Bench(signed_in_page, article, live_database, editor).open()

    return open_in


def test_what_is_pressed_while_it_loads_is_meant_for_it(bench):
    bench.press("x", "Shift+ArrowRight", "j", "q")
    expect(bench.row(0).locator("mark")).to_have_text("We were")
    assert bench.spans(0) == [("We were", "quote")]


def test_words_are_marked_by_keys_alone(bench):
    bench.press("x")
    expect(box(bench)).to_contain_text("“We”, 1 word")
    bench.press("Shift+ArrowRight", "Shift+ArrowRight")
    expect(box(bench)).to_contain_text("“We were ready”, 3 words")
    assert axe(bench.page) == []
    bench.press("q")
    expect(box(bench)).to_be_hidden()
    bench.is_at(0)
    expect(bench.row(0).locator("mark.mark--quote.mark--current")).to_have_text("We were ready")
    expect(bench.row(0).locator(".sentence__meta")).to_have_text("1 mark")
    expect(bench.page.locator("[data-count]")).to_have_text("1")
    assert bench.spans(0) == [("We were ready", "quote")]


def test_what_is_chosen_is_spoken(bench):
    bench.press("x")
    spoken = bench.page.locator("[data-spoken]")
    expect(spoken).to_have_text(re.compile("^Choose words: .* “We”, 1 word$"))
    bench.press("ArrowRight", "Shift+ArrowRight")
    expect(spoken).to_have_text("“were ready”, 2 words")


def test_the_sentence_stays_in_view_while_words_are_chosen(bench):
    for size in ({"width": 1280, "height": 600}, PHONE):
        bench.page.set_viewport_size(size)
        bench.press("End", "x")
        expect(box(bench)).to_be_visible()
        assert is_uncovered(bench.row(3))
        assert not scrolls_sideways(bench.page)
        bench.press("Escape", "Home")


def test_enter_marks_without_a_tag_and_home_and_end_go_to_the_ends(bench):
    bench.press("j", "j")
    choose(bench, "End", "Shift+Home", "Enter")
    assert bench.spans(2) == [("Nobody was hurt", "-")]


def test_escape_leaves_no_mark(bench):
    choose(bench, "ArrowRight", "Escape", "j")
    bench.is_at(1)
    expect(bench.row(0).locator("mark")).to_have_count(0)
    assert bench.spans(0) == []


def test_letters_that_mean_nothing_while_marking_do_nothing(bench):
    choose(bench, *"jkgmf", "c")
    bench.is_at(0)
    assert bench.spans(0) == [("We", "claim")]


def test_emoji_and_letters_with_marks_stay_whole(bench):
    text = bench.row(1).locator(".sentence__text").inner_text()
    bench.press("j")
    choose(bench, "Shift+End", "c")
    ((words, _tag),) = bench.spans(1)
    assert words == text
    select(bench, 1, "👩")
    bench.page.get_by_role("button", name="Quote Q").click()
    expect(bench.row(1).locator("mark.mark--quote")).to_have_text("👩‍🚒")
    assert ("👩‍🚒", "quote") in bench.spans(1)
    select(bench, 1, "cafe")
    box(bench).get_by_role("button", name="Opinion").click()
    expect(bench.row(1).locator("mark.mark--opinion")).to_have_text("cafe\u0301")
    assert ("cafe\u0301", "opinion") in bench.spans(1)


def test_arrows_are_mirrored_from_right_to_left(open_in):
    bench = open_in(ARABIC, "ar")
    choose(bench, "ArrowLeft", "Shift+ArrowLeft", "q")
    assert bench.spans(0) == [("الوزيرُ إن", "quote")]
    bench.press("ArrowRight")
    expect(bench.page.locator(".mark--current")).to_have_count(0)
    bench.press("ArrowLeft")
    expect(bench.page.locator(".mark--current")).to_have_text("الوزيرُ إن")
    choose(bench, "End", "Shift+ArrowRight", "Shift+ArrowRight", "o")
    assert ("🔥 يوم الاثنين", "opinion") in bench.spans(0)


def test_hebrew_quotation_marks_can_be_taken_in(open_in):
    bench = open_in(HEBREW, "he")
    choose(bench, "Shift+ArrowLeft", "Shift+ArrowLeft", "Enter")
    assert bench.spans(0)[0][0].startswith("היינו מוכנים”")


def test_nested_and_overlapping_marks_are_told_apart(bench, mark):
    mark(0, "We were ready", Tag.QUOTE)
    mark(0, "were", Tag.CLAIM)
    mark(0, "ready,” said", Tag.OPINION)
    bench.open()
    assert bench.marks(0) == ["We ", "were", " ", "ready", ",” said"]
    drawn = "(marks) => marks.map((mark) => getComputedStyle(mark).backgroundImage)"
    lines = bench.row(0).locator("mark").evaluate_all(drawn)
    assert [line.count("gradient") for line in lines] == [1, 2, 1, 2, 1]
    painted = bench.row(0).locator(".sentence__text").inner_html()
    bench.press("Home", "ArrowRight", "n")
    expect(bench.row(0).locator(".mark--0-other")).to_have_count(4)
    bench.press("q", "ArrowLeft")
    expect(bench.row(0).locator(".mark--0-other")).to_have_count(0)
    assert bench.row(0).locator(".sentence__text").inner_html() == painted


def test_arrows_go_from_mark_to_mark_and_say_what_it_is(bench, mark):
    mark(0, "We were ready", Tag.QUOTE)
    mark(0, "were", None)
    bench.open()
    bench.press("Home", "ArrowRight")
    spoken = bench.page.locator("[data-spoken]")
    expect(spoken).to_have_text("Mark 1 of 2: Quote, “We were ready”")
    bench.press("ArrowRight", "ArrowRight")
    expect(spoken).to_have_text("Mark 2 of 2: Not tagged, “were”")
    expect(bench.page.locator(".panel__quoted")).to_have_text("were")
    bench.press("o", "ArrowLeft", "ArrowLeft", "c")
    assert bench.tags()[0] == "claim"
    assert bench.spans(0) == [("We were ready", "quote"), ("were", "opinion")]


def test_delete_takes_a_mark_away_and_undo_brings_it_back(bench, mark):
    mark(0, "were", Tag.CLAIM)
    bench.open()
    bench.press("Home", "ArrowRight", "Delete")
    expect(bench.row(0).locator("mark")).to_have_count(0)
    assert bench.spans(0) == []
    bench.press("u")
    expect(bench.row(0).locator("mark")).to_have_text("were")
    assert bench.spans(0) == [("were", "claim")]


def test_delete_leaves_a_whole_sentence_alone(bench):
    bench.press("c", "Delete", "Backspace")
    assert bench.tags()[0] == "claim"


def test_a_mark_is_moved_to_other_words(bench, mark):
    mark(0, "were", Tag.CLAIM)
    bench.open()
    bench.press("Home", "ArrowRight", "Shift+X")
    expect(box(bench)).to_be_visible()
    bench.press("Shift+ArrowRight", "Enter")
    assert bench.spans(0) == [("were ready", "claim")]
    expect(bench.row(0).locator("mark")).to_have_text("were ready")


def test_a_tag_or_a_part_is_no_answer_to_where_a_mark_moves(bench, mark):
    mark(0, "were", Tag.QUOTE)
    bench.open()
    bench.press("Home", "ArrowRight", "Shift+X")
    expect(box(bench)).to_be_visible()
    bench.press("Shift+ArrowRight", *"crwyb")
    expect(box(bench)).to_contain_text("“were ready”, 2 words")
    bench.press("Escape")
    assert bench.spans(0) == [("were", "quote")]


def test_the_same_words_are_not_marked_twice(bench):
    choose(bench, "q", "ArrowLeft")
    choose(bench, "c")
    assert bench.spans(0) == [("We", "claim")]


def test_cue_and_source_are_marked_for_the_attribution(bench):
    bench.press("q", "a")
    bench.type("Lena Ortiz")
    bench.press("Enter")
    choose(bench, "ArrowRight", "ArrowRight", "ArrowRight", "r")
    choose(bench, "End", "Shift+ArrowLeft", "Shift+ArrowLeft", "w")
    choose(bench, "Shift+ArrowRight", "Shift+ArrowRight", "y")
    (who,) = bench.stored()[0].reading.attributions
    words = [span and span.exact for span in (who.cue, who.source, who.content)]
    assert words == ["said", "Mayor Lena Ortiz", "We were ready"]
    assert bench.spans(0) == []


def test_b_splits_before_the_chosen_word_and_shift_j_joins(bench):
    bench.press("j", "j", "b")
    expect(box(bench)).to_contain_text("Split before “was”")
    expect(box(bench).get_by_role("button", name="Claim")).to_be_hidden()
    bench.press("ArrowRight", "Enter")
    expect(bench.page.locator(".sentence")).to_have_count(5)
    expect(bench.row(2)).to_contain_text("Nobody was")
    bench.is_at(2)
    bench.press("Shift+J")
    expect(bench.page.locator(".sentence")).to_have_count(4)
    expect(bench.row(2)).to_contain_text("Nobody was hurt.")


def test_a_tag_is_no_answer_to_where_a_sentence_is_split(bench):
    bench.press("j", "j", "b")
    expect(box(bench)).to_contain_text("Split before “was”")
    bench.press("q", "r", "Escape")
    expect(box(bench)).to_be_hidden()
    expect(bench.page.locator(".sentence")).to_have_count(4)
    assert bench.tags()[2] == "-"


def test_the_last_sentence_is_joined_with_nothing(bench):
    bench.press("End", "Shift+J")
    expect(bench.status).to_have_text("There is no sentence after this one.")


def test_a_mark_without_a_place_is_said_beside_the_sentence(bench, mark, live_database, article):
    mark(0, "were", Tag.CLAIM)

    def lose(session):
        row = sentences(session, article)[0]
        row.text = row.text.replace("were", "was")

    live_database.write(lose)
    bench.open()
    expect(bench.row(0).locator("mark")).to_have_count(0)
    expect(bench.row(0).locator(".sentence__meta")).to_contain_text("1 without a place")
    expect(bench.page.get_by_role("link", name="Find places for them")).to_be_visible()
