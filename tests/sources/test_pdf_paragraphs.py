"""Lines are put together to the paragraphs that a reader would see on the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.sources.pdf_lines import Line, LineMaker
from factcheck.sources.pdf_paragraphs import drop_running, join_lines

IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
TIMES = frozenset({"Times"})


def page(*texts, top=700.0, left=72.0, size=11.0, leading=14.0, fonts=TIMES):
    """Lines below each other; an empty text leaves its room free."""
    return [
        Line(text, left, top - n * leading, size, fonts) for n, text in enumerate(texts) if text
    ]


def test_the_lines_of_a_paragraph_become_one():
    lines = page(
        "The bridge over the Lenn will stay closed until",
        "spring, the city said on Monday, after engineers",
        "found cracks in two pillars.",
    )
    assert join_lines([lines]) == [
        (
            "The bridge over the Lenn will stay closed until spring, the city said on Monday, "
            "after engineers found cracks in two pillars."
        )
    ]


def test_more_room_between_lines_begins_a_paragraph():
    lines = page(
        "The council met on Tuesday", "and again on Friday of that", "", "Nothing was said"
    )
    assert join_lines([lines]) == [
        "The council met on Tuesday and again on Friday of that",
        "Nothing was said",
    ]


def test_an_indented_line_begins_a_paragraph():
    texts = [
        "The council met on Tuesday in the old hall and went",
        "on until nine. Nobody of the press was let in at all.",
        "The mayor spoke for an hour of the bridge, of what it",
        "had cost, and of the ferries that will run from May.",
    ]
    lines = page(*texts)
    lines[2] = Line(lines[2].text, 84, lines[2].y, 11, TIMES)
    assert join_lines([lines]) == [" ".join(texts[:2]), " ".join(texts[2:])]


def test_a_short_last_line_ends_a_paragraph():
    texts = [
        "The council met on Tuesday in the old hall and went",
        "on until nine.",
        "The mayor spoke for an hour of the bridge, of what it",
        "had cost, and of the ferries that will run from May.",
    ]
    assert join_lines([page(*texts)]) == [" ".join(texts[:2]), " ".join(texts[2:])]


def test_a_full_line_that_ends_a_sentence_does_not_end_a_paragraph():
    texts = [
        "The council met on Tuesday in the old hall till nine.",
        "The mayor spoke for an hour of the bridge, of what it",
        "had cost.",
    ]
    assert join_lines([page(*texts)]) == [" ".join(texts)]


@pytest.mark.parametrize(("size", "fonts"), [(14.0, TIMES), (11.0, frozenset({"Times-Bold"}))])
def test_a_heading_stands_by_itself(size, fonts):
    heading = page("The ferries and", size=size, fonts=fonts)
    body = page("the council", "have nothing to do with each other", top=686)
    assert join_lines([heading + body])[0] == "The ferries and"


def test_a_sentence_goes_on_over_the_page():
    first, second = page("The bridge will be closed"), page("until spring, the city said.")
    assert join_lines([first, second]) == ["The bridge will be closed until spring, the city said."]


def test_a_new_page_begins_a_paragraph_after_a_full_stop():
    first, second = page("The bridge will be closed."), page("Ferries will run from Tuesday.")
    assert len(join_lines([first, second])) == 2


def test_the_items_of_a_list_stand_by_themselves():
    lines = page("• ferries run every day", "• tickets are free for all", "• lorries go round")
    assert len(join_lines([lines])) == 3


def test_a_number_after_a_full_stop_begins_an_item():
    lines = page("1. Ferries run every day.", "2. Tickets are for free.", "3. Lorries go round.")
    assert len(join_lines([lines])) == 3


def test_a_word_that_is_cut_goes_on_however_short_its_line():
    full = "that the mayor of the city had warned for all of the years"
    lines = page(full, f"and {full}", "a govern-", f"ment {full}")
    assert len(join_lines([lines])) == 1


def test_the_lines_of_one_item_stay_together():
    item = page("1. Ferries run every twenty minutes between six")
    rest = page("in the morning and ten at night.", top=686, left=90)
    after = page("2. Tickets are free for those who live in town.", top=672)
    assert join_lines([item + rest + after]) == [
        "1. Ferries run every twenty minutes between six in the morning and ten at night.",
        "2. Tickets are free for those who live in town.",
    ]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["the new govern-", "ment said"], "the new government said"),
        (["a well-", "known man"], "a well-known man"),
        (["the Anglo-", "Saxon law"], "the Anglo-Saxon law"),
        (["of COVID-", "19 in town"], "of COVID-19 in town"),
        (["die Bundes\u00ad", "regierung sagt"], "die Bundesregierung sagt"),
        (["he came \u2014", "and went"], "he came \u2014 and went"),
        (["he came\u2014", "and went"], "he came\u2014and went"),
        (["a soft\u00adware firm"], "a software firm"),
        (["市长说大桥将", "关闭三天"], "市长说大桥将关闭三天"),
        (["시장은 월요일에", "다리를 폐쇄"], "시장은 월요일에 다리를 폐쇄"),
    ],
)
def test_the_words_at_the_ends_of_lines_are_mended(lines, joined):
    assert join_lines([page(*lines)]) == [joined]


def test_a_first_half_that_keeps_its_hyphen_gives_way_to_the_text():
    lines = page("They met on-", "line every day of the year.", "", "The online forum is shut.")
    assert join_lines([lines])[0].startswith("They met online")


@pytest.mark.parametrize(
    ("elsewhere", "mended"),
    [
        ("A birdwatch is a club here.", "birdwatch"),
        ("Their bird-watch is a club here.", "bird-watch"),
        ("To watch a bird is good here.", "bird-watch"),
        ("Nothing else is said of it here.", "birdwatch"),
    ],
)
def test_the_rest_of_the_text_says_whether_a_hyphen_stays(elsewhere, mended):
    lines = page("They keep a bird-", "watch every day of the year.", "", elsewhere)
    assert mended in join_lines([lines])[0]


@pytest.mark.parametrize("pages", [2, 3, 5])
def test_headers_footers_and_page_numbers_are_dropped(pages):
    told = ["The bridge was built in 1931.", "It fell in May.", "Nobody was hurt.", "Why?", "Rain."]
    made = [
        page(f"City report, 5 March, sheet {n}", top=760)
        + page(told[n], top=700)
        + page(f"– {n + 7} –", top=30)
        for n in range(pages)
    ]
    assert [[line.text for line in kept] for kept in drop_running(made)] == [
        [told[n]] for n in range(pages)
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ["1931", "1944", "1988"],  # numbers, but not those of pages
        ["The bridge was built.", "The bridge was sold.", "The bridge is old."],
        ["1. Ferries", "2. Trams", "3. Lorries"],
    ],
)
def test_what_only_looks_like_a_header_is_kept(texts):
    made = [page(text) for text in texts]
    assert drop_running(made) == made


def test_what_comes_back_at_another_height_is_kept():
    made = [page("The bridge is old.", top=700 - 40 * n) for n in range(3)]
    assert drop_running(made) == made


def test_pieces_on_one_line_make_one_line():
    maker = LineMaker()
    maker.add("The ", IDENTITY, (1, 0, 0, 1, 72, 700), {"/BaseFont": "/Times"}, 10)
    maker.add("bridge\n", IDENTITY, (1, 0, 0, 1, 100, 700), {"/BaseFont": "/Bold"}, 12)
    maker.add("fell", IDENTITY, (1, 0, 0, 1, 72, 686), None, 10)
    maker.end_line()
    assert maker.lines == [
        Line("The bridge", 72, 700, 12, frozenset({"/Times", "/Bold"})),
        Line("fell", 72, 686, 10, frozenset({""})),
    ]


def test_the_size_of_letters_is_what_is_seen():
    maker = LineMaker()
    maker.add("A", (0.5, 0, 0, -0.5, 0, 792), (1, 0, 0, -1, 8, 100), None, 32)
    maker.end_line()
    assert maker.lines == [Line("A", 4, 742, 16, frozenset({""}))]


def test_the_lines_of_a_turned_page_go_down():
    maker = LineMaker()
    for n in range(2):  # turned by a quarter: each line further to the right
        maker.add(f"line {n}\n", IDENTITY, (0, 1, -1, 0, 100 + 14 * n, 50), None, 10)
    assert [(line.x, line.y, line.size) for line in maker.lines] == [(50, -100, 10), (50, -114, 10)]


@given(st.lists(st.text(min_size=1).filter(str.strip), max_size=6))
def test_no_letter_is_lost_but_hyphens(texts):
    lines = page(*(" ".join(text.split()) for text in texts))
    joined = "".join(join_lines([lines]))
    kept = [c for text in texts for c in text if c.isalnum()]
    assert [c for c in joined if c.isalnum()] == kept
