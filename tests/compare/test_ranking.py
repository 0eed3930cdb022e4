from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.compare.ranking import FOUND_COVERAGE, rank_passages, terms

TARIFFS = [
    "The council approved the budget on Tuesday after a long debate.",
    "Tariffs of 25 percent were imposed on imports of steel, the government announced.",
    "Steel makers welcomed the news, and shares in the sector rose.",
    "The weather was mild and sunny in the north of the country.",
    "Officials in the ministry of health said that the hospital would stay open.",
]


def test_the_passage_that_says_it_comes_first():
    ranked = rank_passages("The government imposes a 25% tariff on steel imports", TARIFFS)
    assert ranked[0].index == 1
    assert ranked[0].coverage > 3 * FOUND_COVERAGE


def test_a_claim_nothing_bears_on_stays_below_the_threshold():
    ranked = rank_passages("A singer announces her first tour through Japan", TARIFFS)
    assert ranked[0].coverage < FOUND_COVERAGE


def test_the_score_is_that_of_the_formula():
    # One shared word, said twice in a passage of average length, in one passage of two.
    ranked = rank_passages("bank", ["bank bank", "tree road"])
    assert ranked[0].score == pytest.approx(log(2) * 2 * 2.2 / (2 + 1.2))
    assert ranked[0].coverage == 1.0
    assert (ranked[1].score, ranked[1].coverage) == (0.0, 0.0)


def test_rare_words_weigh_more_than_common_ones():
    passages = ["the cat sat", "the dog sat", "the cow sat", "the heron stood"]
    common, rare = rank_passages("the heron", passages)[1], rank_passages("the heron", passages)[0]
    assert rare.index == 3
    assert common.coverage < 0.1
    assert rare.coverage > 0.9


@pytest.mark.parametrize(
    ("claim", "passages", "best"),
    [
        ("关税上调到百分之二十五", ["天气很好。", "政府周二宣布上调钢铁关税。", "股价上涨。"], 1),
        (
            "鉄鋼の関税を引き上げ",
            ["天気は良い。", "株価が上がった。", "政府は鉄鋼関税の引き上げを発表。"],
            2,
        ),
        ("رفع الرسوم على الصلب", ["الطقس جميل.", "أعلنت الحكومة رفع الرسوم على واردات الصلب."], 1),
        ("इस्पात पर शुल्क बढ़ा", ["मौसम अच्छा है।", "सरकार ने इस्पात पर शुल्क बढ़ाया।"], 1),
        ("пошлины на сталь", ["Погода хорошая.", "Введены пошлины на сталь."], 1),
    ],
)
def test_it_works_in_any_script(claim, passages, best):
    assert rank_passages(claim, passages)[0].index == best


@pytest.mark.parametrize(
    "words",
    [
        ("tariff", "tariffs", "TARIFFS"),
        ("impose", "imposed", "imposing", "imposes"),
        ("company", "companies"),
        ("stop", "stopped", "stopping"),
        ("fall", "falls", "falling"),
    ],
)
def test_forms_of_an_english_word_meet(words):
    assert len({tuple(terms(word)) for word in words}) == 1


def test_words_that_only_look_alike_stay_apart():
    assert (
        len({tuple(terms(word)) for word in ("press", "virus", "news", "new", "thing", "red")}) == 6
    )


@pytest.mark.parametrize("claim", ["", "  ", "?!", "word"])
def test_nothing_to_rank_is_no_error(claim):
    assert rank_passages(claim, []) == []
    assert [passage.index for passage in rank_passages(claim, ["", "..."])] == [0, 1]


@given(st.text(), st.lists(st.text(), max_size=6))
def test_each_passage_is_ranked_once_and_in_bounds(claim, passages):
    ranked = rank_passages(claim, passages)
    assert sorted(passage.index for passage in ranked) == list(range(len(passages)))
    assert [passage.score for passage in ranked] == sorted(
        (passage.score for passage in ranked), reverse=True
    )
    assert all(0 <= passage.coverage <= 1 and passage.score >= 0 for passage in ranked)
