"""The page of the workbench as the server writes it."""

import json
import re

import pytest
from lxml.html import document_fromstring

from factcheck.annotations.keys import GROUPS
from factcheck.annotations.reading import Reading, Span
from factcheck.annotations.service import save_annotation
from factcheck.annotations.workbench import (
    choose_current,
    choose_target,
    find_next_untagged,
    list_sentences,
    measure,
)
from factcheck.models import Tag, uuid7
from tests.support.work import add_article, annotate, sentences


@pytest.fixture
def article(session, desk):
    return add_article(session, desk.project, desk.alice)


def mark(session, desk, sentence, words: str, tag: Tag | None = Tag.CLAIM):
    start = sentence.text.index(words)
    span = Span(start, start + len(words), words)
    return save_annotation(
        session, uuid7(), sentence.id, desk.alice.id, Reading(tag), seen_revision=0, span=span
    )


def test_rows_hold_what_was_said_of_the_whole_and_of_words_in_it(session, desk, article):
    first, second, *_ = sentences(session, article)
    annotate(session, first, desk.alice, Tag.OPINION)
    late = mark(session, desk, first, "Monday")
    early = mark(session, desk, first, "The river rose")
    mark(session, desk, second, "Mayor", None)
    rows = list_sentences(session, article.id, desk.alice.id)
    assert rows[0].tag == "opinion"
    assert [saved.id for saved in rows[0].spans] == [early.id, late.id]
    assert [saved.exact for saved in (saved.span for saved in rows[1].spans)] == ["Mayor"]
    assert [row.done for row in rows] == [True, False, False, False]
    assert "".join(piece.text for piece in rows[0].pieces) == first.text


def test_another_persons_marks_are_not_shown(session, desk, article):
    first = sentences(session, article)[0]
    mark(session, desk, first, "Monday")
    assert list_sentences(session, article.id, desk.bob.id)[0].spans == ()


def test_a_mark_whose_words_stand_elsewhere_has_no_place(session, desk, article):
    first = sentences(session, article)[0]
    mark(session, desk, first, "Monday")
    first.text = f"Yesterday {first.text}"
    session.flush()
    row = list_sentences(session, article.id, desk.alice.id)[0]
    assert row.lost == 1
    assert [piece.ids for piece in row.pieces] == [""]


def test_rows_take_as_many_queries_for_many_marks(session, desk, article, count_queries):
    first = sentences(session, article)[0]
    for words in ("The", "river", "rose", "Monday"):
        mark(session, desk, first, words)
    with count_queries() as seen:
        list_sentences(session, article.id, desk.alice.id)
    assert len(seen) == 2


def test_a_sentence_with_a_tagged_mark_is_done(session, desk, article):
    first, second, *_ = sentences(session, article)
    mark(session, desk, first, "river")
    mark(session, desk, second, "Mayor", None)
    rows = list_sentences(session, article.id, desk.alice.id)
    assert measure(rows).tagged == 1
    assert choose_current(rows, None, rows) == rows[1]
    assert find_next_untagged(rows, 1) == rows[2]
    assert find_next_untagged(rows, 3) == rows[1]


def test_the_first_untagged_sentence_that_is_shown_is_current(session, desk, article):
    annotate(session, sentences(session, article)[0], desk.alice)
    rows = list_sentences(session, article.id, desk.alice.id)
    assert choose_current(rows, None, [rows[0], rows[3]]) == rows[3]
    assert choose_current(rows, None, [rows[0]]) == rows[0]
    assert choose_current(rows, None, []) == rows[1]
    assert choose_current(rows, rows[2].id, [rows[0]]) == rows[2]
    assert choose_current(rows, 3, [rows[0]]) == rows[2]
    assert choose_current(rows, uuid7(), rows) is None
    assert choose_current(rows, 0, rows) is None


def test_a_span_is_the_target_when_the_address_names_it(session, desk, article):
    first = sentences(session, article)[0]
    whole = annotate(session, first, desk.alice)
    span = mark(session, desk, first, "river")
    row = list_sentences(session, article.id, desk.alice.id)[0]
    assert choose_target(row, span.id).id == span.id
    assert choose_target(row, None).id == whole.id
    assert choose_target(row, uuid7()).id == whole.id


@pytest.fixture
def page(signed_in, database, desk):
    """Ask for the page of an article with a mark in it."""

    def work(session):
        article = add_article(session, desk.project, desk.alice)
        first = sentences(session, article)[0]
        return article.id, first.id, mark(session, desk, first, "river").id

    article_id, sentence_id, span_id = database.write(work)
    browser = signed_in(desk.alice)

    def page(query: str = "") -> str:
        query = query.format(sentence=sentence_id, span=span_id)
        answer = browser.get(f"/articles/{article_id}{query}")
        assert answer.status_code == 200
        return answer.text

    return page


def test_a_row_is_read_by_the_script_as_the_api_tells_it(page):
    html = page()
    (span,) = json.loads(re.search(r"data-spans='(\[.*?\])'", html)[1])
    assert span["span"] == {"start": 4, "end": 9, "exact": "river"}
    assert '<mark class="mark mark--claim mark--0-claim"' in html
    assert ">1\N{NO-BREAK SPACE}mark</span>" in html


def test_whatever_was_said_reaches_the_script_as_it_was(session, desk, signed_in, article):
    note = """It's "so" <b>&amp; </script> 🚒 \\' \u2028"""
    place = sentences(session, article)[0]
    said = Reading(Tag.CLAIM, note=note)
    save_annotation(session, uuid7(), place.id, desk.alice.id, said, seen_revision=0)
    session.commit()
    page = document_fromstring(signed_in(desk.alice).get(f"/articles/{article.id}").text)
    (row,) = page.xpath("//*[@role='row'][@data-annotation]")
    assert json.loads(row.get("data-annotation"))["note"] == note


def test_the_mark_of_the_address_stands_out(page):
    html = page("?sentence={sentence}&annotation={span}")
    assert '<mark class="mark mark--claim mark--0-claim mark--current"' in html
    assert re.search(r'data-annotation="[0-9a-f-]{36}"', html)


def test_what_is_not_looked_for_is_hidden(page):
    rows = re.findall(r'role="row".*?>', page("?q=brigade"))
    assert [" hidden" in row for row in rows] == [True, True, False, True]
    assert 'href="?q=brigade&amp;sentence=' in page("?q=brigade")


@pytest.mark.parametrize(
    "query",
    ["?tag=nonsense", "?speaker=1", "?flagged=yes", "?annotation=x", "?q=%20"],
)
def test_what_cannot_be_looked_for_is_not(page, query):
    assert not re.search(r'role="row"[^>]* hidden', page(query))


def test_every_action_has_a_key_of_its_own():
    for scope in ("sheet", "marking"):
        actions = [a for group in GROUPS if group.scope == scope for a in group.actions if a.name]
        keys = [key for action in actions for key in (action.key, *action.fixed) if key]
        assert len(keys) == len(set(keys))
        assert len({action.name for action in actions}) == len(actions)


def test_the_list_of_keys_tells_them_all(page):
    html = page()
    for group in GROUPS:
        for action in group.actions:
            if action.name:
                assert f'data-action="{action.name}" data-scope="{group.scope}"' in html
