"""add publishers, pages, relations and fingerprints of sources, decided discrepancies, captures

What is found by its words or its fingerprint is put in by the application, as with the search: its
command `db upgrade` and each start of the server do it.

Keep it small and reversible: upgrade() must leave rows readable by the release before it, and
downgrade() must undo it on a database with data (tests/test_migrations.py runs both ways).
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"

UUID = sa.LargeBinary(16).with_variant(postgresql.UUID(), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

WORDS = "search_source_words"
# Words come in without punctuation, so that ASCII's is enough to tell them apart.
FTS5 = "fts5(words, tokenize = \"ascii tokenchars '_'\")"


def upgrade() -> None:
    op.create_table(
        "publisher",
        sa.Column("id", UUID, nullable=False),
        sa.Column("project_id", UUID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
            name=op.f("fk_publisher_project_id_project"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publisher")),
    )
    with op.batch_alter_table("publisher", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_publisher_project_id_name"), ["project_id", "name"], unique=False
        )

    op.create_table(
        "capture_item",
        sa.Column("id", UUID, nullable=False),
        sa.Column("project_id", UUID, nullable=False),
        sa.Column("batch_id", UUID, nullable=False),
        sa.Column("actor_id", UUID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "added",
                "known",
                "failed",
                "held",
                name="capturestate",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("source_id", UUID, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["actor_id"],
            ["user.id"],
            name=op.f("fk_capture_item_actor_id_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
            name=op.f("fk_capture_item_project_id_project"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
            name=op.f("fk_capture_item_source_id_source"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capture_item")),
    )
    with op.batch_alter_table("capture_item", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_capture_item_batch_id_position"), ["batch_id", "position"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_capture_item_project_id_actor_id_batch_id"),
            ["project_id", "actor_id", "batch_id"],
            unique=False,
        )

    op.create_table(
        "publisher_name",
        sa.Column("id", UUID, nullable=False),
        sa.Column("project_id", UUID, nullable=False),
        sa.Column("publisher_id", UUID, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
            name=op.f("fk_publisher_name_project_id_project"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["publisher_id"],
            ["publisher.id"],
            name=op.f("fk_publisher_name_publisher_id_publisher"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publisher_name")),
        sa.UniqueConstraint(
            "project_id", "folded", name=op.f("uq_publisher_name_project_id_folded")
        ),
    )
    with op.batch_alter_table("publisher_name", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_publisher_name_publisher_id"), ["publisher_id"], unique=False
        )

    op.create_table(
        "source_index",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("source_id", UUID, nullable=False),
        sa.Column("snapshot_id", UUID, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("related_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("told_with", UUID, nullable=True),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
            name=op.f("fk_source_index_source_id_source"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_source_index")),
        sa.UniqueConstraint("source_id", name=op.f("uq_source_index_source_id")),
    )
    with op.batch_alter_table("source_index", schema=None) as batch_op:
        batch_op.create_index(
            "ix_source_index_unrelated",
            ["number"],
            unique=False,
            sqlite_where=sa.text("related_at IS NULL"),
            postgresql_where=sa.text("related_at IS NULL"),
        )
    op.create_table(
        "source_relation",
        sa.Column("id", UUID, nullable=False),
        sa.Column("project_id", UUID, nullable=False),
        sa.Column("a_id", UUID, nullable=False),
        sa.Column("b_id", UUID, nullable=True),
        sa.Column("article_id", UUID, nullable=True),
        sa.Column(
            "kind",
            sa.Enum("copy", "cites", "quote", name="kinship", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column(
            "course",
            sa.Enum("a_from_b", "b_from_a", "unknown", name="course", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("share_a", sa.Double(), nullable=False),
        sa.Column("share_b", sa.Double(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "suggested",
                "confirmed",
                "rejected",
                name="relationstate",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("decided_by_id", UUID, nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(b_id IS NULL) <> (article_id IS NULL)", name=op.f("ck_source_relation_other")
        ),
        sa.CheckConstraint("b_id IS NULL OR a_id < b_id", name=op.f("ck_source_relation_order")),
        sa.ForeignKeyConstraint(
            ["a_id"], ["source.id"], name=op.f("fk_source_relation_a_id_source"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["b_id"], ["source.id"], name=op.f("fk_source_relation_b_id_source"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"],
            ["user.id"],
            name=op.f("fk_source_relation_decided_by_id_user"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
            name=op.f("fk_source_relation_project_id_project"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_relation")),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_source_relation_article_id_article"),
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("a_id", "b_id", name=op.f("uq_source_relation_a_id_b_id")),
        sa.UniqueConstraint("a_id", "article_id", name=op.f("uq_source_relation_a_id_article_id")),
    )
    with op.batch_alter_table("source_relation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_source_relation_b_id"), ["b_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_source_relation_article_id"), ["article_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_source_relation_project_id_state_id"),
            ["project_id", "state", "id"],
            unique=False,
        )

    op.create_table(
        "source_fingerprint",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["number"],
            ["source_index.number"],
            name=op.f("fk_source_fingerprint_number_source_index"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("hash", "number", name=op.f("pk_source_fingerprint")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "discrepancy",
        sa.Column("id", UUID, nullable=False),
        sa.Column("annotation_id", UUID, nullable=False),
        sa.Column("snapshot_id", UUID, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "number",
                "percent",
                "date",
                "quotation",
                "negation",
                "direction",
                "name",
                "role",
                name="discrepancykind",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("claim_value", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.String(), nullable=False),
        sa.Column("source_value", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("accepted", "dismissed", name="discrepancystate", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint('"start" >= 0 AND "start" < "end"', name=op.f("ck_discrepancy_span")),
        sa.ForeignKeyConstraint(
            ["annotation_id"],
            ["annotation.id"],
            name=op.f("fk_discrepancy_annotation_id_annotation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["snapshot_id"],
            ["snapshot.id"],
            name=op.f("fk_discrepancy_snapshot_id_snapshot"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_discrepancy")),
    )
    with op.batch_alter_table("discrepancy", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_discrepancy_snapshot_id"), ["snapshot_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_discrepancy_annotation_id"), ["annotation_id"], unique=False
        )

    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.add_column(sa.Column("page", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("archive_url", sa.String(), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("sort_title", sa.String(), nullable=False, server_default=""))
        batch_op.create_index(
            batch_op.f("ix_source_project_id_page"), ["project_id", "page"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_source_project_id_publisher"), ["project_id", "publisher"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_source_project_id_sort_title_id"),
            ["project_id", "sort_title", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_source_project_id_published_id"),
            ["project_id", "published", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_source_project_id_kind"), ["project_id", "kind"], unique=False
        )
        for name, column, condition in (
            ("removed", "removed_at", "removed_at IS NOT NULL"),
            ("unarchived", "url", "url <> '' AND archive_url = ''"),
        ):
            batch_op.create_index(
                f"ix_source_{name}",
                ["project_id", column],
                unique=False,
                sqlite_where=sa.text(condition),
                postgresql_where=sa.text(condition),
            )
    with op.batch_alter_table("source", schema=None) as batch_op:
        for column in ("page", "archive_url", "sort_title"):
            batch_op.alter_column(
                column, existing_type=sa.String(), existing_nullable=False, server_default=None
            )
    with op.batch_alter_table("snapshot", schema=None) as batch_op:
        batch_op.add_column(sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))
    if op.get_context().dialect.name == "sqlite":
        op.execute(f"CREATE VIRTUAL TABLE {WORDS} USING {FTS5}")
    else:
        op.create_table(
            WORDS,
            sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False),
            sa.Column("words", postgresql.TSVECTOR(), nullable=False),
            sa.PrimaryKeyConstraint("place", name=op.f(f"pk_{WORDS}")),
        )
        op.create_index(op.f(f"ix_{WORDS}_words"), WORDS, ["words"], postgresql_using="gin")


def downgrade() -> None:
    op.drop_table(WORDS)
    # What was decided or taken back has no place, nor can it be undone, in the release before.
    for verbs in ("discrepancy.decided", "snapshot.%"):
        op.execute(
            "UPDATE event SET step_id = NULL WHERE step_id IN "
            f"(SELECT id FROM step WHERE verb LIKE '{verbs}')"
        )
        op.execute(f"DELETE FROM event WHERE verb LIKE '{verbs}'")
        op.execute(f"DELETE FROM step WHERE verb LIKE '{verbs}'")
    gone = "SELECT id FROM snapshot WHERE removed_at IS NOT NULL"
    for table in ("discrepancy", "evidence", "passage"):
        op.execute(f"DELETE FROM {table} WHERE snapshot_id IN ({gone})")
    op.execute("DELETE FROM snapshot WHERE removed_at IS NOT NULL")
    with op.batch_alter_table("snapshot", schema=None) as batch_op:
        batch_op.drop_column("removed_at")
    # Fetched sources had no name for how they came.
    op.execute("UPDATE snapshot SET method = 'uploaded' WHERE method = 'fetched'")
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.drop_index("ix_source_unarchived")
        batch_op.drop_index("ix_source_removed")
        batch_op.drop_index(batch_op.f("ix_source_project_id_kind"))
        batch_op.drop_index(batch_op.f("ix_source_project_id_published_id"))
        batch_op.drop_index(batch_op.f("ix_source_project_id_sort_title_id"))
        batch_op.drop_index(batch_op.f("ix_source_project_id_publisher"))
        batch_op.drop_index(batch_op.f("ix_source_project_id_page"))
        batch_op.drop_column("sort_title")
        batch_op.drop_column("archived_at")
        batch_op.drop_column("archive_url")
        batch_op.drop_column("page")

    with op.batch_alter_table("discrepancy", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_discrepancy_annotation_id"))
        batch_op.drop_index(batch_op.f("ix_discrepancy_snapshot_id"))

    op.drop_table("discrepancy")
    op.drop_table("source_fingerprint")
    with op.batch_alter_table("source_relation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_source_relation_project_id_state_id"))
        batch_op.drop_index(batch_op.f("ix_source_relation_b_id"))
        batch_op.drop_index(batch_op.f("ix_source_relation_article_id"))

    op.drop_table("source_relation")
    op.drop_table("source_index")
    with op.batch_alter_table("publisher_name", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_publisher_name_publisher_id"))

    op.drop_table("publisher_name")
    with op.batch_alter_table("capture_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_capture_item_project_id_actor_id_batch_id"))
        batch_op.drop_index(batch_op.f("ix_capture_item_batch_id_position"))

    op.drop_table("capture_item")
    with op.batch_alter_table("publisher", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_publisher_project_id_name"))

    op.drop_table("publisher")
