"""The evaluation cases are what they say, and what is scored on them does not fall."""

import pytest

from tests.compare.cases import claims, read_stories, sources_of
from tests.compare.scoring import (
    UNSEEN,
    false_copies,
    macro_f1,
    score_marks,
    score_pairs,
    score_quotations,
    score_ranking,
    score_values,
)


def test_there_are_enough_cases_in_many_stories():
    assert len(read_stories()) >= 80
    assert sum(1 for _ in claims()) >= 2100


def test_unseen_stories_are_among_them():
    assert {story["story"] for story in read_stories()} >= UNSEEN


@pytest.mark.parametrize("story", read_stories(), ids=lambda story: story["story"])
def test_what_a_case_points_at_is_in_its_texts(story):
    sources = sources_of(story)
    for claim in story["claims"]:
        assert all(gold in sources[claim["source"]]["text"] for gold in claim["gold"])
        assert (claim["relation"] == "unrelated") == (claim["gold"] == [])
        for mark in claim["marks"]:
            assert mark["claim"] in claim["text"]
            assert any(mark["source"] in gold for gold in claim["gold"])
    assert {pair[end] for pair in story["pairs"] for end in "ab"} <= sources.keys()
    assert {case["source"] for case in story["quotations"]} <= sources.keys()


def test_passages_are_found():
    ranking = score_ranking(read_stories())
    assert ranking.first / ranking.claims >= 0.84
    assert ranking.third / ranking.claims >= 0.95
    assert ranking.auroc >= 0.88
    assert ranking.missed <= 0.14


def test_differences_are_marked():
    marking = score_marks(read_stories())
    assert marking.precision >= 0.92
    assert marking.recall >= 0.84
    assert marking.right_relations / marking.relations >= 0.9
    right, every = score_values(read_stories())
    assert right / every >= 0.94


def test_copies_and_citations_are_told_apart_and_no_copy_is_false():
    pairs = score_pairs(read_stories())
    assert macro_f1(pairs) >= 0.97
    assert false_copies(pairs) == 0


def test_quotations_are_checked():
    right, every = score_quotations(read_stories())
    assert right / every >= 0.95
