"""Where a report credits another outlet with its text."""

import re

from factcheck.compare.credit_lines import find_credit_lines
from factcheck.compare.outlet_kinds import Outlet
from factcheck.compare.outlets import Mention, find_mentions

_OPENS = re.compile(r"[(\[]\s*(?:(?:with|via|from|source:?)\s+)?$", re.IGNORECASE)
_CLOSES = re.compile(r"\s*[)\]]")
_ALONE_BEFORE = re.compile(r"(?:^|\n)[\s—–*-]*(?:(?:with|via|from)\s+)?$", re.IGNORECASE)
_ALONE_AFTER = re.compile(r"[\s.*]*(?:$|\n)")


def find_credits(text: str, outlet: Outlet, own: Outlet, others: str = "") -> list[Mention]:
    """Return where *text*, published by *own*, names *outlet* as the source of its wording.

    That is in its dateline, in brackets, in a byline, or in a line that holds nothing else.
    """
    mentions = find_mentions(text, outlet, own, others)
    if not mentions:
        return []
    lines = find_credit_lines(text)
    return [
        mention
        for mention in mentions
        if any(start <= mention.start < end for start, end in lines) or _stands_alone(text, mention)
    ]


def _stands_alone(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - 40) : mention.start]
    after = text[mention.end : mention.end + 40]
    return any(
        opening.search(before) and closing.match(after)
        for opening, closing in ((_OPENS, _CLOSES), (_ALONE_BEFORE, _ALONE_AFTER))
    )
