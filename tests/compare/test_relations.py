from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.compare.relations import (
    Direction,
    Publication,
    Reason,
    RelationKind,
    relate_sources,
)
from factcheck.compare.shingles import fingerprint

WIRE = Publication(
    "VELM, Feb 18 (HW) - A valve below the Pier Street pumping station had been leaking since "
    "last May, and two plumbers told the council so in writing, records show.\n"
    "Nobody answered them before the basement of the library was under water on Sunday night. "
    "Some 4,000 books were carried out by hand.\n"
    "“We were told that somebody else was looking after it,” Mayor Dana Ruiz said.\n"
    "Repairs will cost more than the whole station did when it was built in 1962. The treasurer "
    "wants to borrow the money, while two members of the finance committee would rather sell the "
    "old tram depot.",
    "Harbor Wire",
    ("HW",),
    "Library flooded after warnings",
    "https://harborwire.example/velm/library",
    date(2026, 2, 18),
)
COPY = Publication(
    "The basement of the town library was full of water on Sunday night. Some 4,000 books were "
    "carried out by hand, among them the whole of the children's corner.\n"
    "A valve below the Pier Street pumping station had been dripping since last May. Two plumbers "
    "had told the council so in writing, but nobody answered them.\n"
    "Repairs will cost more than the entire station did when it was built in 1962. The treasurer "
    "hopes to borrow the money, while two members of the finance committee would rather sell the "
    "tram depot.",
    "Velm Gazette",
    ("the Gazette",),
    "Books saved from flood",
    "https://velmgazette.example/books",
    date(2026, 2, 19),
)
CITING = Publication(
    "I do not often agree with the council. But when I read that the plumbers' letters went "
    "unanswered for nine months I thought of my own bath.\n"
    "According to the Harbor Wire, the library lost its basement because of one valve, and the "
    "books went up the stairs from hand to hand. That must have been a sight.",
    "Sluice Notes",
    (),
    "On valves",
    "https://sluicenotes.example/valves",
    date(2026, 2, 20),
)
QUOTING = Publication(
    "She came to the stairs of the reading room in rubber boots and looked at the shelves for a "
    "long time. “We were told that somebody else was looking after it,” said Dana Ruiz, who has "
    "led the town for six years. The librarians went on drying maps.",
    "Valley Echo",
    ("the Echo",),
    "Maps on the line",
    "https://valleyecho.example/maps",
    date(2026, 2, 18),
)
OWN = Publication(
    "Mayor Dana Ruiz will not stand again in Velm. She told her party on Monday, two days after "
    "the Pier Street flood, that six years were enough. The treasurer and two members of the "
    "finance committee are thought to want her office; neither would say so.",
    "Coastal Post",
    ("the Post",),
    "Ruiz steps down",
    "https://coastalpost.example/ruiz",
    date(2026, 2, 21),
)

PAIRS = [
    (WIRE, COPY, RelationKind.COPY, Direction.B_FROM_A, Reason.SHARED_WORDING),
    (WIRE, CITING, RelationKind.CITES, Direction.B_FROM_A, Reason.CITES_NAME),
    (WIRE, QUOTING, RelationKind.QUOTE, Direction.UNKNOWN, Reason.SAME_QUOTATIONS),
    (WIRE, OWN, RelationKind.NONE, Direction.UNKNOWN, Reason.NOTHING),
    (COPY, OWN, RelationKind.NONE, Direction.UNKNOWN, Reason.NOTHING),
    (QUOTING, CITING, RelationKind.NONE, Direction.UNKNOWN, Reason.NOTHING),
]
TURNED = {
    Direction.A_FROM_B: Direction.B_FROM_A,
    Direction.B_FROM_A: Direction.A_FROM_B,
    Direction.UNKNOWN: Direction.UNKNOWN,
}


def with_text(source, text):
    return replace(source, text=text)


@pytest.mark.parametrize(("a", "b", "kind", "direction", "because"), PAIRS)
def test_each_kind_is_told_from_the_others(a, b, kind, direction, because):
    found = relate_sources(a, b)
    assert (found.kind, found.direction, found.because) == (kind, direction, because)


@pytest.mark.parametrize(("a", "b"), [pair[:2] for pair in PAIRS])
def test_two_sources_may_change_places(a, b):
    one, other = relate_sources(a, b), relate_sources(b, a)
    assert (one.kind, one.because) == (other.kind, other.because)
    assert one.direction is TURNED[other.direction]
    assert (one.share_a, one.share_b) == (other.share_b, other.share_a)
    assert (one.spans_a, one.spans_b) == (other.spans_b, other.spans_a)


