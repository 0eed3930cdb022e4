import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.compare.shingles import LEAST_SAMPLED, MOST_COMPARED, containment, fingerprint

LEAK = (
    "The valve below the Pier Street pumping station had been leaking since last May. Two plumbers "
    "told the council so in writing, and a third refused to sign the yearly inspection. Nobody at "
    "the works answered them before the basement of the library was under water.\n"
    "Repairs will cost the town more than the whole station did when it was built. The treasurer "
    "wants to borrow the money, while two members of the finance committee would rather sell the "
    "old tram depot, which has stood empty for eleven years and smells of diesel on warm days."
)
FERRY = (
    "A ferry with ninety passengers ran onto a sandbank in thick fog on Sunday evening. Everybody "
    "was brought ashore by fishing boats within the hour, wet to the knee and in good spirits. The "
    "captain, who has sailed the route since he was nineteen, blamed a buoy that had drifted."
)


def hashes(text):
    return fingerprint(text).hashes


def changed(text, share, seed):
    """Return *text* with about that share of its words put in place by words of another."""
    chance = random.Random(seed)
    strange = FERRY.split()
    return " ".join(
        chance.choice(strange) if chance.random() < share else word for word in text.split(" ")
    )


def test_three_words_make_one_shingle():
    assert len(hashes("the old valve")) == 1
    assert len(hashes("the old valve leaked")) == 2
    assert hashes("old valve") == set()


def test_order_within_a_shingle_counts():
    assert hashes("the old valve") != hashes("valve old the")


def test_wording_is_compared_without_case_and_punctuation():
    assert hashes("The old valve, leaking: again!") == hashes("the OLD valve leaking again")
    assert hashes("the mayor’s old valve") == hashes("the mayor's old valve")
    assert hashes("ﬁve old valves") == hashes("five old valves")


def test_numbers_fit_a_signed_column_of_64_bits():
    numbers = hashes(LEAK + FERRY)
    assert all(-(2**63) <= number < 2**63 for number in numbers)
    assert min(numbers) < 0 < max(numbers)


def test_quoted_words_leave_no_shingle():
    plain = "The council met on Monday. Nobody spoke for the mayor."
    said = (
        "The council met on Monday. “We never saw that letter at all.” Nobody spoke for the mayor."
    )
    assert hashes(said) < hashes(plain)


def test_a_quotation_parts_what_stands_around_it():
    assert hashes("the mayor “never” resigned today") == set()


def test_a_text_of_only_quotations_has_no_fingerprint():
    assert hashes('"We never saw that letter," "It was not sent to us."') == set()


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee and Joan Cole",
        "BY ANN LEE, HARBOR WIRE",
        "Source: Harbor Wire and city records",
        "With reporting by Joan Cole in Velm and Ann Lee",
        "© 2026 Harbor Courier Media Group",
        "Ann Lee contributed to this report from the harbor.",
        "This story was first published by the Harbor Wire.",
        "Sign up to our newsletter for the latest from the harbor.",
        "Updated at 9:40 p.m. on Tuesday",
        "FOR IMMEDIATE RELEASE by the city of Velm",
    ],
)
def test_lines_that_only_credit_are_left_out(line):
    assert hashes(f"{LEAK}\n{line}") == hashes(LEAK)
    assert hashes(f"{line}\n{LEAK}") == hashes(LEAK)


@pytest.mark.parametrize(
    "dateline",
    ["VELM, Feb 18 (HW) - ", "VELM (Harbor Wire) — ", "PORT VELM — ", "Port Velm, 18 February – "],
)
def test_a_dateline_is_left_out(dateline):
    assert hashes(dateline + LEAK) == hashes(LEAK)


@pytest.mark.parametrize(
    "sentence",
    [
        "By Monday the water had gone down again and the library opened.",
        "The source of the leak was found at noon by two plumbers.",
        "The council — after nine hours — voted to sell the depot.",
    ],
)
def test_sentences_that_look_like_credits_are_kept(sentence):
    assert len(hashes(sentence)) >= 6


