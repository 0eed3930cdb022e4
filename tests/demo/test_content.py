"""The demo desk's own content: the loader can trust it, and so can somebody who reads it."""

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

import factcheck.demo
from factcheck.text.segment import segment

FOLDER = Path(factcheck.demo.__file__).parent
DESK: dict[str, Any] = tomllib.loads((FOLDER / "desk.toml").read_text(encoding="utf-8"))
ARTICLES: list[dict[str, Any]] = DESK["article"]
SOURCES: list[dict[str, Any]] = DESK["source"]
SPEAKERS: list[dict[str, Any]] = DESK["speaker"]

TAGS = {"claim", "quote", "opinion", "other"}
MANNERS = {"direct", "indirect", "mixed"}
STANCES = {"supports", "refutes", "mentions"}
SPEAKER_KINDS = {"person", "organisation", "document", "unnamed"}
SOURCE_KINDS = {
    "news", "wire", "official", "court", "study", "transcript", "blog", "statistics", "other",
}  # fmt: skip

each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["file"])
each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["file"])


@cache
def article_text(file: str) -> str:
    return (FOLDER / "articles" / file).read_text(encoding="utf-8").rstrip("\n")


@cache
def source_text(file: str) -> str:
    return (FOLDER / "sources" / file).read_text(encoding="utf-8").rstrip("\n")


@cache
def sentences(file: str, language: str) -> list[str]:
    text = article_text(file)
    return [text[span.start : span.end] for span in segment(text, language)]


def sentences_of(article: dict[str, Any]) -> list[str]:
    return sentences(article["file"], article["language"])


