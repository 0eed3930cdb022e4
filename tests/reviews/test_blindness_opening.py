"""What reviewers made blind to each other becomes the desk's once the article is opened."""

from contextlib import ExitStack

import pytest
from sqlalchemy import select, update

from factcheck.accounts.desk import DeskSettings, save_settings
from factcheck.errors import InvalidError
from factcheck.models import Evidence, Project, Source, Speaker
from factcheck.reviews.opening import open_article
from factcheck.reviews.states import submit_review
from factcheck.speakers.merging import NOT_YET, merge_speakers
from tests.reviews.blind import do_work
from tests.reviews.blind_worlds import WORDS, Worlds, read
from tests.support.quoting import add

OWN, THEIRS = WORDS["bob"], WORDS["dana"]


@pytest.fixture(params=["sqlite", "postgresql"])
def world(request, tmp_path):
    with ExitStack() as stack:
        yield stack.enter_context(Worlds(request.getfixturevalue, request.param, tmp_path).grow())


def missing(world, reader, work, *, shared_only=False):
    """Return the pages that lack what belongs there."""
    article_id, project_id = world.seed.article.id, world.seed.things.project_id
    shared = {
        f"/projects/{project_id}/speakers": "name",
        f"/speakers/{work.speaker_id}": "alias",
        f"/projects/{project_id}/sources": "title",
        f"/sources/{work.source_id}": "text",
        f"/api/v1/projects/{project_id}/speakers?q={work.word}": "name",
        f"/comments/{work.comment_id}": "comment",
    }
    own = {
        f"/projects/{project_id}/captures.warc.gz": "text",
        f"/projects/{project_id}/search?q={work.word}note": "note",
        f"/articles/{article_id}/report": "justification",
        f"/articles/{article_id}/export.json": "evidence",
        f"/projects/{project_id}/export.json": "affiliation",
    }
    wanted = shared if shared_only else shared | own
    client = world.client(reader)
    return [page for page, part in wanted.items() if work.word + part not in read(client, page)[1]]


def switch_off(session, world):
    """Let all members see all reviews, as an editor does in the settings."""
    project = session.get_one(Project, world.seed.things.project_id)
    rules = DeskSettings(project.name, False, project.open_pool, 2, project.names_hidden)
    editor_id = world.seed.people["alice"].id
    seen = {"seen_revision": project.revision, "sure": True}
    save_settings(session, project.id, rules, editor_id, **seen)


def open_by_editor(session, world):
    open_article(session, world.seed.article.id, world.seed.people["alice"].id)


def hand_in(session, world):
    for name in ("bob", "dana"):
        submit_review(session, world.seed.article.id, world.seed.people[name].id)


def test_ones_own_work_is_where_it_belongs(world):
    assert missing(world, "bob", world.work("bob")["bob"]) == []


@pytest.mark.parametrize("show", [open_by_editor, hand_in, switch_off])
def test_what_was_made_is_everybodys_then(world, show):
    work = world.work("bob", "dana")["dana"]
    assert len(missing(world, "bob", work, shared_only=True)) == 6
    assert len(missing(world, "carol", work, shared_only=True)) == 6
    world.database.write(lambda session: show(session, world))
    for reader in ("bob", "carol"):
        assert missing(world, reader, work, shared_only=True) == []
    with world.database.read() as session:
        for model in (Speaker, Source):
            left = select(model.id).where(model.made_in_id.is_not(None))
            assert session.scalars(left).all() == []


@pytest.mark.parametrize("show", [open_by_editor, hand_in, switch_off])
def test_a_speaker_made_in_a_review_is_merged_into_only_then(world, show):
    work = world.work("bob", "dana")["dana"]
    project_id, editor_id = world.seed.things.project_id, world.seed.people["alice"].id

    def merge(session):
        project = session.get_one(Project, project_id)
        other = add(session, project, "Somebody known")
        return merge_speakers(session, other.id, work.speaker_id, editor_id)

    with pytest.raises(InvalidError) as refused:
        world.database.write(merge)
    assert refused.value.message == NOT_YET
    world.database.write(lambda session: show(session, world))
    assert world.database.write(merge) == work.speaker_id


@pytest.mark.parametrize("show", [open_by_editor, switch_off])
def test_two_who_made_the_same_have_one_of_it_only_then(world, show):
    article, people = world.seed.article, world.seed.people
    first, second = (
        world.database.write(lambda s, name=name: do_work(s, article, people[name], OWN))
        for name in ("dana", "bob")
    )
    assert first.speaker_id != second.speaker_id
    assert first.source_id != second.source_id
    world.database.write(lambda session: show(session, world))
    with world.database.read() as session:
        assert session.get_one(Speaker, second.speaker_id).merged_into_id == first.speaker_id
        links = session.scalars(select(Evidence).where(Evidence.note == f"{OWN}evidence")).all()
        assert [link.snapshot_id for link in links] == [first.snapshot_id] * 2
        assert session.get_one(Source, second.source_id).removed
        assert not session.get_one(Source, first.source_id).removed


def test_without_the_settings_page_what_was_made_is_shown_all_the_same(world):
    work = world.work("dana")["dana"]
    world.database.write(lambda session: session.execute(update(Project).values(blind=False)))
    assert missing(world, "bob", work, shared_only=True) == []