def test_containment_is_the_share_of_each_side():
    # Five words make three shingles, seven make five, of which the first three are the same.
    short, long = (
        fingerprint("two plumbers told the council"),
        fingerprint("two plumbers told the council so twice"),
    )
    assert containment(short, long) == (1.0, 3 / 5)
    assert containment(long, short) == (3 / 5, 1.0)


def test_nothing_is_contained_in_nothing():
    nothing = fingerprint("")
    assert containment(nothing, nothing) == (0.0, 0.0)
    assert containment(nothing, fingerprint(LEAK)) == (0.0, 0.0)


def test_a_text_is_contained_in_itself():
    assert containment(fingerprint(LEAK), fingerprint(LEAK)) == (1.0, 1.0)


def test_chinese_is_compared_by_characters():
    one, other = (
        "港口信使报周二报道了水泵站漏水的消息",
        "据悉，港口信使报周二报道了水泵站漏水的消息。",
    )
    assert len(hashes(one)) == len(one) - 5
    assert containment(fingerprint(one), fingerprint(other))[0] == 1.0
    assert not hashes(one) & hashes("水泵站的消息由港口信使报在周二报道，漏水严重")


def test_scripts_with_and_without_spaces_mix():
    assert hashes("The Courier 报道了水泵站漏水 on Monday morning early") > hashes(
        "on Monday morning early"
    )


def test_indian_vowel_signs_stay_within_words():
    assert len(hashes("सरकार ने इस्पात पर शुल्क")) == 3


def test_the_sample_is_one_in_eight():
    whole = fingerprint(" ".join(f"word{number}" for number in range(4_000)))
    assert whole.sample == {number for number in whole.hashes if number % 8 == 0}
    assert 400 < len(whole.sample) < 600


def test_the_sample_of_a_short_text_is_filled_up():
    brief = fingerprint(FERRY)
    assert len(brief.sample) == LEAST_SAMPLED
    spare = brief.hashes - brief.sample
    filled = {number for number in brief.sample if number % 8}
    assert max(filled) < min(spare)


def test_the_sample_of_a_tiny_text_is_all_of_it():
    tiny = fingerprint("the old valve leaked again")
    assert tiny.sample == tiny.hashes


@pytest.mark.parametrize("seed", range(20))
def test_samples_of_a_changed_copy_meet(seed):
    text = " ".join(
        f"{word}{number % 97}" for number, word in enumerate((LEAK + FERRY).split() * 3)
    )
    copy = changed(text, 0.15, seed)
    half = copy[: len(copy) // 2]
    for other in (copy, half):
        assert len(fingerprint(text).sample & fingerprint(other).sample) >= 3


def test_only_the_beginning_of_a_huge_text_counts():
    filler = "again and " * (MOST_COMPARED // 10)
    assert hashes(LEAK + filler + FERRY) == hashes(LEAK + filler)


@pytest.mark.parametrize(
    "text",
    [
        "7" * 200_000,
        '"' * 50_000,
        "e" + "\u0301" * 50_000,
        "\0" * 1_000,
        "\ud800 a b c",
        "“”" * 20_000,
    ],
)
def test_hostile_text_is_no_error(text):
    found = fingerprint(text)
    assert found.sample <= found.hashes


@given(st.text())
@example('a b c d "e f')
def test_the_sample_is_a_part_of_the_whole(text):
    found = fingerprint(text)
    assert found.sample <= found.hashes
    assert len(found.sample) >= min(LEAST_SAMPLED, len(found.hashes))


@given(st.text(), st.text())
def test_shares_change_places_with_the_texts(one, other):
    a, b = fingerprint(one), fingerprint(other)
    assert containment(a, b) == containment(b, a)[::-1]
    assert all(0 <= share <= 1 for share in containment(a, b))
