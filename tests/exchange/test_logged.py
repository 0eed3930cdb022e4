"""The log of a project that came by an import, as its editor reads and downloads it."""

import csv
import json
import re
from io import BytesIO, StringIO

import pytest
from sqlalchemy import select

from factcheck.exchange.document import read_document
from factcheck.exchange.importing import add_project
from factcheck.models import Event
from factcheck.overview.wording import NOUNS, VERBS
from tests.exchange.conftest import bring

pytestmark = pytest.mark.both_engines


@pytest.fixture
def imported(database, shared, alice):
    """The project with other ids, brought into the installation it is of, with Alice as editor."""
    data = re.sub(rb'"0([0-9a-f]{7}-)', rb'"1\1', shared)
    project = read_document(BytesIO(data)).project
    database.write(lambda session: add_project(session, project, alice.id))
    bring(database, data)
    return project


def test_all_that_an_import_logs_has_words_of_its_own(database, imported):
    with database.read() as session:
        query = select(Event.verb).where(Event.project_id == imported.id).distinct()
        verbs = set(session.scalars(query))
    nouns = {verb.partition(".")[0] for verb in verbs if verb.endswith(".imported")}
    assert nouns == {
        "annotation", "article", "comment", "decision", "discrepancy", "evidence", "guideline",
        "project", "publisher", "relation", "source", "speaker", "user",
    }  # fmt: skip
    assert verbs <= VERBS.keys()
    assert nouns <= NOUNS.keys()


def test_the_log_of_an_imported_project_opens_and_both_its_files_do(signed_in, alice, imported):
    browser = signed_in(alice)
    address = f"/projects/{imported.id}/audit"
    for noun in NOUNS:
        assert browser.get(f"{address}?what={noun}").status_code == 200, noun
    assert "Relation of sources imported" in browser.get(f"{address}?what=relation").text
    speakers = browser.get(f"{address}?what=speaker").text
    assert "Speaker imported" in speakers
    assert "Şule Öz 1" in speakers
    annotations = browser.get(f"{address}?what=annotation").text
    assert "Annotation imported" in annotations
    assert "Tag none" in annotations or "Tag Not tagged" in annotations
    rows = list(csv.reader(StringIO(browser.get(f"{address}.csv").text)))
    lines = browser.get(f"{address}.jsonl").text.splitlines()
    assert len(rows) - 1 == len(lines) > 100
    assert {json.loads(line)["verb"] for line in lines} >= {"relation.imported", "user.imported"}
