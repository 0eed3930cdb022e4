"""Whether a source says what is quoted from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.compare.quotation_check import Outcome, check_quotation, find_quotations
from factcheck.compare.word_diff import ChangeKind

REPORT = """\
Mayor Ana Ruiz met the press on Monday.
"We are sorry," said Ruiz, "and we will pay for every house that the water took."
"If the council agrees, we will rebuild the old bridge by May," she told reporters. \
"It is only a beginning and the roof is beyond repair."
Asked about her future, she said: "I won’t resign unless the board asks me to. \
That is my last word on it."
‘We will start in June’, she added, ‘but only with help from the state.’
A councillor said she would not leave the city before the work was done and called the plan \
“reckless – and far too late”.
"The insurer will cover all the damage if a court says so," said Holt, who called the report \
"a disgrace". "They saw it coming," he added."""


def outcome(quotation, passage=REPORT):
    return str(check_quotation(quotation, passage).outcome)


@pytest.mark.parametrize(
    "quotation",
    [
        "That is my last word on it.",
        "that is my last word on it",
        "They saw it coming,",
        "a beginning",
        "beyond repair.",
        "for every house that the water took",
        "I won't resign unless the board asks me to",
        "reckless—and far too late",
        "The  insurer will cover all the damage,\nif a court says so",
    ],
)
def test_marks_and_case_make_no_alteration(quotation):
    assert outcome(quotation) == "verbatim"


def test_what_is_found_is_told_by_its_place():
    found = check_quotation("beyond repair", REPORT)
    assert REPORT[found.start : found.end] == "beyond repair"
    assert [change.kind for change in found.changes] == [ChangeKind.EQUAL]


def test_an_aside_may_part_a_quotation():
    quotation = "We are sorry, and we will pay for every house that the water took"
    found = check_quotation(quotation, REPORT)
    assert found.outcome is Outcome.VERBATIM
    added = [change for change in found.changes if change.kind is not ChangeKind.EQUAL]
    assert [
        (change.kind, REPORT[found.start :][change.b_start : change.b_end]) for change in added
    ] == [(ChangeKind.ADDED, "said Ruiz")]


@pytest.mark.parametrize(
    ("quotation", "changed"),
    [
        ("[The company] will cover all the damage if a court says so", "[The company"),
        ("The insurer will cover all the damage if [judges say] so", "judges say"),
        ("[T]he insurer will cover all the damage if a court says so", "[T]he"),
    ],
)
def test_a_marked_insertion_is_shown_but_no_alteration(quotation, changed):
    found = check_quotation(quotation, REPORT)
    assert found.outcome is Outcome.VERBATIM
    assert [
        quotation[change.a_start : change.a_end]
        for change in found.changes
        if change.kind is not ChangeKind.EQUAL
    ] == [changed]


@pytest.mark.parametrize(
    ("quotation", "left_out"),
    [
        ("I won't resign.", "unless the board asks me to."),
        ("I won't resign", "unless the board asks me to."),
        ("It is only a beginning", "and the roof is beyond repair."),
        ("we will pay for every house.", "that the water took."),
        ("We are sorry.", "and we will pay for every house that the water took."),
        ("We will start in June,", "but only with help from the state."),
        ("We will rebuild the old bridge by May", "If the council agrees"),
        ("The insurer will cover … if a court says so", "all the damage"),
        ("The insurer [...] says so", "will cover all the damage if a court"),
        ("the insurer will cover all the damage . . .", "if a court says so"),
        ("cover all the damage …", "if a court says so"),
        ("…we will rebuild the old bridge", "If the council agrees"),
    ],
)
def test_words_left_out_of_a_sentence_truncate_it(quotation, left_out):
    found = check_quotation(quotation, REPORT)
    assert (found.outcome, found.left_out) == (Outcome.TRUNCATED, left_out)


@pytest.mark.parametrize(
    "quotation", ["They saw it coming …", "… a disgrace …", "They saw … it coming"]
)
def test_an_ellipsis_that_leaves_nothing_out_is_no_cut(quotation):
    assert outcome(quotation) == "verbatim"


@pytest.mark.parametrize(
    "passage",
    [
        "We will pay for everything, Mayor Ruiz said.",
        '"We will pay for everything," said Ruiz, who called the report "a disgrace".',
        '"We will pay for everything," said Ruiz, "But not today."',
        "We will pay for everything.",
    ],
)
def test_who_spoke_is_no_part_of_a_sentence(passage):
    assert outcome("We will pay for everything", passage) == "verbatim"


def test_an_insertion_stands_for_how_a_sentence_begins():
    passage = 'He said: "The owners of the two mills will cover the damage."'
    assert outcome("[They] will cover the damage.", passage) == "verbatim"


def test_a_capital_in_brackets_is_part_of_its_word():
    found = check_quotation("[T]hey saw it coming", REPORT)
    assert REPORT[found.start : found.end] == "They saw it coming"


def test_a_whole_sentence_anywhere_outweighs_a_cut_one():
    assert (
        outcome("We will pay.", 'He said: "We will pay if we must." Later: "We will pay."')
        == "verbatim"
    )


@pytest.mark.parametrize(
    "quotation",
    [
        "The insurer will cover all the losses if a court says so",
        "The insurer will cover the damage if a court says so",
        "The insurer will surely cover all the damage if a court says so",
        "I will not resign unless the board asks me to",
        "I will not leave the city before the work is done",
        "They saw it all coming",
    ],
)
def test_a_word_changed_dropped_or_added_alters_it(quotation):
    assert outcome(quotation) == "altered"


def test_the_third_person_of_a_report_may_be_quoted_in_the_first():
    report = "The owner told us that he was sorry that they had lost their trust."
    assert outcome("I am sorry that we have lost your trust", report) == "altered"


def test_an_altered_word_at_the_end_is_compared_too():
    quotation = "we will pay for every house that the storm destroyed"
    found = check_quotation(quotation, REPORT)
    assert REPORT[found.start : found.end] == "we will pay for every house that the water took"
    assert [
        quotation[change.a_start : change.a_end]
        for change in found.changes
        if change.kind is ChangeKind.REPLACED
    ] == ["storm destroyed"]


@pytest.mark.parametrize(
    "quotation",
    [
        "We shall make good what each family lost in the flood",
        "My resignation is a matter for the board and for nobody else",
        "Nobody could have known that the river would rise so fast",
        "a shame",
        "It is not",
        "reckless spending",
        "",
        "…",
        "[…]",
        "_",
        "“”",
    ],
)
def test_a_paraphrase_or_nothing_is_not_found(quotation):
    found = check_quotation(quotation, REPORT)
    assert (found.outcome, found.start, found.end) == (Outcome.NOT_FOUND, 0, 0)


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("我们会赔偿所有损失，但不是今年", "verbatim"),
        ("我们会赔偿所有损失。", "truncated"),
        ("我们会赔偿全部损失，但不是今年", "altered"),
        ("洪水来得太快，没有人预料到", "not_found"),
    ],
)
def test_a_quotation_is_checked_in_chinese(quotation, expected):
    assert outcome(quotation, "市长周二说：“我们会赔偿所有损失，但不是今年。”") == expected


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("سندفع ثمن كل بيت أخذته المياه", "verbatim"),
        ("سندفع ثمن كل بيت جرفته المياه", "altered"),
        ("لن نغادر المدينة قبل الربيع", "not_found"),
    ],
)
def test_a_quotation_is_checked_in_arabic(quotation, expected):
    assert outcome(quotation, "قالت العمدة: «سندفع ثمن كل بيت أخذته المياه».") == expected


def test_it_is_found_deep_in_a_long_source():
    filler = "The council talked about the budget and the roads for an hour. " * 1_500
    passage = filler + REPORT + filler
    found = check_quotation("The insurer will cover all the losses if a court says so", passage)
    assert found.outcome is Outcome.ALTERED
    assert (
        passage[found.start : found.end]
        == "The insurer will cover all the damage if a court says so"
    )


HOSTILE = [
    "[" * 50_000,
    "a[b]" * 30_000,
    "…" * 50_000,
    "no " * 60_000,
    "東" * 100_000,
    '"' * 100_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:3])
def test_hostile_text_is_checked_like_any_other(text):
    assert check_quotation(text, REPORT).outcome is Outcome.NOT_FOUND
    assert check_quotation("We will pay", text).outcome is Outcome.NOT_FOUND
    assert check_quotation(text, text).outcome in (Outcome.VERBATIM, Outcome.NOT_FOUND)


def test_of_a_sentence_that_is_said_twice_the_place_where_it_ends_counts():
    report = "“We will pay for it if we must,” he said. “We will pay for it,” he said later."
    found = check_quotation("We will pay for it.", report)
    assert (found.outcome, found.start) == (Outcome.VERBATIM, report.rindex("We will"))


@given(
    st.text(max_size=40) | st.text("ab .…[]\"'“”", max_size=40), st.text("ab .\"'“”\n", max_size=60)
)
def test_what_is_found_lies_in_the_passage(quotation, passage):
    found = check_quotation(quotation, passage)
    assert 0 <= found.start <= found.end <= len(passage)
    assert (found.start == found.end) == (found.outcome is Outcome.NOT_FOUND)
    assert bool(found.left_out) == (found.outcome is Outcome.TRUNCATED)


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        (
            'She called it “a beginning” and said it was "beyond repair".',
            ["a beginning", "beyond repair"],
        ),
        ('"We will pay," said Ruiz, "and soon."', ["We will pay,", "and soon."]),
        ('Ruiz said: "We will pay. ', ["We will pay."]),
        ('pay for all of it." She left.', ["pay for all of it."]),
        ("It was ‘beyond repair’ when the players' bus came.", ["beyond repair"]),
        ("It was 'beyond repair' at five o'clock.", ["beyond repair"]),
        (
            "He said: \"She told me, 'I will pay,' and left.\"",
            ["She told me, 'I will pay,' and left."],
        ),
        ("Она сказала: «Мы всё заплатим».", ["Мы всё заплатим"]),
        ("他说：“我们会赔偿所有损失。”", ["我们会赔偿所有损失。"]),
        ("It was a “historic” day.", []),
        ("'Twas a cold night on the quay.", []),
        ("所谓“改革”已经失败。", []),
        ('He said "" and "  ".', []),
        ("The players' bus didn't come at five o'clock.", []),
        ("", []),
    ],
)
def test_direct_quotations_are_found_in_a_sentence(sentence, quoted):
    assert [sentence[start:end] for start, end in find_quotations(sentence)] == quoted


@given(st.text("ab .,\"'“”‘’«»\n", max_size=40))
def test_quotations_are_disjoint_and_in_order(sentence):
    last = 0
    for start, end in find_quotations(sentence):
        assert last <= start < end <= len(sentence)
        last = end
