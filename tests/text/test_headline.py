"""What a text is called when nobody has said it."""

import pytest

from factcheck.text.headline import LENGTH, headline_of


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Dam holds\nThe dam held.", "Dam holds"),
        ("\n  \n  Dam   holds \r\nMore.", "Dam holds"),
        ("Dam holds", "Dam holds"),
        ("", ""),
        (" \n ", ""),
        ("bro\x00ken\nDam holds", ""),
    ],
)
def test_the_first_line_is_the_headline(text, headline):
    assert headline_of(text) == headline


def test_a_long_line_is_cut_between_words():
    cut = headline_of("word " * 100)
    assert cut.endswith("word …")
    assert LENGTH - 5 <= len(cut) <= LENGTH + 2


def test_a_long_line_without_a_space_is_cut_where_it_must():
    assert headline_of("x" * 5_000) == "x" * LENGTH + " …"
