"""Which sentences of two texts are the same, changed, moved or only in one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.compare import alignment as module
from factcheck.compare.alignment import Block, Pair, align_texts, heat
from factcheck.text.segment import segment

FIRE = "A fire destroyed the old customs house in Port Lisse on Sunday night."
CREWS = "Forty crews fought the flames until dawn, the harbour master said."
CAUSE = "Investigators believe that a heater in the attic started it."
NOBODY = "Nobody was hurt."
PLANS = "The council had planned to turn the building into a library next spring."
COST = "Rebuilding it would cost nine million crowns, according to a first estimate."
MAYOR = "Mayor Ana Ruiz promised that the tower would stand again within three years."
STORY = [FIRE, CREWS, CAUSE, NOBODY, PLANS, COST, MAYOR]

WEATHER = [
    "Rain is expected across the northern valleys from Thursday.",
    "Skiers should take care above two thousand metres, where snow lies deep.",
    "Temperatures will climb slowly towards the weekend.",
]


def align(a, b):
    return align_texts("\n".join(a), "\n".join(b))


def numbers(alignment):
    return [(pair.a, pair.b) for pair in alignment.pairs]


def test_the_same_text_is_one_block_in_place():
    alignment = align(STORY, STORY)
    assert alignment.blocks == [Block(0, 7, 0, 7, moved=False)]
    assert (alignment.share_a, alignment.share_b, alignment.cut) == (1.0, 1.0, False)
    assert all(pair.identical and pair.score == 1 for pair in alignment.pairs)


def test_a_copy_with_changed_words_is_seen():
    changed = [
        "A blaze destroyed the old customs house in Port Lisse late on Sunday.",
        "Forty crews battled the flames until morning, the harbour master said.",
    ]
    alignment = align(STORY, changed)
    assert numbers(alignment) == [(0, 0), (1, 1)]
    # All but "fire" and "night" of 13 words, all but "fought" and "dawn" of 11.
    assert [pair.score for pair in alignment.pairs] == pytest.approx([11 / 13, 9 / 11])
    assert not any(pair.identical for pair in alignment.pairs)


def test_only_white_space_may_differ_in_what_is_identical():
    alignment = align([FIRE, CREWS], [FIRE.replace(" on ", "  on "), CREWS.replace(",", "")])
    assert [pair.identical for pair in alignment.pairs] == [True, False]
    assert [pair.score for pair in alignment.pairs] == [1.0, 1.0]


def test_a_moved_paragraph_is_a_block_of_its_own():
    alignment = align(STORY, [PLANS, COST, FIRE, CREWS, CAUSE, NOBODY, MAYOR])
    assert alignment.blocks == [
        Block(0, 4, 2, 6, moved=False),
        Block(4, 6, 0, 2, moved=True),
        Block(6, 7, 6, 7, moved=False),
    ]


def test_what_has_more_words_stays_in_place():
    alignment = align([NOBODY, "It was cold.", FIRE], [FIRE, NOBODY, "It was cold."])
    assert {pair.a: pair.moved for pair in alignment.pairs} == {0: True, 1: True, 2: False}


def test_one_new_sentence_does_not_break_a_block():
    alignment = align(STORY[:4], [FIRE, CREWS, WEATHER[0], CAUSE, NOBODY])
    assert alignment.blocks == [Block(0, 4, 0, 5, moved=False)]
    alignment = align(STORY[:4], [FIRE, CREWS, *WEATHER, CAUSE, NOBODY])
    assert alignment.blocks == [Block(0, 2, 0, 2, moved=False), Block(2, 4, 5, 7, moved=False)]


def test_a_short_sentence_that_stands_alone_is_no_match():
    own = [WEATHER[0], NOBODY, WEATHER[1], WEATHER[2]]
    assert numbers(align(STORY, own)) == []
    assert numbers(align(STORY, [WEATHER[0], WEATHER[1], CAUSE, NOBODY])) == [(2, 2), (3, 3)]


@pytest.mark.parametrize("text", ["Nobody was hurt.", "No", "火事だ。"])
def test_a_text_of_one_sentence_is_aligned(text):
    assert align_texts(text, text).pairs == [Pair(0, 0, 1.0, moved=False, identical=True)]


def test_a_sentence_quoted_within_a_longer_one_is_found():
    longer = f"In its evening edition the Courier wrote: {CAUSE} Many readers were not so sure."
    alignment = align_texts(CAUSE, longer)
    assert numbers(alignment) == [(0, 0)]
    assert alignment.share_a == 1.0
    assert 0 < alignment.share_b < 1


def test_texts_on_other_matters_have_nothing_in_common():
    alignment = align(STORY, WEATHER)
    assert (alignment.pairs, alignment.blocks) == ([], [])
    assert (alignment.share_a, alignment.share_b) == (0.0, 0.0)


def test_a_sentence_said_often_is_matched_as_often():
    alignment = align_texts(
        "He said it again and again. " * 3_000, "He said it again and again. " * 2_000
    )
    assert numbers(alignment) == [(i, i) for i in range(2_000)]
    assert alignment.share_b == 1.0
    assert alignment.share_a == pytest.approx(2 / 3)


def test_no_sentence_is_matched_twice():
    assert numbers(align([FIRE, FIRE, CREWS], [CREWS, FIRE])) in (
        [(0, 1), (2, 0)],
        [(1, 1), (2, 0)],
    )


def test_of_two_versions_the_nearer_is_matched():
    far = FIRE.replace("Sunday", "some").replace("destroyed", "gutted")
    near = FIRE.replace("Sunday", "Monday")
    alignment = align([COST, far, CAUSE, near, PLANS], [*WEATHER, FIRE, *WEATHER[::-1]])
    assert numbers(alignment) == [(3, 3)]


def test_the_same_words_in_another_order_are_no_match():
    words = f"{FIRE} {PLANS}".replace(".", "").split()
    turned = [word for start in range(20, -1, -5) for word in words[start : start + 5]]
    a = [*WEATHER[:2], " ".join(words), COST]
    assert numbers(align(a, [CAUSE, " ".join(turned), MAYOR])) == []


def test_short_sentences_that_moved_together_are_matched():
    moved = [NOBODY, "It was cold."]
    alignment = align([*moved, FIRE, CREWS, CAUSE], [FIRE, CREWS, CAUSE, *moved])
    assert numbers(alignment) == [(0, 3), (1, 4), (2, 0), (3, 1), (4, 2)]


def test_a_sentence_beside_a_match_needs_less_to_be_one():
    reworded = "Police think that some candle in the attic caused everything."
    assert numbers(align([FIRE, CAUSE, CREWS], [FIRE, reworded, CREWS])) == [(0, 0), (1, 1), (2, 2)]
    assert numbers(align([FIRE, CAUSE, CREWS], [MAYOR, reworded, COST])) == []


def test_sentences_that_share_only_common_words_are_no_match():
    rare = [
        "tap cow oak",
        "jam owl fig",
        "rod hen ash",
        "nut bee elm",
        "pot fox ivy",
        "cup yak bay",
    ]
    a, b = (
        [f"It was the {x} of the {y} and the {z} in the {w}." for x, y, z in map(str.split, words)]
        for words, w in ((rare[:3], "sun"), (rare[3:], "fog"))
    )
    assert numbers(align([CAUSE, *a, COST], [WEATHER[0], *b, MAYOR])) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "市长周二宣布关闭旧大桥。工程师发现三根支柱开裂。",
            "工程师发现四根支柱开裂。市长周三宣布关闭旧大桥。",
        ),
        (
            "أعلن رئيس البلدية إغلاق الجسر يوم الثلاثاء. وجد المهندسون شقوقا في ثلاثة أعمدة.",
            "وجد المهندسون شقوقا في أربعة أعمدة. أعلن رئيس البلدية إغلاق الجسر يوم الأربعاء.",
        ),
        (
            "Мэр во вторник объявил о закрытии моста. Инженеры нашли трещины в трёх опорах.",
            "Инженеры нашли трещины в четырёх опорах. Мэр в среду объявил о закрытии моста.",
        ),
    ],
)
def test_changed_and_moved_sentences_are_seen_in_any_script(a, b):
    assert numbers(align_texts(a, b)) == [(0, 1), (1, 0)]


def test_sentences_known_before_are_not_cut_again():
    text = "\n".join(STORY)
    spans = segment(text, "en")
    halves = [spans[0]._replace(end=spans[3].end), spans[4]._replace(end=spans[6].end)]
    alignment = align_texts(text, text, a_spans=halves, b_spans=halves)
    assert numbers(alignment) == [(0, 0), (1, 1)]


def test_only_the_beginning_of_a_huge_text_is_compared():
    huge = (FIRE + " ") * 14_000
    alignment = align_texts(huge, FIRE)
    assert len(huge) > 900_000
    assert alignment.cut
    # 70 code points a sentence and its space; the last one is cut off.
    assert alignment.share_a == pytest.approx(13 / (13 * module.LONGEST_TEXT / 70), rel=0.01)
    assert not align_texts(FIRE, FIRE).cut


@pytest.mark.parametrize("text", ["", " \n", "***", "\ud800\0", "a" * 200_000, "東" * 200_000])
def test_a_text_without_sentences_or_spaces_is_no_error(text):
    for a, b in ((text, text), (text, FIRE), (FIRE, text)):
        alignment = align_texts(a, b)
        assert 0 <= alignment.share_a <= 1
        assert 0 <= alignment.share_b <= 1


@given(st.lists(st.sampled_from([*STORY, *WEATHER]), max_size=9), st.randoms())
def test_blocks_hold_all_pairs_and_never_overlap(sentences, random):
    shuffled = random.sample(sentences, len(sentences)) + WEATHER[:1]
    alignment = align(sentences, shuffled)
    for side in (0, 1):
        runs = sorted(
            (block.a_start, block.a_end) if side == 0 else (block.b_start, block.b_end)
            for block in alignment.blocks
        )
        assert all(one[1] <= after[0] for one, after in pairwise(runs))
        inside = [pair[side] for pair in numbers(alignment)]
        assert len(set(inside)) == len(inside)
        assert all(any(start <= place < end for start, end in runs) for place in inside)
    in_place = [pair.b for pair in alignment.pairs if not pair.moved]
    assert in_place == sorted(in_place)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_aligned(a, b):
    alignment = align_texts(a, b)
    assert all(0 < pair.score <= 1 for pair in alignment.pairs)
    assert 0 <= alignment.share_a <= 1


def test_heat_shows_where_in_a_text_the_matches_are():
    alignment = align(STORY[:4], [*WEATHER, FIRE])
    assert heat(alignment, 4, "a", cells=4) == [1.0, 0.0, 0.0, 0.0]
    assert heat(alignment, 4, "b", cells=4) == [0.0, 0.0, 0.0, 1.0]
    assert heat(alignment, 4, "a", cells=8) == [1.0, 1.0, 0, 0, 0, 0, 0, 0]
    assert heat(alignment, 4, "b", cells=2) == [0.0, 0.5]


def test_heat_of_a_changed_sentence_is_its_score():
    alignment = align([FIRE], [FIRE.replace("Sunday", "Monday")])
    assert heat(alignment, 1, "a", cells=3) == pytest.approx([12 / 13] * 3)


def test_heat_of_nothing_is_nothing():
    assert heat(align([], []), 0, "a", cells=3) == [0.0, 0.0, 0.0]
