"""What a search finds, in which order, on both engines alike."""

import random

import pytest
from sqlalchemy import select

from factcheck.articles.details import remove_article, restore_article
from factcheck.models import Sentence
from factcheck.search.query import parse_query
from factcheck.search.service import PAGE
from tests.search.conftest import COUNCIL, TEXTS
from tests.support.work import sentences

pytestmark = pytest.mark.both_engines


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("river", 3),
        ("RIVER ", 3),
        ("the", 6),
        ("the river", 3),
        ('"the river"', 3),
        ('"river the"', 0),
        ("river -brigade", 2),
        ("-the", 8),
        ('"the town" -river', 0),
        ('monday -"the river"', 1),
        ("cent", 1),
        ("18", 3),
        ("best-run", 1),
        ("best run", 1),
        ("run best ", 1),
        ("towns", 1),
        ("istanbul", 1),
        ("gunu", 1),
        ("東京", 1),
        ("川", 2),
        ("京東", 0),
        ("المدير", 1),
        ("مستعدة", 1),
        ("centimetres xyzzy", 0),
        ("...", 0),
        ("", 0),
    ],
)
def test_words_phrases_beginnings_and_exceptions(five, found, typed, expected):
    assert len(found(typed)) == expected


def test_what_came_last_comes_first_and_sentences_as_they_stand(five, found):
    assert [text[:13] for text in found("the river")] == [
        "The river was",
        "The river ros",
        "She thanked t",
    ]


def test_any_query_finds_what_it_finds_word_by_word(session, five, found):
    chance = random.Random(7)
    stored = session.execute(
        select(Sentence.text).order_by(Sentence.article_id.desc(), Sentence.position)
    )
    texts = list(stored.scalars())
    words = [word for text in TEXTS.values() for word in text.split()]
    for _ in range(150):
        typed = " ".join(_term(chance, words) for _ in range(chance.randint(1, 3)))
        query = parse_query(typed)
        expected = [text for text in texts if query and query.matches(text)]
        assert found(typed) == expected[:PAGE], typed


def _term(chance, words):
    at = chance.randrange(len(words))
    several = " ".join(words[at : at + chance.randint(1, 3)])
    return chance.choice(
        [words[at], words[at][: chance.randint(1, 4)], f'"{several}"', f"-{words[at]}", several]
    )


def test_pages_follow_one_another_without_gap_or_repetition(add, ask, found):
    for n in range(4):
        add("\n".join(f"Lamp {n} {m} is dark." for m in range(30)), title=f"{n}")
    expected = [f"Lamp {n} {m} is dark." for n in (3, 2, 1, 0) for m in range(30)]
    pages, after = [], 0
    while after is not None:
        results = ask("lamp dark", after=after)
        pages.append(sum(len(group.hits) for group in results.groups))
        assert found("lamp dark", after=after) == expected[sum(pages[:-1]) : sum(pages)]
        after = results.following
    assert pages == [50, 50, 20]
    assert ask("lamp dark").counted == 120
    assert ask("lamp dark").complete


def test_of_very_many_it_is_only_said_that_there_are(add, ask):
    add("\n".join(f"Lamp {m} is dark." for m in range(1_100)))
    results = ask("dark")
    assert (results.counted, results.complete) == (1_000, False)


def test_a_removed_article_is_not_found_until_it_is_back(session, five, found, alice):
    remove_article(session, five[0].id, alice.id)
    assert found("brigade") == []
    assert len(found("river")) == 1
    restore_article(session, five[0].id, alice.id)
    assert len(found("river")) == 3


def test_another_projects_articles_are_not_found(add, desk, found):
    add(COUNCIL, where=desk.elsewhere)
    assert found("council") == []


def test_hits_lead_to_their_sentence(session, five, ask):
    (group,) = ask("brigade").groups
    (hit,) = group.hits
    assert (group.title, group.language) == ("en", "en")
    assert hit.sentence_id == sentences(session, five[0])[hit.position].id
    assert [piece.text for piece in hit.text if piece.marked] == ["brigade"]


def test_a_word_that_is_syntax_to_an_engine_is_only_a_word(add, found):
    add("Read this OR that AND NOT it near you. Columns: words, rowid!")
    for typed in ("OR", "AND", "NOT it", "NEAR(you)", "words:", "rowid", "words : rowid", "*", "^"):
        assert len(found(typed)) == (0 if typed in "*^" else 1), typed


def test_a_search_takes_few_queries_whatever_it_finds(add, ask, count_queries):
    for n in range(3):
        add("\n".join(f"Lamp {n} {m} is dark." for m in range(20)), title=f"{n}")
    with count_queries() as seen:
        ask("dark")
    assert len(seen) <= 5
