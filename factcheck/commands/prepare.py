"""What has to be there before the server starts."""

from factcheck.accounts.service import make_sign_in_link
from factcheck.commands.common import ensure_local_user, index_all, open_database, prepare
from factcheck.config import Settings
from factcheck.demo.load import load_demo


def prepare_database(settings: Settings) -> None:
    """Make a new SQLite file; refuse a database that is not up to date.

    What could not be searched yet, as an older release had stored it, is indexed.
    """
    with open_database(settings) as database:
        index_all(database)


def prepare_demo(settings: Settings) -> str:
    """Bring the database up to date, with the demo desk in it; return a token that signs in."""
    prepare(settings, upgrading=True)
    with open_database(settings) as database:
        index_all(database)
        user_id = database.write(ensure_local_user)
        database.write(lambda session: load_demo(session, user_id))
        return database.write(lambda session: make_sign_in_link(session, user_id))
