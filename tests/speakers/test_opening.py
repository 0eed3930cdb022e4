"""Speakers named by blind reviewers that become the desk's, and those of one name who are one."""

from uuid import UUID

import pytest
from sqlalchemy import select

from factcheck.accounts.service import add_member, create_user
from factcheck.models import (
    Article,
    Attribution,
    Event,
    Project,
    Role,
    Speaker,
    SpeakerKind,
    User,
    uuid7,
)
from factcheck.reviews.opening import open_article
from factcheck.reviews.states import submit_review
from factcheck.speakers.finding import search_speakers
from factcheck.speakers.merging import merge_speakers
from factcheck.speakers.registry import Details, update_speaker
from factcheck.undo.service import undo
from tests.support.quoting import add, quote
from tests.support.work import add_article, sentences

NAME = "Lena Ortiz"


@pytest.fixture
def dana(session, project) -> User:
    person = create_user(session, "Dana", "dana@example.org")
    add_member(session, project.id, person.id, Role.REVIEWER)
    return person


@pytest.fixture
def article(session, project, alice) -> Article:
    session.get_one(Project, project.id).reviewers_per_article = 2
    return add_article(session, project, alice)


@pytest.fixture
def two(session, project, article, bob, dana) -> list[UUID]:
    """The same name as Bob and Dana have it, each on their own; their speakers' ids."""
    row = sentences(session, article)[1]
    return [named(session, quote(session, row, user, NAME)) for user in (bob, dana)]


def named(session, annotation_id: UUID) -> UUID:
    """Return the id of the speaker that an annotation was attributed to, as recorded."""
    who = select(Attribution.speaker_id).where(Attribution.annotation_id == annotation_id)
    return session.scalars(who).one()


def merged_into(session, *speaker_ids: UUID) -> list[UUID | None]:
    session.expire_all()
    return [session.get_one(Speaker, speaker_id).merged_into_id for speaker_id in speaker_ids]


def events(session, *verbs: str) -> list[Event]:
    query = select(Event).where(Event.verb.in_(verbs)).order_by(Event.id)
    return list(session.scalars(query))


@pytest.mark.both_engines
def test_two_of_one_name_are_one_when_the_last_hands_in(session, project, article, bob, dana, two):
    assert two[0] != two[1]
    for person in (bob, dana):
        submit_review(session, article.id, person.id)
    assert merged_into(session, *two) == [None, two[0]]
    assert session.scalars(select(Speaker.made_in_id).where(Speaker.id.in_(two))).all() == [
        None,
        None,
    ]
    assert [row.name for row in search_speakers(session, project.id, "Lena", dana.id)] == [NAME]


@pytest.mark.both_engines
def test_each_step_is_written_down(session, article, alice, two):
    open_article(session, article.id, alice.id)
    shared = events(session, "speaker.shared")
    assert [(event.object_id, event.actor_id) for event in shared] == [
        (speaker_id, alice.id) for speaker_id in two
    ]
    for event in shared:
        assert (event.before, event.after) == ({"made_in": str(article.id)}, {"made_in": None})
    (merged,) = events(session, "speaker.merged")
    assert (merged.object_id, merged.actor_id) == (two[1], alice.id)
    assert merged.before["merged_into"] is None
    assert merged.after["merged_into"] == str(two[0])


@pytest.mark.both_engines
def test_one_that_the_desk_has_already_stands_for_both_though_it_is_younger(
    session, project, article, alice, two
):
    desks = add(session, project, NAME)
    assert desks.id > max(two)
    open_article(session, article.id, alice.id)
    assert merged_into(session, *two, desks.id) == [desks.id, desks.id, None]


@pytest.mark.both_engines
@pytest.mark.parametrize(
    "details",
    [
        Details(NAME, SpeakerKind.ORGANISATION),
        Details("Lena Ortiz Vega", SpeakerKind.PERSON),
    ],
)
def test_those_of_another_kind_or_name_stay_two(session, article, alice, dana, two, details):
    update_speaker(session, two[1], details, 1, dana.id)
    open_article(session, article.id, alice.id)
    assert merged_into(session, *two) == [None, None]
    assert events(session, "speaker.merged") == []


@pytest.mark.both_engines
@pytest.mark.parametrize(("other", "stay"), [("Q2", True), ("Q1", False), ("", False)])
def test_those_of_different_external_ids_stay_two(session, article, bob, dana, two, other, stay):
    person = SpeakerKind.PERSON
    update_speaker(session, two[0], Details(NAME, person, external_id="Q1"), 1, bob.id)
    update_speaker(session, two[1], Details(NAME, person, "Mayor", other), 1, dana.id)
    for reviewer in (bob, dana):
        submit_review(session, article.id, reviewer.id)
    assert merged_into(session, *two) == [None, None if stay else two[0]]


@pytest.mark.both_engines
def test_who_was_merged_into_one_comes_along(session, article, alice, dana, two):
    row = sentences(session, article)[2]
    third = named(session, quote(session, row, dana, "Mayor Ortiz"))
    merge_speakers(session, third, two[1], dana.id)
    open_article(session, article.id, alice.id)
    assert merged_into(session, *two, third) == [None, two[0], two[0]]
    assert session.get_one(Speaker, third).made_in_id is None


@pytest.mark.both_engines
def test_undoing_what_named_one_afterwards_leaves_the_speakers_as_they_are(
    session, project, article, alice, dana, two
):
    open_article(session, article.id, alice.id)
    outcome = undo(session, project.id, dana.id, uuid7())
    assert outcome.refusal is None
    assert merged_into(session, *two) == [None, two[0]]
    assert all(session.get_one(Speaker, speaker_id).removed_at is None for speaker_id in two)
