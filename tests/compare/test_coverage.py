"""How much of a claim a passage covers is what the formula says."""

from math import log, sqrt

import pytest

from factcheck.compare.ranking import (
    BESIDE_COVERED,
    BESIDE_RANKED,
    COMMON,
    FOUND_COVERAGE,
    LOOSELY,
    NAME,
    NUMBER,
    RAREST,
    RELATED,
    USUAL_CLAIM,
    Pool,
    rank_passages,
)

# The weight of a word that one passage of three has, and none; of five, and none: each pool is
# taken to have ten more passages.
ONE_OF_THREE, NONE_OF_THREE = log(1 + 12.5 / 1.5), log(1 + 13.5 / 0.5)
ONE_OF_FIVE, NONE_OF_FIVE = log(1 + 14.5 / 1.5), log(1 + 15.5 / 0.5)


def cover_one_word(part, said, none):
    """The coverage by a passage with *part* of a single word of a claim that weighs *said*."""
    return pytest.approx((1 + RAREST) * part / sqrt(USUAL_CLAIM * none * said))


def test_the_score_is_that_of_the_formula():
    # One word, found in one passage of three, all of the same length.
    first, second, third = rank_passages("bank", ["bank bank", "tree road", "snow lamp"])
    assert first.score == pytest.approx(ONE_OF_THREE)
    assert second.score == pytest.approx(ONE_OF_THREE * BESIDE_RANKED)
    assert third.score == 0
    assert [found.coverage for found in (first, second, third)] == [
        cover_one_word(ONE_OF_THREE * share, ONE_OF_THREE, NONE_OF_THREE)
        for share in (1, BESIDE_COVERED, 0)
    ]


def test_of_a_long_claim_a_smaller_share_is_asked_for():
    passages = ["bank tree", "snow fell", "rain fell"]
    short, long = (
        rank_passages(claim, passages)[0].coverage
        for claim in ("bank tree lamp frog", "bank tree lamp frog door coat milk road")
    )
    assert short / 2 < long < short
    # Of what a claim says, four words that no passage has are asked for as often as the first two.
    both, none = 2 * ONE_OF_THREE, NONE_OF_THREE
    assert long / short == pytest.approx(sqrt((both + 2 * none) / (both + 6 * none)))


def test_one_word_in_common_does_not_answer_a_claim_of_four():
    passages = ["the bank stood", "snow fell", "rain came", "dogs slept", "fog lay"]
    assert rank_passages("lamp frog door bank", passages)[0].coverage < FOUND_COVERAGE
    assert rank_passages("lamp frog stood bank", passages)[0].coverage >= FOUND_COVERAGE


def test_of_words_in_common_the_one_that_weighs_most_counts_besides():
    # One passage of twelve has a zebra; six have each of the others.
    passages = ["zebra", "old town", *["old cat"] * 5, *["town dog"] * 5]
    rare, old, cat = (Pool(passages).rank(word)[0].score for word in ("zebra", "old", "cat"))
    none = log(1 + 22.5 / 0.5)

    def cover(claim, passage, found, said):
        ranked = rank_passages(claim, passages)
        coverage = next(row.coverage for row in ranked if row.index == passage)
        assert coverage == pytest.approx(found / sqrt(USUAL_CLAIM * none * said))

    cover("zebra lamp frog", 0, (1 + RAREST) * rare, rare + 2 * none)
    cover("old town lamp frog", 1, (2 + RAREST) * old, 2 * old + 2 * none)
    cover("zebra cat lamp", 0, (1 + RAREST) * rare, rare + cat + none)


@pytest.mark.parametrize(
    ("word", "share"), [("company", RELATED), ("coffin", LOOSELY), ("firm", 1)]
)
def test_a_word_of_like_meaning_counts_in_part(word, share):
    passages = ["firm grave", "snow fell", "rain fell", "dogs slept", "fog came"]
    found = NONE_OF_FIVE if share < 1 else ONE_OF_FIVE
    coverage = cover_one_word(share * found, found, NONE_OF_FIVE)
    assert rank_passages(word, passages)[0].coverage == coverage


def test_numbers_weigh_more_and_common_words_less():
    passages = ["47 zebras", "snow fell", "rain fell", "she slept", "fog came"]

    def cover(weight):
        return cover_one_word(weight, weight + NONE_OF_FIVE, NONE_OF_FIVE)

    assert rank_passages("47 lamps", passages)[0].coverage == cover(NUMBER * ONE_OF_FIVE)
    assert rank_passages("she resigned", passages)[0].coverage == cover(COMMON * ONE_OF_FIVE)


@pytest.mark.parametrize(
    ("claim", "share"),
    [
        ("of Velm", NAME),
        ("Velm", NAME),
        ("«Velm", NAME),
        ("of velm", 1),
        ("of Ruin", 1),
        ("Ruin", 1),
    ],
)
def test_names_weigh_less_than_words_even_where_a_claim_begins(claim, share):
    # "Ruin" has its capital from the beginning of a passage, until the claim gives it one.
    passages = ["In Velm", "Ruin came", "snow fell", "rain fell", "dogs slept"]
    if claim == "of Ruin":
        share = NAME
    weight = share * ONE_OF_FIVE
    coverage = cover_one_word(weight, weight, NONE_OF_FIVE)
    assert rank_passages(claim, passages)[0].coverage == coverage
