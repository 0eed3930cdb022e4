from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.compare.ranking import (
    FOUND_COVERAGE,
    NUMBER,
    OTHER_NUMBER,
    SHORTEST,
    Pool,
    rank_passages,
)

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
    assert ranked[0].coverage > 2 * FOUND_COVERAGE


@pytest.mark.parametrize(
    ("claim", "best"),
    [
        ("Stocks of metal producers climbed", 2),
        ("Ministers brought in levies of twenty-five per cent", 1),
        ("The clinic is not going to close, the minister of health said", 4),
        ("Councillors passed the spending plan", 0),
    ],
)
def test_a_passage_in_other_words_is_found(claim, best):
    ranked = rank_passages(claim, TARIFFS)
    assert ranked[0].index == best
    assert ranked[0].coverage >= FOUND_COVERAGE


@pytest.mark.parametrize(
    "claim",
    [
        "A singer announces her first tour through Japan",
        "The minister of transport has resigned over a train crash",
        "Workers at the steel plant in Orvane have been on strike since 12 March",
    ],
)
def test_a_claim_nothing_bears_on_stays_below_the_threshold(claim):
    assert rank_passages(claim, TARIFFS)[0].coverage < FOUND_COVERAGE


def test_a_heading_does_not_win_by_being_short():
    sentence = "The steel tariff was cut by the council on Monday"
    ranked = rank_passages("Steel tariff cut", ["Steel tariff", sentence, "snow fell", "rain"])
    assert ranked[0].index == 1


def test_of_two_passages_the_shorter_is_denser():
    short = "the steel tariff of the old harbour town was cut"
    long = f"{short} again on the first day of the month of March"
    ranked = rank_passages("steel tariff", [long, "snow fell", "rain too", short])
    assert [found.index for found in ranked[:2]] == [3, 0]
    assert ranked[0].coverage > ranked[1].coverage


def test_the_word_itself_goes_before_what_stands_for_it():
    both, other = ["the firm and the company"], ["the firm and the hotel"]
    rest = ["snow fell", "rain fell", "a dog slept"]
    itself = rank_passages("company", both + rest)[0].coverage
    assert itself > rank_passages("company", other + rest)[0].coverage


def test_a_word_of_like_spelling_counts_in_part():
    passages = ["Rain fell.", "The weather is fine.", "Ms Harutyunyan."]
    alike, itself = (rank_passages(name, passages)[0] for name in ("Harutunyan", "Harutyunyan"))
    assert alike.index == itself.index == 2
    assert 0.5 * itself.coverage < alike.coverage


def test_rare_words_weigh_more_than_those_in_many_passages():
    passages = ["old cat sat", "old dog sat", "old cow sat", "old heron stood"]
    rare, common = rank_passages("old heron", passages)[:2]
    assert rare.index == 3
    assert common.score < rare.score / 2
    assert common.coverage < rare.coverage


def test_a_passage_with_another_number_goes_before_one_without():
    passages = ["Snow fell.", "Fog came.", "Prices rose by 12 percent.", "Wages rose again."]
    ranked = rank_passages("What rose by 19 percent?", passages)
    assert ranked[0].index == 2
    assert Pool(passages).rank("19")[0].score == pytest.approx(
        OTHER_NUMBER * NUMBER * log(1 + 14.5 / 0.5)  # all are as short as any
    )


def test_a_name_that_no_passage_has_weighs_in_full():
    known = rank_passages("snow fell on Velm", ["snow fell", "rain came", "on fog"])[0]
    word = rank_passages("snow fell on velm", ["snow fell", "rain came", "on fog"])[0]
    assert known.coverage == word.coverage


def test_a_claim_on_names_alone_is_not_answered():
    passages = ["Mayor Ilse Marrant came to Velm.", "The dam broke at night.", "Sirens wailed."]
    ranked = Pool(passages).rank("In Velm, Ilse Marrant has married a dentist from abroad")
    assert ranked[0].index == 0
    assert ranked[0].coverage < FOUND_COVERAGE


def test_a_common_word_in_most_passages_says_nothing():
    ranked = rank_passages("the", ["the cat", "the dog", "a cow"])
    assert {(found.score, found.coverage) for found in ranked} == {(0, 0)}


