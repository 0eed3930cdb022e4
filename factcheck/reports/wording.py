"""An attribution in words, as a report tells it."""

from collections.abc import Sequence
from functools import reduce

from factcheck.annotations.reading import AttributionDraft
from factcheck.models import Naming
from factcheck.names import called
from factcheck.words import Words, isolated, say


def tell_chain(chain: Sequence[AttributionDraft]) -> Words | str:
    """Return whose words it is, and through whom they are known: "X, according to Y"."""
    return reduce(
        lambda said, other: say("%(who)s, according to %(other)s", who=said, other=other),
        map(tell_who, chain),
    )


def tell_who(who: AttributionDraft) -> Words | str:
    """Return a speaker with role and affiliation, or a source without a name as the text has it."""
    name = called(who.speaker_name, who.speaker_kind, who.naming)
    if not isinstance(name, Words):
        name = isolated(name)
    elif who.naming is not Naming.NAMED and who.source:
        name = say("%(who)s (“%(words)s”)", who=name, words=isolated(who.source.exact))
    about = " · ".join(isolated(part) for part in (who.role, who.affiliation) if part)
    return say("%(name)s, %(about)s", name=name, about=about) if about else name
