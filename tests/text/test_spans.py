import pytest

from factcheck.errors import InvalidError
from factcheck.text.spans import Selector, select_span

TEXT = "Tariffs rose 😀 again, said שלום Cohen."


def test_a_selector_holds_the_words_and_what_stands_around_them():
    assert select_span(TEXT, 15, 20, context=4) == Selector("again", "e 😀 ", ", sa")


def test_context_ends_with_the_text():
    assert select_span(TEXT, 0, len(TEXT)) == Selector(TEXT, "", "")
    assert select_span("a" * 100, 50, 51) == Selector("a", "a" * 32, "a" * 32)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3), (0, 99), (7, 8)])
def test_a_span_outside_the_text_or_of_nothing_is_refused(start, end):
    with pytest.raises(InvalidError, match="Mark the passage again"):
        select_span(TEXT, start, end)
