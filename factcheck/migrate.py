"""Bringing a database up to date."""

from alembic import command
from alembic.config import Config

from factcheck.paths import resource_dir


def alembic_config(database_url: str) -> Config:
    """Return an Alembic configuration for the migrations this package ships."""
    config = Config()
    config.set_main_option("script_location", str(resource_dir("migrations")).replace("%", "%%"))
    config.attributes["database_url"] = database_url
    return config


def upgrade(database_url: str) -> None:
    """Bring the database to the newest revision; a new one gets all its tables."""
    command.upgrade(alembic_config(database_url), "head")
