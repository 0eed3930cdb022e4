"""factcheck.text.locate: typed words in a text."""

import pytest

from factcheck.errors import InvalidError
from factcheck.text.locate import locate

TEXT = "“It’s dry,” she said – she said it twice 🚒\u00a0to all."


@pytest.mark.parametrize(
    ("words", "which", "found"),
    [
        ("dry", None, "dry"),
        ("It's dry", None, "It’s dry"),
        ('"It\'s dry,"', None, "“It’s dry,”"),
        ("said - she", None, "said – she"),
        ("twice 🚒 to", None, "twice 🚒\u00a0to"),
        ("she said", 1, "she said"),
        ("  she   said  it ", None, "she said it"),
    ],
)
def test_words_are_found_however_the_keyboard_writes_their_signs(words, which, found):
    start, end = locate(TEXT, words, which)
    assert TEXT[start:end] == found


def test_the_second_place_is_another_than_the_first():
    assert locate(TEXT, "she said", 1)[0] < locate(TEXT, "she said", 2)[0]


def test_places_that_overlap_count():
    assert locate("anana", "ana", 2) == (2, 5)


@pytest.mark.parametrize("words", ["", " ", "wet", "(dry)", "dr.", ".*"])
def test_words_that_are_not_there_are_refused(words):
    with pytest.raises(InvalidError, match="do not stand"):
        locate(TEXT, words)


def test_several_places_ask_which():
    with pytest.raises(InvalidError, match="2 places"):
        locate(TEXT, "she said")
    with pytest.raises(InvalidError, match="last one is number 2"):
        locate(TEXT, "she said", 3)


def test_a_long_text_of_spaces_is_searched_at_once():
    with pytest.raises(InvalidError):
        locate(" " * 50_000, "a b c d e f g h")
