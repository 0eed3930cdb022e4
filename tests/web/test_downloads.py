"""Tables for spreadsheets, which take what begins like a formula for one."""

import csv
from io import StringIO

import pytest

from factcheck.web.downloads import csv_lines


def written(value):
    (row,) = csv.reader(StringIO("".join(csv_lines([[value]])).removeprefix("\ufeff")))
    return row[0]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\uff1d", "\ufe63"])
@pytest.mark.parametrize(
    "before",
    [
        "",
        "\t",
        " ",
        "\u200b",
        "\ufeff",
        "\u2060\u00ad",
        "\u2067",
        "\u180e",
        "\u034f",
        "\ufe0f",
        "\u3164",
        "\u2800",
        "\x01",
        " \u200b\t",
    ],
)
def test_what_looks_like_a_formula_is_text(before, sign):
    assert written(f"{before}{sign}1+1") == f"'{before}{sign}1+1"


@pytest.mark.parametrize(
    "value", ["", "\u200b", "18 centimetres", "\u200bThe gauge", "a=b", "“=1”", "\u200e٣ − ١"]
)
def test_all_else_stays_as_it_is(value):
    assert written(value) == value
