from factcheck.compare.answers import MOST_PASSAGES, RANKS, rank_answers

CLAIM = "The river rose by 18 centimetres on Monday."
ANSWER = "The river rose 18 centimetres on Monday."


def test_the_passages_that_answer_are_ranked_from_one():
    passages = ["Peel two onions.", "Fry them in butter.", ANSWER]
    ranks = rank_answers(CLAIM, passages, "en")
    assert ranks[2] == 1
    assert 0 not in ranks


def test_no_more_are_ranked_than_a_page_offers():
    passages = [f"{ANSWER} Gauge {number}." for number in range(RANKS + 2)]
    assert sorted(rank_answers(CLAIM, passages, "en").values()) == [1, 2, 3]


def test_a_passage_that_covers_far_less_than_the_best_is_not_offered():
    beside = "On Monday, 18 centimetres of snow fell."
    assert rank_answers(CLAIM, [beside, "Bananas are berries."], "en") == {0: 1}
    assert rank_answers(CLAIM, [beside, "Bananas are berries.", ANSWER], "en") == {2: 1}


def test_a_source_that_says_nothing_of_it_has_no_answer():
    assert rank_answers(CLAIM, ["Bananas are berries.", "Potatoes grow."], "en") == {}
    assert rank_answers(CLAIM, [], "en") == {}


def test_what_stands_behind_the_last_passage_looked_at_is_not_ranked():
    filler = ["Bananas are berries."] * MOST_PASSAGES
    assert rank_answers(CLAIM, [*filler, ANSWER], "en") == {}
    assert rank_answers(CLAIM, [*filler[1:], ANSWER], "en")[MOST_PASSAGES - 1] == 1
