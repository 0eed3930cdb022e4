"""Sources of the library that may bear on a sentence."""

import pytest

from factcheck.compare.suggesting import suggest_sources
from factcheck.sources.service import remove_source
from tests.support.work import add_report

CLAIM = "The river rose by 18 centimetres after heavy rain in the hills."


@pytest.fixture
def library(session, project, alice):
    texts = {
        "gauge": "The harbour was calm. The river rose 18 centimetres after rain in the hills.",
        "onions": "Peel two onions. Fry them in butter until they are brown.",
        "hills": "Heavy rain fell in the hills on Monday, and roads were closed.",
    }
    return {name: add_report(session, project, alice, text, name) for name, text in texts.items()}


@pytest.mark.both_engines
def test_what_answers_best_is_suggested_first(session, project, library):
    found = suggest_sources(session, project.id, CLAIM, "en")
    assert found[0].source.title == "gauge"
    assert "onions" not in [one.source.title for one in found]
    assert found[0].passage == "The river rose 18 centimetres after rain in the hills."


@pytest.mark.parametrize("more", [0, 20])
def test_it_runs_five_queries_for_any_library(
    session, project, alice, library, more, count_queries
):
    for number in range(more):
        add_report(session, project, alice, f"Rain fell on river {number} and on its hills.", "T")
    with count_queries() as seen:
        assert suggest_sources(session, project.id, CLAIM, "en")
    assert len(seen) == 5


@pytest.mark.both_engines
def test_inflected_words_lead_to_a_source_too(session, project, alice):
    report = add_report(session, project, alice, "Minister resigns over flooded bridges.", "T")
    claim = "The minister resigned when the bridge was flooding."
    assert [one.source.id for one in suggest_sources(session, project.id, claim, "en")] == [
        report.id
    ]


def test_linked_and_removed_sources_are_left_out(session, project, alice, library):
    remove_source(session, library["hills"].id, alice.id)
    found = suggest_sources(session, project.id, CLAIM, "en", {library["gauge"].id})
    assert found == []


def test_another_projects_library_is_not_looked_through(session, desk, mallory):
    add_report(session, desk.elsewhere, mallory, CLAIM, "theirs")
    assert suggest_sources(session, desk.project.id, CLAIM, "en") == []


@pytest.mark.parametrize("sentence", ["", "…", "the of and", "' \" ) ( | & ! :*"])
def test_a_sentence_that_says_nothing_finds_nothing(session, project, library, sentence):
    assert suggest_sources(session, project.id, sentence, "en") == []
