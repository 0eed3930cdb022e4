"""add the index of the search, empty

The words of what is stored are made by the application, which a migration does not import. Its
command `db upgrade` puts in what is not there yet once the migrations are through, as each start of
the server does.

Keep it small and reversible: upgrade() must leave rows readable by the release before it, and
downgrade() must undo it on a database with data (tests/test_migrations.py runs both ways).
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"

UUID = sa.LargeBinary(16).with_variant(postgresql.UUID(), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

INDEXES = ("search_sentence_words", "search_note_words")
# Words come in without punctuation, so that ASCII's is enough to tell them apart.
FTS5 = "fts5(words, columnsize = 0, tokenize = \"ascii tokenchars '_'\")"


def upgrade() -> None:
    for table, of in (("search_article", "article"), ("search_note", "annotation")):
        op.create_table(
            table,
            sa.Column("number", NUMBER, nullable=False),
            sa.Column(f"{of}_id", UUID, nullable=False),
            sa.Column("version", sa.Integer(), nullable=False),
            sa.ForeignKeyConstraint(
                [f"{of}_id"],
                [f"{of}.id"],
                name=op.f(f"fk_{table}_{of}_id_{of}"),
                ondelete="CASCADE",
            ),
            sa.PrimaryKeyConstraint("number", name=op.f(f"pk_{table}")),
            sa.UniqueConstraint(f"{of}_id", name=op.f(f"uq_{table}_{of}_id")),
        )
    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_article_project_id_removed_at_language_published_id"),
            ["project_id", "removed_at", "language", "published", "id"],
            unique=False,
        )
    for index in INDEXES:
        if op.get_context().dialect.name == "sqlite":
            op.execute(f"CREATE VIRTUAL TABLE {index} USING {FTS5}")
        else:
            op.create_table(
                index,
                sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False),
                sa.Column("words", postgresql.TSVECTOR(), nullable=False),
                sa.PrimaryKeyConstraint("place", name=op.f(f"pk_{index}")),
            )
            op.create_index(op.f(f"ix_{index}_words"), index, ["words"], postgresql_using="gin")


def downgrade() -> None:
    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_article_project_id_removed_at_language_published_id"))
    for table in (*INDEXES, "search_note", "search_article"):
        op.drop_table(table)
