"""Whether there is anything to see in a text."""

import pytest

from factcheck.text.unseen import is_seen

UNSEEN = [
    "\u2063",
    "\u200b",
    "\u00ad",
    "\u3164",
    "\u115f\u1160",
    "\uffa0",
    "\u2800",
    "\u034f",
    "\u061c",
    "\u180e",
    "\u2065",
    "\u17b4",
    "\ufe0f",
    "\ufff9",
    "\ufeff",
    "\U000e0041",
    "\U000e0fff",
    "\U0001d173",
    "\x00\x9f",
    "",
    " \u00a0\u2003\u3000\t\n",
    "\u2063 \u200b\u3164",
]


@pytest.mark.parametrize("text", UNSEEN, ids=ascii)
def test_there_is_nothing_to_see_in_what_leaves_no_ink(text):
    assert not is_seen(text)


@pytest.mark.parametrize(
    "text", [".", "—", "\u200bA", "\u3164é", "한", "ᄀ", "𓀀", "🖋\ufe0f", "\u0301", "\ue000"]
)
def test_there_is_something_to_see_in_all_else(text):
    assert is_seen(text)
