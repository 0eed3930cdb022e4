import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.compare import terms
from factcheck.compare.terms import (
    common_terms,
    find_capitalized,
    find_loosely_related,
    find_related,
    is_number,
    read_table,
    related_terms,
    split_terms,
)
from factcheck.compare.words.english_words import GROUPS


@pytest.mark.parametrize(
    "words",
    [
        ("tariff", "tariffs", "TARIFFS"),
        ("impose", "imposed", "imposing", "imposes"),
        ("company", "companies"),
        ("stop", "stopped", "stopping"),
        ("fall", "falls", "falling", "fell", "fallen"),
        ("child", "children"),
        ("25 percent", "25 per cent", "25%", "25％", "25 Per Cent"),
        ("2,300", "2300"),
        ("40", "forty", "٤٠"),
        ("25", "twenty-five", "Twenty-Five"),
        ("foresee", "foresaw", "foreseen"),
        ("policeman", "policemen"),
        ("labour", "labor", "Labour"),
        ("dishonoured", "dishonored"),
        ("centre", "centers"),
        ("organise", "organized", "organizes"),
        ("privatisation", "privatization"),
        ("authority", "authorities"),
    ],
)
def test_forms_of_an_english_word_meet(words):
    assert len({tuple(split_terms(word)) for word in words}) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("press", "virus", "news", "new", "thing", "red"),
        ("4.2", "42", "4,200"),
        ("16", "sixty"),
        ("author", "authority"),
        ("import", "important"),
        ("office", "officer"),
        ("goods", "good"),
        ("seize", "seise"),
        ("hour", "hor"),
        ("tour", "tor"),
    ],
)
def test_words_that_only_look_alike_stay_apart(words):
    assert len({tuple(split_terms(word)) for word in words}) == len(words)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ("Steuer", "Steuern")),
        ("es", ("país", "países")),
        ("fr", ("taxe", "taxes")),
        ("ru", ("пошлина", "пошлины")),
        ("tr", ("kitap", "kitaplar")),
        ("ar", ("كتاب", "كِتاب")),
        ("tr", ("İZMİR", "izmir")),
        ("tr", ("ISPARTA", "ısparta")),
        ("en", ("İstanbul", "Istanbul")),
    ],
)
def test_each_language_has_its_own_forms(language, words):
    assert len({tuple(split_terms(word, language)) for word in words}) == 1


@pytest.mark.parametrize("language", ["uk", "he", "xx", ""])
def test_a_language_without_a_stemmer_keeps_its_words(language):
    assert split_terms("Tariffs rose", language) == ["tariffs", "rose"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("关税上调", ["关税", "税上", "上调"]),
        ("2026年关税", ["2026", "年关", "关税"]),
        ("税", ["税"]),
        ("ราคา", ["รา", "าค", "คา"]),
        ("शुल्क", ["शुल्क"]),
        ("€5 G20", ["euro", "5", "g20"]),
        ("rock’n’roll", ["rock", "n", "roll"]),
        ("", []),
        ("?! _ …", []),
    ],
)
def test_a_text_is_cut_into_terms(text, expected):
    assert split_terms(text) == expected


def test_only_the_beginning_of_an_endless_word_is_compared():
    assert split_terms("9" * 200_000) == ["9" * terms.LONGEST]
    assert split_terms("é" * 200_000) == ["é" * terms.LONGEST]


def test_no_more_words_are_kept_than_allowed(monkeypatch):
    terms._kept.cache_clear()  # no word is new if other tests had it before
    monkeypatch.setattr(terms, "MOST_KEPT", 3)
    split_terms("one swallow does not make a summer nor one fine day")
    split_terms("x" * 200_000)
    assert len(terms._kept("en")) <= 3
    assert max(map(len, terms._kept("en"))) <= terms.LONGEST


@pytest.mark.parametrize(
    "text", ["\x00" * 9, "a\ud800b", "́" * 200_000, "1," * 100_000, "'’\"" * 70_000, "கி" * 50_000]
)
def test_hostile_text_ends_in_terms(text):
    assert all(len(term) <= terms.LONGEST for term in split_terms(text))


