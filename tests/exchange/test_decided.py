"""Decisions that come with an export into a project that knows its speakers by other ids."""

import json

import pytest

from factcheck.adjudication.bench import read_bench
from factcheck.adjudication.finishing import finish
from factcheck.annotations.reading import AttributionDraft, Reading
from factcheck.annotations.service import save_annotation
from factcheck.models import Project, ReviewState, SpeakerKind, Tag, uuid7
from factcheck.speakers.service import AUTHOR, add_speaker
from tests.adjudication.differing import left, make_panel
from tests.exchange.conftest import empty, export_of, send  # noqa: F401  a fixture
from tests.support.desk import add_desk

pytestmark = pytest.mark.both_engines


@pytest.fixture
def worked(database, desk):
    """Two differ on whose words a sentence is, the author's or the mayor's; Alice decides."""
    panel = make_panel(database, desk, 2)
    author = AttributionDraft(uuid7(), AUTHOR, speaker_kind=SpeakerKind.AUTHOR)
    first, bob = panel.sentences[0].id, panel.reviewers[0].id
    database.write(
        lambda s: save_annotation(
            s, uuid7(), first, bob, Reading(Tag.QUOTE, (author,)), seen_revision=0
        )
    )
    panel.say(1, 0, Tag.QUOTE, by="Lena Ortiz")
    panel.hand_in()
    [part] = panel.bench().undecided
    panel.decide(part, part.options[0].choice)
    return panel


@pytest.fixture
def elsewhere(empty):  # noqa: F811
    """Another installation, whose project knows the mayor already."""

    def work(session):
        desk = add_desk(session)
        session.get_one(Project, desk.project.id).reviewers_per_article = 2
        add_speaker(session, desk.project.id, "Lena Ortiz", SpeakerKind.PERSON, desk.alice.id)
        return desk

    return empty.write(work)


def move(panel, empty, desk, data):  # noqa: F811
    send(empty, data, desk.project, desk.alice)
    panel.database, panel.project, panel.alice = empty, desk.project, desk.alice


def test_what_was_decided_stands_where_speakers_have_other_ids(worked, empty, elsewhere):  # noqa: F811
    move(worked, empty, elsewhere, export_of(worked.database, worked.project.id))
    assert left(worked) == (0, 0, 0, 0)
    empty.write(lambda s: finish(s, worked.article_id, elsewhere.alice.id))


def test_a_finished_article_comes_as_it_was(worked, empty, elsewhere):  # noqa: F811
    worked.database.write(lambda s: finish(s, worked.article_id, worked.alice.id))
    move(worked, empty, elsewhere, export_of(worked.database, worked.project.id))
    with empty.read() as session:
        bench = read_bench(session, worked.article_id)
        assert bench.review.state is ReviewState.SUBMITTED
        assert bench.undecided == []


def test_the_file_may_come_twice(worked, empty, elsewhere):  # noqa: F811
    data = export_of(worked.database, worked.project.id)
    move(worked, empty, elsewhere, data)
    summary = send(empty, data, elsewhere.project, elsewhere.alice)
    assert summary.already == 1


def test_what_was_decided_of_other_answers_does_not_stand(worked, empty, elsewhere):  # noqa: F811
    doc = json.loads(export_of(worked.database, worked.project.id))
    [decision] = [one for review in doc["articles"][0]["reviews"] for one in review["decisions"]]
    decision["inputs"][1]["value"]["attributions"][0]["role"] = "the former mayor"
    move(worked, empty, elsewhere, json.dumps(doc).encode())
    assert left(worked)[2:] == (1, 1)
