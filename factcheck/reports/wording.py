"""An attribution in words, as a report tells it."""

from collections.abc import Sequence
from functools import reduce

from factcheck.annotations.reading import AttributionDraft
from factcheck.models import Naming
from factcheck.names import NAMELESS
from factcheck.words import Words, say

MANNERS = {"direct": say("direct"), "indirect": say("indirect"), "mixed": say("mixed")}
CERTAINTIES = {"sure": say("Sure"), "likely": say("Likely"), "unsure": say("Unsure")}

_ISOLATED = "\u2068{}\u2069"
"""First strong isolate: a name in another script does not turn round the words beside it."""


def tell_chain(chain: Sequence[AttributionDraft]) -> Words | str:
    """Return whose words it is, and through whom they are known: "X, according to Y"."""
    return reduce(
        lambda said, other: say("%(who)s, according to %(other)s", who=said, other=other),
        map(tell_who, chain),
    )


def tell_who(who: AttributionDraft) -> Words | str:
    """Return a speaker with role and affiliation, or a source without a name as the text has it."""
    name: Words | str = _ISOLATED.format(who.speaker_name)
    if who.naming is not Naming.NAMED:
        name = NAMELESS[who.naming]
        if who.source:
            words = _ISOLATED.format(who.source.exact)
            name = say("%(who)s (“%(words)s”)", who=name, words=words)
    about = " · ".join(_ISOLATED.format(part) for part in (who.role, who.affiliation) if part)
    return say("%(name)s, %(about)s", name=name, about=about) if about else name