def test_identical_texts_are_copies():
    found = relate_sources(Publication(WIRE.text), Publication(WIRE.text))
    assert (found.kind, found.share_a, found.share_b) == (RelationKind.COPY, 1.0, 1.0)
    assert found.direction is Direction.UNKNOWN


def test_a_brief_of_two_sentences_is_a_copy():
    brief = " ".join(WIRE.text.split("\n")[1:2])
    found = relate_sources(WIRE, with_text(COPY, brief))
    assert found.kind is RelationKind.COPY
    assert found.share_b > 0.9 > found.share_a


def test_a_copy_after_an_own_lead_is_seen():
    lead = "\n".join([OWN.text, WIRE.text.split("\n")[3]])
    assert relate_sources(WIRE, with_text(COPY, lead)).kind is RelationKind.COPY


def test_a_single_short_sentence_decides_nothing():
    few = "Some 4,000 books were carried out by hand."  # six shingles
    assert relate_sources(WIRE, with_text(COPY, few)).kind is RelationKind.NONE
    credited = relate_sources(WIRE, with_text(COPY, f"{few} (HW)"))
    assert (credited.kind, credited.because) == (RelationKind.COPY, Reason.CREDIT_LINE)


def test_ignored_wording_makes_no_copy():
    footer = (
        "The desk is staffed day and night, and tips may be dropped in the box by the door. "
        "Letters are welcome, may be shortened, and will not be sent back to their writers."
    )
    one, other = (
        with_text(source, "\n".join([source.text.split("\n")[0], footer])) for source in (OWN, COPY)
    )
    assert relate_sources(one, other).kind is RelationKind.COPY
    ignoring = fingerprint(footer).hashes
    found = relate_sources(one, other, ignoring=ignoring)
    assert (found.kind, found.share_a, found.share_b) == (RelationKind.NONE, 0.0, 0.0)


@pytest.mark.parametrize("credit", ["(HW)", "By the Harbor Wire", "— Harbor Wire", "Source: HW"])
def test_a_credit_tells_who_copied_whom_against_the_dates(credit):
    early = replace(COPY, text=f"{COPY.text}\n{credit}", published=date(2026, 2, 1))
    found = relate_sources(early, WIRE)
    assert (found.direction, found.because) == (Direction.A_FROM_B, Reason.CREDIT_LINE)
    [(start, end)] = found.spans_a
    assert early.text[start:end] in credit


def test_a_credit_without_shared_wording_is_no_copy():
    credited = with_text(OWN, f"{OWN.text}\nSource: Harbor Wire")
    assert relate_sources(WIRE, credited).kind is not RelationKind.COPY


def test_a_credited_copy_may_be_reworded_further():
    # Of its 46 shingles 8 are the wire's: too few for a copy that nobody owns up to.
    reworded = (
        "For months a valve below the Pier Street pumping station dripped and dripped, while "
        "letters from two worried plumbers lay in a drawer at city hall. Then came the rain. "
        "Volunteers brought thousands of wet volumes upstairs, and now the treasurer wants to "
        "raise the price of baths."
    )
    assert relate_sources(WIRE, with_text(COPY, reworded)).kind is RelationKind.NONE
    assert relate_sources(WIRE, with_text(COPY, f"{reworded}\n(HW)")).kind is RelationKind.COPY


def test_of_copies_the_citing_one_is_the_later():
    undated = replace(WIRE, text=WIRE.text.replace("(HW) - ", ""), published=None)
    assert relate_sources(undated, COPY).direction is Direction.UNKNOWN
    citing = with_text(COPY, f"{COPY.text}\nThe valve leaked, the Harbor Wire reported.")
    assert relate_sources(undated, citing).direction is Direction.B_FROM_A


def test_copies_of_one_day_come_from_the_agency():
    same_day = replace(COPY, published=WIRE.published)
    assert relate_sources(same_day, WIRE).direction is Direction.A_FROM_B
    neither = with_text(WIRE, WIRE.text.replace("(HW) - ", ""))
    assert relate_sources(same_day, neither).direction is Direction.UNKNOWN


