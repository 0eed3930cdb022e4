"""Letting several people review an article, and reading how they compare."""

from factcheck.agreement.rows import read_readings
from factcheck.agreement.types import Scope, Subject
from factcheck.annotations.reading import Reading
from factcheck.annotations.service import save_annotation
from factcheck.models import (
    Tag,
    uuid7,
)
from factcheck.reviews.states import submit_review
from tests.support.work import annotate, sentences

CLAIM = Tag.CLAIM


def tag_all(session, article, user, tags):
    for sentence, tag in zip(sentences(session, article), tags, strict=False):
        if tag:
            annotate(session, sentence, user, tag)


def hand_in(session, article, *users):
    for user in users:
        submit_review(session, article.id, user.id)
    session.flush()


def both_say(session, article, alice, bob, first, second):
    tag_all(session, article, alice, first)
    tag_all(session, article, bob, second)
    hand_in(session, article, alice, bob)


def say(session, sentence, user, *who, tag=CLAIM, **kwargs):
    reading = Reading(tag, who, **kwargs)
    return save_annotation(session, uuid7(), sentence.id, user.id, reading, seen_revision=0)


def labels(readings, subject=Subject.TAG):
    names = [one.name for one in readings.reviewers]
    return [
        {names[place]: label for place, label in sorted(unit.labels.items())}
        for unit in readings.units[subject]
    ]


def of_project(session, project, **kwargs):
    return read_readings(session, Scope(project_id=project.id, **kwargs), each=True)
