"""Counting the independent sources of many annotations: as for each alone, but not one by one."""

import json
from uuid import UUID

import pytest

from factcheck.compare.counting import read_kinship
from factcheck.exchange import counts
from factcheck.models import Kinship, RelationState, Tag
from factcheck.sources.relatives import MOST_STEPS
from tests.exchange.conftest import export_of
from tests.support.relating import confirm_row, suggest
from tests.support.work import add_article, add_report, annotate, link, sentences

LONG = 2 * MOST_STEPS + 3
TEXT = " ".join(f"It rained on day {number}." for number in range(12))


@pytest.fixture
def article_id(database, project, alice):
    """An article whose sentences link each two of a long row, or of a short one and one alone."""

    def store(session):
        article = add_article(session, project, alice, TEXT)
        rows = sentences(session, article)
        first, other, alone = (
            add_report(session, project, alice, f"{name} is what it says.", name)
            for name in ("First", "Other", "Alone")
        )
        row = confirm_row(session, first, LONG, alice)
        copy = add_report(session, project, alice, "What the other said.", "Copy")
        suggest(session, copy.id, other.id, Kinship.COPY, state=RelationState.CONFIRMED)
        ends = [row[0], row[-1], row[LONG // 2]]
        linked = [
            *([ends[0], end] for end in ends[1:]),
            ends[::-1],
            *[[copy.id, other.id], [other.id, alone.id]] * 4,
            [alone.id, ends[0]],
        ]
        for place, these in zip(rows, linked, strict=True):
            annotate(session, place, alice, Tag.CLAIM)
            for source_id in these:
                link(session, place, alice, session.get_one(type(first), source_id), (0, 5))
        return article.id

    return database.write(store)


def annotations_of(database, project):
    (article,) = json.loads(export_of(database, project.id))["articles"]
    (review,) = article["reviews"]
    return review["annotations"]


@pytest.mark.both_engines
def test_each_annotation_counts_as_its_page_does(database, project, alice, article_id):
    told = annotations_of(database, project)
    assert len(told) == 12
    for annotation in told:
        linked = [UUID(one["source"]) for one in annotation["evidence"]]
        with database.read() as session:
            found = read_kinship(session, article_id, linked, alice.id).count(linked)
        count = annotation["independence"]
        assert count["independent"] == found.independent
        assert count["groups"] == [[str(key) for key in group] for group in found.groups]
    # Too far apart to be followed to each other, the ends of the row are two; its middle joins them
    assert [one["independence"]["independent"] for one in told[:5]] == [2, 1, 1, 1, 2]


def test_what_is_known_is_worked_out_once_for_all_that_have_it_alike(
    database, project, article_id, monkeypatch
):
    made = []

    def make(*known):
        made.append(known)
        return make_kinship(*known)

    make_kinship = counts.make_kinship
    monkeypatch.setattr(counts, "make_kinship", make)
    assert len(annotations_of(database, project)) == 12
    # Of the long row an end and its middle, both ends, and one end beside what is alone reach other
    # parts; all the others lead to no further sources than the article's.
    assert len(made) <= 4