def evidence_of(article: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for annotation in article["annotation"]:
        yield from annotation.get("evidence", [])


def links_of(article: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield all that says who said something: annotations, and those through whom it is known."""
    for annotation in article["annotation"]:
        yield annotation
        yield from annotation.get("via", [])


def annotated_share(article: dict[str, Any]) -> float:
    return len(article["annotation"]) / len(sentences_of(article))


@pytest.mark.parametrize(
    ("folder", "entries"),
    [("articles", ARTICLES), ("sources", SOURCES)],
    ids=["articles", "sources"],
)
def test_every_text_file_is_listed_once(folder: str, entries: list[dict[str, Any]]) -> None:
    on_disk = sorted(path.name for path in (FOLDER / folder).iterdir())
    assert sorted(entry["file"] for entry in entries) == on_disk


@pytest.mark.parametrize("entry", ARTICLES + SOURCES, ids=lambda entry: entry["file"])
def test_details_are_complete_and_addresses_reserved_for_examples(entry: dict[str, Any]) -> None:
    author = entry["byline"] if "byline" in entry else entry["author"]
    assert all([entry["title"], entry["publisher"], author])
    assert type(entry["published"]) is dt.date
    address = urlsplit(entry["url"])
    assert address.scheme == "https"
    assert (address.hostname or "").split(".")[-2:] in (
        ["example", "org"], ["example", "net"], ["example", "com"],
    )  # fmt: skip


def test_addresses_are_all_different() -> None:
    addresses = [entry["url"] for entry in ARTICLES + SOURCES]
    assert len(set(addresses)) == len(addresses)


@each_article
def test_one_line_holds_one_paragraph(article: dict[str, Any]) -> None:
    lines = article_text(article["file"]).split("\n")
    assert all(line and line == line.strip() for line in lines)


@each_source
def test_source_fits_on_a_screen_or_two(source: dict[str, Any]) -> None:
    assert 120 <= len(source_text(source["file"]).split()) <= 500
    assert source["kind"] in SOURCE_KINDS


def test_three_articles_in_english_are_long_enough() -> None:
    english = [article for article in ARTICLES if article["language"] == "en"]
    assert len(english) == 3
    assert all(28 <= len(sentences_of(article)) <= 45 for article in english)
    assert all(8 <= article_text(article["file"]).count("\n") + 1 <= 14 for article in english)


def test_one_short_article_reads_from_right_to_left() -> None:
    (arabic,) = [article for article in ARTICLES if article["language"] == "ar"]
    assert 12 <= len(sentences_of(arabic)) <= 18


def test_articles_are_annotated_from_nearly_done_to_just_begun() -> None:
    shares = [annotated_share(article) for article in ARTICLES[:3]]
    assert 0.88 <= shares[0] < 1
    assert 0.55 <= shares[1] <= 0.65
    assert 0.2 <= shares[2] <= 0.35


@each_article
def test_each_beginning_names_exactly_one_sentence(article: dict[str, Any]) -> None:
    starts = [annotation["starts"] for annotation in article["annotation"]]
    hits = {
        start: sum(sentence.startswith(start) for sentence in sentences_of(article))
        for start in starts
    }
    assert {start: count for start, count in hits.items() if count != 1} == {}


@each_article
def test_no_sentence_is_annotated_twice_and_reading_order_is_kept(article: dict[str, Any]) -> None:
    text = article_text(article["file"])
    positions = [text.index(annotation["starts"]) for annotation in article["annotation"]]
    assert positions == sorted(set(positions))


@each_article
def test_annotations_use_the_words_the_workbench_knows(article: dict[str, Any]) -> None:
    for annotation in article["annotation"]:
        assert annotation["tag"] in TAGS
        assert annotation.get("manner", "direct") in MANNERS
    assert {evidence["stance"] for evidence in evidence_of(article)} <= STANCES


@each_article
def test_manner_is_given_for_everybody_but_the_author(article: dict[str, Any]) -> None:
    for link in links_of(article):
        attributed = "naming" in link or link.get("speaker", "author") != "author"
        assert ("manner" in link) == attributed, link


@each_article
def test_a_quote_has_quotation_marks_and_somebody_who_said_it(article: dict[str, Any]) -> None:
    by_start = {
        annotation["starts"]: annotation
        for annotation in article["annotation"]
        if annotation["tag"] == "quote"
    }
    for start, annotation in by_start.items():
        (sentence,) = [found for found in sentences_of(article) if found.startswith(start)]
        assert annotation.get("speaker", annotation.get("naming", "author")) != "author"
        assert annotation["manner"] in {"direct", "mixed"}
        assert any(mark in sentence for mark in "“«"), sentence


@each_article
def test_a_role_is_given_in_the_words_of_the_article(article: dict[str, Any]) -> None:
    text = article_text(article["file"]).casefold()
    given = [link.get(key, "") for link in links_of(article) for key in ("role", "affiliation")]
    assert [words for words in given if words.casefold() not in text] == []


def test_every_speaker_is_declared_and_used() -> None:
    used = {
        link["speaker"] for article in ARTICLES for link in links_of(article) if "speaker" in link
    }
    assert used - {"author"} == {speaker["name"] for speaker in SPEAKERS}
    assert {speaker["kind"] for speaker in SPEAKERS} == SPEAKER_KINDS


def test_no_name_or_alias_belongs_to_two_speakers() -> None:
    names = Counter(
        name.casefold()
        for speaker in SPEAKERS
        for name in [speaker["name"], *speaker.get("aliases", [])]
    )
    assert [name for name, count in names.items() if count > 1] == []


@each_article
def test_each_passage_occurs_once_in_its_source(article: dict[str, Any]) -> None:
    counts = {
        evidence["passage"]: source_text(evidence["source"]).count(evidence["passage"])
        for evidence in evidence_of(article)
    }
    assert {passage: count for passage, count in counts.items() if count != 1} == {}


@each_article
def test_no_passage_is_linked_twice_to_one_sentence(article: dict[str, Any]) -> None:
    for annotation in article["annotation"]:
        links = [(link["source"], link["passage"]) for link in annotation.get("evidence", [])]
        assert len(set(links)) == len(links)


def test_every_source_is_linked_somewhere() -> None:
    used = {evidence["source"] for article in ARTICLES for evidence in evidence_of(article)}
    assert len(SOURCES) >= 8
    assert used == {source["file"] for source in SOURCES}


def test_first_article_has_evidence_of_every_stance_in_plenty() -> None:
    stances = Counter(evidence["stance"] for evidence in evidence_of(ARTICLES[0]))
    assert stances.total() >= 12
    assert all(stances[stance] >= 3 for stance in STANCES)


def test_one_claim_can_be_compared_in_four_sources() -> None:
    most = max(
        len({evidence["source"] for evidence in annotation.get("evidence", [])})
        for annotation in ARTICLES[0]["annotation"]
    )
    assert most >= 4


@pytest.mark.parametrize("article", ARTICLES[:3], ids=lambda article: article["file"])
def test_ten_attributions_to_several_speakers(article: dict[str, Any]) -> None:
    speakers = [annotation.get("speaker") for annotation in article["annotation"]]
    named = [speaker for speaker in speakers if speaker is not None]
    assert len(named) >= 10
    assert len(set(named)) >= 5


def test_one_story_stands_in_three_outlets_and_nothing_else_is_a_copy() -> None:
    """Share of word fives two texts have in common, of the shorter text's."""

    def fives(file: str) -> set[tuple[str, ...]]:
        words = source_text(file).split()
        return set(zip(*(words[offset:] for offset in range(5)), strict=False))

    alike = []
    for one, other in combinations([source["file"] for source in SOURCES], 2):
        common = len(fives(one) & fives(other)) / min(len(fives(one)), len(fives(other)))
        if common > 0.5:
            alike.append({one, other})
    story = ("norvane-wire.txt", "tarnsby-ledger.txt", "evening-herald.txt")
    assert alike == [set(pair) for pair in combinations(story, 2)]


def test_publishers_with_an_owner_are_those_of_sources_and_share_it() -> None:
    names = {source["publisher"] for source in SOURCES}
    told = DESK["publisher"]
    assert {one["name"] for one in told} <= names
    owners = Counter(one["owner"] for one in told if "owner" in one)
    assert owners
    assert all(count > 1 for count in owners.values())
