"""How two sources are related: whether one is a copy of the other, or reports what it reported."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from factcheck.compare.bearing import bears_on
from factcheck.compare.citing import find_citing
from factcheck.compare.credit_lines import find_release_marks, tells_of_itself
from factcheck.compare.credits import find_credits
from factcheck.compare.outlet_kinds import Outlet
from factcheck.compare.outlets import How, Mention
from factcheck.compare.referring import find_referring
from factcheck.compare.shared_quotations import find_shared_quotations
from factcheck.compare.shingles import MOST_COMPARED, Fingerprint, containment, fingerprint

COPIED = 0.18
"""The share of the shorter text's wording from which it is a copy."""
CREDITED = 0.12
"""The same where one of the texts credits the other."""
LEAST_SHARED = 8
"""Shingles that two short texts have to share: two names with their titles come to six.

Less than a sentence therefore never makes a copy, unless a credit says so.
"""


class RelationKind(StrEnum):
    """What two sources have to do with each other; the first that holds, in this order."""

    COPY = "copy"
    """They share their wording."""
    CITES = "cites"
    """One says in its own words what the other reported."""
    QUOTE = "quote"
    """They share nothing but words of somebody whom both quote."""
    NONE = "none"


class Direction(StrEnum):
    """Which of two sources has it from the other."""

    A_FROM_B = "a_from_b"
    B_FROM_A = "b_from_a"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """What shows a relation."""

    SHARED_WORDING = "shared_wording"
    CREDIT_LINE = "credit_line"
    """They share wording, and one credits the other."""
    CITES_NAME = "cites_name"
    CITES_DOMAIN = "cites_domain"
    """One links to the other's page, or names its server."""
    CITE_EACH_OTHER = "cite_each_other"
    SAME_QUOTATIONS = "same_quotations"
    NOTHING = "nothing"


Spans = Sequence[tuple[int, int]]
_Find = Callable[[str, Outlet, Outlet, str], list[Mention]]


@dataclass(frozen=True, slots=True)
class Publication:
    """A source, as far as its relations to others depend on it."""

    text: str
    publisher: str = ""
    names: Sequence[str] = ()
    """What the publisher is called besides."""
    title: str = ""
    url: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """How two sources are related, and what shows it."""

    kind: RelationKind
    direction: Direction
    share_a: float
    """The share of the first text's own wording, from 0 to 1, that is in the second."""
    share_b: float
    because: Reason
    spans_a: Spans = ()
    """Offsets in the first text of the words that show it.

    Of a copy they are the credits only; what is the same, an alignment shows.
    """
    spans_b: Spans = ()


def relate_sources(
    a: Publication, b: Publication, *, ignoring: frozenset[int] = frozenset()
) -> Relation:
    """Return how *a* and *b* are related, and which of them has it from the other.

    It is a suggestion for a reviewer. A text is looked at up to MOST_COMPARED code points.

    Args:
        ignoring: hashes of wording that stands in many texts of one publisher, such as the
            footers of its pages, and shows nothing.
    """
    a, b = _cut(a), _cut(b)
    prints = _print(a, ignoring), _print(b, ignoring)
    shares = containment(*prints)
    credited = _find_named(find_credits, a, b), _find_named(find_credits, b, a)
    citing = _find_citing(a, b), _find_citing(b, a)
    if not any(citing):
        citing = _find_referring(a, b), _find_referring(b, a)
    if _is_copy(*prints, credited=any(credited)):
        direction = _only(*credited) or _only(*citing) or _by_date(a, b) or _by_form(a, b)
        because = Reason.CREDIT_LINE if any(credited) else Reason.SHARED_WORDING
        direction = direction or Direction.UNKNOWN
        return Relation(RelationKind.COPY, direction, *shares, because, *map(_spans, credited))
    if any(citing):
        direction = _only(*citing) or Direction.UNKNOWN
        because = _why_cited(*citing)
        return Relation(RelationKind.CITES, direction, *shares, because, *map(_spans, citing))
    quoted = find_shared_quotations(a.text, b.text)
    if any(quoted):
        kind, because = RelationKind.QUOTE, Reason.SAME_QUOTATIONS
        return Relation(kind, Direction.UNKNOWN, *shares, because, *quoted)
    return Relation(RelationKind.NONE, Direction.UNKNOWN, *shares, Reason.NOTHING)


