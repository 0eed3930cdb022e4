"""Where a text can be cut: never inside what a reader sees as one sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.graphemes import is_boundary, widen

SIGNS = {
    "an accent of its own": "e\u0301",
    "several marks": "a\u0323\u0302",
    "a family": "👨‍👩‍👧‍👦",
    "a colour of skin": "👍🏽",
    "a variant": "❤\ufe0f",
    "a pirates' flag": "🏴‍☠\ufe0f",
    "a flag": "🇹🇷",
    "the flag of Scotland": "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "a keycap": "1\ufe0f\u20e3",
    "Arabic vowels": "بِّ",
    "Hebrew points": "שָׁ",
    "a Devanagari syllable": "क्षि",
    "a Bengali conjunct": "ক্ষ",
    "Tamil": "நி",
    "Thai": "กำ",
    "Hangul of letters": "\u1112\u1161\u11ab",
    "a Hangul syllable with an end": "\uac00\u11a8",
    "an Arabic year": "\u0601\u0661",
    "a line break": "\r\n",
}


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_a_sign_is_not_cut(sign):
    text = f"x{sign}x"
    assert [at for at in range(len(text) + 1) if is_boundary(text, at)] == [
        0,
        1,
        len(text) - 1,
        len(text),
    ]


@pytest.mark.parametrize(
    ("text", "boundaries"),
    [
        ("abc", [0, 1, 2, 3]),
        ("🇹🇷🇪🇸", [0, 2, 4]),
        ("🇹🇷🇪", [0, 2, 3]),
        ("👍👍🏽", [0, 1, 3]),
        ("中文", [0, 1, 2]),
        ("a\u200bb", [0, 1, 2, 3]),
        ("क्\u200cष", [0, 3, 4]),
        ("\u202bשלום", [0, 1, 2, 3, 4, 5]),
        ("각가", [0, 1, 2]),
    ],
)
def test_between_signs_it_is_cut(text, boundaries):
    assert [at for at in range(len(text) + 1) if is_boundary(text, at)] == boundaries


@given(st.text(), st.integers(-3, 30))
def test_the_ends_of_a_text_are_boundaries(text, at):
    assert is_boundary(text, 0)
    assert is_boundary(text, len(text))
    assert isinstance(is_boundary(text, at), bool)


@given(st.lists(st.sampled_from([*SIGNS.values(), "a", " ", "中"]), min_size=1), st.data())
def test_widening_ends_at_boundaries_and_goes_no_further_than_it_must(signs, data):
    text = "".join(signs)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = widen(text, start, end)
    assert first <= start <= end <= last
    assert is_boundary(text, first)
    assert is_boundary(text, last)
    assert not any(is_boundary(text, at) for at in range(first + 1, start + 1))
    assert not any(is_boundary(text, at) for at in range(end, last))


def test_a_letter_with_very_many_marks_takes_no_longer_than_it_must():
    text = "z" + "\u0300" * 200_000 + "z"
    assert widen(text, 1000, 1001) == (0, len(text) - 1)
