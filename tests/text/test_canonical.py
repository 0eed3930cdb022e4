import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InvalidError, TooLargeError
from factcheck.text.canonical import MAX_TEXT_BYTES, bidi_overrides, canonical_text, decode_text

WRAPPED = """\
The council met on Tuesday evening in the old library, which is being
rebuilt, and voted to close two of the five schools on the east side.
Parents had asked for a delay, but the mayor said that the money was
gone.

A second vote is planned for the spring, when the state will publish
its figures and the new board, elected in November, will have taken
its seats.
"""


@pytest.mark.parametrize("mark", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_break_becomes_a_line_feed(mark):
    assert canonical_text(f"one{mark}two") == "one\ntwo"


@pytest.mark.parametrize("mark", ["\x00", "\x07", "\x1b", "\x1c", "\t", "\x7f", "\x9f", "\ufeff"])
def test_a_control_character_becomes_a_space(mark):
    assert canonical_text(f"one{mark}two") == "one two"


def test_half_a_surrogate_pair_becomes_a_replacement_character():
    assert canonical_text("a\ud83db") == "a\ufffdb"


@pytest.mark.parametrize(
    "text", ["e\u0301", "é", "“It’s”", "ﬁ", "  a  ", "\u202eabc\u202c", "👩‍👧", "a\u200f"]
)
def test_letters_marks_and_spaces_stay_as_written(text):
    assert canonical_text(text) == text


@pytest.mark.parametrize("text", ["", "  \n\t ", "\x00\x00", "\ufeff", "\u200b", "\u200f\u2060"])
def test_a_text_with_nothing_to_read_is_refused(text):
    with pytest.raises(InvalidError, match="no text"):
        canonical_text(text)


def test_the_limit_is_counted_in_bytes():
    assert len(canonical_text("a" * MAX_TEXT_BYTES)) == MAX_TEXT_BYTES
    for text in ("a" * (MAX_TEXT_BYTES + 1), "я" * (MAX_TEXT_BYTES // 2 + 1)):
        with pytest.raises(TooLargeError, match="1 MB"):
            canonical_text(text)


def test_hard_wrapped_paragraphs_are_joined():
    assert [len(line) > 130 for line in canonical_text(WRAPPED).split("\n") if line] == [True, True]
    assert len(canonical_text(WRAPPED)) == len(WRAPPED)


@pytest.mark.parametrize(
    "text",
    [
        # Headlines have the width of wrapped lines, but each begins anew.
        "\n".join(f"The council closes two of the {n} schools on the east side" for n in range(9)),
        "\n".join(
            f"In {n} the council closed two of its schools on the east side." for n in range(9)
        ),
        "Short line\nanother one\nand a third\nof a poem",
        "\n".join(["word " * 30 + "without a stop"] * 6),
    ],
)
def test_other_line_breaks_stay(text):
    assert canonical_text(text) == text


def test_a_list_in_a_wrapped_text_stays_a_list():
    text = (
        WRAPPED
        + "\n"
        + "- the library, which was to be closed in the spring of the next year\n" * 2
    )
    assert canonical_text(text).endswith(
        "\n- " + "the library, which was to be closed in the spring of the next year\n"
    )


@given(st.text(alphabet=st.characters() | st.sampled_from("\r\n\x00\ufeff\ud800 a"), min_size=1))
def test_making_a_text_canonical_twice_changes_nothing_more(text):
    try:
        once = canonical_text(text)
    except InvalidError:
        return
    assert canonical_text(once) == once
    assert once.encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_is_read_by_its_byte_order_mark(encoding):
    assert decode_text("Köln — 東京".encode(encoding)) == "Köln — 東京"


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04word/document.xml", "packed document"),
        (b"plain at first\x00\x01\x02", "a binary file"),
        (b"\xff\xfe\x00\x00", "a binary file"),
        ("naïve".encode("latin-1"), "UTF-8"),
        (b"\xff\xfea", "UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data, named):
    with pytest.raises(InvalidError, match=named):
        decode_text(data)


def test_a_file_over_the_limit_is_refused_unread():
    with pytest.raises(TooLargeError, match="1 MB"):
        decode_text(b"\xff" * (2 * MAX_TEXT_BYTES + 3))


def test_direction_overrides_are_found_and_kept():
    assert bidi_overrides("pay \u202e100\u202c now") == [4, 8]
    assert bidi_overrides("שלום\u200f") == []
