import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.compare import spelling
from factcheck.compare.spelling import ALIKE, MOST_ALIKE, SHORTEST_ALIKE, Spellings
from factcheck.compare.terms import is_number


@pytest.mark.parametrize(
    ("term", "other", "likeness"),
    [
        ("harutyunyan", "harutunyan", 2 * 8 / 21),
        ("ostavia", "ostavian", 2 * 6 / 15),
        ("snow", "snow", 1),
        ("safe", "unsafe", 2 * 3 / 10),
    ],
)
def test_likeness_is_the_share_of_pieces_in_common(term, other, likeness):
    assert Spellings([other]).find_alike(term) == [(pytest.approx(likeness), other)]


@pytest.mark.parametrize(
    ("term", "other"), [("snow", "rain"), ("1984", "1985"), ("the", "then"), ("", "snow")]
)
def test_unlike_words_short_ones_and_numbers_stand_for_none(term, other):
    assert Spellings([other]).find_alike(term) == []


def test_the_likest_come_first_and_no_more_than_allowed():
    terms = [f"harbour{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    found = Spellings([*terms, "harbours", "harbour"]).find_alike("harbour")
    assert found[0] == (1, "harbour")
    assert len(found) == MOST_ALIKE


def test_a_piece_in_too_many_words_leads_to_none(monkeypatch):
    monkeypatch.setattr(spelling, "TOO_MANY_ALIKE", 2)
    assert len(Spellings(["harboura", "harbourb"]).find_alike("harbourc")) == 2
    assert Spellings(["harboura", "harbourb", "harbourd"]).find_alike("harbourc") == []


def _pieces(term):
    if len(term) < SHORTEST_ALIKE or is_number(term):
        return set()
    spaced = f" {term} "
    return {spaced[at : at + 3] for at in range(len(term))}


WORDS = st.text("abc1", min_size=1, max_size=24)


@given(st.sets(WORDS, max_size=MOST_ALIKE), WORDS)
def test_none_that_is_alike_is_overlooked(terms, term):
    shared = {other: len(_pieces(term) & _pieces(other)) for other in terms}
    likeness = {other: 2 * count / (len(term) + len(other)) for other, count in shared.items()}
    assert dict(map(reversed, Spellings(terms).find_alike(term))) == {
        other: alike for other, alike in likeness.items() if alike >= ALIKE
    }
