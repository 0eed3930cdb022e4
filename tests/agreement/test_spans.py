"""Alpha of unitising and F1 of spans: the published example, the formula written out, edges."""

from fractions import Fraction
from itertools import pairwise, permutations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.agreement.measures import Reason, Undefined
from factcheck.agreement.spans import Span, SpanCounts, count_spans, unitising_alpha

EXACT = 1e-9
LENGTH = 30


@st.composite
def spans(draw, most=5):
    """Return some spans of a text of LENGTH; they may overlap, touch and be there twice."""
    found = []
    for _ in range(draw(st.integers(0, most))):
        start = draw(st.integers(0, LENGTH - 1))
        end = draw(st.integers(start + 1, LENGTH))
        found.append(Span(start, end, draw(st.sampled_from("ab"))))
    return found


def sections_by_formula(units):
    """Return all sections of a text as (begin, length, is a unit), units not overlapping."""
    found, at = [], 0
    for start, end in units:
        found += [(at, start - at, 0)] if start > at else []
        found.append((start, end - start, 1))
        at = end
    return [*found, (at, LENGTH - at, 0)] if at < LENGTH else found


def covered(marked, tag):
    """Return spans of one tag, those that overlap made one, by looking between all characters."""
    mine = {(span.start, span.end) for span in marked if span.tag == tag}
    inside = {at for start, end in mine for at in range(start + 1, end)}
    cuts = sorted({at for span in mine for at in span} - inside)
    return [
        (start, end)
        for start, end in pairwise(cuts)
        if any(start <= one[0] and one[1] <= end for one in mine)
    ]


def delta(one, other):
    """Return the squared difference of two sections, as printed."""
    (b1, l1, w1), (b2, l2, w2) = one, other
    if w1 and w2 and -l1 < b1 - b2 < l2:
        return (b1 - b2) ** 2 + (b1 + l1 - b2 - l2) ** 2
    if w1 and not w2 and l2 - l1 >= b1 - b2 >= 0:
        return l1**2
    if w2 and not w1 and l2 - l1 <= b1 - b2 <= 0:
        return l2**2
    return 0


def expected_by_formula(m, sections):
    every = [section for one in sections for section in one]
    units = [size for _, size, w in every if w]
    gaps = [size for _, size, w in every if not w]
    whole = Fraction(0)
    for size in units:
        whole += Fraction(len(units) - 1, 3) * (2 * size**3 - 3 * size**2 + size)
        whole += sum(size**2 * (gap - size + 1) for gap in gaps if gap >= size)
    less = sum(size * (size - 1) for size in units)
    return Fraction(2, LENGTH) * whole / (m * LENGTH * (m * LENGTH - 1) - less)


def alpha_by_formula(people):
    """Compute the alpha of 1995 and 2004 sum by sum as printed, over all pairs of sections."""
    m = len(people)
    observed = expected = Fraction(0)
    for tag in {span.tag for marked in people for span in marked}:
        sections = [sections_by_formula(covered(marked, tag)) for marked in people]
        differences = sum(
            delta(one, other)
            for mine, theirs in permutations(sections, 2)
            for one in mine
            for other in theirs
        )
        observed += Fraction(differences, m * (m - 1) * LENGTH**2)
        expected += expected_by_formula(m, sections)
    return 1 - observed / expected


def best_match(first, second):
    """Return the most pairs of overlapping spans of a tag, trying all ways."""
    first, second = sorted(set(first)), sorted(set(second))
    if len(first) > len(second):
        first, second = second, first
    return max(
        (
            sum(
                one.tag == other.tag and one.start < other.end and other.start < one.end
                for one, other in zip(first, order, strict=False)
            )
            for order in permutations(second, len(first))
        ),
        default=0,
    )


def krippendorff_2004():
    """Two observers, a text of 300 that begins at 150 there and at 0 here; tags c and k."""
    same = [Span(30, 90, "k"), Span(150, 200, "k")]
    one = [Span(75, 145, "c"), Span(220, 250, "c"), *same]
    other = [Span(70, 150, "c"), Span(205, 225, "c"), Span(250, 270, "c"), *same]
    return one, other


def test_unitising_alpha_is_that_of_krippendorffs_own_example():
    # He rounds on the way, and gets .8591 for both tags and .7286 for c.
    assert unitising_alpha(300, krippendorff_2004()) == pytest.approx(0.859, abs=5e-4)
    only_c = [[span for span in marked if span.tag == "c"] for marked in krippendorff_2004()]
    assert unitising_alpha(300, only_c) == pytest.approx(0.7286, abs=2e-4)
    only_k = [[span for span in marked if span.tag == "k"] for marked in krippendorff_2004()]
    assert unitising_alpha(300, only_k) == 1.0


