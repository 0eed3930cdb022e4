"""The index of the search is filled where it is not, and can be made anew."""

import pytest
from sqlalchemy import func, select, text

from factcheck.commands.prepare import prepare_database
from factcheck.config import Settings
from factcheck.db import Database
from factcheck.models import SearchArticle

COUNT = text(
    "SELECT count(*) FROM search_sentence_words WHERE search_sentence_words MATCH 'bridge'"
)


@pytest.fixture
def stored(run, op_ed, tmp_path):
    """A database with an article, as the release before the search has left it."""
    run("import", op_ed)
    database = Database(f"sqlite:///{tmp_path}/data/factcheck.sqlite")
    assert counts(database) == (1, 1)
    for table in ("search_article", "search_sentence_words"):
        database.write(lambda session, t=table: session.execute(text(f"DELETE FROM {t}")))
    assert counts(database) == (0, 0)
    yield database
    database.close()


def counts(database: Database) -> tuple[int | None, int | None]:
    with database.read() as session:
        articles = session.scalar(select(func.count()).select_from(SearchArticle))
        return articles, session.scalar(COUNT)


def test_an_upgrade_indexes_what_is_stored(run, stored):
    assert "Articles indexed for the search: 1\n" in run("db", "upgrade").stdout
    assert counts(stored) == (1, 1)
    assert "indexed" not in run("db", "upgrade").stdout


def test_the_server_indexes_it_before_it_starts(stored):
    prepare_database(Settings.from_env())
    assert counts(stored) == (1, 1)


def test_the_index_can_be_made_anew(run, stored):
    run("db", "upgrade")
    spoil = text("UPDATE search_sentence_words SET words = 'x'")
    stored.write(lambda session: session.execute(spoil))
    assert counts(stored) == (1, 0)
    assert run("db", "reindex").exit_code == 0
    assert counts(stored) == (1, 1)
