"""What a person has not seen is not done: saves that come between the look and the cut."""

import html
import re

import pytest

from factcheck.articles import recut
from factcheck.articles.recut_shown import UnseenError
from factcheck.articles.recut_types import Whole
from factcheck.models import Tag
from tests.articles.recutting import (
    TEXT,
    correct,
    cut_of,
    editor,
    mark,
    reviewer,
    rows_of,
    shown_on,
    snapshot,
)
from tests.support.csrf import csrf_token
from tests.support.visit import Visitor
from tests.support.work import annotate

AT = TEXT.index("said")


def send(visitor, path, **body):
    headers = {"X-CSRFToken": csrf_token(visitor.client)}
    return visitor.client.post(path, json=body, headers=headers)


def words(page):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


CUTS = {
    "split": lambda session, row, by, **seen: recut.split_sentence(session, row, AT, by, **seen),
    "merge": recut.merge_sentence,
    "correct": lambda session, row, by, **seen: recut.correct_sentence(
        session, row, TEXT.split(". ")[0].replace("rose, said", "sank, says") + ".", by, **seen
    ),
}


@pytest.mark.both_engines
@pytest.mark.parametrize("way", CUTS)
def test_the_write_itself_asks_whether_all_was_shown(session, article, alice, way):
    row = rows_of(session, article)[0]
    annotate(session, row, alice, Tag.QUOTE)
    mark(session, row, alice, "rose, said")
    before, seen = snapshot(session, article), cut_of(session, article)
    told = []
    for shown in ("", "what was shown before"):
        with pytest.raises(UnseenError) as refused:
            CUTS[way](session, row.id, editor(alice), seen_cut=seen, shown=shown)
        told.append(refused.value.plan.shown)
        assert refused.value.plan.asks
        assert snapshot(session, article) == before
    assert told[0] == told[1]
    CUTS[way](session, row.id, editor(alice), seen_cut=seen, shown=told[0])
    assert snapshot(session, article) != before


def test_what_needs_nobody_to_see_it_does_not_make_another_plan(session, article, alice, bob):
    row = rows_of(session, article)[0]
    plan = recut.preview_split(session, row.id, AT, reviewer(bob))
    assert (plan.asks, plan.shown) == (False, "")
    annotate(session, row, bob)
    asks = recut.preview_split(session, row.id, AT, reviewer(bob))
    mark(session, row, bob, "river")
    for whole in Whole:
        plan = recut.preview_split(session, row.id, AT, reviewer(bob), whole)
        assert plan.shown == asks.shown != ""


def test_a_page_shows_again_what_came_in_between(database, bobs, bob, rows, texts):
    path = f"/sentences/{rows[0].id}/split"
    page = bobs.get(f"{path}?at={AT}")
    database.write(lambda session: mark(session, rows[0], bob, "rose, said"))
    answer = bobs.post(path, at=AT, cut="1", whole="both", shown=shown_on(page))
    assert answer.status_code == 409
    assert "has changed since you looked" in words(answer)
    assert "“rose, said” is no longer in one place" in words(answer)
    assert len(texts()) == 4
    again = bobs.post(path, at=AT, cut="1", whole="both", shown=shown_on(answer))
    assert again.status_code == 303
    assert len(texts()) == 5


def test_the_page_that_joins_shows_it_again(database, bobs, bob, rows, texts):
    path = f"/sentences/{rows[0].id}/merge"
    page = bobs.get(path)
    database.write(lambda session: annotate(session, rows[0], bob))
    answer = bobs.post(path, cut="1", shown=shown_on(page))
    assert answer.status_code == 409
    assert "within the longer sentence" in words(answer)
    assert bobs.post(path, cut="1", shown=shown_on(answer)).status_code == 303
    assert len(texts()) == 3


def test_a_correction_is_looked_at_again(database, signed_in, alice, rows, texts):
    alices = Visitor(signed_in(alice))
    path = f"/sentences/{rows[1].id}/correct"
    page = alices.post(path, text="It fell.", cut="1")
    database.write(lambda session: mark(session, rows[1], alice, "on Tuesday"))
    answer = alices.post(path, text="It fell.", cut="1", confirm="1", shown=shown_on(page))
    assert answer.status_code == 409
    assert "It fell.</textarea>" in answer.text
    assert texts()[1] == rows[1].text
    assert correct(alices, path, "It fell.").status_code == 303
    assert texts()[1] == "It fell."


@pytest.mark.parametrize("way", ["split", "merge"])
def test_a_script_that_says_what_was_shown_is_shown_what_came_in_between(
    database, bobs, bob, rows, texts, way
):
    path = f"/api/v1/sentences/{rows[0].id}/{way}"
    body = {"cut": 1, "confirm": True} | ({"at": AT} if way == "split" else {})
    database.write(lambda session: annotate(session, rows[0], bob))
    first = send(bobs, path, **body | {"confirm": False}).json
    database.write(lambda session: annotate(session, rows[1], bob, Tag.OPINION))
    database.write(lambda session: mark(session, rows[0], bob, "rose, said"))
    second = send(bobs, path, **body, shown=first["preview"]["shown"]).json
    assert second["done"] is False
    assert len(second["preview"]["lines"]) > len(first["preview"]["lines"])
    assert len(texts()) == 4
    assert send(bobs, path, **body, shown=second["preview"]["shown"]).json["done"]
    assert len(texts()) != 4
