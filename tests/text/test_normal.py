import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.normal import PIECE, normalize

MARKED = st.text(st.sampled_from("aeo한글é\u0301\u0323\u0327ｶﾞ ﬁ"), max_size=3 * PIECE)


@given(MARKED.filter(lambda text: "\u0301\u0323\u0327" * 4 not in text))
def test_it_gives_what_unicodedata_gives(text):
    for form in ("NFC", "NFKD"):
        ours = normalize(form, text)
        assert unicodedata.normalize(form, ours) == unicodedata.normalize(form, text)


def test_a_letter_at_the_end_of_a_piece_keeps_its_marks():
    text = "x" * (PIECE - 1) + "e\u0301" + "y" * PIECE
    assert normalize("NFC", text) == unicodedata.normalize("NFC", text)


def test_no_mark_is_lost_of_a_letter_with_absurdly_many():
    text = "a" + "\u0301\u0323" * 2_000
    assert len(normalize("NFD", text)) == len(text)
