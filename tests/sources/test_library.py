"""The library: searched, filtered, sorted, page by page."""

from datetime import date

import pytest

from factcheck.models import SourceKind
from factcheck.sources.listing import PAGE, Lacking, Order, Wanted, list_sources
from factcheck.sources.service import SourceDraft, SourceMetadata, add_source, update_source
from tests.support.work import add_article, add_report, link, sentences


@pytest.fixture
def add(session, project, alice):
    def add(title, text="", **metadata):
        draft = SourceDraft(text or f"{title} says.", SourceMetadata(title, **metadata))
        return add_source(session, project.id, draft, alice.id)

    return add


@pytest.fixture
def titles(session, project, alice):
    def titles(**wanted):
        rows, _ = list_sources(session, project.id, alice.id, Wanted(**wanted))
        return [row.title for row in rows]

    return titles


@pytest.mark.both_engines
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dam", ["Dam report"]),
        ("cracks", ["Dam report"]),
        ("crac", ["Dam report"]),
        ("rivard", ["Recipe"]),
        ('"two onions"', ["Recipe"]),
        ("onions two", ["Recipe"]),
        ("onions -two", []),
        ("orlen.example/onions", ["Recipe"]),
        ("%", []),
    ],
)
def test_words_are_found_in_what_is_known_and_in_the_text(add, titles, typed, found):
    add("Dam report", "The wall showed cracks.")
    add("Recipe", "Peel two onions.", author="Rivard", url="https://orlen.example/onions")
    assert titles(typed=typed) == found


def test_corrected_details_are_found_from_then_on(session, add, titles, alice):
    source_id = add("Dam reprot")
    update_source(session, source_id, SourceMetadata("Dam report"), 1, alice.id)
    assert (titles(typed="report"), titles(typed="reprot says")) == (["Dam report"], ["Dam report"])
    assert titles(typed='"dam reprot" -says') == []


def test_sources_are_listed_by_kind(add, titles):
    add("One", kind=SourceKind.STUDY)
    add("Two", kind=SourceKind.NEWS)
    assert titles(kind=SourceKind.STUDY) == ["One"]


@pytest.mark.both_engines
@pytest.mark.parametrize(
    ("lacking", "found"),
    [
        (Lacking.ARCHIVE, ["page"]),
        (Lacking.DATE, ["archived", "page"]),
        (Lacking.USE, ["archived", "page"]),
    ],
)
def test_sources_are_listed_by_what_they_lack(session, project, alice, add, titles, lacking, found):
    used = add_report(session, project, alice, title="used")
    update_source(session, used.id, SourceMetadata("used", published=date(2026, 1, 2)), 1, alice.id)
    link(session, sentences(session, add_article(session, project, alice))[0], alice, used)
    add("page", url="https://board.example/a")
    add("archived", url="https://web.archive.org/web/20260304120000/https://board.example/b")
    assert titles(lacking=lacking) == found


@pytest.mark.both_engines
@pytest.mark.parametrize(
    ("order", "found"),
    [
        (Order.NEWEST, ["c", "B", "a"]),
        (Order.TITLE, ["a", "B", "c"]),
        (Order.PUBLISHED, ["B", "a", "c"]),
    ],
)
def test_sources_are_sorted(add, titles, order, found):
    add("a", published=date(2025, 5, 1))
    add("B", published=date(2026, 5, 1))
    add("c")
    assert titles(order=order) == found


@pytest.mark.both_engines
@pytest.mark.parametrize("order", list(Order))
def test_pages_follow_each_other_in_any_order(session, project, alice, add, order):
    for n in range(PAGE + 3):
        day = None if n % 3 == 0 else date(2026, 1, 1 + n % 5)
        add(f"Title {n % 7}", f"Text number {n}.", published=day)
    seen, after = [], None
    while True:
        rows, after = list_sources(session, project.id, alice.id, Wanted(order=order), after=after)
        seen += [row.id for row in rows]
        if after is None:
            break
    assert len(seen) == len(set(seen)) == PAGE + 3


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize("order", list(Order))
def test_a_page_takes_as_many_queries_for_a_large_library(
    session, project, alice, add, count_queries, order, count
):
    for n in range(count):
        add(f"Title {n}", published=date(2026, 1, 1 + n % 28) if n % 3 else None)
    session.commit()
    with count_queries() as seen:
        rows, _ = list_sources(session, project.id, alice.id, Wanted(order=order))
    assert len(rows) == count
    assert len(seen) == (4 if order is Order.PUBLISHED else 3)


@pytest.mark.parametrize(
    "typed",
    [
        "https://www.orlen.example/onions?utm_source=letter",
        "http://orlen.example/onions/",
        "orlen.example",
    ],
)
def test_a_source_is_found_by_its_address_however_it_is_written(add, titles, typed):
    add("Recipe", url="https://orlen.example/onions")
    add("Other", url="https://other.example/onions")
    assert titles(typed=typed) == ["Recipe"]


def test_titles_are_sorted_without_case_accents_and_quotation_marks(add, titles):
    for title in ("“Dams” hold", "Äpfel", "apricots", "Übersicht"):
        add(title)
    assert titles(order=Order.TITLE) == ["Äpfel", "apricots", "“Dams” hold", "Übersicht"]


def test_nobody_hears_of_how_others_use_a_source(session, project, alice, bob):
    report = add_report(session, project, alice)
    link(session, sentences(session, add_article(session, project, alice))[0], alice, report)
    for reader, used, lacking in ((alice, [1], []), (bob, [0], [report.id])):
        rows, _ = list_sources(session, project.id, reader.id)
        assert [row.used for row in rows] == used
        rows, _ = list_sources(session, project.id, reader.id, Wanted(lacking=Lacking.USE))
        assert [row.id for row in rows] == lacking
