"""What was typed, read as terms, and what it finds marked in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.search.query import EXCERPT, MOST_TERMS, Query, Term, mark_hits, parse_query


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("river town", [Term(("river",)), Term(("town",), prefix=True)]),
        ("river town ", [Term(("river",)), Term(("town",))]),
        ("to", [Term(("to",))]),
        ('"the river" rose', [Term(("the", "river")), Term(("rose",), prefix=True)]),
        ("“the river”", [Term(("the", "river"))]),
        ('"the river', [Term(("the", "river"))]),
        ("river -town", [Term(("river",)), Term(("town",), negative=True)]),
        ('-"the town" x', [Term(("the", "town"), negative=True), Term(("x",))]),
        ("well-known", [Term(("well", "known"), prefix=True)]),
        ("東京", [Term(("東", "京"))]),
        ('"" - -- ... * ( ) : AND', [Term(("and",), prefix=True)]),
        ("'); DROP TABLE x;--", [Term(("drop",)), Term(("table",)), Term(("x",))]),
        ("", []),
    ],
)
def test_words_phrases_and_what_must_not_be_there(typed, terms):
    assert parse_query(typed) == Query(tuple(terms))


def test_only_so_many_words_are_looked_for():
    assert len(parse_query("a " * 200).terms) == MOST_TERMS


@given(st.text(max_size=300))
def test_anything_typed_is_a_query(typed):
    parse_query(typed).matches("The river rose.")


def marked(text: str, typed: str) -> str:
    pieces = mark_hits(text, parse_query(typed))
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("The river rose, the Riverside too.", "river", "The [river] rose, the [Riverside] too."),
        ("The river rose.", "rose -town", "The river [rose]."),
        ("“Élan vital”, he said.", '"elan vital"', "“[Élan vital]”, he said."),
        ("The U.S. said so.", "u.s.", "The [U.S]. said so."),
        ("Don’t ‘go’", "dont go ", "[Don’t] ‘[go]’"),
        ("東京タワーは高い", "タワー", "東京[タワー]は高い"),
        ("<b>river</b>", "river", "<b>[river]</b>"),
        ("Nothing here", "river", "Nothing here"),
        ("a b a b a", '"a b a"', "[a b a b a]"),
    ],
)
def test_what_was_looked_for_is_marked(text, typed, shown):
    assert marked(text, typed) == shown


def test_of_a_long_text_the_part_with_the_first_hit_is_shown():
    shown = marked("word " * 500 + "river " + "word " * 500, "river ")
    assert "[river]" in shown
    assert shown.startswith("… word")
    assert shown.endswith("word …")
    assert len(shown) < EXCERPT + 50


@given(st.text(max_size=900), st.text(max_size=40))
def test_marking_changes_no_letter_of_what_is_shown(text, typed):
    pieces = mark_hits(text, parse_query(typed))
    shown = "".join(piece.text for piece in pieces).removeprefix("… ").removesuffix(" …")
    assert shown in text or text.startswith("… ") or text.endswith(" …")
