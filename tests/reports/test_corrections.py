"""The report says that a text was corrected: when, which sentence, and what it said before."""

import re
from datetime import UTC

import pytest
from sqlalchemy import select

from factcheck.articles.recut import correct_sentence, merge_sentence, split_sentence
from factcheck.models import TextVersion
from factcheck.reports.corrections import list_corrections
from tests.articles.recutting import cut_of, editor, rows_of, undo_last
from tests.support.work import add_article

TEXT = "The river roze by 18 cm. It fell on Tuesday.\nNobody was hurt. Nobody was hurt."
RIGHT = "The river rose by 18 cm."


@pytest.fixture
def article(session, project, alice):
    found = add_article(session, project, alice, TEXT)
    session.commit()
    return found


@pytest.fixture
def correct(session, article, alice):
    def correct_one(position, words):
        row = rows_of(session, article)[position]
        correct_sentence(session, row.id, words, editor(alice), seen_cut=cut_of(session, article))
        session.commit()

    return correct_one


@pytest.fixture
def told(session, article):
    """What is told of each correction: first and last number, before, after."""

    def tell():
        return [
            (one.first, one.last, one.before, one.after)
            for one in list_corrections(session, article.id)
        ]

    return tell


@pytest.fixture
def show(signed_in, article, bob):
    def show_one(page):
        return signed_in(bob).get(f"/articles/{article.id}/{page}").text

    return show_one


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2]).split())


@pytest.mark.both_engines
@pytest.mark.parametrize("page", ["report", "report.html"])
def test_the_report_says_what_a_corrected_sentence_said_before(session, correct, show, page):
    assert "Corrections to the text" not in show(page)
    correct(0, RIGHT)
    when = session.scalars(select(TextVersion.replaced_at)).one().astimezone(UTC)
    session.commit()
    said = plain(show(page)).partition("Corrections to the text ")[2]
    day = f"{when.day} {when:%B %Y, %H:%M} UTC"
    wanted = f"{day} · Sentence 1 It said The river roze by 18 cm. Corrected to {RIGHT}"
    assert said.startswith(wanted)


def test_corrections_are_told_in_their_order_by_todays_numbers(correct, told):
    correct(1, "It fell on Wednesday, as was foreseen.")
    correct(0, RIGHT)
    correct(1, "It fell on Thursday.")
    foreseen = "It fell on Wednesday, as was foreseen."
    assert told() == [
        (2, 2, "It fell on Tuesday.", foreseen),
        (1, 1, "The river roze by 18 cm.", RIGHT),
        (2, 2, foreseen, "It fell on Thursday."),
    ]


def test_a_correction_is_told_of_the_right_one_of_two_sentences_that_say_the_same(correct, told):
    correct(3, "Nobody was hurt. Nobody was hurt, they said.")
    correct(3, "Nobody.")
    assert [one[:2] for one in told()] == [(4, 4), (4, 4)]
    assert told()[1][2:] == ("Nobody was hurt. Nobody was hurt, they said.", "Nobody.")


def test_words_repeated_after_themselves_are_told_of_one_sentence(correct, told):
    correct(2, "Nobody was hurt. Nobody was hurt.")
    ((first, last, before, after),) = told()
    assert first == last
    assert (before, after) == ("Nobody was hurt.", "Nobody was hurt. Nobody was hurt.")


def test_splits_and_joins_are_not_told_but_move_the_numbers(session, article, alice, correct, told):
    correct(1, "It fell on Tuesday. It rained.")
    row = rows_of(session, article)[0]
    merge_sentence(session, row.id, editor(alice), seen_cut=cut_of(session, article))
    ((first, last, before, after),) = told()
    assert (first, last) == (1, 1)
    assert before == "The river roze by 18 cm. It fell on Tuesday."
    assert after == "The river roze by 18 cm. It fell on Tuesday. It rained."


def test_a_sentence_split_since_is_told_where_its_change_is(session, article, alice, correct, told):
    correct(0, "The lake sank. The gauge broke.")
    row = rows_of(session, article)[0]
    split_sentence(session, row.id, 15, editor(alice), seen_cut=cut_of(session, article))
    assert told() == [(1, 2, "The river roze by 18 cm.", "The lake sank. The gauge broke.")]


def test_a_correction_that_was_undone_is_not_told(session, article, alice, project, correct, told):
    correct(0, RIGHT)
    undo_last(session, project, alice)
    session.commit()
    assert told() == []


def test_markup_in_a_corrected_text_is_only_text(correct, show):
    correct(0, "<script>alert(1)</script> rose.")
    correct(0, RIGHT)
    for page in ("report", "report.html"):
        assert "<script>alert" not in show(page)
        assert "&lt;script&gt;alert" in show(page)
