import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.compare.quoted import find_quoted
from factcheck.compare.shared_quotations import find_shared_quotations


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        # Eight words in a row are enough alone, seven are not.
        (
            "“one two three four five six seven eight”",
            "He: “one two three four five six seven eight.”",
            1,
        ),
        ("“one two three four five six seven”", "He: “one two three four five six seven.”", 0),
        ("“It was old.” “It was not ours to mend.”", "“It was not ours to mend.” “It was old.”", 0),
        (
            "“It was very old.” “It was not ours to mend.”",
            "“It was not ours to mend.” So: “it was very old”.",
            2,
        ),
        # One has less of the sentence than the other, and quotes it in another style.
        (
            "„We will not close the yard this year, nor the next, whatever it costs us.“",
            'She said "we will not close the yard this year, nor the next".',
            1,
        ),
        # The same words without marks are no quotation.
        ("“one two three four five six seven eight”", "one two three four five six seven eight", 0),
    ],
)
def test_shared_quotations_are_counted(a, b, shared):
    in_a, in_b = find_shared_quotations(a, b)
    assert len(in_a) == len(in_b) == shared
    assert find_shared_quotations(b, a) == (in_b, in_a)


@pytest.mark.parametrize(
    ("a", "b", "is_shared"),
    [
        # Five words are enough of one person, if one of the two says no more.
        ("“It was not our yard,” said Mayor Ruiz.", "Dana Ruiz: “It was not our yard.”", True),
        ("“It was not our yard,” said Ruiz.", "So Ruiz: “It was not our yard. Go home.”", True),
        ("“It was not ours,” said Mayor Ruiz.", "Dana Ruiz: “It was not ours.”", False),
        ("“It was not our yard,” said Mayor Ruiz.", "Ada Finch: “It was not our yard.”", False),
        # Cut in two it is still one.
        (
            "“It was not our yard,” she said, “and not our fire either.”",
            "“It was not our yard, and not our fire either.”",
            True,
        ),
    ],
)
def test_a_short_quotation_is_shared_of_one_person(a, b, is_shared):
    assert any(find_shared_quotations(a, b)) == is_shared
    assert any(find_shared_quotations(b, a)) == is_shared


def test_a_quotation_over_paragraphs_is_found_in_each():
    text = 'He said: "We will stay.\n"We will mend it," and left. It’s a 5" pipe.'
    assert [text[start:end] for start, end in find_quoted(text)] == [
        '"We will stay.',
        '"We will mend it,"',
    ]


@given(st.text(alphabet="ab “”\"'\n."))
def test_quoted_stretches_are_in_order_and_apart(text):
    end = 0
    for start, stop in find_quoted(text):
        assert end <= start < stop <= len(text)
        end = stop