def test_copies_of_one_day_come_from_the_release():
    release = replace(WIRE, text=f"PRESS RELEASE\n{WIRE.text.replace('(HW) ', '')}")
    assert relate_sources(replace(COPY, published=None), release).direction is Direction.A_FROM_B


def test_an_agency_has_it_from_the_body_that_gave_it_out_on_the_same_day():
    body = replace(
        COPY, publisher="Ministry of Libraries", names=(), published=WIRE.published, title="Flood"
    )
    assert relate_sources(body, WIRE).direction is Direction.B_FROM_A
    other = replace(WIRE, text=WIRE.text.replace("(HW) - ", ""), publisher="Board of Ports")
    assert relate_sources(body, other).direction is Direction.UNKNOWN


def test_a_report_does_not_cite_what_came_out_later():
    early = replace(CITING, published=date(2026, 2, 17))
    assert relate_sources(WIRE, early).kind is RelationKind.NONE


def test_an_outlet_cited_for_something_else_is_not_related():
    other = with_text(
        CITING,
        "According to the Harbor Wire, farmers in three villages want higher prices for carrots, "
        "turnips and several kinds of winter cabbage, which pleases nobody who cooks.",
    )
    assert relate_sources(WIRE, other).kind is RelationKind.NONE


def test_the_words_that_cite_are_shown():
    found = relate_sources(WIRE, CITING)
    assert [CITING.text[start:end] for start, end in found.spans_b] == [
        "According to the Harbor Wire"
    ]
    assert found.spans_a == []


def test_a_link_to_the_page_is_a_citation():
    linking = with_text(CITING, f"A valve! Read {WIRE.url} for more on the library.")
    assert relate_sources(linking, WIRE).because is Reason.CITES_DOMAIN


def test_two_that_cite_each_other_have_no_direction():
    other = with_text(
        WIRE,
        f"{WIRE.text}\nSluice Notes first reported that the plumbers' letters went unanswered.",
    )
    found = relate_sources(replace(other, published=None), CITING)
    assert (found.kind, found.direction) == (RelationKind.CITES, Direction.UNKNOWN)
    assert found.because is Reason.CITE_EACH_OTHER


def test_empty_texts_have_nothing_in_common():
    for text in ("", " \n", "“”"):
        assert relate_sources(Publication(text), Publication(text)).kind is RelationKind.NONE


def test_texts_of_only_quotations_share_those():
    speech = "“We were told that somebody else was looking after it, and it was not so.”"
    found = relate_sources(Publication(speech), Publication(speech))
    assert (found.kind, found.share_a) == (RelationKind.QUOTE, 0.0)
    assert found.spans_a == [(0, len(speech))]


def test_chinese_copies_are_seen():
    story = "市议会一年前就知道水泵站漏水。两名水管工曾书面警告，但无人回应，图书馆地下室因此被淹。"
    copy = (
        "据报道，市议会一年前就知道水泵站漏水，两名水管工曾书面警告，但无人回应。居民要求市长辞职。"
    )
    other = "市长周一宣布不再参选。她说六年已经足够，图书馆被淹与此无关，财政官员可能接任。"
    assert relate_sources(Publication(story), Publication(copy)).kind is RelationKind.COPY
    assert relate_sources(Publication(story), Publication(other)).kind is RelationKind.NONE


def test_only_the_beginning_of_a_huge_text_is_related():
    filler = "again and " * 20_000
    assert relate_sources(with_text(OWN, filler + WIRE.text), WIRE).kind is RelationKind.NONE


@pytest.mark.parametrize(
    "text",
    [
        "7" * 200_000,
        '"' * 20_000,
        "“a b c d” " * 3_000,
        "e" + "\u0301" * 20_000,
        "\0\ud800",
        "(" * 9_999,
    ],
)
def test_hostile_text_is_related_to_nothing(text):
    found = relate_sources(with_text(OWN, text), WIRE)
    assert found.kind is RelationKind.NONE


@settings(deadline=None)  # patterns are compiled for every name
@given(st.text(), st.text(), st.text(max_size=12), st.text(max_size=12))
def test_any_two_texts_can_be_related(one, other, name, alias):
    a, b = Publication(one, name, (alias,)), Publication(other, alias, (name,))
    found, turned = relate_sources(a, b), relate_sources(b, a)
    assert found.kind is turned.kind
    assert found.direction is TURNED[turned.direction]
    assert all(0 <= start < end <= len(one) for start, end in found.spans_a)
