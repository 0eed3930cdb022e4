"""Whether there is anything to see in a text."""

import re

# Unicode's Default_Ignorable_Code_Point, controls, and what else leaves no ink: the marks around
# interlinear notes, and the pattern of Braille without a dot.
_SEEN = re.compile(
    "[^\\s\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def is_seen(text: str) -> bool:
    """Return whether a reader sees anything of *text*; white space alone is nothing."""
    return _SEEN.search(text) is not None
