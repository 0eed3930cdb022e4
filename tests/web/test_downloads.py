"""Tables for spreadsheets, which take what begins like a formula for one."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.web.downloads import csv_lines


def written(value):
    (row,) = csv.reader(StringIO("".join(csv_lines([[value]])).removeprefix("\ufeff")))
    return row[0]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\uff1d", "\ufe63"])
@pytest.mark.parametrize(
    "before",
    [
        "",
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
        "\u2065",
        "\u0378",
        "\ue000",
        "\ufdd0",
        "\U000e01f0",
        "\u0301",
        " \u200b\u0378",
    ],
)
def test_what_looks_like_a_formula_is_text(before, sign):
    assert written(f"{before}{sign}1+1") == f"'{before}{sign}1+1"


@pytest.mark.parametrize(
    ("value", "as_text"),
    [
        ("a;=1+1", "a;'=1+1"),
        ("a; \u200b=1+1;b", "a;' \u200b=1+1;b"),
        ('a;"=1+1";', 'a;\'"=1+1";'),
        ('a;""=1+1', 'a;\'""=1+1'),
        ("a;;@b", "a;;'@b"),
        ("=a;=b", "'=a;'=b"),
        ("a\t=1", "a\t'=1"),
        ("a\r\n-b", "a\r\n'-b"),
        ("a\u2028=1", "a\u2028'=1"),
        ("a\uff1b=1", "a\uff1b'=1"),
        ("\t=1+1", "'\t'=1+1"),
        ("\ta", "'\ta"),
        ("\ra", "'\ra"),
    ],
)
def test_no_formula_begins_where_a_value_is_cut_at_a_semicolon_or_tab(value, as_text):
    assert written(value) == as_text


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@given(st.lists(st.text("a=+-@;,\t\r\n\"' \u200b\u0378", max_size=8), min_size=1, max_size=3))
def test_no_cell_begins_like_a_formula_however_the_table_is_read(delimiter, values):
    text = "".join(csv_lines([["1", *values]])).removeprefix("\ufeff")
    read = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    cells = [cell.strip(" \t\r\n\u200b\u0378") for row in read for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("value", ["-5", "+3.5%", "-1,250.75", " -5 ", "1;-2"])
def test_a_plain_number_stays_one(value):
    assert written(value) == value


@pytest.mark.parametrize("value", ["-5+1", "+44 20 1234", "-", "-a", "-5;=1", "\u200b-5", "+.5"])
def test_what_only_begins_like_a_number_is_text(value):
    assert written(value).startswith("'") or "'=" in written(value)


def test_every_value_is_quoted():
    assert "".join(csv_lines([["a", 'b "c"', ""]])) == '\ufeff"a","b ""c""",""\r\n'


@pytest.mark.parametrize(
    "value",
    [
        "",
        "\u200b",
        "18 centimetres",
        "\u200bThe gauge",
        "a=b",
        "“=1”",
        "\u200e٣ − ١",
        "Supports; Refutes",
        '"-5 degrees," she said; "and falling"',
    ],
)
def test_all_else_stays_as_it_is(value):
    assert written(value) == value