@pytest.mark.parametrize(
    ("people", "published"),
    [
        ([[(2, 10), (14, 20)], [(4, 8), (15, 17)]], 0.553),
        (
            [
                [(0, 2), (2, 10), (10, 14), (14, 20), (20, 24)],
                [(0, 4), (4, 8), (8, 15), (15, 17), (17, 24)],
            ],
            0.066,
        ),
    ],
    ids=["Bertha and Bill", "Heather and Hill"],
)
def test_unitising_alpha_is_that_of_the_paper_on_unitising(people, published):
    # Krippendorff (1995) gives them for a continuum that is cut ever more finely.
    fine = 10_000
    marked = [[Span(s * fine, e * fine, "a") for s, e in spans] for spans in people]
    assert unitising_alpha(24 * fine, marked) == pytest.approx(published, abs=5e-4)


@settings(max_examples=150)
@given(st.lists(spans(), min_size=2, max_size=4))
def test_unitising_alpha_is_what_the_formula_says(people):
    if any(people):
        wanted = float(alpha_by_formula(people))
        assert unitising_alpha(LENGTH, people) == pytest.approx(wanted, abs=EXACT)
    else:
        assert unitising_alpha(LENGTH, people) == Undefined(Reason.NO_SPANS)


@given(spans(4), spans(4))
@example(  # Sorted by their starts, the long one would take the only one that the short one can.
    [Span(0, 100, "a"), Span(1, 10, "a")], [Span(0, 5, "a"), Span(50, 60, "a")]
)
def test_spans_are_matched_as_well_as_they_can_be(first, second):
    counts = count_spans(first, second)
    assert counts.same == len(set(first) & set(second))
    assert counts.overlapping == best_match(first, second)
    assert counts.same <= counts.overlapping <= min(counts.first, counts.second)


@given(spans(), spans())
def test_it_is_the_same_whoever_is_named_first(first, second):
    there, back = count_spans(first, second), count_spans(second, first)
    for relaxed in (False, True):
        assert there.f1(relaxed=relaxed) == back.f1(relaxed=relaxed)


def test_f1_of_spans_by_hand():
    first = [Span(0, 5, "a"), Span(10, 15, "a"), Span(20, 25, "b")]
    second = [Span(0, 5, "a"), Span(12, 18, "a"), Span(20, 25, "a"), Span(15, 16, "b")]
    counts = count_spans(first, second)
    assert counts == SpanCounts(first=3, second=4, same=1, overlapping=2)
    precision, recall = 1 / 4, 1 / 3
    assert counts.f1() == pytest.approx(2 * precision * recall / (precision + recall), abs=EXACT)
    assert counts.f1(relaxed=True) == pytest.approx(4 / 7, abs=EXACT)


def test_counts_of_several_texts_add_up():
    one, two = SpanCounts(1, 2, 1, 1), SpanCounts(3, 4, 0, 2)
    assert one + two == SpanCounts(4, 6, 1, 3)
    assert (one + two).f1() == pytest.approx(0.2, abs=EXACT)


def test_words_that_only_touch_do_not_overlap():
    assert count_spans([Span(0, 5, "a")], [Span(5, 9, "a")]).overlapping == 0


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        ([], Reason.NO_REVIEWS),
        ([[Span(0, 5, "a")]], Reason.ONE_REVIEWER),
        ([[], []], Reason.NO_SPANS),
    ],
)
def test_unitising_alpha_says_why_there_is_none(people, reason):
    assert unitising_alpha(LENGTH, people) == Undefined(reason)


def test_a_text_of_one_character_leaves_no_other_way_to_mark_it():
    marked = [Span(0, 1, "a")]
    assert unitising_alpha(1, [marked, marked]) == Undefined(Reason.NO_CHANCE)


def test_spans_of_nobody_have_no_f1():
    assert count_spans([], []).f1() == Undefined(Reason.NO_SPANS)
    assert count_spans([Span(0, 1, "a")], []).f1() == 0.0


def test_marking_the_same_words_is_full_agreement():
    marked = [Span(0, 5, "a"), Span(3, 9, "b")]
    assert unitising_alpha(LENGTH, [marked, marked, marked]) == 1.0
