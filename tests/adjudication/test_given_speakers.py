"""Whom a decision means that names somebody no reviewer named, until its layer is written."""

from io import BytesIO

import pytest
from sqlalchemy import delete, select

from factcheck.annotations.reading import AttributionDraft, Reading
from factcheck.annotations.service import save_annotation
from factcheck.exchange.document import read_document
from factcheck.exchange.export import export_project
from factcheck.models import Project, Speaker, SpeakerAlias, SpeakerKind, Tag, uuid7
from factcheck.speakers.registry import Details, create_speaker, update_speaker
from tests.adjudication.adjudicating import finish_it
from tests.adjudication.attributing import give, mara
from tests.adjudication.test_attributing import laid_attributions
from tests.support.work import add_article, sentences

pytestmark = pytest.mark.both_engines


@pytest.fixture
def blind_elsewhere(named):
    """In another article, whose reviews are still apart, Dana names somebody of this name."""
    bob, dana, _ = named.reviewers
    who = AttributionDraft(uuid7(), "Mara VOSS", speaker_kind=SpeakerKind.ORGANISATION)

    def work(session):
        project = session.get_one(Project, named.project.id)
        text = "It rained, said Mara. Nobody came."
        rows = sentences(session, add_article(session, project, named.alice, text, "The rain"))
        for person, said in ((dana, (who,)), (bob, ())):
            quote = Reading(Tag.QUOTE, said)
            save_annotation(session, uuid7(), rows[0].id, person.id, quote, seen_revision=0)

    named.database.write(work)


def test_whom_others_name_blind_gives_a_decision_no_spelling(named, blind_elsewhere):
    [told] = give(named, mara("Mara Voss")).choice["attributions"]
    assert told["speaker"] == {"id": None, "name": "Mara Voss", "kind": "person"}


def test_what_a_reviewer_exports_names_nobody_who_is_not_in_it(named, blind_elsewhere):
    give(named, mara("Mara Voss"))
    finish_it(named)
    with named.database.read() as session:
        for reader in named.reviewers:
            data = b"".join(export_project(session, named.project.id, reviewer_id=reader.id))
            assert read_document(BytesIO(data)).project.id == named.project.id


def test_a_speaker_who_is_renamed_before_the_end_is_the_same_speaker(named):
    def add(session):
        details = Details("Jon Smith", SpeakerKind.PERSON)
        return create_speaker(session, named.project.id, details, named.alice.id)

    def rename(session):
        speaker = session.get_one(Speaker, speaker_id)
        details = Details("John Smith", SpeakerKind.PERSON)
        update_speaker(session, speaker_id, details, speaker.revision, named.alice.id)
        old = SpeakerAlias.speaker_id == speaker_id, SpeakerAlias.alias == "Jon Smith"
        session.execute(delete(SpeakerAlias).where(*old))

    speaker_id = named.database.write(add)
    give(named, mara("Jon Smith"))
    named.database.write(rename)
    finish_it(named)
    [who] = laid_attributions(named)
    assert (who.speaker_id, who.speaker_name) == (speaker_id, "John Smith")
    here = select(Speaker.name).where(Speaker.project_id == named.project.id)
    names = named.read(lambda session: session.scalars(here).all())
    assert "Jon Smith" not in names