def _cut(source: Publication) -> Publication:
    long = len(source.text) > MOST_COMPARED
    return replace(source, text=source.text[:MOST_COMPARED]) if long else source


def _print(source: Publication, ignoring: frozenset[int]) -> Fingerprint:
    whole = fingerprint(source.text)
    return replace(whole, hashes=whole.hashes - ignoring) if ignoring else whole


def _is_copy(a: Fingerprint, b: Fingerprint, *, credited: bool) -> bool:
    shared, shorter = len(a.hashes & b.hashes), min(len(a.hashes), len(b.hashes))
    if credited and shared >= max(CREDITED * shorter, min(LEAST_SHARED, shorter / 2), 1):
        return True
    return shared >= max(LEAST_SHARED, COPIED * shorter)


def _find_named(find: _Find, text: Publication, other: Publication) -> list[Mention]:
    return find(text.text, _outlet(other), _outlet(text), other.text)


def _find_citing(citing: Publication, cited: Publication) -> list[Mention]:
    """Return where *citing* says that it has something from *cited*, and may mean this text."""
    if _is_earlier(citing, cited):
        return []
    places = _find_named(find_citing, citing, cited)
    return [place for place in places if bears_on(citing.text, place, _whole(cited))]


def _find_referring(citing: Publication, cited: Publication) -> list[Mention]:
    """Return where *citing* is less plain about it, but close to what *cited* says."""
    if _is_earlier(citing, cited):
        return []
    return find_referring(citing.text, _outlet(cited), _outlet(citing), cited.title, cited.text)


def _is_earlier(one: Publication, other: Publication) -> bool:
    return bool(one.published and other.published and one.published < other.published)


def _whole(source: Publication) -> str:
    return f"{source.title}\n{source.text}"


def _outlet(source: Publication) -> Outlet:
    names = (source.publisher, *source.names)
    return Outlet(names, source.url, tells_of_itself(source.text, names))


def _only(a: Sequence[object], b: Sequence[object]) -> Direction | None:
    """Return which of two texts has it from the other, when only one of them says so."""
    if bool(a) == bool(b):
        return None
    return Direction.A_FROM_B if a else Direction.B_FROM_A


def _by_date(a: Publication, b: Publication) -> Direction | None:
    if not a.published or not b.published or a.published == b.published:
        return None
    return Direction.A_FROM_B if b.published < a.published else Direction.B_FROM_A


def _by_form(a: Publication, b: Publication) -> Direction | None:
    """Return which of two copies of one day is the less made to be copied, if they differ."""
    made = _made_to_be_copied(a), _made_to_be_copied(b)
    if made[0] == made[1]:
        return None
    return Direction.A_FROM_B if made[0] < made[1] else Direction.B_FROM_A


def _made_to_be_copied(source: Publication) -> int:
    """Return how much so a text is: what a body gives out more than the story of an agency.

    An agency tells what a ministry gave out, and no ministry gives out what an agency told.
    """
    if find_release_marks(source.text) or _outlet(source).is_body:
        return 2
    return 1 if find_credits(source.text, _outlet(source), Outlet()) else 0


def _why_cited(a: Sequence[Mention], b: Sequence[Mention]) -> Reason:
    if a and b:
        return Reason.CITE_EACH_OTHER
    named = any(place.how is How.NAME for place in (*a, *b))
    return Reason.CITES_NAME if named else Reason.CITES_DOMAIN


def _spans(places: Sequence[Mention]) -> list[tuple[int, int]]:
    return [(place.start, place.end) for place in places]
