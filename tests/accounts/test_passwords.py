"""Which passwords are taken, and how they are kept."""

import unicodedata

import pytest

from factcheck.accounts import passwords
from factcheck.accounts.passwords import (
    NOBODY,
    check_password,
    hash_password,
    is_outdated,
    verify_password,
)
from factcheck.errors import InvalidError, UnavailableError

EMAIL = "dana.the.checker@example.org"


@pytest.mark.parametrize(
    "password",
    [
        "",
        "elevenchars",
        "a" * 12,
        "ababababababab",
        "PassWord1234",
        "qwertyuiop12",
        "Dana.The.Checker@example.org",
        "dana.the.checker",
        "x1y2" * 33,
        "lone surrogate \udcff",
    ],
)
def test_a_password_that_is_easy_to_guess_or_unfit_is_refused(password):
    with pytest.raises(InvalidError) as refusal:
        check_password(password, EMAIL)
    assert refusal.value.fields["password"].startswith(("Take", "This password"))


@pytest.mark.parametrize(
    "password",
    [
        "twelve chars",
        "rivers run to the sea",
        "река течёт в море",
        "🦊 and the 🍇 grapes",
        "ab1d " * 25,
    ],
)
def test_any_other_one_is_taken_whole(password):
    check_password(password, EMAIL)
    stored = hash_password(password)
    assert verify_password(password, stored)
    assert not verify_password(password[:-2], stored)


def test_it_does_not_matter_how_the_keyboard_composes_a_letter():
    stored = hash_password(unicodedata.normalize("NFC", "crème brûlée à la carte"))
    assert verify_password(unicodedata.normalize("NFD", "crème brûlée à la carte"), stored)


def test_nobody_has_a_password_and_it_costs_the_same():
    assert not is_outdated(NOBODY), "the comparison for unknown people has to take as long"
    assert not verify_password("rivers run to the sea", None)


@pytest.mark.parametrize("stored", ["", "plain text", "$argon2id$v=19$broken", "$2b$12$aaaa"])
def test_a_broken_hash_lets_nobody_in(stored):
    assert not verify_password("rivers run to the sea", stored)


def test_no_more_than_two_are_worked_on_at_once(monkeypatch):
    monkeypatch.setattr(passwords, "WAIT", 0.05)
    with passwords._turn(), passwords._turn(), pytest.raises(UnavailableError, match="moment"):
        verify_password("rivers run to the sea", None)
    assert not verify_password("rivers run to the sea", None)
