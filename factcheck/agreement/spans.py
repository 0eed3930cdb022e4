"""How far people marked the same words: Krippendorff's alpha of unitising, and F1 of spans."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from factcheck.agreement.measures import Figure, Reason, Undefined
from factcheck.text.intervals import Interval, join_overlapping


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words that somebody marked: offsets in code points, the end just past the last, and a tag."""

    start: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True)
class SpanCounts:
    """What two people marked and have in common; counts of several texts add up with +."""

    first: int = 0
    second: int = 0
    same: int = 0
    """Spans with the same offsets and tag, each counted with one of the other's."""
    overlapping: int = 0
    """Spans of the same tag that share a character, each counted with one of the other's."""

    def __add__(self, other: "SpanCounts") -> "SpanCounts":
        return SpanCounts(
            self.first + other.first,
            self.second + other.second,
            self.same + other.same,
            self.overlapping + other.overlapping,
        )

    def f1(self, *, relaxed: bool = False) -> Figure:
        """Return F1, from 0.0 to 1.0, the same whichever of the two is held to be right.

        Undefined (NO_SPANS) when neither marked anything.

        Source: C. J. van Rijsbergen, "Information Retrieval", 2nd edition (1979), chapter 7: with
        P = same / second and R = same / first, 2PR / (P + R) = 2 same / (first + second).

        Args:
            relaxed: count spans that overlap, not only those that are the same.
        """
        if not self.first + self.second:
            return Undefined(Reason.NO_SPANS)
        return 2 * (self.overlapping if relaxed else self.same) / (self.first + self.second)


def count_spans(first: Iterable[Span], second: Iterable[Span]) -> SpanCounts:
    """Count what two people marked in one text. A span that one marked twice counts once."""
    one, other = set(first), set(second)
    tags = {span.tag for span in one}
    overlapping = sum(_match(_tagged(one, tag), _tagged(other, tag)) for tag in tags)
    return SpanCounts(len(one), len(other), len(one & other), overlapping)


def unitising_alpha(length: int, observers: Sequence[Iterable[Span]]) -> Figure:
    """Return Krippendorff's alpha of unitising, with the tags as categories.

    1.0 when all marked the same words with the same tags, 0.0 for what chance gives, below 0 for
    less. What one person marked with one tag may not overlap in this measure, so that overlapping
    spans of a tag count as the one that covers them; spans that only touch stay two.

    Undefined for a single person (ONE_REVIEWER), none (NO_REVIEWS), when nobody marked anything
    (NO_SPANS), and when no other marking is possible (NO_CHANCE).

    Source: αU of K. Krippendorff, "On the reliability of unitizing continuous data", Sociological
    Methodology 25 (1995), in the form of "Content Analysis: An Introduction to Its Methodology",
    2nd edition (2004), chapter 11, whose example is a test of this function. It is not the uα of
    Krippendorff, Mathet, Bouvry and Widlöcher (2016), which weighs the lengths of intersections.

    Args:
        length: of the text, in code points; all spans lie within it.
        observers: what each person marked, an empty one for somebody who marked nothing.
    """
    if len(observers) < 2:
        return Undefined(Reason.ONE_REVIEWER if observers else Reason.NO_REVIEWS)
    marked = [list(spans) for spans in observers]
    tags = sorted({span.tag for spans in marked for span in spans})
    if not tags:
        return Undefined(Reason.NO_SPANS)
    observed = expected = 0.0
    for tag in tags:
        units = [join_overlapping(_tagged(spans, tag)) for spans in marked]
        observed += _observed(length, units)
        expected += _expected(length, units)
    return 1 - observed / expected if expected else Undefined(Reason.NO_CHANCE)


Section = tuple[int, int, bool]
"""Start, end, and whether it is a unit; else it is a gap between units."""


def _tagged(spans: Iterable[Span], tag: str) -> list[Interval]:
    return sorted((span.start, span.end) for span in spans if span.tag == tag)


def _match(first: Iterable[Interval], second: Iterable[Interval]) -> int:
    """Return in how many pairs of overlapping spans, no span in two, the two lists can be put.

    The span that ends first, of either list, takes the one that ends first of those in the other
    list that it overlaps: whichever else it could have taken serves the later spans better.
    """
    left = (sorted(first, key=lambda span: span[1]), sorted(second, key=lambda span: span[1]))
    order = sorted(((end, start, side) for side in (0, 1) for start, end in left[side]))
    matched = 0
    for end, start, side in order:
        if (start, end) not in left[side]:
            continue
        left[side].remove((start, end))
        partner = next((one for one in left[1 - side] if one[0] < end and start < one[1]), None)
        if partner:
            left[1 - side].remove(partner)
            matched += 1
    return matched


def _sections(length: int, units: Iterable[Interval]) -> Iterator[Section]:
    """Yield units and the gaps between them, which together cover the text."""
    at = 0
    for start, end in units:
        if at < start:
            yield at, start, False
        yield start, end, True
        at = end
    if at < length:
        yield at, length, False


def _observed(length: int, observers: Sequence[Sequence[Interval]]) -> float:
    """Return the observed disagreement D_o of one category."""
    sections = [list(_sections(length, units)) for units in observers]
    whole = sum(_differences(one, other) for one, other in combinations(sections, 2))
    people = len(observers)
    return 2 * whole / (people * (people - 1) * length**2)


def _differences(first: Sequence[Section], second: Sequence[Section]) -> int:
    """Return the sum of squared differences of all sections of two people that meet."""
    whole = i = j = 0
    while i < len(first) and j < len(second):
        one, other = first[i], second[j]
        whole += _difference(one, other)
        i += one[1] <= other[1]
        j += other[1] <= one[1]
    return whole


def _difference(one: Section, other: Section) -> int:
    if one[2] and other[2]:
        return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
    if one[2] and other[0] <= one[0] and one[1] <= other[1]:
        return (one[1] - one[0]) ** 2
    if other[2] and one[0] <= other[0] and other[1] <= one[1]:
        return (other[1] - other[0]) ** 2
    return 0


def _expected(length: int, observers: Sequence[Sequence[Interval]]) -> float:
    """Return the disagreement D_e of one category that chance gives."""
    lengths = [end - start for units in observers for start, end in units]
    gaps = [
        end - start
        for units in observers
        for start, end, is_unit in _sections(length, units)
        if not is_unit
    ]
    whole = 0
    for size in lengths:
        among_units = (len(lengths) - 1) * size * (size - 1) * (2 * size - 1) // 3
        in_gaps = size**2 * sum(gap - size + 1 for gap in gaps if gap >= size)
        whole += among_units + in_gaps
    places = len(observers) * length
    ways = places * (places - 1) - sum(size * (size - 1) for size in lengths)
    return 2 * whole / (length * ways) if ways else 0.0
