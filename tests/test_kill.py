"""No acknowledged save is lost when the server dies, and repeating one does no harm.

The long form of this is `make soak`.
"""

import pytest
from sqlalchemy import text

from factcheck.annotations.reading import Reading
from factcheck.annotations.service import save_annotation
from factcheck.models import Tag
from tests.bench.kills import WARM, kill_connections, kill_server
from tests.bench.newsroom import open_newsroom
from tests.bench.saves import check_saves, plan_saves

pytestmark = pytest.mark.slow

BROWSERS = 6
SENTENCES = 20


def test_a_killed_server_loses_nothing_it_acknowledged():
    with open_newsroom(BROWSERS, SENTENCES) as newsroom:
        outcome = kill_server(newsroom, rounds=2)
    assert outcome.acknowledged >= WARM * BROWSERS
    assert outcome.wrong == []


def test_a_killed_server_on_postgresql_loses_nothing_it_acknowledged(postgres_server):
    with open_newsroom(BROWSERS, SENTENCES, postgres_server) as newsroom:
        outcome = kill_server(newsroom, rounds=1)
    assert outcome.acknowledged >= WARM * BROWSERS
    assert outcome.wrong == []


def test_saves_survive_that_postgresql_drops_their_connections(postgres_server):
    with open_newsroom(BROWSERS, SENTENCES, postgres_server) as newsroom:
        outcome = kill_connections(newsroom, saves=30, every=0.1)
    assert outcome.killed > 0
    assert outcome.acknowledged == BROWSERS * 30
    assert outcome.wrong == []


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        ("DELETE FROM annotation", "is stored"),
        ("DELETE FROM event", "1 acknowledged, 0 logged"),
        ("UPDATE annotation SET revision = 2", "2 revisions, 1 events"),
        ("UPDATE annotation SET tag = 'other'", "is stored"),
    ],
)
def test_a_loss_would_be_noticed(damage, complaint):
    with open_newsroom(1, SENTENCES) as newsroom:
        [person] = newsroom.reviewers
        plan = plan_saves(person, newsroom.author, 3)

        def save(session):
            sentence, tag = person.sentence_ids[0], Tag(plan[0].tag)
            return save_annotation(
                session, plan[0].annotation_id, sentence, person.id, Reading(tag), seen_revision=0
            )

        newsroom.database.write(save)
        assert check_saves(newsroom, [plan], [1]) == []
        newsroom.database.write(lambda session: session.execute(text(damage)))
        assert complaint in "\n".join(check_saves(newsroom, [plan], [1]))
