"""A small project's pages cost the same beside a large one's."""

import pytest
from sqlalchemy import Engine, event, insert

from factcheck.models import Article, Comment, Review, uuid7s
from factcheck.overview.audit import Wanted, list_events
from factcheck.overview.figures import read_figures
from factcheck.reviews.assignments import Wanted as Assignments
from factcheck.reviews.assignments import list_assigned
from tests.overview.test_figures import TODAY
from tests.support.work import add_article

MANY = 3000


def add_neighbour(session, desk):
    """Fill Mallory's desk with articles that she reviews and speaks of."""
    one = add_article(session, desk.elsewhere, desk.mallory)
    row = {column.key: getattr(one, column.key) for column in Article.__mapper__.column_attrs}
    ids = uuid7s(MANY)
    articles = [row | {"id": key, "sha256": f"{at:064x}"} for at, key in enumerate(ids)]
    session.execute(insert(Article), articles)
    reviews = [
        {"id": key, "article_id": article_id, "reviewer_id": desk.mallory.id}
        for key, article_id in zip(uuid7s(MANY), ids, strict=True)
    ]
    session.execute(insert(Review), reviews)
    said = {
        "project_id": desk.elsewhere.id,
        "author_id": desk.mallory.id,
        "from_editor": True,
        "text": "See.",
    }
    comments = [
        {"id": key, "article_id": article_id, **said}
        for key, article_id in zip(uuid7s(MANY), ids, strict=True)
    ]
    session.execute(insert(Comment), comments)


@pytest.fixture
def work_of(database):
    """Count the thousands of steps that SQLite takes for what a function asks."""

    def work_of(ask):
        steps = []

        def watch(connection, *_):
            connection.connection.driver_connection.set_progress_handler(
                lambda: steps.append(1) and None, 1000
            )

        event.listen(Engine, "before_cursor_execute", watch)
        try:
            with database.read() as session:
                ask(session)
        finally:
            event.remove(Engine, "before_cursor_execute", watch)
        return len(steps)

    return work_of


@pytest.mark.parametrize("page", ["log", "editor", "reviewer", "assigned", "overdue"])
def test_a_page_costs_the_same_beside_a_large_project(database, desk, busy, work_of, page):
    here = desk.project.id
    asks = {
        "log": lambda s: list_events(s, here, desk.alice.id, Wanted()),
        "editor": lambda s: read_figures(s, here, desk.alice.id, is_editor=True, today=TODAY),
        "reviewer": lambda s: read_figures(s, here, desk.bob.id, is_editor=False, today=TODAY),
        "assigned": lambda s: list_assigned(s, here, desk.alice.id, Assignments()),
        "overdue": lambda s: list_assigned(s, here, desk.alice.id, Assignments(overdue=True)),
    }
    before = work_of(asks[page])
    database.write(lambda session: add_neighbour(session, desk))
    # One step for each of the neighbour's articles would be more than that.
    assert work_of(asks[page]) < before + 2 * MANY // 1000
