import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.text.segment import segment
from factcheck.text.tables import TABLES, rules_for
from tests.text.segment_cases import LANGUAGES, read_cases

REPORT = """Council passes budget after nine hours
By Ann Lee and J. D. Cole
HARBOR CITY, Nov. 3 (Courier) — The city council on Tuesday approved a $4.2 billion budget. \
Mayor Dana R. Whitlock called it “a beginning.” Her opponents did not agree.

“Nobody asked the people of the East Side,” said Councilman J. T. Moreno. “We were told at \
7 p.m. on Friday. That is not a process.”
The budget cuts 300 jobs in the U.S. Route 20 corridor (most of them vacant). Is it enough?
"""


def sentences(text, lang=None):
    return [text[span.start : span.end] for span in segment(text, lang)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_case_is_cut_as_written(lang):
    wrong = [got for text, wanted in read_cases(lang) if (got := sentences(text, lang)) != wanted]
    assert wrong == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_has_a_table_and_enough_cases(lang):
    assert lang in TABLES
    assert len(read_cases(lang)) >= (60 if lang == "en" else 20)


def test_an_article_is_cut_by_line_and_by_sentence():
    spans = segment(REPORT, "en")
    assert [REPORT[span.start : span.end][:24] for span in spans] == [
        "Council passes budget af",
        "By Ann Lee and J. D. Col",
        "HARBOR CITY, Nov. 3 (Cou",
        "Mayor Dana R. Whitlock c",
        "Her opponents did not ag",
        "“Nobody asked the people",
        "“We were told at 7 p.m. ",
        "That is not a process.”",
        "The budget cuts 300 jobs",
        "Is it enough?",
    ]
    assert [span.paragraph for span in spans] == [0, 1, 2, 2, 2, 3, 3, 3, 4, 4]


# --- The contract ------------------------------------------------------------------------------

FRAGMENTS = st.sampled_from(
    [
        *" \t\n\r.!?…,;:\"'“”„«»‘’()[]{}（）「」。！？।։؟۔—–-*#@/|0I",
        *("Mr.", "U.S.", "e.g.", "No. 5", "3. Mai", "z. B.", "т. д.", "2020 г.", "p.m.", "A. B."),
        *(
            "The end",
            "said",
            "Smith said",
            "word",
            "Ärger",
            "конец",
            "الخبر",
            "שלום",
            "है",
            "说",
            "と",
        ),
        *("\u00a0", "\u2028", "\x85", "\x1c", "\x00", "\ufeff", "\u200f", "\u200d", "\ud800"),
        *(
            "é",
            "e\u0301",
            "😀",
            "👩‍👩‍👧",
            "🇦🇿",
            "İ",
            "ﬁ",
            "ß",
            "[1]",
            "www.a.example",
            "...",
            ". . .",
        ),
    ]
)
TEXTS = st.lists(FRAGMENTS | st.text(max_size=3), max_size=60).map("".join)


@given(TEXTS, st.sampled_from([None, "he", "xx", *LANGUAGES]))
@example("", None)
@example(" \n\t", "en")
@example('."“”"', "en")
@example("\x1d.\x1ea", "en")
def test_spans_are_trimmed_ordered_disjoint_and_leave_nothing_out(text, lang):
    covered = bytearray(len(text))
    last_end, last_paragraph = 0, 0
    for span in segment(text, lang):
        assert last_end <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        assert last_paragraph <= span.paragraph <= last_paragraph + 1
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
        last_end, last_paragraph = span.end, span.paragraph
    assert all(covered[at] or char.isspace() for at, char in enumerate(text))


@given(TEXTS)
def test_no_sentence_holds_a_line_break(text):
    assert all(len(sentence.splitlines()) == 1 for sentence in sentences(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Great! 🎉👩‍👩‍👧 Next one. 🇦🇿", ["Great! 🎉👩‍👩‍👧", "Next one. 🇦🇿"]),
        ("Cafe\u0301 closed. Nin\u0303o left.", ["Cafe\u0301 closed.", "Nin\u0303o left."]),
        (
            "הממשלה אישרה את התקציב. הכנסת תצביע מחר.",
            ["הממשלה אישרה את התקציב.", "הכנסת תצביע מחר."],
        ),
        (
            "أقر البرلمان القانون. رفضه المجلس؟ لا.",
            ["أقر البرلمان القانون.", "رفضه المجلس؟", "لا."],
        ),
    ],
)
def test_offsets_count_code_points(text, wanted):
    assert sentences(text) == wanted


def test_decomposed_letters_do_not_change_the_cut():
    text = "El señor Núñez llegó. ¿Quién lo esperaba? Nadie."
    composed, decomposed = (
        sentences(text, "es"),
        sentences(unicodedata.normalize("NFD", text), "es"),
    )
    assert [unicodedata.normalize("NFC", sentence) for sentence in decomposed] == composed


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_break_ends_a_sentence(mark):
    text = f"A headline without a stop{mark}{mark}and a line in lower case"
    assert len(segment(text, "en")) == 2
    assert [span.paragraph for span in segment(text, "en")] == [0, 1]


def test_a_language_without_a_table_is_cut_by_the_english_rules():
    assert rules_for("xx") == rules_for("en")


def test_the_language_is_guessed_when_it_is_not_given():
    text = "Das geschah am 3. Oktober in Wien. Die Polizei ermittelt, z. B. gegen zwei Männer."
    assert segment(text) == segment(text, "de")
    assert len(segment(text)) == 2


# --- Sentences in a quotation ------------------------------------------------------------------


def spoken(text, lang="en"):
    return [text[span.start : span.end] for span in segment(text, lang) if span.in_quote]


def test_a_quotation_of_several_sentences_is_spoken_throughout():
    text = "She rose. “We lost. We move on,” she said. Nobody clapped."
    assert spoken(text) == ["“We lost.", "We move on,” she said."]


def test_a_scare_quote_is_not_speech():
    assert spoken("“Officials” came. The “plan” failed. He called it “a farce.”") == []


def test_what_introduces_a_quotation_is_not_spoken():
    assert spoken("He said: “We lost. We move on.” They left.") == ["We move on.”"]


def test_a_quotation_runs_on_over_paragraphs_that_open_it_anew():
    text = "“It began in May.\n“Then came June. It rained.\n“That is all.”\nHe sat down."
    assert spoken(text) == ["“It began in May.", "“Then came June.", "It rained.", "“That is all.”"]


def test_a_quotation_runs_on_to_its_closing_mark_in_a_later_paragraph():
    text = "He said: “It began in May.\nThen came June.\nIt ended.” He sat down."
    assert spoken(text) == ["Then came June.", "It ended.”"]


def test_a_stray_quotation_mark_harms_its_own_line_only():
    text = 'The "plan failed. It was late.\nNobody came. Nothing happened.\nThe end.'
    assert spoken(text) == ["It was late."]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "„Wir gehen. Wir kommen wieder“, sagte sie. Dann ging sie."),
        ("fr", "« Nous partons. Nous reviendrons », dit-elle. Elle partit."),
        ("ru", "«Мы уходим. Мы вернёмся», — сказала она. Она ушла."),
        ("zh", "“我们走。我们会回来。”她说。她走了。"),
        ("ja", "「行く。戻る」と言った。彼女は去った。"),
        ("en", '"We go. We will be back," she said. She left.'),
        ("en", "'We go. We will be back,' she said. It's late."),
    ],
)
def test_speech_is_found_in_the_marks_of_each_language(lang, text):
    assert [span.in_quote for span in segment(text, lang)] == [True, True, False]