def test_what_a_passage_speaks_of_may_stand_beside_it():
    passages = [
        "Marta Dunleavy has led the union since May.",
        "Her contract ends in June.",
        "Snow fell in the hills.",
        "The fog lifted.",
        "His contract ends in June.",
    ]
    ranked = rank_passages("Dunleavy's contract ends in June", passages)
    assert [found.index for found in ranked[:2]] == [1, 4]
    assert ranked[0].coverage > ranked[1].coverage


@pytest.mark.parametrize(
    ("language", "claim", "passages", "best"),
    [
        (
            "zh",
            "关税上调到百分之二十五",
            ["天气很好。", "政府周二宣布上调钢铁关税。", "股价上涨。"],
            1,
        ),
        (
            "ja",
            "鉄鋼の関税を引き上げ",
            ["天気は良い。", "株価が上がった。", "政府は鉄鋼関税の引き上げを発表。"],
            2,
        ),
        ("th", "ขึ้นภาษีเหล็ก", ["อากาศดี", "ราคาหุ้นขึ้น", "รัฐบาลขึ้นภาษีนำเข้าเหล็ก"], 2),
        (
            "ar",
            "رفع الرسوم على الصلب",
            ["الطقس جميل.", "أعلنت الحكومة رفع الرسوم على واردات الصلب."],
            1,
        ),
        ("hi", "इस्पात पर शुल्क बढ़ा", ["मौसम अच्छा है।", "सरकार ने इस्पात पर शुल्क बढ़ाया।"], 1),
        ("ru", "пошлина на сталь", ["Погода хорошая.", "Введены пошлины на сталь."], 1),
        ("uk", "мито на сталь", ["Погода гарна.", "Уряд запровадив мита на сталь."], 1),
        ("tr", "çelik vergileri", ["Hava güzel.", "Hükümet çeliğe vergi koydu."], 1),
        (
            "de",
            "Stahlzölle steigen",
            ["Das Wetter ist gut.", "Die Zölle auf Stahl stiegen."],
            1,
        ),
    ],
)
def test_it_works_in_any_script(language, claim, passages, best):
    assert rank_passages(claim, passages, language)[0].index == best
    # A text whose language was guessed wrong is still found.
    assert rank_passages(claim, passages)[0].index == best


@pytest.mark.parametrize("claim", ["", "  ", "?!", "word"])
def test_nothing_to_rank_is_no_error(claim):
    assert rank_passages(claim, []) == []
    ranked = rank_passages(claim, ["", "..."])
    assert [(found.index, found.score, found.coverage) for found in ranked] == [
        (0, 0, 0),
        (1, 0, 0),
    ]


def test_a_pool_answers_a_second_claim_as_a_new_one_would():
    pool = Pool(TARIFFS)
    claims = ["Steel shares rose", "The hospital stays open", "the Steel hospital", "steel shares"]
    assert [pool.rank(claim) for claim in claims] == [
        rank_passages(claim, TARIFFS) for claim in claims
    ]


def test_a_limit_keeps_the_best():
    assert Pool(TARIFFS).rank("steel", 2) == rank_passages("steel", TARIFFS)[:2]


@pytest.mark.parametrize(
    "passages",
    [["steel " * 33_000, "The steel tariff rose."], ["x" * 200_000], ["Steel rose."] * 2_000],
)
def test_long_passages_and_many_are_ranked(passages):
    ranked = rank_passages("The steel tariff rose by 25 percent", passages)
    assert len(ranked) == len(passages)
    assert ranked[0].index == (1 if len(passages) == 2 else 0)


@given(st.text(), st.lists(st.text(), max_size=6), st.sampled_from(["en", "zh", "tr", "xx"]))
def test_each_passage_is_ranked_once_and_in_bounds(claim, passages, language):
    ranked = rank_passages(claim, passages, language)
    assert sorted(passage.index for passage in ranked) == list(range(len(passages)))
    assert [passage.score for passage in ranked] == sorted(
        (passage.score for passage in ranked), reverse=True
    )
    assert all(0 <= passage.coverage <= 1 and passage.score >= 0 for passage in ranked)


@given(st.lists(st.text(st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1), min_size=1))
def test_a_passage_that_is_the_claim_goes_before_a_longer_one(words):
    claim = " ".join(words)
    ranked = rank_passages(claim, ["", f"{claim}{' and snow' * SHORTEST}", "", claim, ""])
    if ranked[0].score:  # all its words may be common
        assert ranked[0].index == 3
        longer = next(found for found in ranked if found.index == 1)
        assert ranked[0].coverage > longer.coverage
