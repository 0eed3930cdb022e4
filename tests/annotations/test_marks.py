"""Where marks begin and end. tests/js/marks.test.mjs asks the same of the page's script."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.annotations.marks import LANES, Mark, cut

CASES = json.loads((Path(__file__).parent / "marks.json").read_text())
SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12), st.sampled_from(["claim", "quote"]))


def mark(name: str, start: int, end: int, tag: str | None) -> Mark:
    return Mark(name, start, end, tag or "none")


def numbered(spans: list[tuple[int, int, str]]) -> list[Mark]:
    return [mark(str(n), start, start + size, tag) for n, (start, size, tag) in enumerate(spans)]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_sentence_is_cut_where_a_mark_begins_or_ends(case):
    pieces = cut(case["text"], [mark(*given) for given in case["marks"]])
    assert [list(piece) for piece in pieces] == case["pieces"]


@given(st.lists(SPANS, max_size=8))
def test_the_pieces_are_the_text_and_each_mark_has_its_words(spans):
    text = "".join(chr(0x1F600 + at) for at in range(42))
    marks = [
        mark(str(n), start, start + length, tag) for n, (start, length, tag) in enumerate(spans)
    ]
    pieces = cut(text, marks)
    assert "".join(piece.text for piece in pieces) == text
    for one in marks:
        words = "".join(piece.text for piece in pieces if one.id in piece.ids.split())
        assert words == text[one.start : one.end]


@given(st.lists(SPANS, max_size=LANES))
def test_up_to_three_marks_over_the_same_words_have_a_line_each(spans):
    marks = [
        mark(str(n), start, start + length, tag) for n, (start, length, tag) in enumerate(spans)
    ]
    for piece in cut("x" * 42, marks):
        lines = [name for name in piece.classes.split() if name[6:7].isdigit()]
        assert len(lines) == len(piece.ids.split())
