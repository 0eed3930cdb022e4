"""Finding sentences of an article, and how many each choice finds."""

from uuid import UUID

import pytest

from factcheck.annotations.finding import UNTAGGED, Filter, count_facets
from factcheck.annotations.reading import AttributionDraft, Reading, Span
from factcheck.annotations.service import save_annotation
from factcheck.annotations.workbench import list_sentences
from factcheck.models import Naming, Tag, uuid7
from tests.support.work import add_article, add_report, link, sentences

TEXT = """The Müller report is out. “We were ready,” said Lena Ortiz. Nobody was hurt.
The dam is old. It may break."""


def ortiz() -> tuple[AttributionDraft, ...]:
    return (AttributionDraft(uuid7(), "Lena Ortiz"),)


@pytest.fixture
def rows(session, desk):
    """Five sentences: a flagged claim, a quote within a sentence, an opinion with a source."""
    article = add_article(session, desk.project, desk.alice, TEXT)
    readings = [
        (0, Reading(Tag.CLAIM, flagged=True), None),
        (1, Reading(attributions=ortiz()), None),
        (
            1,
            Reading(Tag.QUOTE, (AttributionDraft(uuid7(), naming=Naming.UNNAMED),)),
            Span(1, 14, "We were ready"),
        ),
        (2, Reading(Tag.OPINION, ortiz()), None),
    ]
    texts = sentences(session, article)
    for index, reading, span in readings:
        save_annotation(
            session,
            uuid7(),
            texts[index].id,
            desk.alice.id,
            reading,
            seen_revision=0,
            span=span,
        )
    link(session, texts[2], desk.alice, add_report(session, desk.project, desk.alice))
    return list_sentences(session, article.id, desk.alice.id)


def numbers(rows, wanted: Filter) -> list[int]:
    found = wanted.choose(rows)
    return [row.position + 1 for row in rows if row.id in found]


def speaker(rows) -> UUID:
    return rows[2].annotation.reading.attributions[0].speaker_id


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), [1, 2, 3, 4, 5]),
        (Filter(words="  THE "), [1, 4]),
        (Filter(words="muller"), [1]),
        (Filter(words="ready, said"), [2]),
        (Filter(words="zebra"), []),
        (Filter(words="?!"), []),
        (Filter(tag="claim"), [1]),
        (Filter(tag="quote"), [2]),
        (Filter(tag=UNTAGGED), [4, 5]),
        (Filter(flagged=True), [1]),
        (Filter(unsourced=True), [1, 2, 4, 5]),
        (Filter(words="the", tag=UNTAGGED), [4]),
    ],
    ids=str,
)
def test_a_sentence_is_found_that_meets_all_that_is_wanted(rows, wanted, found):
    assert numbers(rows, wanted) == found


def test_a_speaker_is_found_by_what_is_said_of_a_sentence_or_of_words_in_it(rows):
    assert numbers(rows, Filter(speaker_id=speaker(rows))) == [2, 3]
    assert numbers(rows, Filter(speaker_id=speaker(rows), tag="quote")) == [2]
    assert numbers(rows, Filter(speaker_id=uuid7())) == []


def test_each_choice_says_how_many_it_finds(rows):
    facets = count_facets(rows)
    assert facets.tags == {"claim": 1, "quote": 1, "opinion": 1, "other": 0, UNTAGGED: 2}
    assert facets.speakers == [(speaker(rows), "Lena Ortiz", 2)]
    assert (facets.flagged, facets.unsourced) == (1, 4)
    for tag, count in facets.tags.items():
        assert len(numbers(rows, Filter(tag=tag))) == count


def test_nothing_wanted_is_no_filter():
    assert not Filter().active
    assert Filter(flagged=True).active
