"""The words that a search compares, and where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.tokens import (
    LONGEST_WORD,
    MOST_ALIKE,
    MOST_WORDS,
    locate_words,
    split_words,
)

LETTERS = "aAéÉıİßæ'’-.,  \n0٣東京タワーがกรุงเทพกิ้हिन्दी한국עִבְרִיתمُدِير😀👩‍🚀_\u0301\u200d"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. well-known Café’s", ["the", "u", "s", "well", "known", "cafes"]),
        ("İstanbul ISTANBUL ıstanbul", ["istanbul"] * 3),
        ("Straße 18,5 %", ["strasse", "18", "5"]),
        ("東京タワーで", ["東", "京", "タ", "ワ", "ー", "て\u3099".replace("て\u3099", "で")]),
        ("NHK東京２０", ["nhk", "東", "京", "20"]),
        ("مُدِيرٌ", ["مدير"]),
        ("हिन्दी", ["हिन्दी"]),
        ("— … “”", []),
        ("", []),
    ],
)
def test_words_are_without_case_accents_and_punctuation(text, words):
    assert split_words(text) == words


def test_a_word_is_compared_by_its_beginning():
    assert split_words("a" * 500) == ["a" * LONGEST_WORD]


def test_a_text_has_no_more_words_than_an_engine_takes():
    assert len(split_words("one two " * MOST_WORDS)) == MOST_WORDS


def test_a_word_said_more_often_than_an_engine_counts_leaves_its_places_free():
    words = split_words("ja " * (MOST_ALIKE + 5) + "nein")
    assert words.count("ja") == MOST_ALIKE
    assert words[-1] == "nein"
    assert len(words) == MOST_ALIKE + 6


@given(st.text(alphabet=LETTERS, max_size=60) | st.text(max_size=60))
def test_what_is_located_is_what_is_split(text):
    located = locate_words(text)
    assert [word.word for word in located] == split_words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in located)
    assert [word.start for word in located] == sorted(word.start for word in located)


@given(st.text(alphabet=LETTERS, max_size=60) | st.text(max_size=60))
def test_a_word_holds_nothing_an_engine_would_read_as_syntax(text):
    for word in split_words(text):
        assert not set(word) & set("'\"\\&|!():*<>-+^{} \t\n\0_")