@given(st.text(st.characters(max_codepoint=126)))
def test_plain_letters_are_read_as_any_others(text):
    assert split_terms(f"{text} é") == [*split_terms(text), "é"]


@given(st.text(), st.sampled_from(["en", "tr", "ru", "zh"]))
def test_any_text_is_cut_into_words(text, language):
    assert all(split_terms(text, language))


def test_numbers_are_told_from_words():
    assert [is_number(term) for term in split_terms("40 forty G20 4.5 bank")] == [
        True,
        True,
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Police in Velm met Ilse Marrant, Mayor",
            "en",
            ("Police", {"velm", "ils", "marrant", "mayor"}),
        ),
        ("«Orsay-le-Vieux ran at 9 MW", "en", ("Orsay", {"mw"})),
        ("near Orsay-le-Vieux", "en", ("", {"orsay", "le", "vieux"})),
        ("В городе Омск снег", "ru", ("В", {"омск"})),
        ("In Velm brach ein Damm", "de", ("", set())),
        ("关税上调", "zh", ("", set())),
        ("... \x00\ud800", "en", ("", set())),
    ],
)
def test_capitals_within_a_sentence_make_names(text, language, expected):
    assert find_capitalized(text, language) == expected


def test_hostile_text_has_no_capitals_to_wait_for():
    for text in ("A" * 200_000, "a-" * 100_000, "' " * 100_000, "A " * 100_000):
        assert len(find_capitalized(text)[1]) <= 1


@pytest.mark.parametrize(
    ("find", "word"),
    [
        (find_related, "company"),
        (find_related, "fell"),
        (find_loosely_related, "coffin"),
        (find_loosely_related, "harbour"),
    ],
)
def test_related_words_know_each_other(find, word):
    [term] = split_terms(word)
    others = find(term, "en")
    assert others
    assert all(term in find(other, "en") for other in others)
    assert term not in others


def test_a_word_of_the_nearest_meaning_may_stand_for_another_in_a_report_too():
    for term, others in related_terms("en").items():
        assert others <= find_related(term, "en")


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("firms", "company", True),
        ("ferry", "ships", True),
        ("rose", "increase", True),
        ("rise", "fall", False),
        ("open", "shut", False),
        ("admit", "deny", False),
        ("guilty", "acquitted", False),
        ("import", "export", False),
        ("Dutch", "Netherlands", True),
        ("decision", "decided", True),
        ("dismissed", "sacked", True),
        ("fatalities", "killed", True),
        ("students", "pupils", True),
        ("widened", "narrowed", False),
        ("before", "after", False),
        ("hired", "fired", False),
        ("border", "house", False),
    ],
)
def test_words_of_like_meaning_are_related_but_no_opposites(word, other, expected):
    [term], [other_term] = split_terms(word), split_terms(other)
    assert (other_term in find_related(term, "en")) is expected


@pytest.mark.parametrize(
    "groups", [GROUPS.split(";"), read_table(terms.LIKE_MEANING), read_table(terms.SAME_MATTER)]
)
def test_each_group_holds_several_terms_and_no_common_one(groups):
    groups = [set(split_terms(words)) for words in groups]
    assert [group for group in groups if len(group) < 2 or group & common_terms("en")] == []


@pytest.mark.parametrize("table", [terms.LIKE_MEANING, terms.SAME_MATTER])
def test_the_words_of_a_table_are_compared_as_those_of_a_text(table):
    words = " ".join(read_table(table)).split()
    assert [[term] for term in terms._to_terms(words).values()] == [
        split_terms(word) for word in dict.fromkeys(words)
    ]


def test_other_languages_have_no_english_words():
    assert not common_terms("fr")
    assert not related_terms("fr")
    assert not find_related("profit", "fr")
    assert not find_loosely_related("train", "fr")
