"""Word differences of two texts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.compare import blocks
from factcheck.compare.blocks import find_stretches, heaviest_chain
from factcheck.compare.word_diff import ChangeKind, diff_words

TEXTS = st.text(alphabet="ab AB.,’'\"“1é\u0301东ก\u00ad\ud800\0\n", max_size=30) | st.text(
    max_size=30
)


def shown(a, b, *, loosely=False):
    """The changes as a reader sees them: equal words once, [removed], {added}."""
    parts = []
    for change in diff_words(a, b, loosely=loosely):
        old, new = a[change.a_start : change.a_end], b[change.b_start : change.b_end]
        if change.kind is ChangeKind.EQUAL:
            parts.append(old)
        else:
            parts.append((f"[{old}]" if old else "") + (f"{{{new}}}" if new else ""))
    return "".join(parts)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("the red car", "the blue car", "the [red]{blue} car"),
        ("the red car", "the car", "the [red] car"),
        ("the car", "the red car", "the {red}car"),
        ("the car", "the car is gone", "the car{is gone}"),
        ("the car", "", "[the car]"),
        ("", "the car", "{the car}"),
        ("He left.", "He left!", "He left[.]{!}"),
        ("he left", "He left", "[he]{He} left"),
    ],
)
def test_what_differs_is_whole_words(a, b, expected):
    assert shown(a, b) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("one  two\nthree", "one two three"),
        (" one ", "one"),
        ("com\u00admittee", "committee"),
        ("cafe\u0301", "café"),
        ("", ""),
        (" ", ""),
    ],
)
def test_white_space_and_encoding_make_no_difference(a, b):
    assert all(change.kind is ChangeKind.EQUAL for change in diff_words(a, b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“We won’t pay,” she said.", '"we won\'t pay" she said'),
        ("the well-known U.S. senator", "The well known US senator"),
        ("It cost 1,000 crowns – or more", "it cost 1000 crowns, or more"),
        ("«Мы заплатим»", "мы заплатим"),
    ],
)
def test_loosely_only_the_words_count(a, b):
    assert [change.kind for change in diff_words(a, b, loosely=True)] == [ChangeKind.EQUAL]
    assert len(diff_words(a, b)) > 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("it fell by 5 %", "it fell by 5"),
        ("at -5 degrees", "at 5 degrees"),
        ("1.5 million", "15 million"),
        ("$40", "€40"),
        ("for those aged 18+", "for those aged 18"),
        ("they can't", "they can"),
    ],
)
def test_loosely_a_sign_that_changes_a_value_counts(a, b):
    changes = diff_words(a, b, loosely=True)
    assert any(change.kind is not ChangeKind.EQUAL for change in changes)


def test_short_words_between_changes_join_them():
    a = "It was the end of a war that nobody wanted"
    b = "It became the start of a peace that nobody wanted"
    assert shown(a, b) == (
        "It [was the end of a war]{became the start of a peace} that nobody wanted"
    )


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "about 40 people died",
            "nearly 40 guests died",
            "[about]{nearly} 40 [people]{guests} died",
        ),
        ("he went, he saw", "he went; he looked", "he went[,]{;} he [saw]{looked}"),
        ("new bridge old", "big bridge red", "[new]{big} bridge [old]{red}"),
    ],
)
def test_a_number_a_long_word_or_one_beside_marks_stays_equal(a, b, expected):
    assert shown(a, b) == expected


def test_letters_of_unspaced_scripts_are_compared_singly():
    assert shown("市长会赔偿损失", "市长不会赔偿损失") == "市长{不}会赔偿损失"
    assert shown("ก่อนที่ 5", "ก่อนที่ 6") == "ก่อนที่ [5]{6}"


@given(TEXTS, TEXTS, st.booleans())
def test_the_changes_cover_both_texts_in_order(a, b, loosely):
    at = place = 0
    changes = diff_words(a, b, loosely=loosely)
    for change in changes:
        assert (change.a_start, change.b_start) == (at, place)
        assert change.a_end >= at
        assert change.b_end >= place
        at, place = change.a_end, change.b_end
    assert (at, place) == (len(a), len(b))
    for one, following in pairwise(changes):
        assert (one.kind is ChangeKind.EQUAL) != (following.kind is ChangeKind.EQUAL)


@given(TEXTS, st.booleans())
def test_a_text_does_not_differ_from_itself(text, loosely):
    assert len(diff_words(text, text, loosely=loosely)) == bool(text)


@given(st.text("abcdef", max_size=30), st.text("abcdef", max_size=30))
def test_a_comparison_by_parts_finds_only_what_is_equal(a, b):
    whole = sum(stretch.size for stretch in find_stretches(a, b))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "MOST_COMPARED", 20)
        parts = find_stretches(a, b)
    assert all(a[i : i + size] == b[j : j + size] for i, j, size in parts)
    assert all(
        one.a + one.size <= after.a and one.b + one.size <= after.b
        for one, after in pairwise(parts)
    )
    assert sum(stretch.size for stretch in parts) <= whole


def test_texts_too_long_for_one_comparison_are_compared_by_parts(monkeypatch):
    monkeypatch.setattr(blocks, "MOST_COMPARED", 20)
    found = find_stretches("abcdefghijk", "abcdXfghYijk")
    assert [tuple(stretch) for stretch in found] == [(0, 0, 4), (5, 5, 3), (8, 9, 3)]


@pytest.mark.parametrize(
    ("places", "weights", "chain"),
    [
        ([], [], []),
        ([3, 1, 2], [1, 1, 1], [1, 2]),
        ([3, 1, 2], [5, 1, 1], [0]),
        ([0, 5, 6, 1, 2, 3, 7], [1] * 7, [0, 3, 4, 5, 6]),
        ([0, 5, 6, 1, 2, 3, 7], [1, 9, 9, 1, 1, 1, 1], [0, 1, 2, 6]),
    ],
)
def test_the_heaviest_chain_only_rises(places, weights, chain):
    assert heaviest_chain(places, weights) == chain


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 4)), max_size=9))
def test_no_rising_run_is_heavier_than_the_chain(items):
    places, weights = [place for place, _ in items], [weight for _, weight in items]
    best = [0] * len(items)
    for index, (place, weight) in enumerate(items):
        below = [best[i] for i in range(index) if places[i] < place]
        best[index] = weight + max(below, default=0)
    chain = heaviest_chain(places, weights)
    assert all(places[i] < places[j] for i, j in pairwise(chain))
    assert sum(weights[i] for i in chain) == max(best, default=0)
