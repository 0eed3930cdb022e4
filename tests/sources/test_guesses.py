"""Titles, authors and dates are guessed, and junk is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.sources.guesses import (
    find_byline,
    find_day,
    first_line_as_title,
    good_author,
    good_title,
    site_in_title,
)


@pytest.mark.parametrize(
    "title",
    [
        "Bridge over the Lenn closed",
        "Bridge",
        "大桥将关闭三天",
        "Documents of a war",
        "A title of 2024",
        "Scandal at city hall",
    ],
)
def test_a_title_is_taken(title):
    assert good_title(f" {title}\n") == title


@pytest.mark.parametrize(
    "junk",
    [
        "Microsoft Word - bridge.docx",
        "Microsoft Word - bridge",
        "untitled",
        "Untitled",
        "Document1",
        "Dokument 2",
        "bridge.pdf",
        "The bridge final.indd",
        "bridge_final-2",
        "IMG0012",
        "Scan 12",
        "Sans titre",
        "無題",
        "x",
        "",
        None,
        7,
    ],
)
def test_a_name_of_a_file_is_no_title(junk):
    assert good_title(junk) == ""


@pytest.mark.parametrize(
    ("said", "author"),
    [
        ("Hanna Westerby", "Hanna Westerby"),
        ("Hanna Westerby; Paul Quillan", "Hanna Westerby, Paul Quillan"),
        ("Администрация города", "Администрация города"),
        ("Microsoft Office User", ""),
        ("python-docx", ""),
        ("Adobe InDesign 18.2", ""),
        ("Admin", ""),
        ("user", ""),
        ("Пользователь", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_an_author_is_a_person_or_an_office(said, author):
    assert good_author(said) == author


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Hanna Westerby", "Hanna Westerby"),
        ("BY HANNA WESTERBY", "HANNA WESTERBY"),
        ("By Hanna Westerby and Paul Quillan", "Hanna Westerby and Paul Quillan"),
        ("By Anna van der Berg, 5 March 2024", "Anna van der Berg"),
        ("By Monday the bridge was closed", ""),
        ("By the river", ""),
        ("Hanna Westerby", ""),
    ],
)
def test_a_byline_is_found(line, names):
    assert find_byline(["The bridge", line]) == names


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("5 March 2024", "2024-03-05"),
        ("Published on March 5, 2024 at 7.30", "2024-03-05"),
        ("Tuesday, 5th March, 2024", "2024-03-05"),
        ("Sept. 9, 2023", "2023-09-09"),
        ("2024-03-05T07:30", "2024-03-05"),
        ("5. März 2024", "2024-03-05"),
        ("5.3.2024", "2024-03-05"),
        ("le 1er mars 2024", "2024-03-01"),
        ("5 de marzo de 2024", "2024-03-05"),
        ("5 Mart 2024", "2024-03-05"),
        ("5 марта 2024 г", "2024-03-05"),
        ("5 березня 2024", "2024-03-05"),
        ("5 مارس 2024", "2024-03-05"),
        ("٥ مارس ٢٠٢٤", "2024-03-05"),
        ("2024年3月5日", "2024-03-05"),
        ("2024년 3월 5일", "2024-03-05"),
        ("25/03/2024", "2024-03-25"),
        ("03/25/2024", "2024-03-25"),
        ("03/03/2024", "2024-03-03"),
        ("03/04/2024", ""),
        ("31 February 2024", ""),
        ("5 bridges 2024", ""),
        ("The council met on 3 May 2021.", ""),
        ("12345-67-89", ""),
        ("99999999999999999999/1/1", ""),
    ],
)
def test_a_date_is_found(line, day):
    assert find_day(["The bridge", line]) == day


def test_a_date_within_a_paragraph_is_not_that_of_the_page():
    assert find_day(["The council of the city met again on 3 May 2021 in the old hall, " * 2]) == ""


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Nine days of rain", "It rained."], "Nine days of rain"),
        (["It rained for nine days."], ""),
        (["long " * 60], ""),
        ([], ""),
    ],
)
def test_a_first_line_is_a_title_if_it_reads_like_one(lines, title):
    assert first_line_as_title(lines) == title


@given(st.text(max_size=300))
def test_no_text_makes_a_guess_fail(text):
    assert len(good_title(text)) <= len(text)
    assert len(good_author(text)) <= 2 * len(text)
    assert find_byline([text]) in text
    assert find_day([text]) == "" or len(find_day([text])) == 10


@pytest.mark.parametrize(
    ("whole", "title", "site"),
    [
        ("Fire in the old harbour | Saltgate Echo", "Fire in the old harbour", "Saltgate Echo"),
        ("Fire\n  | Saltgate Echo ", "Fire in the old harbour", "Saltgate Echo"),
        ("Fire put out | News | Saltgate Echo", "Fire put out | News", "Saltgate Echo"),
        ("Saltgate Echo | Fire put out", "Fire put out", ""),
        ("Saltgate Echo | Fire put out in the harbour", "Saltgate Echo", ""),
        ("Fire put out - what we know", "Fire put out", ""),
        ("Fire put out|Echo", "Fire put out|Echo", ""),
        ("Fire put out", "Fire put out", ""),
        (None, "", ""),
    ],
)
def test_what_follows_the_last_bar_of_a_title_is_the_site(whole, title, site):
    assert site_in_title(whole, title) == site
