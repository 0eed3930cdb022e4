import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.fold import fold


@pytest.mark.parametrize(
    "names",
    [
        ("Müller", "MULLER", "  mu\u0308ller "),
        ("İlham Əliyev", "ilham əliyev", "Ilham Eliyev"),
        ("Işık", "ISIK", "ışık"),
        ("Groß", "GROSS", "gross"),
        ("O’Neil", "O'Neil", "ONeil"),
        ("J.K. Rowling", "J. K. Rowling", "J-K Rowling"),
        ("Søren Ægir", "Soren Aegir"),
        ("أحمد", "احمد", "أَحْمَد", "احـمد"),
        ("Алёна", "АЛЕНА"),
        ("ＡＢＣ Corp.", "abc corp"),
        ("שָׁלוֹם", "שלום"),
    ],
)
def test_spellings_of_a_name_fold_alike(names):
    assert len({fold(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("が", "か"), ("मोदी", "मोदा"), ("क", "क्"), ("Ann", "Anna"), ("A B", "AB"), ("!!!", "???")],
)
def test_different_names_fold_differently(one, other):
    assert fold(one) != fold(other)


def test_vowel_signs_of_india_are_kept():
    assert fold("नरेंद्र मोदी") == "नरेंद्र मोदी"


@given(st.text(min_size=1).filter(str.strip))
def test_a_key_is_never_empty_and_folds_to_itself(name):
    key = fold(name)
    assert key
    assert fold(key) == key
