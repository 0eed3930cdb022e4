"""Following words through a correction, in five scripts, and guessing where lost ones are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.anchor import compare, find_again
from factcheck.text.graphemes import is_boundary

ALPHABETS = {
    "latin": ["a", "b", "e\u0301", "ñ", " ", ".", "👩‍🔬", "🇹🇷", "👍🏽", "❤\ufe0f"],
    "marks": ["a\u0323\u0302", "o\u0308", "x", " ", "\u0300", "q\u20dd"],
    "arabic": ["م", "بِّ", "ا", "ل", " ", "؟", "\u200f", "٣"],
    "hebrew": ["ש", "שָׁ", "ל", "ום", " ", "־", "”"],
    "cjk and devanagari": ["中", "文", "。", "か", "क्षि", "न", "ा", "।", " "],
}
scripts = st.sampled_from(list(ALPHABETS.values()))


@st.composite
def rewordings(draw):
    """Two texts of one script, the second made of the first by a few changes."""
    signs = st.sampled_from(draw(scripts))
    old = draw(st.lists(signs, max_size=40))
    new = list(old)
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(new)))
        end = min(len(new), start + draw(st.integers(0, 4)))
        new[start:end] = draw(st.lists(signs, max_size=4))
    return "".join(old), "".join(new)


@given(rewordings(), st.data())
def test_what_follows_keeps_its_words_and_cuts_no_sign(texts, data):
    old, new = texts
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    found = compare(old, new).follow(start, end)
    if found:
        assert new[slice(*found)] == old[start:end]
        assert is_boundary(new, found[0])
        assert is_boundary(new, found[1])


@given(rewordings())
def test_the_stretches_are_all_of_both_texts(texts):
    old, new = texts
    stretches = compare(old, new).stretches
    assert "".join(old[part.start : part.end] for part in stretches) == old
    assert "".join(new[part.new_start : part.new_end] for part in stretches) == new
    for part in stretches:
        if part.same:
            assert old[part.start : part.end] == new[part.new_start : part.new_end]


@given(rewordings(), st.data())
def test_a_suggestion_lies_in_the_new_text_and_cuts_no_sign(texts, data):
    old, new = texts
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    found = compare(old, new).suggest(start, end)
    if found and not compare(old, new).follow(start, end):
        assert 0 <= found[0] < found[1] <= len(new)
        assert new[slice(*found)].strip()
        assert is_boundary(new, found[0])
        assert is_boundary(new, found[1])


@given(scripts.flatmap(lambda signs: st.lists(st.sampled_from(signs), min_size=3)), st.data())
def test_one_slip_leaves_all_other_words_where_they_are(signs, data):
    slip = data.draw(st.integers(0, len(signs) - 1))
    old = "".join(signs)
    before, after = "".join(signs[:slip]), "".join(signs[slip + 1 :])
    rewording = compare(old, f"{before} X {after}")
    if before:
        assert rewording.follow(0, len(before)) == (0, len(before))
    if after and is_boundary(f" {after}", 1):
        start = len(before) + 3
        found = rewording.follow(len(old) - len(after), len(old))
        assert found == (start, start + len(after))


@pytest.mark.parametrize(
    ("old", "new", "words", "suggested"),
    [
        ("The river roze by 18 cm.", "The river rose by 18 cm.", "river roze", "river rose"),
        ("He said teh truth.", "He said the truth.", "teh", "the"),
        ("It rose to 18.", "It climbed steeply to 18.", "rose", "climbed steeply"),
        ("المفلس ارتفع", "المفلّس ارتفع", "المفلس", "المفلّس"),
        ("水位上升了", "水位上昇了", "上升", "上昇"),
        ("Nobody was hurt.", "Nobody.", "was hurt", None),
    ],
)
def test_a_touched_span_is_suggested_what_stands_there(old, new, words, suggested):
    start = old.index(words)
    rewording = compare(old, new)
    assert rewording.follow(start, start + len(words)) is None
    found = rewording.suggest(start, start + len(words))
    assert (found and new[slice(*found)]) == suggested


def test_an_accent_that_was_added_touches_the_letter_before_it():
    assert compare("cafe now", "cafe\u0301 now").follow(0, 4) is None


def test_very_long_changes_are_not_compared_letter_by_letter():
    old, new = "a" + "xy" * 200_000 + "b", "a" + "yx" * 200_000 + "c" + "b"
    rewording = compare(old, new)
    assert rewording.follow(0, 1) == (0, 1)
    assert rewording.follow(10, 20) is None


@pytest.mark.parametrize(
    ("text", "exact", "prefix", "suffix", "found"),
    [
        ("He said it. She said so.", "said", "She ", " so.", "said@16"),
        ("The river rose by 18 cm.", "roze by", "The river ", " 18 cm.", "rose by@10"),
        ("Nothing of the kind.", "the mayor resigned", "Then ", " at once", None),
        ("المدينة هادئة", "هادئة", "", "", "هادئة@8"),
    ],
)
def test_lost_words_are_found_again_by_what_was_around_them(text, exact, prefix, suffix, found):
    place = find_again(text, exact, prefix, suffix)
    assert (place and f"{text[slice(*place)]}@{place[0]}") == found
