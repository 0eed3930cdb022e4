"""Whom a comment names."""

import time

import pytest

from factcheck.models import uuid7
from factcheck.talk.mentions import LONGEST_SHOWN, MOST, Member, find_mentions

PEOPLE = [
    Member(uuid7(), name)
    for name in ("Bob", "Dana Ruiz", "Dana Kim", "Lena Ortiz", "Seán O’Neil", "علي حسن")
]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@Bob, look", ["Bob"]),
        ("(@bob) and @BOB’s", ["Bob"]),
        ("@Dana Ruiz", ["Dana Ruiz"]),
        ("@dana ruiz's view, not @Dana Kim/@Lena", ["Dana Ruiz", "Dana Kim", "Lena Ortiz"]),
        ('@"Lena Ortiz"!', ["Lena Ortiz"]),
        ("@“Lena Ortiz”", ["Lena Ortiz"]),
        ("@Lena Ortiz said @Bob.", ["Lena Ortiz", "Bob"]),
        ("@sean O'Neil", ["Seán O’Neil"]),
        ("@علي، انظر", ["علي حسن"]),
        ("write to a@Bob.org", []),
        ("at @ Bob", []),
        ("@Ruiz", []),
    ],
)
def test_a_name_is_found_as_people_type_it(text, names):
    assert [member.name for member in find_mentions(text, PEOPLE).members] == names


def test_a_name_that_nobody_has_is_told():
    found = find_mentions("@Nobody here, @“No One”, @Bob", PEOPLE)
    assert found.unknown == ("Nobody", "No One")
    assert [member.name for member in found.members] == ["Bob"]


def test_a_first_name_that_two_have_means_neither():
    found = find_mentions("@Dana", PEOPLE)
    assert (found.members, found.unknown, found.unclear) == ((), (), ("Dana",))


def test_somebody_called_just_so_goes_before_those_whose_first_name_it_is():
    members = [Member(uuid7(), "Sam"), Member(uuid7(), "Sam Lee")]
    assert find_mentions("@Sam", members).members == (members[0],)
    assert find_mentions("@Sam Lee", members).members == (members[1],)


@pytest.mark.parametrize(
    "text",
    [
        "@" * 4000,
        "@a" * 2000,
        "@" + "a" * 3999,
        "@a" + "\u0301" * 3998,
        ("@a" + "\u0301" * 98 + " ") * 40,
        '@"' * 2000,
        "@x " * 1333,
    ],
)
def test_hostile_names_are_read_quickly_and_told_shortly(text):
    began = time.perf_counter()
    found = find_mentions(text, PEOPLE)
    assert time.perf_counter() - began < 0.5
    assert len(found.unknown) <= MOST
    assert all(len(name) <= LONGEST_SHOWN for name in found.unknown)
