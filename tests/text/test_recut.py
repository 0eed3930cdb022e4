"""Where a sentence can be cut, and what can be typed in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InvalidError
from factcheck.text.graphemes import is_boundary
from factcheck.text.recut import (
    begins_in_quote,
    clean_sentence,
    find_parts,
    list_changes,
    list_words,
)
from factcheck.text.segment import segment
from tests.text.test_anchor import scripts


def parts(text, at):
    end, start = find_parts(text, at)
    return text[:end], text[start:]


@pytest.mark.parametrize("at", [10, 11, 12])
def test_the_space_at_a_cut_belongs_to_neither_part(at):
    assert parts("Mr. Smith\u00a0  said so.", at) == ("Mr. Smith", "said so.")


def test_a_cut_needs_no_space():
    assert parts("It ended.Then it began.", 9) == ("It ended.", "Then it began.")


@pytest.mark.parametrize("at", [-1, 0, 1, 8, 9, 99])
def test_no_part_is_empty(at):
    with pytest.raises(InvalidError, match="empty"):
        find_parts(" a sign ", at)


@pytest.mark.parametrize(
    "text", ["cafe\u0301 now", "a 👨‍👩‍👧 b", "a 🇹🇷 b", "क्षि", "شَرّ", "a \u0301b"]
)
def test_no_sign_is_cut_in_two(text):
    inside = [at for at in range(1, len(text)) if not is_boundary(text, at)]
    assert inside
    for at in inside:
        with pytest.raises(InvalidError, match="inside a sign"):
            find_parts(text, at)


@given(scripts.flatmap(lambda signs: st.lists(st.sampled_from(signs))), st.data())
def test_two_parts_are_all_that_can_be_seen(signs, data):
    text = "".join(signs).strip()
    at = data.draw(st.integers(-1, len(text) + 1))
    try:
        first, second = parts(text, at)
    except InvalidError:
        return
    assert first
    assert second
    assert text.startswith(first)
    assert text.endswith(second)
    assert not text[len(first) : len(text) - len(second)].strip()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The river rose — twice.", ["The", "river", "rose", "—", "twice."]),
        ("He said “no”.", ["He", "said", "“no”."]),
        ("水位「上升」了。", ["水", "位", "「上", "升」", "了。"]),
        ("2026年", ["2026", "年"]),
        ("कि क्षण", ["कि", "क्षण"]),
    ],
)
def test_the_words_are_those_a_part_can_begin_with(text, words):
    assert [text[start:end] for start, end in list_words(text)] == words


@given(scripts.flatmap(lambda signs: st.lists(st.sampled_from(signs))))
def test_a_sentence_can_be_cut_before_every_word_but_the_first(signs):
    text = "".join(signs).strip()
    for start, _ in list_words(text)[1:]:
        if start:
            find_parts(text, start)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "empty"),
        (" \r\n ", "empty"),
        ("a\nb", "line"),
        ("a\u2028b", "line"),
        ("\u200b", "no text"),
    ],
)
def test_what_is_no_sentence_is_refused(typed, message):
    with pytest.raises(InvalidError, match=message):
        clean_sentence(typed)


def test_a_sentence_is_stored_as_a_text_would_be():
    assert clean_sentence(" The\triver\x00 rose. \r\n") == "The river  rose."


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("It fell.", "It rose.", "It -fell.- +rose.+"),
        ("It fell.", "It fell.", "It fell."),
        ("水位上升", "水位上昇", "水位上-升-+昇+"),
    ],
)
def test_changes_are_told_in_words(old, new, told):
    signs = {"same": "{}", "old": "-{}-", "new": "+{}+"}
    said = "".join(signs[kind].format(words) for kind, words in list_changes(old, new))
    assert said.replace("-+", "- +") == told.replace("-+", "- +")


QUOTED = """She began. “We were ready. We knew.” Then she left.

“It went on.

“It ended,” he said. It was late."""


def test_a_sentence_begins_in_a_quotation_as_the_segmenter_would_tell():
    spans = segment(QUOTED, "en")
    told = [begins_in_quote(QUOTED, span.start, span.end) for span in spans]
    assert told == [span.in_quote for span in spans]
